// A button that puts a file into a conversation, with what is typed beside it.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { act } from "./server.js";
import { store } from "./store.js";
import { toast } from "./toast.js";

const MOST_BYTES = 5_000_000;

/** The button; `context` is the message box it belongs to. */
export function attachButton({ box, place, thread }) {
  const chooser = h("input", { type: "file", hidden: true, "aria-label": "File" });
  chooser.addEventListener("change", async () => {
    const [file] = chooser.files;
    chooser.value = "";
    if (!file) return;
    if (file.size > MOST_BYTES) { toast(`${file.name} is larger than ${MOST_BYTES / 1e6} MB`); return; }
    const text = box.value.trim();
    box.value = "";
    box.dispatchEvent(new Event("input"));
    await act("attach", { user: store.me, channel: place, thread_ts: thread, name: file.name, text, content: await inBase64(file) });
  });
  const label = "Attach a file";
  return h("span", {}, h("button", { class: "icon-button", type: "button", title: label, "aria-label": label, onclick: () => chooser.click() }, icon("attach")), chooser);
}

async function inBase64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
