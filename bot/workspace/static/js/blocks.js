// Blocks, each by its type.

import { within } from "./context.js";
import { h } from "./dom.js";
import { interactive } from "./elements.js";
import { field } from "./field.js";
import { markdown } from "./markdown.js";
import { richText } from "./rich_text.js";
import { dataTable } from "./data_table.js";
import { table } from "./tables.js";
import { mrkdwn, textOf, withEmoji } from "./text.js";

const DRAW = {
  rich_text: richText,
  header: (block) => h("h3", { class: "header-block" }, withEmoji(block.text.text)),
  divider: () => h("hr", { class: "divider-block" }),
  section,
  context: (block) => h("div", { class: "context-block" }, block.elements.map(contextPart)),
  actions: (block, context) => h("div", { class: "actions-block" }, block.elements.map((element) => interactive(element, context))),
  context_actions: (block, context) => h("div", { class: "context-actions" }, block.elements.map((element) => interactive(element, context))),
  table,
  data_table: dataTable,
  markdown: (block) => h("div", { class: "rich" }, markdown(block.text)),
  image: (block) => h("figure", { class: "image-block" }, h("img", { src: block.image_url ?? "", alt: block.alt_text })),
  alert,
  container,
  input: field,
};
const SIGNS = { warning: "⚠️", error: "❌", success: "✅" };

/** All blocks of a message or view, in their context. */
export function drawBlocks(blocks, context) {
  return blocks.map((block) => h("div", { class: "block", "data-block": block.block_id }, draw(block, within(context, block))));
}

function draw(block, context) {
  const drawn = DRAW[block.type];
  return drawn ? drawn(block, context) : h("p", { class: "unknown-block" }, `(${block.type} is not shown here)`);
}

function section(block, context) {
  const fields = (block.fields ?? []).map((each) => h("div", {}, textOf(each)));
  const main = [
    block.text ? h("div", { class: "rich" }, h("p", {}, textOf(block.text))) : null,
    fields.length ? h("div", { class: "fields" }, fields) : null,
  ];
  return h("div", { class: "section-block" }, h("div", { class: "main" }, main), block.accessory ? interactive(block.accessory, context) : null);
}

function contextPart(element) {
  if (element.type === "image") return h("img", { src: element.image_url ?? "", alt: element.alt_text });
  return h("span", {}, element.type === "mrkdwn" ? mrkdwn(element.text) : withEmoji(element.text));
}

function alert(block) {
  const sign = SIGNS[block.level];
  return h("div", { class: `alert-block ${block.level ?? "default"}`, role: "note" }, sign ? h("span", { "aria-hidden": "true" }, `${sign} `) : null, textOf(block.text));
}

function container(block, context) {
  const title = block.title ? withEmoji(block.title.text) : "";
  const children = drawBlocks(block.child_blocks, context);
  const subtitle = block.subtitle ? h("span", { class: "what" }, withEmoji(block.subtitle.text)) : null;
  if (!block.is_collapsible) return h("section", { class: "container-block" }, title ? h("strong", {}, title) : null, subtitle, children);
  return h("details", { class: "container-block", open: !block.default_collapsed }, h("summary", {}, title, subtitle), children);
}
