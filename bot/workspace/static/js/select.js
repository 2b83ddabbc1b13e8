// Menus of options: one or several to choose, offered by the element, by the workspace, or asked of the app.

import { enteredBefore, hold } from "./context.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { sourceOf } from "./options.js";
import { asPopup, closePopup, isOpen, openAt } from "./popup.js";
import { withEmoji } from "./text.js";

const PAUSE = 180;
let numbers = 0;

/** A menu, as a field to type in with a list below it. */
export function createSelect(element, context) {
  const source = sourceOf(element, context);
  const id = `select-${(numbers += 1)}`;
  const hint = element.placeholder ? withEmoji(element.placeholder.text) : source.several ? "Choose…" : "Choose one…";
  const naming = context.labelId ? { "aria-labelledby": context.labelId } : { "aria-label": hint };
  const input = h("input", {
    class: "control", type: "text", role: "combobox", autocomplete: "off", placeholder: hint, spellcheck: false, ...naming, id: context.controlId,
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-haspopup": "listbox",
  });
  const list = asPopup(h("div", { class: "listbox", role: "listbox", id: `${id}-list`, ...naming, "aria-multiselectable": source.several ? "true" : null }));
  const chips = h("ul", { class: "chips", "aria-label": "Chosen" });
  const said = h("span", { class: "visually-hidden", role: "status" });
  const box = h("div", { class: "select", "data-action": element.action_id }, source.several ? chips : null, input, h("span", { class: "select-sign", "aria-hidden": "true" }, icon("down")), list, said);
  const menu = { id, element, context, source, input, list, chips, said, box, chosen: source.chosenIn(enteredBefore(context, element)), entries: [], place: -1, timer: 0, turn: 0 };
  hold(context, element, () => source.entry(menu.chosen));
  showChosen(menu);
  listen(menu);
  return box;
}

function listen(menu) {
  const { input, list } = menu;
  input.addEventListener("input", () => look(menu));
  input.addEventListener("click", () => { if (!isOpen(list)) look(menu, true); });
  input.addEventListener("keydown", (event) => onKey(menu, event));
  input.addEventListener("blur", () => { close(menu); settle(menu); });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const place = Number(event.target.closest("[role=option]")?.dataset.place ?? -1);
    if (place >= 0) take(menu, place);
  });
}

function onKey(menu, event) {
  const open = isOpen(menu.list);
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps && !open) look(menu, true);
  else if (event.key in steps) move(menu, steps[event.key]);
  else if (event.key === "Enter" && open && menu.place >= 0) take(menu, menu.place);
  else if (event.key === "Enter") { /* a field of a form: nothing is handed in from here */ }
  else if (event.key === "Escape" && open) close(menu);
  else if (event.key === "Backspace" && menu.source.several && !menu.input.value && menu.chosen.length) remove(menu, menu.chosen.at(-1));
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Looks for what fits what is typed; `all` shows everything, whatever stands in the field. */
function look(menu, all = false) {
  const typed = all && !menu.source.several ? "" : menu.input.value.trim();
  clearTimeout(menu.timer);
  const turn = (menu.turn += 1);
  const missing = menu.source.needs - typed.length;
  if (missing > 0) {
    show(menu, [], `Type ${missing === menu.source.needs ? "" : "at least "}${missing === 1 ? "one character" : `${missing} characters`} to search`);
    return;
  }
  const ask = async () => {
    const found = await menu.source.find(typed);
    if (turn !== menu.turn || document.activeElement !== menu.input) return;
    show(menu, found ?? [], found ? "Nothing fits" : "The options could not be loaded");
  };
  if (!menu.source.isRemote) { ask(); return; }
  show(menu, [], "Looking…");
  menu.timer = setTimeout(ask, PAUSE);
}

/** Shows groups of options, {label, options}, or these words where there are none. */
function show(menu, groups, words) {
  menu.entries = groups.flatMap((group) => group.options);
  menu.place = menu.entries.length ? 0 : -1;
  let place = 0;
  const drawn = groups.map((group) => {
    const options = group.options.map((option) => drawOption(menu, option, place++));
    return group.label ? h("div", { class: "option-group", role: "group", "aria-label": group.label }, h("div", { class: "option-label", "aria-hidden": "true" }, group.label), options) : options;
  });
  fill(menu.list, menu.entries.length ? drawn.flat() : h("div", { class: "nothing", role: "option", "aria-disabled": "true", "aria-selected": "false" }, words));
  menu.said.textContent = menu.entries.length ? `${menu.entries.length} ${menu.entries.length === 1 ? "option" : "options"}` : words;
  menu.input.setAttribute("aria-expanded", "true");
  openAt(menu.list, menu.input, { wide: true });
  mark(menu);
}

function drawOption(menu, option, place) {
  const selected = menu.chosen.some((each) => each.value === option.value);
  const more = option.description ? h("span", { class: "what" }, option.description.text) : null;
  return h("div", { class: "option", role: "option", id: `${menu.id}-${place}`, "data-place": String(place), "aria-selected": String(selected) }, h("span", {}, withEmoji(option.text.text)), more, selected ? icon("check") : null);
}

function move(menu, step) {
  if (!menu.entries.length) return;
  menu.place = (menu.place + step + menu.entries.length) % menu.entries.length;
  mark(menu);
}

function mark(menu) {
  menu.list.querySelectorAll(".at").forEach((each) => each.classList.remove("at"));
  const at = menu.place < 0 ? null : menu.list.querySelector(`[data-place="${menu.place}"]`);
  at?.classList.add("at");
  at?.scrollIntoView({ block: "nearest" });
  if (at) menu.input.setAttribute("aria-activedescendant", at.id);
  else menu.input.removeAttribute("aria-activedescendant");
}

function take(menu, place) {
  const option = menu.entries[place];
  if (menu.source.several && menu.chosen.some((each) => each.value === option.value)) return remove(menu, option);
  if (menu.chosen.length >= menu.source.most && menu.source.several) {
    menu.said.textContent = `No more than ${menu.source.most} can be chosen`;
    return null;
  }
  menu.chosen = menu.source.several ? [...menu.chosen, option] : [option];
  menu.input.value = "";
  return changed(menu);
}

function remove(menu, option) {
  menu.chosen = menu.chosen.filter((each) => each.value !== option.value);
  return changed(menu);
}

function changed(menu) {
  close(menu);
  showChosen(menu);
  const { type, ...chosen } = menu.source.entry(menu.chosen);
  menu.context.use(menu.element, chosen, menu.context.block);
}

function showChosen(menu) {
  if (!menu.source.several) {
    menu.input.value = menu.chosen[0] ? withEmoji(menu.chosen[0].text.text) : "";
    return;
  }
  fill(menu.chips, menu.chosen.map((option) => {
    const words = withEmoji(option.text.text);
    const drop = () => { remove(menu, option); menu.input.focus(); };
    return h("li", { class: "chip" }, words, h("button", { type: "button", class: "chip-drop", "aria-label": `Remove ${words}`, onclick: drop }, icon("close")));
  }));
}

/** Whoever leaves the field leaves it as it was chosen; an emptied one is chosen no more. */
function settle(menu) {
  if (menu.source.several) { menu.input.value = ""; return; }
  if (menu.chosen.length && !menu.input.value.trim()) { menu.chosen = []; changed(menu); }
  else showChosen(menu);
}

function close(menu) {
  clearTimeout(menu.timer);
  menu.turn += 1;
  closePopup(menu.list);
  menu.input.setAttribute("aria-expanded", "false");
  menu.input.removeAttribute("aria-activedescendant");
}
