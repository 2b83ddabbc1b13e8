// Blocks, each by its type. `use(element, chosen)` is what happens when an element is used.

import { h } from "./dom.js";
import { interactive } from "./elements.js";
import { richText } from "./rich_text.js";
import { dataTable, table } from "./tables.js";
import { mrkdwn, textOf, withEmoji } from "./text.js";

const DRAW = {
  rich_text: richText,
  header: (block) => h("h3", { class: "header-block" }, withEmoji(block.text.text)),
  divider: () => h("hr", { class: "divider-block" }),
  section,
  context: (block) => h("div", { class: "context-block" }, block.elements.map(contextPart)),
  actions: (block, use) => h("div", { class: "actions-block" }, block.elements.map((element) => interactive(element, use))),
  context_actions: (block, use) => h("div", { class: "actions-block" }, block.elements.map((element) => interactive(element, use))),
  table,
  data_table: dataTable,
  markdown: (block) => h("div", { class: "rich" }, block.text.split(/\n{2,}/).map((paragraph) => h("p", {}, paragraph))),
  image: (block) => h("figure", { class: "image-block" }, h("img", { src: block.image_url ?? "", alt: block.alt_text })),
  alert: (block) => h("div", { class: "alert-block" }, textOf(block.text)),
  container,
  input: (block, use) => field(block, use),
};

/** All blocks of a message or view. */
export function drawBlocks(blocks, use) {
  return blocks.map((block) => h("div", { class: "block", "data-block": block.block_id }, draw(block, use)));
}

function draw(block, use) {
  const drawn = DRAW[block.type];
  return drawn ? drawn(block, use) : h("p", { class: "unknown-block" }, `(${block.type} is not shown here)`);
}

function section(block, use) {
  const fields = (block.fields ?? []).map((each) => h("div", {}, textOf(each)));
  const main = [
    block.text ? h("div", { class: "rich" }, h("p", {}, textOf(block.text))) : null,
    fields.length ? h("div", { class: "fields" }, fields) : null,
  ];
  return h("div", { class: "section-block" }, h("div", { class: "main" }, main), block.accessory ? interactive(block.accessory, use) : null);
}

function contextPart(element) {
  if (element.type === "image") return h("img", { src: element.image_url ?? "", alt: element.alt_text });
  return h("span", {}, element.type === "mrkdwn" ? mrkdwn(element.text) : withEmoji(element.text));
}

function container(block, use) {
  const title = block.title ? withEmoji(block.title.text) : "";
  const children = drawBlocks(block.child_blocks, use);
  if (!block.is_collapsible) return h("section", { class: "container-block" }, title ? h("strong", {}, title) : null, children);
  return h("details", { class: "container-block", open: !block.default_collapsed }, h("summary", {}, title), children);
}

function field(block, use) {
  const control = interactive(block.element, block.dispatch_action ? use : () => {});
  const optional = block.optional ? h("span", { class: "optional" }, " (optional)") : null;
  const hint = block.hint ? h("span", { class: "hint" }, withEmoji(block.hint.text)) : null;
  return h("label", { class: "field" }, h("span", { class: "label" }, withEmoji(block.label.text), optional), control, hint);
}
