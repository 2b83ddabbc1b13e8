// table and data_table blocks.

import { fill, h } from "./dom.js";
import { richText } from "./rich_text.js";

const ORDER = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** A table block: the first row names the columns. */
export function table(block) {
  const settings = block.column_settings ?? [];
  const [head, ...rows] = block.rows;
  const body = h("tbody", {}, rows.map((row) => tableRow(row, settings, 0)));
  const titles = h("tr", {}, head.map((cell, column) => h("th", { scope: "col", class: look(settings[column]) }, cellContent(cell))));
  return framed("Table", h("table", {}, h("thead", {}, titles), body));
}

/** A data_table block: sorted by a click on a column's title, shown page by page. */
export function dataTable(block) {
  const [head, ...rows] = block.rows;
  const size = block.page_size ?? 5;
  const rowHead = block.row_header_column_index ?? 0;
  const view = { column: -1, descending: false, page: 0 };
  const wrapped = head.map(() => ({ is_wrapped: true }));
  const body = h("tbody");
  const titles = head.map((cell, column) => title(cell, () => { sortBy(view, column); show(); }));
  const pager = h("div", { class: "pager" });
  const show = () => {
    const sorted = sort(rows, view);
    fill(body, sorted.slice(view.page * size, (view.page + 1) * size).map((row) => tableRow(row, wrapped, rowHead)));
    titles.forEach((each, column) => markSorted(each, view, column));
    fillPager(pager, view, rows.length, size, show);
  };
  show();
  const made = h("table", {}, h("caption", {}, block.caption), h("thead", {}, h("tr", {}, titles)), body);
  return framed(block.caption, made, rows.length > size ? pager : null);
}

function tableRow(row, settings, rowHead) {
  return h("tr", {}, row.map((cell, column) => column === rowHead
    ? h("th", { scope: "row", class: look(settings[column]) }, cellContent(cell))
    : h("td", { class: look(settings[column]) }, cellContent(cell))));
}

function title(cell, onclick) {
  const button = h("button", { class: "sorter", type: "button", onclick }, cellContent(cell), h("span", { class: "arrow", "aria-hidden": "true" }));
  return h("th", { scope: "col" }, button);
}

function markSorted(heading, view, column) {
  const sorted = view.column === column;
  heading.setAttribute("aria-sort", sorted ? (view.descending ? "descending" : "ascending") : "none");
  heading.querySelector(".arrow").textContent = sorted ? (view.descending ? "▼" : "▲") : "";
}

function sortBy(view, column) {
  view.descending = view.column === column && !view.descending;
  view.column = column;
  view.page = 0;
}

function sort(rows, { column, descending }) {
  if (column < 0) return rows;
  const ordered = [...rows].sort((one, other) => compare(one[column], other[column]));
  return descending ? ordered.reverse() : ordered;
}

function compare(one, other) {
  if (one.type === "raw_number" && other.type === "raw_number") return one.value - other.value;
  return ORDER.compare(cellText(one), cellText(other));
}

function fillPager(pager, view, total, size, show) {
  const last = Math.ceil(total / size) - 1;
  const turn = (step) => () => { view.page += step; show(); };
  const first = view.page * size + 1;
  fill(
    pager,
    h("span", { "aria-live": "polite" }, `${first}–${Math.min(first + size - 1, total)} of ${total}`),
    h("button", { class: "button", type: "button", disabled: view.page === 0, onclick: turn(-1) }, "Previous"),
    h("button", { class: "button", type: "button", disabled: view.page === last, onclick: turn(1) }, "Next"),
  );
}

function framed(label, made, below = null) {
  const scroll = h("div", { class: "table-scroll", role: "region", "aria-label": label, tabIndex: 0 }, made);
  showWhereMore(scroll, made);
  return h("div", { class: "table-frame" }, scroll, below);
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

function cellContent(cell) {
  return cell.type === "rich_text" ? richText(cell) : cell.text;
}

function cellText(cell) {
  return cell.type === "rich_text" ? richText(cell).textContent : cell.text;
}

function look(setting = {}) {
  return [setting.is_wrapped ? "wrapped" : "", setting.align ?? ""].join(" ").trim();
}
