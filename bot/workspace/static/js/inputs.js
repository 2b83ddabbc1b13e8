// What is entered without a menu: text, numbers, days, ticks.

import { enteredBefore, hold } from "./context.js";
import { h } from "./dom.js";
import { textOf } from "./text.js";

const TYPES = { number_input: "number", email_text_input: "email", url_text_input: "url", datepicker: "date", timepicker: "time" };
const KEYS = { datepicker: "selected_date", timepicker: "selected_time" };
const LONGEST = 3000;
let numbers = 0;

/** A field to type in. */
export function createInput(element, context) {
  const key = KEYS[element.type] ?? "value";
  const before = enteredBefore(context, element);
  const initial = before ? before[key] : element.initial_value ?? element.initial_date ?? element.initial_time;
  const naming = context.labelId ? {} : { "aria-label": element.placeholder?.text ?? "Entry" };
  const shared = { class: "control", id: context.controlId, placeholder: element.placeholder?.text ?? "", value: initial ?? "", maxLength: element.max_length ?? LONGEST, "data-action": element.action_id, ...naming };
  const control = element.multiline ? h("textarea", { ...shared, rows: 4 }) : h("input", { ...shared, type: TYPES[element.type] ?? "text" });
  hold(context, element, () => ({ type: element.type, [key]: control.value || null }));
  control.addEventListener("change", () => context.use(element, { [key]: control.value || null }, context.block));
  return control;
}

/** Ticks or one of several. */
export function createOptions(element, context) {
  const several = element.type === "checkboxes";
  const key = several ? "selected_options" : "selected_option";
  const name = `options-${(numbers += 1)}`;
  const before = enteredBefore(context, element);
  const held = before ? before[key] : element.initial_options ?? element.initial_option;
  const chosen = [held].flat().filter(Boolean).map((option) => option.value);
  const boxes = element.options.map((option) => h("input", { type: several ? "checkbox" : "radio", name, value: option.value, checked: chosen.includes(option.value) }));
  const lines = element.options.map((option, place) => h("label", { class: "tick" }, boxes[place], h("span", {}, textOf(option.text), option.description ? h("span", { class: "what" }, textOf(option.description)) : null)));
  const naming = context.labelId ? { "aria-labelledby": context.labelId } : { "aria-label": "Options" };
  const group = h("div", { class: "options", role: several ? "group" : "radiogroup", "data-action": element.action_id, ...naming }, lines);
  const entry = () => {
    const picked = element.options.filter((_, place) => boxes[place].checked);
    return { type: element.type, [key]: several ? picked : picked[0] ?? null };
  };
  hold(context, element, entry);
  group.addEventListener("change", () => context.use(element, { [key]: entry()[key] }, context.block));
  return group;
}
