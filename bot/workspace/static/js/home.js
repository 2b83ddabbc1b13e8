// The app's Home tab.

import { drawBlocks } from "./blocks.js";
import { createContext, valuesOf } from "./context.js";
import { fill, h } from "./dom.js";
import { act } from "./server.js";
import { store } from "./store.js";

let shown = { state: "", context: null };

/** Shows the Home as the app last published it; what has not changed is left alone. */
export function showHome(element) {
  const view = store.views.home;
  const state = `${store.me}/${view?.hash}`;
  if (state === shown.state && element.hasChildNodes()) return;
  const context = createContext({
    values: view?.state.values,
    use: (used, chosen) => act("click-view", { user: store.me, view_id: view.id, action_id: used.action_id, chosen, values: valuesOf(context) }),
    suggest: (used, typed) => act("suggest", { user: store.me, view_id: view.id, action_id: used.action_id, typed }),
  });
  shown = { state, context };
  fill(element, view ? drawBlocks(view.blocks, context) : h("p", { class: "unknown-block" }, "The app has not put anything here yet."));
}
