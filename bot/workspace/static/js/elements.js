// Interactive elements, each by its type.

import { confirmed } from "./confirm.js";
import { h, isWeb } from "./dom.js";
import { icon } from "./icons.js";
import { createInput, createOptions } from "./inputs.js";
import { menuButton } from "./menu.js";
import { isSelect } from "./options.js";
import { createSelect } from "./select.js";
import { textOf, withEmoji } from "./text.js";

/** An interactive element in its context. */
export function interactive(element, context) {
  if (isSelect(element)) return createSelect(element, context);
  switch (element.type) {
    case "button":
    case "workflow_button":
      return button(element, context);
    case "icon_button":
      return button(element, context, "icon-text");
    case "feedback_buttons":
      return feedback(element, context);
    case "overflow":
      return overflow(element, context);
    case "radio_buttons":
    case "checkboxes":
      return createOptions(element, context);
    case "image":
      return h("img", { src: element.image_url ?? "", alt: element.alt_text });
    default:
      return createInput(element, context);
  }
}

function button(element, context, kind = "button") {
  const style = element.style ? ` ${element.style}` : "";
  const properties = { class: `${kind}${style}`, "aria-label": element.accessibility_label ?? null, "data-action": element.action_id };
  const deed = () => context.use(element, {}, context.block);
  const words = textOf(element.text);
  if (element.url && isWeb(element.url)) {
    return h("a", { ...properties, href: element.url, target: "_blank", rel: "noopener noreferrer", onclick: deed }, words);
  }
  return h("button", { ...properties, type: "button", onclick: (event) => whileUsed(event.currentTarget, deed, element.confirm) }, words);
}

/** Two thumbs; the one that was clicked last stays marked. */
function feedback(element, context) {
  const thumbs = [["positive_button", "thumb"], ["negative_button", "thumb-down"]].map(([name, sign]) => {
    const told = element[name];
    const words = told.accessibility_label ?? withEmoji(told.text.text);
    const deed = () => context.use(element, { value: told.value }, context.block);
    const mark = (event) => {
      thumbs.forEach((each) => each.setAttribute("aria-pressed", String(each === event.currentTarget)));
      whileUsed(event.currentTarget, deed);
    };
    return h("button", { class: "thumb", type: "button", title: words, "aria-label": words, "aria-pressed": "false", "data-action": element.action_id, onclick: mark }, icon(sign));
  });
  return h("span", { class: "feedback", role: "group", "aria-label": "Feedback" }, thumbs);
}

function overflow(element, context) {
  const items = element.options.map((option) => ({ words: withEmoji(option.text.text), act: () => context.use(element, { selected_option: option }, context.block) }));
  return menuButton({ label: "More", face: icon("more"), items });
}

/** A control that works stays where the keyboard is, and does nothing twice. */
async function whileUsed(control, deed, confirm = null) {
  if (control.getAttribute("aria-busy") === "true") return;
  if (confirm && !(await confirmed(confirm))) return;
  control.setAttribute("aria-busy", "true");
  await deed();
  control.removeAttribute("aria-busy");
}
