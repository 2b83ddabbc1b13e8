// One message.

import { avatar } from "./avatar.js";
import { drawBlocks } from "./blocks.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { act } from "./server.js";
import { store } from "./store.js";
import { mrkdwn } from "./text.js";

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });

/**
 * A message in a list.
 * `follows`: the same person wrote the one above, so the name is left out.
 * `thread`: its replies, to be told below it; `onThread` opens them, and is null inside a thread.
 */
export function drawMessage(message, { follows = false, thread = [], onThread = null } = {}) {
  const author = store.users.get(message.user);
  const kinds = ["message", follows ? "follows" : "", message.only_for ? "ephemeral" : ""].join(" ").trim();
  const left = follows ? h("span", { class: "gutter", "aria-hidden": "true" }, clock(message.ts)) : avatar(author);
  const content = h(
    "div",
    { class: "content" },
    message.only_for ? h("p", { class: "only-you" }, icon("eye"), "Only visible to you") : null,
    follows ? h("span", { class: "visually-hidden" }, `${author.realName}: `) : byline(author, message),
    body(message),
    thread.length ? threadLink(thread, onThread) : null,
  );
  return h("li", { class: kinds, "data-ts": message.ts }, left, content, onThread && !message.only_for ? tools(onThread) : null);
}

/** The time of day of a ts. */
export function clock(ts) {
  return CLOCK.format(new Date(Number(ts) * 1000));
}

function byline(author, message) {
  const when = new Date(Number(message.ts) * 1000);
  return h(
    "div",
    { class: "byline" },
    h("span", { class: "author" }, author.realName),
    author.isBot ? h("span", { class: "badge" }, "APP") : null,
    h("time", { dateTime: when.toISOString(), title: when.toLocaleString() }, clock(message.ts)),
  );
}

function body(message) {
  const edited = message.edited && message.user !== store.app ? h("span", { class: "edited" }, " (edited)") : null;
  if (!message.blocks) return h("div", { class: "rich" }, h("p", {}, mrkdwn(message.text), edited));
  const use = (element, chosen) => act("click", {
    user: store.me, channel: message.channel, ts: message.ts, action_id: element.action_id, chosen,
  });
  return h("div", {}, drawBlocks(message.blocks, use), edited);
}

function threadLink(thread, onThread) {
  const authors = [...new Set(thread.map((reply) => reply.user))].slice(0, 3).map((id) => avatar(store.users.get(id)));
  const number = thread.length === 1 ? "1 reply" : `${thread.length} replies`;
  const last = h("span", { class: "when" }, `Last reply at ${clock(thread.at(-1).ts)}`);
  return h("button", { class: "thread-link", type: "button", onclick: onThread }, authors, number, last);
}

function tools(onThread) {
  const label = "Reply in thread";
  return h("div", { class: "tools" }, h("button", { class: "icon-button", type: "button", title: label, "aria-label": label, onclick: onThread }, icon("thread")));
}
