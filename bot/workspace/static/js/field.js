// An input block: a label, an element, a hint, and what is wrong with it.

import { within } from "./context.js";
import { h } from "./dom.js";
import { interactive } from "./elements.js";
import { withEmoji } from "./text.js";

let numbers = 0;

/** An input block; using its element tells the app only if the block asks for that. */
export function field(block, context) {
  const id = `field-${(numbers += 1)}`;
  const use = block.dispatch_action ? context.use : () => {};
  const control = interactive(block.element, within(context, block, { use, labelId: `${id}-label`, controlId: `${id}-control` }));
  const optional = block.optional ? h("span", { class: "optional" }, " (optional)") : null;
  const hint = block.hint ? h("p", { class: "hint", id: `${id}-hint` }, withEmoji(block.hint.text)) : null;
  const label = h("label", { class: "label", id: `${id}-label`, htmlFor: `${id}-control` }, withEmoji(block.label.text), optional);
  const made = h("div", { class: "field" }, label, control, hint);
  const entry = made.querySelector(`#${id}-control`) ?? made.querySelector("[role=group], [role=radiogroup]");
  if (hint) entry?.setAttribute("aria-describedby", hint.id);
  return made;
}

/** Says below a field what is wrong with it; the field is told to be wrong, too. */
export function complain(made, words) {
  const id = `wrong-${(numbers += 1)}`;
  made.append(h("p", { class: "wrong", role: "alert", id }, words));
  const control = made.querySelector(".control, input");
  control?.setAttribute("aria-invalid", "true");
  control?.setAttribute("aria-errormessage", id);
  return control;
}

/** Takes back everything that was said to be wrong below an element. */
export function forgive(element) {
  element.querySelectorAll(".wrong").forEach((line) => line.remove());
  element.querySelectorAll("[aria-invalid]").forEach((control) => {
    control.removeAttribute("aria-invalid");
    control.removeAttribute("aria-errormessage");
  });
}
