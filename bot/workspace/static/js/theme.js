// Light and dark: as the system says, until the person chooses.

import { fill } from "./dom.js";
import { icon } from "./icons.js";

const KEY = "theme";

/** Sets the button that changes between light and dark. */
export function startTheme() {
  const button = document.getElementById("theme");
  apply(button, localStorage.getItem(KEY) ?? system());
  button.addEventListener("click", () => {
    const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    localStorage.setItem(KEY, next);
    apply(button, next);
  });
}

function system() {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function apply(button, theme) {
  document.documentElement.dataset.theme = theme;
  const other = theme === "dark" ? "light" : "dark";
  button.setAttribute("aria-label", `Use ${other} colours`);
  button.title = `Use ${other} colours`;
  fill(button, icon(theme === "dark" ? "sun" : "moon"));
}
