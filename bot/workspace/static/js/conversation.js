// The middle of the page: a channel, or the app with its Home and Messages.

import { createComposer } from "./composer.js";
import { fill, h } from "./dom.js";
import { showHome } from "./home.js";
import { drawIntro } from "./intro.js";
import { createList, updateList } from "./list.js";
import { say } from "./saying.js";
import { signOf } from "./sidebar.js";
import { placeName, replies, roots, store } from "./store.js";

let shown = null;

/** Brings the middle of the page up to date. `go` changes where the person is. */
export function showConversation(go) {
  const key = `${store.me}/${store.place}/${store.tab}`;
  if (shown?.key !== key) shown = build(key, go);
  if (store.tab === "home") showHome(shown.home);
  else updateMessages(shown, go);
}

/** Empties the middle of the page, so that nobody types into what is about to be someone else's. */
export function clearConversation() {
  shown = null;
  fill(document.getElementById("conversation"));
}

/** Puts the cursor into the message box. */
export function focusConversation() {
  shown?.composer?.focus();
}

function build(key, go) {
  const main = document.getElementById("conversation");
  const channel = store.channels.get(store.place);
  const head = h("div", { class: "pane-head" }, h("h1", {}, channel.isIm || (!channel.isPrivate && !channel.isShared) ? null : signOf(channel), placeName(store.place)), h("span", { class: "purpose" }, channel.purpose));
  const tabs = channel.isIm ? drawTabs(go) : null;
  if (store.tab === "home") {
    const home = h("div", { class: "home" });
    fill(main, head, tabs, h("div", { class: "scroll", role: "tabpanel", id: "tab-panel", "aria-label": "Home", tabIndex: 0 }, home));
    return { key, home };
  }
  const list = createList(`Messages in ${placeName(store.place)}`);
  const ask = (question) => send(go, channel.isIm ? question : `@${store.users.get(store.app).name} ${question}`);
  const panel = channel.isIm ? { role: "tabpanel", id: "tab-panel", "aria-label": "Messages" } : {};
  const scroll = h("div", { class: "scroll", tabIndex: -1, ...panel }, drawIntro(channel, ask), drawDay(), list.element);
  const composer = createComposer(`Message ${placeName(store.place)}`, (text) => send(go, text));
  fill(main, head, tabs, scroll, composer.element);
  keepEndInSight(scroll, list.items);
  return { key, list, scroll, composer };
}

function updateMessages({ list, scroll }, go) {
  const before = list.items.childElementCount;
  updateList(list, roots(store.place), (message) => ({
    thread: replies(store.place, message.ts).filter((reply) => !reply.only_for),
    onThread: () => go({ thread: message.thread_ts ?? message.ts, focus: true }),
  }));
  const last = roots(store.place).at(-1);
  const mine = last?.user === store.me || last?.only_for === store.me;
  if (mine && list.items.childElementCount > before) showEnd(scroll, list.items);
}

/** Whoever reads the latest message goes on seeing it, whatever grows or shrinks around it. */
function keepEndInSight(scroll, items) {
  let atEnd = true;
  scroll.addEventListener("scroll", () => {
    atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;
  });
  const observer = new ResizeObserver(() => {
    if (atEnd) showEnd(scroll, items);
  });
  observer.observe(scroll);
  observer.observe(items);
}

/** Scrolls to the end, or to the beginning of the last message where that is longer than the view. */
function showEnd(scroll, items) {
  const last = items.lastElementChild;
  if (!last) return;
  const top = scroll.scrollTop + last.getBoundingClientRect().top - scroll.getBoundingClientRect().top;
  scroll.scrollTop = Math.min(scroll.scrollHeight - scroll.clientHeight, top - 8);
}

async function send(go, text) {
  const place = store.place;
  const ts = await say(place, text);
  if (ts) go({ mine: ts });
}

function drawTabs(go) {
  const names = [["home", "Home"], ["messages", "Messages"]];
  const tab = ([name, words]) => h("button", {
    class: "tab", type: "button", role: "tab", "aria-selected": String(store.tab === name), "aria-controls": "tab-panel",
    tabIndex: store.tab === name ? 0 : -1, onclick: () => go({ tab: name }),
  }, words);
  const list = h("div", { class: "tabs", role: "tablist", "aria-label": "Views of the app" }, names.map(tab));
  list.addEventListener("keydown", (event) => {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    event.preventDefault();
    go({ tab: store.tab === "home" ? "messages" : "home" });
    document.querySelector("[role=tab][aria-selected=true]").focus();
  });
  return list;
}

function drawDay() {
  return h("div", { class: "day", "aria-hidden": "true" }, h("span", {}, "Today"));
}
