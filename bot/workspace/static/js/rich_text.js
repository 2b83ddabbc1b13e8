// rich_text blocks: sections, lists, quotes, code.

import { h, link } from "./dom.js";
import { emoji, mentionChannel, mentionUser } from "./text.js";

/** A rich_text block. */
export function richText(block) {
  return h("div", { class: "rich" }, block.elements.map(part));
}

function part(element) {
  const inner = () => element.elements.map(piece);
  switch (element.type) {
    case "rich_text_list":
      return list(element);
    case "rich_text_quote":
      return h("blockquote", {}, inner());
    case "rich_text_preformatted":
      return h("pre", { tabIndex: 0 }, h("code", {}, inner()));
    default:
      return h("p", {}, inner());
  }
}

function list(element) {
  const items = element.elements.map((item) => h("li", {}, item.elements.map(piece)));
  const made = h(element.style === "ordered" ? "ol" : "ul", {}, items);
  made.style.marginInlineStart = `${(element.indent ?? 0) * 24}px`;
  if (element.offset) made.start = element.offset + 1;
  return made;
}

function piece(element) {
  switch (element.type) {
    case "text":
      return styled(element.text, element.style);
    case "link":
      return styled(link(element.url, element.text), element.style);
    case "user":
      return mentionUser(element.user_id);
    case "channel":
      return mentionChannel(element.channel_id);
    case "broadcast":
      return h("span", { class: "mention broadcast" }, `@${element.range}`);
    case "emoji":
      return emoji(element.name, element.unicode);
    case "date":
      return element.fallback ?? new Date(element.timestamp * 1000).toLocaleDateString();
    default:
      return element.text ?? element.value ?? "";
  }
}

function styled(content, style = {}) {
  let node = content;
  if (style.code) node = h("code", {}, node);
  if (style.strike) node = h("s", {}, node);
  if (style.italic) node = h("em", {}, node);
  if (style.bold) node = h("strong", {}, node);
  return node;
}
