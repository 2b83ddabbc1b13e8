// data_table blocks: sorted by a click on a column's title, filtered by a word, shown page by page.

import { fill, h } from "./dom.js";
import { cellContent, cellText, framed, tableRow } from "./tables.js";

const ORDER = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
const USUAL_PAGE = 5;

/** A data_table block. */
export function dataTable(block) {
  const [head, ...rows] = block.rows;
  const view = { column: -1, descending: false, page: 0, filter: "" };
  const parts = {
    rows, view, size: block.page_size ?? USUAL_PAGE, rowHead: block.row_header_column_index ?? 0,
    wrapped: head.map(() => ({ is_wrapped: true })), body: h("tbody"), pager: h("div", { class: "pager" }),
    said: h("span", { class: "count-line", role: "status" }),
  };
  parts.titles = head.map((cell, column) => title(cell, () => { sortBy(view, column); show(parts); }));
  const filter = h("input", { class: "control table-filter", type: "search", placeholder: "Filter rows", "aria-label": `Filter rows of ${block.caption}` });
  filter.addEventListener("input", () => { Object.assign(view, { filter: filter.value, page: 0 }); show(parts); });
  show(parts);
  const made = h("table", {}, h("caption", {}, block.caption), h("thead", {}, h("tr", {}, parts.titles)), parts.body);
  const above = rows.length > USUAL_PAGE ? h("div", { class: "table-bar" }, filter, parts.said) : null;
  return framed(block.caption, made, { above, below: rows.length > parts.size ? parts.pager : null });
}

function show(parts) {
  const { rows, view, size, body, titles, said } = parts;
  const fitting = rows.filter((row) => fits(row, view.filter.trim().toLowerCase()));
  const sorted = sort(fitting, view);
  fill(body, sorted.slice(view.page * size, (view.page + 1) * size).map((row) => tableRow(row, parts.wrapped, parts.rowHead)));
  titles.forEach((each, column) => markSorted(each, view, column));
  said.textContent = view.filter.trim() ? `${fitting.length} of ${rows.length} rows` : `${rows.length} rows`;
  fillPager(parts, fitting.length);
}

function fits(row, wanted) {
  return !wanted || row.some((cell) => cellText(cell).toLowerCase().includes(wanted));
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

function fillPager(parts, total) {
  const { pager, view, size } = parts;
  const last = Math.max(0, Math.ceil(total / size) - 1);
  const first = Math.min(total, view.page * size + 1);
  const step = (words, by, end) => {
    const turn = () => {
      if (view.page === end) return;
      view.page += by;
      show(parts);
      [...pager.querySelectorAll("button")].find((each) => each.textContent === words).focus();
    };
    return h("button", { class: "button", type: "button", "aria-disabled": String(view.page === end), onclick: turn }, words);
  };
  const place = h("span", { "aria-live": "polite" }, `${first}–${Math.min(first + size - 1, total)} of ${total}`);
  fill(pager, place, step("Previous", -1, 0), step("Next", 1, last));
}
