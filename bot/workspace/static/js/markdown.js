// The plain parts of Markdown: paragraphs, headings, lists, code, emphasis, links.

import { h, link } from "./dom.js";

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|(?<!\w)[_*]([^_*]+)[_*](?!\w)|\[([^\]]+)\]\(([^()\s]+)\)/;

/** The nodes of a text in Markdown. */
export function markdown(text) {
  return text.split(/\n{2,}/).map(block);
}

function block(text) {
  const heading = /^#{1,6} +(.+)$/.exec(text);
  if (heading) return h("p", {}, h("strong", {}, inline(heading[1])));
  if (/^```/.test(text)) return h("pre", { tabIndex: 0 }, h("code", {}, text.replace(/^```.*\n?|```$/g, "")));
  const lines = text.split("\n");
  if (lines.every((line) => /^[-*] /.test(line))) return h("ul", {}, lines.map((line) => h("li", {}, inline(line.slice(2)))));
  if (lines.every((line) => /^\d+[.)] /.test(line))) return h("ol", {}, lines.map((line) => h("li", {}, inline(line.replace(/^\d+[.)] /, "")))));
  return h("p", {}, inline(text));
}

function inline(text) {
  const match = INLINE.exec(text);
  if (!match) return text ? [text] : [];
  const [whole, code, bold, italic, words, address] = match;
  return [text.slice(0, match.index), piece({ code, bold, italic, words, address }), ...inline(text.slice(match.index + whole.length))];
}

function piece({ code, bold, italic, words, address }) {
  if (code) return h("code", {}, code);
  if (bold) return h("strong", {}, inline(bold));
  if (italic) return h("em", {}, inline(italic));
  return link(address, words);
}
