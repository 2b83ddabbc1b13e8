// Files that hang on a message.

import { fill, h } from "./dom.js";
import { icon } from "./icons.js";

const SHOWN_CHARACTERS = 1500;

/** The files of a message, each to be downloaded, and to be looked into where it is text. */
export function drawFiles(files) {
  return h("ul", { class: "files", "aria-label": files.length === 1 ? "File" : "Files" }, files.map((file) => h("li", { class: "file" }, card(file), peek(file))));
}

function card(file) {
  const address = new URL(file.url_private_download).pathname;
  const name = h("a", { class: "file-name", href: address, download: file.name }, file.title);
  const about = h("span", { class: "what" }, `${file.pretty_type} · ${size(file.size)}`);
  const get = h("a", { class: "icon-button", href: address, download: file.name, title: `Download ${file.name}`, "aria-label": `Download ${file.name}` }, icon("download"));
  return h("div", { class: "file-card" }, h("span", { class: "file-sign", "aria-hidden": "true" }, icon("file")), h("div", { class: "file-words" }, name, about), get);
}

function peek(file) {
  if (!file.mimetype.startsWith("text/")) return null;
  const text = h("pre", { tabIndex: 0 });
  const details = h("details", { class: "file-peek" }, h("summary", {}, "Show the beginning"), text);
  details.addEventListener("toggle", async () => {
    if (text.hasChildNodes()) return;
    const response = await fetch(new URL(file.url_private_download).pathname);
    const content = (await response.text()).replace(/^\ufeff/, "");
    fill(text, content.length > SHOWN_CHARACTERS ? `${content.slice(0, SHOWN_CHARACTERS)}…` : content);
  });
  return details;
}

function size(bytes) {
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;
}
