// The message box, with completions for names and commands.

import { avatar } from "./avatar.js";
import { fill, h } from "./dom.js";
import { attachButton } from "./attaching.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { act } from "./server.js";
import { store } from "./store.js";

/**
 * A message box; `label` names it, `send(text, broadcast)` is called with what was typed, `advice` stands below it.
 * `place` and `thread` say where files go.
 */
export function createComposer(label, send, { inThread = false, advice = "", place = store.place, thread = null } = {}) {
  const listId = inThread ? "thread-completions" : "completions";
  const list = h("ul", { class: "completions", id: listId, role: "listbox", "aria-label": "Suggestions", hidden: true });
  const box = h("textarea", {
    id: inThread ? "thread-composer" : "composer", rows: 1, placeholder: label, "aria-label": label, spellcheck: true,
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": listId,
  });
  const button = h("button", { class: "send", type: "submit", "aria-label": "Send", disabled: true }, icon("send"));
  const choice = { entries: [], place: 0 };
  const also = inThread && !store.channels.get(place).isIm ? h("input", { type: "checkbox" }) : null;
  const context = { box, list, choice, inThread, place, thread, also };
  const form = h("form", { class: "composer" }, list, box, bar(context, button));
  box.addEventListener("input", () => { button.disabled = !box.value.trim(); suggest(context); });
  box.addEventListener("keydown", (event) => onKey(context, form, event));
  box.addEventListener("blur", () => close(context));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (!text) return;
    box.value = "";
    button.disabled = true;
    close(context);
    send(text, also?.checked ?? false);
    if (also) also.checked = false;
  });
  return { element: h("div", {}, form, hint(advice)), focus: () => box.focus() };
}

function bar(context, button) {
  const put = (text) => () => { insert(context, text); };
  const name = store.users.get(store.app).name;
  const shortcuts = [h("button", { class: "icon-button", type: "button", title: `Mention ${name}`, "aria-label": `Mention ${name}`, onclick: put(`@${name} `) }, "@")];
  if (!context.inThread) {
    for (const { name: command } of store.commands) {
      shortcuts.push(h("button", { class: "icon-button", type: "button", title: `Run ${command}`, "aria-label": `Run ${command}`, onclick: put(`${command} `) }, "/"));
    }
  }
  shortcuts.push(attachButton(context));
  const global = store.shortcuts.filter((each) => each.kind === "global");
  if (global.length && !context.inThread) {
    const items = global.map(({ name: words, callbackId }) => ({ words, act: () => act("shortcut", { user: store.me, callback_id: callbackId }) }));
    shortcuts.push(menuButton({ label: "Shortcuts", face: icon("bolt"), items }));
  }
  const also = context.also ? h("label", { class: "tick also" }, context.also, "Also send to the channel") : null;
  return h("div", { class: "composer-bar" }, shortcuts, also, h("span", { class: "grow" }), button);
}

function hint(advice) {
  const keys = h("span", { class: "keys", "aria-hidden": "true" }, h("kbd", {}, "Enter"), " to send, ", h("kbd", {}, "Shift + Enter"), " for a new line");
  return h("p", { class: "composer-hint" }, h("span", {}, advice), keys);
}

function insert({ box }, text) {
  box.value = text.startsWith("/") ? text + box.value : box.value + text;
  box.focus();
  box.dispatchEvent(new Event("input"));
}

function onKey(context, form, event) {
  const open = !context.list.hidden;
  if (open && ["ArrowDown", "ArrowUp"].includes(event.key)) move(context, event.key === "ArrowDown" ? 1 : -1);
  else if (open && ["Enter", "Tab"].includes(event.key)) take(context, context.choice.place);
  else if (open && event.key === "Escape") { close(context); event.stopPropagation(); }
  else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) form.requestSubmit();
  else return;
  event.preventDefault();
}

function suggest(context) {
  const before = context.box.value.slice(0, context.box.selectionStart);
  context.choice.entries = candidates(before, context.inThread);
  context.choice.place = 0;
  draw(context);
}

function candidates(before, inThread) {
  const mention = /(?:^|\s)@([\w.-]*)$/.exec(before);
  if (mention) {
    const others = [...store.users.values()].filter((user) => user.id !== store.me && user.id !== "USLACKBOT");
    others.sort((one, other) => Number(other.isBot) - Number(one.isBot));
    const fitting = others.filter((user) => user.name.startsWith(mention[1].toLowerCase()));
    return fitting.map((user) => ({ user, typed: mention[1], text: `${user.name} `, name: user.name, what: user.title || "app" }));
  }
  const command = /^(\/\S*)$/.exec(before);
  if (!command || inThread) return [];
  const fitting = store.commands.filter(({ name }) => name.startsWith(command[1]) && name !== command[1]);
  return fitting.map(({ name, hint }) => ({ typed: command[1], text: `${name} `, name, what: hint }));
}

function draw(context) {
  const { list, choice, box } = context;
  list.hidden = choice.entries.length === 0;
  box.setAttribute("aria-expanded", String(!list.hidden));
  fill(list, choice.entries.map((entry, place) => {
    const select = (event) => { event.preventDefault(); take(context, place); };
    const selected = String(place === choice.place);
    const image = entry.user ? avatar(entry.user) : null;
    return h("li", { class: "completion", role: "option", id: `${list.id}-${place}`, "aria-selected": selected, onmousedown: select }, image, h("strong", {}, entry.name), h("span", { class: "what" }, entry.what));
  }));
  if (list.hidden) box.removeAttribute("aria-activedescendant");
  else box.setAttribute("aria-activedescendant", `${list.id}-${choice.place}`);
}

function move(context, step) {
  const { choice } = context;
  choice.place = (choice.place + step + choice.entries.length) % choice.entries.length;
  draw(context);
}

function take(context, place) {
  const { box, choice } = context;
  const entry = choice.entries[place];
  const end = box.selectionStart;
  box.setRangeText(entry.text, end - entry.typed.length, end, "end");
  box.dispatchEvent(new Event("input"));
  box.focus();
}

function close(context) {
  context.choice.entries = [];
  draw(context);
}
