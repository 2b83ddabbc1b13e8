// Editing one's own message where it stands.

import { h } from "./dom.js";
import { act } from "./server.js";
import { store } from "./store.js";

/** Puts a box with the message's words in their place in its list item, until it is saved or left. */
export function edit(message, item) {
  const body = item.querySelector(".words");
  const box = h("textarea", { class: "control", rows: 2, "aria-label": "Edit message", value: asTyped(message.text) });
  const leave = () => { form.remove(); body.hidden = false; item.querySelector(".tools button")?.focus(); };
  const save = async () => {
    if (!box.value.trim()) return;
    await act("edit", { user: store.me, channel: message.channel, ts: message.ts, text: box.value });
    leave();
  };
  const buttons = [h("button", { class: "button", type: "button", onclick: leave }, "Cancel"), h("button", { class: "button primary", type: "submit" }, "Save")];
  const form = h("form", { class: "editing" }, box, h("div", { class: "actions-block" }, buttons));
  form.addEventListener("submit", (event) => { event.preventDefault(); save(); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
    else if (event.key === "Enter" && !event.shiftKey) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  body.hidden = true;
  body.after(form);
  box.focus();
}

/** A message's text as a person would type it. */
function asTyped(text) {
  const names = text.replace(/<@(\w+)>/g, (_, id) => `@${store.users.get(id)?.name ?? id}`);
  const plain = names.replace(/<#\w+\|([^>]+)>/g, "#$1").replace(/<!(\w+)>/g, "@$1").replace(/<([^>|]+)(?:\|[^>]*)?>/g, "$1");
  return plain.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}
