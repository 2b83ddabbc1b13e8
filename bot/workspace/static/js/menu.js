// A button that opens a menu of deeds.

import { h } from "./dom.js";
import { asPopup, closePopup, isOpen, openAt } from "./popup.js";

/** A button with a menu; `items` are {words, act, danger}, `face` is what the button shows. */
export function menuButton({ label, face, items, kind = "icon-button" }) {
  const entries = items.map((item) => entry(item));
  const menu = asPopup(h("div", { class: "menu", role: "menu", "aria-label": label }, entries));
  const button = h("button", { class: kind, type: "button", title: label, "aria-label": label, "aria-haspopup": "menu", "aria-expanded": "false" }, face);
  const whole = h("span", { class: "menu-holder" }, button, menu);
  const close = () => { closePopup(menu); button.setAttribute("aria-expanded", "false"); };
  const open = () => { openAt(menu, button, { end: true }); button.setAttribute("aria-expanded", "true"); entries[0].focus(); };
  button.addEventListener("click", () => (isOpen(menu) ? close() : open()));
  button.addEventListener("keydown", (event) => { if (event.key === "ArrowDown") { event.preventDefault(); open(); } });
  menu.addEventListener("keydown", (event) => onKey(event, entries, () => { close(); button.focus(); }));
  menu.addEventListener("focusout", (event) => { if (!whole.contains(event.relatedTarget)) close(); });
  entries.forEach((each, place) => each.addEventListener("click", () => { close(); button.focus(); items[place].act(); }));
  return whole;
}

function entry({ words, danger }) {
  return h("button", { class: danger ? "menu-item danger" : "menu-item", type: "button", role: "menuitem", tabIndex: -1 }, words);
}

function onKey(event, entries, leave) {
  const place = entries.indexOf(document.activeElement);
  const steps = { ArrowDown: place + 1, ArrowUp: place - 1 + entries.length, Home: 0, End: entries.length - 1 };
  if (event.key === "Escape") leave();
  else if (event.key === "Tab") { leave(); return; }
  else if (event.key in steps) entries[steps[event.key] % entries.length].focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
