// One message.

import { avatar } from "./avatar.js";
import { drawBlocks } from "./blocks.js";
import { createContext } from "./context.js";
import { h } from "./dom.js";
import { drawFiles } from "./files.js";
import { icon } from "./icons.js";
import { drawTools } from "./message_menu.js";
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
  const left = follows ? h("span", { class: "gutter", "aria-hidden": "true" }, clock(message.ts).replace(/\s?[ap]m$/i, "")) : avatar(author);
  const content = h(
    "div",
    { class: "content" },
    message.only_for ? h("p", { class: "only-you" }, icon("eye"), "Only visible to you") : null,
    message.subtype === "thread_broadcast" ? h("p", { class: "only-you" }, icon("thread"), onThread ? "Replied to a thread" : "Also sent to the channel") : null,
    follows ? h("span", { class: "visually-hidden" }, `${author.realName}: `) : byline(author, message),
    body(message),
    message.files ? drawFiles(message.files) : null,
    thread.length ? threadLink(thread, onThread) : null,
  );
  return h("li", { class: kinds, "data-ts": message.ts }, left, content, message.only_for ? null : drawTools(message, onThread));
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
    author.isStranger ? h("span", { class: "badge" }, author.title) : null,
    h("time", { dateTime: when.toISOString(), title: when.toLocaleString() }, clock(message.ts)),
  );
}

function body(message) {
  const edited = message.edited && message.user !== store.app ? h("span", { class: "edited" }, " (edited)") : null;
  const words = message.text || edited ? h("div", { class: "rich words" }, h("p", {}, mrkdwn(message.text), edited)) : null;
  if (!message.blocks) return words;
  const about = { user: store.me, channel: message.channel, ts: message.ts };
  const context = createContext({
    use: (element, chosen, block) => act("click", { ...about, action_id: element.action_id, block_id: block.block_id, chosen }),
    suggest: (element, typed) => act("suggest", { ...about, action_id: element.action_id, typed }),
  });
  return h("div", {}, drawBlocks(message.blocks, context), edited);
}

function threadLink(thread, onThread) {
  const authors = [...new Set(thread.map((reply) => reply.user))].slice(0, 3).map((id) => avatar(store.users.get(id)));
  const number = thread.length === 1 ? "1 reply" : `${thread.length} replies`;
  const last = h("span", { class: "when" }, `Last reply at ${clock(thread.at(-1).ts)}`);
  return h("button", { class: "thread-link", type: "button", onclick: onThread }, authors, number, last);
}
