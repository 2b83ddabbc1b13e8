// The right side of the page: one thread.

import { createComposer } from "./composer.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { createList, updateList } from "./list.js";
import { say } from "./saying.js";
import { act } from "./server.js";
import { doingIn, messageAt, placeName, replies, store } from "./store.js";

let shown = null;

/** Brings the thread up to date, or takes it away. `go` changes where the person is. */
export function showThread(go) {
  const pane = document.getElementById("thread");
  const root = store.thread ? messageAt(store.place, store.thread) : null;
  pane.hidden = !root;
  if (!root) {
    shown = null;
    return;
  }
  const key = `${store.me}/${store.place}/${store.thread}`;
  if (shown?.key !== key) shown = build(pane, key, root, go);
  update(shown, root);
}

function build(pane, key, root, go) {
  const close = h("button", { class: "icon-button", type: "button", "aria-label": "Close thread", onclick: () => go({ thread: null }) }, icon("close"));
  const head = h("div", { class: "pane-head" }, h("h2", {}, "Thread"), h("span", { class: "purpose" }, placeName(store.place)), close);
  const top = createList("Start of the thread");
  const below = createList("Replies");
  const rule = h("div", { class: "replies-rule" });
  const status = h("div", { class: "status", "aria-live": "polite" });
  const scroll = h("div", { class: "scroll", tabIndex: -1 }, top.element, rule, below.element, status);
  const place = store.place;
  const composer = createComposer("Reply…", (text, also) => say(place, text, root.ts, also), { inThread: true, place, thread: root.ts, advice: adviceFor(place) });
  fill(pane, head, scroll, composer.element);
  if (!pane.hidden && store.focusThread) composer.focus();
  return { key, top, below, rule, status, scroll, said: "" };
}

/** In channels an app hears only what mentions it, as in Slack. */
function adviceFor(place) {
  return store.channels.get(place).isIm ? "" : `Mention @${store.users.get(store.app).name} to ask on`;
}

function update(pane, root) {
  const { top, below, rule, scroll } = pane;
  const answers = replies(store.place, root.ts);
  const before = below.items.childElementCount;
  updateList(top, [root], () => ({}));
  updateList(below, answers, () => ({}));
  const counted = answers.filter((answer) => !answer.only_for).length;
  rule.textContent = counted === 1 ? "1 reply" : `${counted} replies`;
  rule.hidden = answers.length === 0;
  showStatus(pane, root);
  if (before > 0 && below.items.childElementCount > before) revealLast(scroll, below.items);
}

/** What the app is doing in the thread, and a button that stops it where it wants to hear of that. */
function showStatus(pane, root) {
  const doing = doingIn(store.place, root.ts);
  const words = doing ? `${store.users.get(store.app).realName} ${doing.status}` : "";
  if (words === pane.said) return;
  pane.said = words;
  const halt = () => act("stop", { user: store.me, channel: root.channel, thread_ts: root.ts });
  const stop = doing?.working && store.stoppable ? h("button", { class: "button", type: "button", onclick: halt }, icon("stop"), "Stop") : null;
  fill(pane.status, words, stop);
}

/** Shows a new reply from its beginning, which matters when it is long. */
function revealLast(scroll, items) {
  const last = items.lastElementChild;
  scroll.scrollTop += last.getBoundingClientRect().top - scroll.getBoundingClientRect().top - 12;
}
