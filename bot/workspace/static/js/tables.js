// table blocks, and what every table is made of.

import { h } from "./dom.js";
import { richText } from "./rich_text.js";

/** A table block: the first row names the columns. */
export function table(block) {
  const settings = block.column_settings ?? [];
  const [head, ...rows] = block.rows;
  const body = h("tbody", {}, rows.map((row) => tableRow(row, settings, 0)));
  const titles = h("tr", {}, head.map((cell, column) => h("th", { scope: "col", class: look(settings[column]) }, cellContent(cell))));
  return framed("Table", h("table", {}, h("thead", {}, titles), body));
}

/** A row of cells; the cell at `rowHead` names it. */
export function tableRow(row, settings, rowHead) {
  return h("tr", {}, row.map((cell, column) => column === rowHead
    ? h("th", { scope: "row", class: look(settings[column]) }, cellContent(cell))
    : h("td", { class: look(settings[column]) }, cellContent(cell))));
}

/** A table in its frame, scrolled where it is wide, with what stands above and below it. */
export function framed(label, made, { above = null, below = null } = {}) {
  const scroll = h("div", { class: "table-scroll", role: "region", "aria-label": label, tabIndex: 0 }, made);
  showWhereMore(scroll, made);
  return h("div", { class: "table-frame" }, above, h("div", { class: "table-room" }, scroll), below);
}

/** Marks the sides at which a table goes on, whenever it is scrolled or its room changes. */
function showWhereMore(scroll, made) {
  const mark = () => {
    const left = Math.round(scroll.scrollLeft);
    scroll.classList.toggle("more-left", left > 0);
    scroll.classList.toggle("more-right", left + scroll.clientWidth < scroll.scrollWidth - 1);
  };
  scroll.addEventListener("scroll", mark, { passive: true });
  const observer = new ResizeObserver(mark);
  observer.observe(scroll);
  observer.observe(made);
}

/** What a cell shows. */
export function cellContent(cell) {
  return cell.type === "rich_text" ? richText(cell) : cell.text;
}

/** What a cell says. */
export function cellText(cell) {
  return cell.type === "rich_text" ? richText(cell).textContent : cell.text;
}

function look(setting = {}) {
  return [setting.is_wrapped ? "wrapped" : "", setting.align ?? ""].join(" ").trim();
}
