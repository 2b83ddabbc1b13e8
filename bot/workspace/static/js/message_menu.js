// What can be done with one message: its shortcuts, and for its author editing and deleting.

import { h } from "./dom.js";
import { edit } from "./editing.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { act } from "./server.js";
import { store } from "./store.js";

/** The tools of a message; `onThread` opens its thread, and is null where there is none to open. */
export function drawTools(message, onThread) {
  const label = "Reply in thread";
  const reply = onThread ? h("button", { class: "icon-button", type: "button", title: label, "aria-label": label, onclick: onThread }, icon("thread")) : null;
  const tools = h("div", { class: "tools" }, reply);
  const items = itemsFor(message, () => tools.closest("li"));
  if (items.length) tools.append(menuButton({ label: "More actions", face: icon("more"), items }));
  return tools.hasChildNodes() ? tools : null;
}

function itemsFor(message, here) {
  const about = { user: store.me, channel: message.channel, ts: message.ts };
  const shortcuts = store.shortcuts.filter((each) => each.kind === "message").map(({ name, callbackId }) => ({
    words: name,
    act: () => act("shortcut", { ...about, callback_id: callbackId }),
  }));
  if (message.user !== store.me) return shortcuts;
  return [
    ...shortcuts,
    { words: "Edit message", act: () => edit(message, here()) },
    { words: "Delete message", danger: true, act: () => act("delete", about) },
  ];
}
