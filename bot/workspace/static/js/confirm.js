// Asking back before something is done.

import { fill, h } from "./dom.js";
import { textOf, withEmoji } from "./text.js";

/** Asks in the app's words; true when the person wants it done. The keyboard returns to where it was. */
export function confirmed(question) {
  const dialog = document.getElementById("question");
  const style = question.style === "danger" ? "danger" : "primary";
  const no = h("button", { class: "button", value: "" }, withEmoji(question.deny.text));
  const yes = h("button", { class: `button ${style}`, value: "yes" }, withEmoji(question.confirm.text));
  const title = h("h2", { id: "question-title" }, withEmoji(question.title.text));
  fill(dialog, h("form", { method: "dialog" }, h("div", { class: "pane-head" }, title), h("div", { class: "body" }, textOf(question.text)), h("footer", {}, no, yes)));
  dialog.returnValue = "";
  dialog.showModal();
  no.focus();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
}
