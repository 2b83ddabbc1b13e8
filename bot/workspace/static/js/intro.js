// What stands above the first message of a place: what it is, and a welcome with questions to click.

import { avatar } from "./avatar.js";
import { h } from "./dom.js";
import { store } from "./store.js";

const SHOWN_EXAMPLES = 4;

/** The head of a place; `ask(question)` asks one of the examples. */
export function drawIntro(channel, ask) {
  const app = store.users.get(store.app);
  const title = channel.isIm ? `You and ${app.realName}` : `This is #${channel.name}`;
  const line = channel.isIm ? "Nobody else reads along." : `${channel.purpose}. ${readersOf(channel)}`;
  return h("div", { class: "intro" }, h("h2", {}, title), h("p", {}, line), welcome(app, channel, ask));
}

function readersOf(channel) {
  if (channel.isPrivate) return "Only its members can read it.";
  if (channel.isShared) return "People of another company can read it, too.";
  return `Everyone in ${store.team} can read it.`;
}

function welcome(app, channel, ask) {
  const command = store.commands.length ? `; with ${store.commands[0].name} only you see the answer until you share it` : "";
  const how = channel.isIm
    ? "Write a question, and I answer in its thread."
    : `Mention me with @${app.name} and I answer in the thread${command}.`;
  const offered = store.prompts[channel.id]?.length ? store.prompts[channel.id] : store.examples.map((question) => ({ title: question, message: question }));
  const examples = offered.slice(0, SHOWN_EXAMPLES).map(({ title, message }) =>
    h("li", {}, h("button", { class: "example", type: "button", onclick: () => ask(message) }, title)));
  const byline = h("div", { class: "byline" }, h("span", { class: "author" }, app.realName), h("span", { class: "badge" }, "APP"));
  const content = h("div", { class: "content" }, byline, h("p", {}, `Welcome! I answer from reviewed facts and name the source of every one. ${how}`), examples.length ? h("ul", { class: "examples", "aria-label": "Questions to try" }, examples) : null);
  return h("div", { class: "welcome message" }, avatar(app), content);
}
