// The modal on top, if the app has opened one.

import { drawBlocks } from "./blocks.js";
import { createContext, valuesOf } from "./context.js";
import { fill, h } from "./dom.js";
import { complain, forgive } from "./field.js";
import { icon } from "./icons.js";
import { act } from "./server.js";
import { store } from "./store.js";
import { withEmoji } from "./text.js";

const FOCUSABLE = "input, textarea, select, button:not(.quiet), a[href]";
let shown = { id: "", state: "", context: null };

/** Brings the modal up to date. */
export function showModal() {
  const dialog = document.getElementById("modal");
  const view = store.views.modals.at(-1);
  const state = view ? `${store.me}/${view.id}/${view.hash}` : "";
  if (state === shown.state) return;
  if (!view) {
    shown = { id: "", state, context: null };
    dialog.close();
    return;
  }
  build(dialog, view, state);
}

/** Draws a view; one that is there already keeps what is entered, and where the keyboard is. */
function build(dialog, view, state) {
  const again = shown.id === view.id;
  const values = again ? { ...view.state.values, ...valuesOf(shown.context) } : view.state.values;
  const at = again ? document.activeElement?.closest("[data-block]")?.dataset.block : null;
  const context = createContext({
    values,
    use: (element, chosen) => act("click-view", { user: store.me, view_id: view.id, action_id: element.action_id, chosen, values: valuesOf(context) }),
    suggest: (element, typed) => act("suggest", { user: store.me, view_id: view.id, action_id: element.action_id, typed }),
  });
  shown = { id: view.id, state, context };
  fill(dialog, drawForm(dialog, view, context));
  dialog.setAttribute("aria-labelledby", "modal-title");
  dialog.oncancel = (event) => { event.preventDefault(); dismiss(); };
  if (!dialog.open) dialog.showModal();
  focusIn(dialog, view, at);
}

function drawForm(dialog, view, context) {
  const below = store.views.modals.length > 1;
  const leave = below ? h("button", { class: "icon-button quiet", type: "button", "aria-label": "Back", onclick: () => dismiss() }, icon("back")) : null;
  const away = h("button", { class: "icon-button quiet", type: "button", "aria-label": "Close", onclick: () => dismiss(true) }, icon("close"));
  const head = h("div", { class: "pane-head" }, leave, h("h2", { id: "modal-title" }, withEmoji(view.title.text)), away);
  const close = h("button", { class: "button", type: "button", onclick: () => dismiss() }, view.close ? withEmoji(view.close.text) : "Cancel");
  const submit = view.submit ? h("button", { class: "button primary", type: "submit" }, withEmoji(view.submit.text)) : null;
  const form = h("form", { noValidate: true }, head, h("div", { class: "body" }, drawBlocks(view.blocks, context)), h("footer", {}, close, submit));
  form.addEventListener("submit", (event) => { event.preventDefault(); handIn(dialog, context); });
  return form;
}

function dismiss(everything = false) {
  return act("dismiss", { user: store.me, everything });
}

async function handIn(dialog, context) {
  const submit = dialog.querySelector("[type=submit]");
  if (submit.getAttribute("aria-busy") === "true") return;
  submit.setAttribute("aria-busy", "true");
  forgive(dialog);
  const answer = await act("submit", { user: store.me, values: valuesOf(context) });
  submit.removeAttribute("aria-busy");
  const wrong = Object.entries(answer?.errors ?? {}).map(([block, words]) => {
    const field = dialog.querySelector(`[data-block="${CSS.escape(block)}"] .field`);
    return field && complain(field, words);
  });
  wrong.find(Boolean)?.focus();
}

function focusIn(dialog, view, block) {
  const wanted = view.blocks.find((each) => each.element?.focus_on_load)?.block_id;
  const place = block ?? wanted;
  const inside = place ? dialog.querySelector(`[data-block="${CSS.escape(place)}"]`) : dialog.querySelector(".body");
  const target = inside?.querySelector(FOCUSABLE) ?? dialog.querySelector("[type=submit]") ?? dialog.querySelector("footer button");
  target?.focus();
}
