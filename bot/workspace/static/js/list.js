// A list of messages that is brought up to date without touching what has not changed.

import { h } from "./dom.js";
import { drawMessage } from "./message.js";

const TOGETHER_SECONDS = 300;

/** A list; `label` is what screen readers call it. */
export function createList(label) {
  const items = h("ol", { class: "messages" });
  const element = h("div", { role: "log", "aria-live": "polite", "aria-label": label }, items);
  return { element, items, drawn: new Map(), settled: false };
}

/** Shows these messages; `detailsOf(message)` gives replies and what opens them. */
export function updateList(list, messages, detailsOf) {
  const wanted = messages.map((message, place) => {
    const details = { ...detailsOf(message), follows: follows(messages[place - 1], message) };
    return drawOnce(list, message, details);
  });
  const kept = new Set(wanted);
  for (const child of [...list.items.children]) if (!kept.has(child)) child.remove();
  wanted.forEach((item, place) => {
    const there = list.items.children[place] ?? null;
    if (there !== item) list.items.insertBefore(item, there);
  });
  list.settled = true;
}

function drawOnce(list, message, details) {
  const state = JSON.stringify([message, details.thread?.map((reply) => reply.ts), details.follows]);
  const known = list.drawn.get(message.ts);
  if (known?.state === state) return known.item;
  const item = drawMessage(message, details);
  if (list.settled && !known) item.classList.add("fresh");
  list.drawn.set(message.ts, { state, item });
  return item;
}

function follows(previous, message) {
  if (!previous || previous.user !== message.user || previous.only_for !== message.only_for || message.subtype) return false;
  return Number(message.ts) - Number(previous.ts) < TOGETHER_SECONDS;
}
