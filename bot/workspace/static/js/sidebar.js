// The left side of the page: the conversations.

import { avatar } from "./avatar.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { store } from "./store.js";

let drawn = "";

/** Brings the list of conversations up to date. `go` changes where the person is. */
export function showSidebar(go) {
  const places = [...store.channels.values()];
  const state = JSON.stringify([store.me, store.team, store.place, [...store.unread], places]);
  if (state === drawn) return;
  drawn = state;
  const group = (title, id, entries) => (entries.length ? [
    h("h2", { id }, title),
    h("ul", { class: "places", "aria-labelledby": id }, entries.map((each) => entry(each, go))),
  ] : []);
  const parts = [
    ...group("Channels", "channels", places.filter((each) => !each.isIm)),
    ...group("Apps", "apps", places.filter((each) => each.isIm)),
  ];
  const sidebar = document.getElementById("sidebar");
  const inside = sidebar.contains(document.activeElement);
  fill(sidebar, h("p", { class: "team" }, store.team), parts);
  if (inside) sidebar.querySelector("[aria-current]")?.focus();
}

/** The sign of a channel; what is special about it is told in words, too. */
export function signOf(channel) {
  if (channel.isPrivate) return h("span", { class: "sign" }, icon("lock"), h("span", { class: "visually-hidden" }, "private "));
  if (channel.isShared) return h("span", { class: "sign" }, icon("shared"), h("span", { class: "visually-hidden" }, "shared "));
  return h("span", { class: "sign", "aria-hidden": "true" }, "#");
}

function entry(channel, go) {
  const unread = store.unread.get(channel.id) ?? 0;
  const app = store.users.get(store.app);
  const sign = channel.isIm ? avatar(app) : signOf(channel);
  const name = channel.isIm ? app.realName : channel.name;
  const count = unread ? h("span", { class: "count" }, String(unread), h("span", { class: "visually-hidden" }, " unread")) : null;
  const current = store.place === channel.id ? "page" : null;
  const onclick = () => go({ place: channel.id });
  return h("li", {}, h("button", { class: unread ? "place unread" : "place", type: "button", title: name, "aria-current": current, onclick }, sign, h("span", { class: "name" }, name), count));
}
