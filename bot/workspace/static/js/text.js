// Slack's mrkdwn and the text of messages, as nodes.

import { h, link } from "./dom.js";
import { store } from "./store.js";

const EMOJI = {
  white_check_mark: "✅", x: "❌", warning: "⚠️", wave: "👋", mag: "🔍", books: "📚", bulb: "💡", scales: "⚖️",
  question: "❓", grey_question: "❔", clock4: "🕓", eyes: "👀", tada: "🎉", information_source: "ℹ️", lock: "🔒",
};
const INLINE = /<([^<>\s][^<>]*)>|`([^`\n]+)`|(?<![\w*])\*([^*\n]+)\*(?!\w)|(?<!\w)_([^_\n]+)_(?!\w)|(?<![\w~])~([^~\n]+)~(?!\w)|:([a-z0-9_+-]+):/;

/** The text of a mrkdwn element or of a message without blocks. */
export function mrkdwn(text) {
  return text.split(/```/).flatMap((part, place) => (place % 2 ? [h("pre", {}, unescape(part.trim()))] : lines(part)));
}

/** A text element, whichever of the two kinds it is. */
export function textOf(element) {
  return element.type === "mrkdwn" ? mrkdwn(element.text) : [withEmoji(element.text, element.emoji !== false)];
}

/** Plain text with :names: turned into signs. */
export function withEmoji(text, wanted = true) {
  return wanted ? text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] ?? whole) : text;
}

/** The sign for an emoji's name. */
export function emoji(name, unicode) {
  if (unicode) return String.fromCodePoint(...unicode.split("-").map((code) => parseInt(code, 16)));
  return EMOJI[name] ?? `:${name}:`;
}

/** A person's name as a mention. */
export function mentionUser(id) {
  const user = store.users.get(id);
  return h("span", { class: "mention" }, `@${user ? user.name : id}`);
}

/** A channel's name as a mention. */
export function mentionChannel(id, label) {
  return h("span", { class: "mention" }, `#${store.channels.get(id)?.name ?? label ?? id}`);
}

function lines(text) {
  const nodes = [];
  for (const [place, line] of text.split("\n").entries()) {
    const quoted = /^&gt; ?(.*)$/.exec(line);
    if (place > 0 && !quoted) nodes.push("\n");
    nodes.push(...(quoted ? [h("blockquote", {}, inline(quoted[1]))] : inline(line)));
  }
  return nodes;
}

function inline(text) {
  const match = INLINE.exec(text);
  if (!match) return text ? [unescape(text)] : [];
  const [whole, angle, code, bold, italic, struck, name] = match;
  const before = text.slice(0, match.index);
  return [...(before ? [unescape(before)] : []), piece(whole, { angle, code, bold, italic, struck, name }), ...inline(text.slice(match.index + whole.length))];
}

function piece(whole, { angle, code, bold, italic, struck, name }) {
  if (angle) return reference(angle);
  if (code) return h("code", {}, unescape(code));
  if (bold) return h("strong", {}, inline(bold));
  if (italic) return h("em", {}, inline(italic));
  if (struck) return h("s", {}, inline(struck));
  return EMOJI[name] ?? whole;
}

function reference(inside) {
  const [target, label] = inside.split("|");
  if (target.startsWith("@")) return mentionUser(target.slice(1));
  if (target.startsWith("#")) return mentionChannel(target.slice(1), label);
  if (target.startsWith("!")) return h("span", { class: "mention broadcast" }, `@${label ?? target.slice(1)}`);
  return link(unescape(target), unescape(label ?? target));
}

function unescape(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}
