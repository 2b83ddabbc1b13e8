// The left side of the page: the conversations.

import { avatar } from "./avatar.js";
import { fill, h } from "./dom.js";
import { store } from "./store.js";

/** Brings the list of conversations up to date. `go` changes where the person is. */
export function showSidebar(go) {
  const channels = [...store.channels.values()];
  fill(
    document.getElementById("sidebar"),
    h("p", { class: "team" }, store.team),
    h("h2", { id: "channels" }, "Channels"),
    h("ul", { class: "places", "aria-labelledby": "channels" }, channels.filter((each) => !each.isIm).map((each) => entry(each, go))),
    h("h2", { id: "apps" }, "Apps"),
    h("ul", { class: "places", "aria-labelledby": "apps" }, channels.filter((each) => each.isIm).map((each) => entry(each, go))),
  );
}

function entry(channel, go) {
  const unread = store.unread.get(channel.id) ?? 0;
  const app = store.users.get(store.app);
  const sign = channel.isIm ? avatar(app) : h("span", { class: "sign", "aria-hidden": "true" }, "#");
  const name = channel.isIm ? app.realName : channel.name;
  const count = unread ? h("span", { class: "count" }, String(unread), h("span", { class: "visually-hidden" }, " unread")) : null;
  const current = store.place === channel.id ? "page" : null;
  const onclick = () => go({ place: channel.id });
  return h("li", {}, h("button", { class: unread ? "place unread" : "place", type: "button", title: name, "aria-current": current, onclick }, sign, h("span", { class: "name" }, name), count));
}
