// The modal on top, if the app has opened one.

import { drawBlocks } from "./blocks.js";
import { fill, h } from "./dom.js";
import { entered } from "./elements.js";
import { icon } from "./icons.js";
import { act } from "./server.js";
import { store } from "./store.js";
import { withEmoji } from "./text.js";

let shown = "";

/** Brings the modal up to date. */
export function showModal() {
  const dialog = document.getElementById("modal");
  const view = store.views.modals.at(-1);
  const state = view ? `${store.me}/${view.id}/${view.hash}` : "";
  if (state === shown) return;
  shown = state;
  if (!view) {
    dialog.close();
    return;
  }
  build(dialog, view);
  if (!dialog.open) dialog.showModal();
}

function build(dialog, view) {
  const dismiss = () => act("dismiss", { user: store.me });
  const use = (element, chosen) => act("click-view", { user: store.me, view_id: view.id, action_id: element.action_id, chosen, values: valuesOf(dialog, view) });
  const body = h("div", { class: "body" }, drawBlocks(view.blocks, use));
  const submit = view.submit ? h("button", { class: "button primary", type: "submit" }, withEmoji(view.submit.text)) : null;
  const close = h("button", { class: "button", type: "button", onclick: dismiss }, view.close ? withEmoji(view.close.text) : "Cancel");
  const head = h("div", { class: "pane-head" }, h("h2", {}, withEmoji(view.title.text)), h("button", { class: "icon-button", type: "button", "aria-label": "Close", onclick: dismiss }, icon("close")));
  const form = h("form", {}, head, body, h("footer", {}, close, submit));
  form.addEventListener("submit", (event) => handIn(event, dialog, view));
  fill(dialog, form);
  dialog.setAttribute("aria-label", view.title.text);
  dialog.oncancel = (event) => { event.preventDefault(); dismiss(); };
}

async function handIn(event, dialog, view) {
  event.preventDefault();
  dialog.querySelectorAll(".wrong").forEach((line) => line.remove());
  const answer = await act("submit", { user: store.me, values: valuesOf(dialog, view) });
  for (const [block, words] of Object.entries(answer?.errors ?? {})) {
    dialog.querySelector(`[data-block="${CSS.escape(block)}"] .field`)?.append(h("span", { class: "wrong", role: "alert" }, words));
  }
}

function valuesOf(dialog, view) {
  const values = {};
  for (const block of view.blocks.filter((each) => each.type === "input")) {
    const control = dialog.querySelector(`[data-block="${CSS.escape(block.block_id)}"] :is(.control, .options)`);
    values[block.block_id] = { [block.element.action_id]: entered(block.element, control) };
  }
  return values;
}
