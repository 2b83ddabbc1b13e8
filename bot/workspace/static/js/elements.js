// Interactive elements: buttons, menus, inputs. `use(element, chosen)` is what happens when one is used.

import { h, isWeb } from "./dom.js";
import { textOf, withEmoji } from "./text.js";

/** An interactive element; unknown ones say what they are. */
export function interactive(element, use) {
  switch (element.type) {
    case "button":
    case "workflow_button":
      return button(element, use);
    case "icon_button":
      return button({ ...element, text: element.text }, use);
    case "feedback_buttons":
      return h("span", {}, [element.positive_button, element.negative_button].map((each) => button({ ...element, ...each }, use)));
    case "overflow":
    case "static_select":
    case "multi_static_select":
      return menu(element, use);
    case "radio_buttons":
    case "checkboxes":
      return options(element, use);
    case "image":
      return h("img", { src: element.image_url ?? "", alt: element.alt_text });
    default:
      return input(element);
  }
}

/** What was entered in an element, in the shape Slack hands it on. */
export function entered(element, control) {
  switch (element.type) {
    case "static_select":
      return { type: element.type, selected_option: optionsOf(element)[control.selectedIndex - 1] ?? null };
    case "multi_static_select":
      return { type: element.type, selected_options: optionsOf(element).filter((_, place) => control.options[place].selected) };
    case "radio_buttons":
      return { type: element.type, selected_option: checked(element, control)[0] ?? null };
    case "checkboxes":
      return { type: element.type, selected_options: checked(element, control) };
    default:
      return { type: element.type, value: control.value || null };
  }
}

function button(element, use) {
  const style = element.style ? ` ${element.style}` : "";
  const label = element.accessibility_label ?? null;
  const properties = { class: `button${style}`, "aria-label": label, "data-action": element.action_id };
  const words = textOf(element.text);
  if (element.url && isWeb(element.url)) {
    const onclick = () => { use(element, {}); };
    return h("a", { ...properties, href: element.url, target: "_blank", rel: "noopener noreferrer", onclick }, words);
  }
  return h("button", { ...properties, type: "button", onclick: (event) => whileUsed(event.currentTarget, () => use(element, {})) }, words);
}

async function whileUsed(control, deed) {
  control.disabled = true;
  await deed();
  control.disabled = false;
}

function menu(element, use) {
  const several = element.type === "multi_static_select";
  const all = optionsOf(element);
  const hint = element.placeholder ? withEmoji(element.placeholder.text) : "Choose…";
  const initial = (element.initial_options ?? [element.initial_option]).filter(Boolean).map((option) => option.value);
  const entries = all.map((option) => h("option", { value: option.value, selected: initial.includes(option.value) }, withEmoji(option.text.text)));
  const select = h("select", { class: "control inline", multiple: several, "aria-label": hint }, several ? [] : h("option", { value: "" }, hint), entries);
  select.addEventListener("change", () => {
    const key = several ? "selected_options" : "selected_option";
    use(element, { [key]: entered({ ...element, type: several ? element.type : "static_select" }, select)[key] });
  });
  return select;
}

function options(element, use) {
  const kind = element.type === "checkboxes" ? "checkbox" : "radio";
  const initial = (element.initial_options ?? [element.initial_option]).filter(Boolean).map((option) => option.value);
  const entries = element.options.map((option) => {
    const box = h("input", { type: kind, name: element.action_id, value: option.value, checked: initial.includes(option.value) });
    return h("label", {}, box, " ", textOf(option.text));
  });
  const group = h("fieldset", { class: "options" }, entries);
  group.addEventListener("change", () => use(element, entered(element, group)));
  return group;
}

function input(element) {
  const properties = { class: "control", placeholder: element.placeholder?.text ?? "", value: element.initial_value ?? "" };
  if (element.multiline) return h("textarea", { ...properties, rows: 4, maxLength: element.max_length ?? 3000 });
  const types = { number_input: "number", email_text_input: "email", url_text_input: "url", datepicker: "date", timepicker: "time" };
  return h("input", { ...properties, type: types[element.type] ?? "text" });
}

function optionsOf(element) {
  return element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);
}

function checked(element, group) {
  const values = [...group.querySelectorAll("input:checked")].map((box) => box.value);
  return element.options.filter((option) => values.includes(option.value));
}
