// The square in front of a name.

import { h } from "./dom.js";

const COLOURS = ["#7a4fa3", "#b0632c", "#3b6fb5", "#4e7d34", "#a8456f"];

/** A user's square; it says nothing to screen readers, the name beside it does. */
export function avatar(user) {
  const square = h("span", { class: "avatar", "aria-hidden": "true" });
  if (user.id === "USLACKBOT") square.textContent = "S";
  else if (user.isBot) square.append(h("img", { src: "/static/icon.svg", alt: "" }));
  else square.textContent = user.realName.slice(0, 1);
  square.style.background = COLOURS[[...user.id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % COLOURS.length];
  return square;
}
