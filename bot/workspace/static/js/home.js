// The app's Home tab.

import { drawBlocks } from "./blocks.js";
import { h } from "./dom.js";
import { act } from "./server.js";
import { store } from "./store.js";

/** The Home as the app last published it. */
export function drawHome() {
  const view = store.views.home;
  if (!view) return h("p", { class: "unknown-block" }, "The app has not put anything here yet.");
  const use = (element, chosen) => act("click-view", { user: store.me, view_id: view.id, action_id: element.action_id, chosen });
  return h("div", {}, drawBlocks(view.blocks, use));
}
