// Building the page. Strings become text nodes, never markup.

/** An element with properties (`class`, `on…`, `aria-…`, `data-…` and plain ones) and children. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) setProperty(element, name, value);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Puts these children, and nothing else, into an element. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
}

/** A link, if the address is one that may be followed; otherwise just its words. */
export function link(address, words) {
  return isWeb(address)
    ? h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, words || address)
    : h("span", {}, words || address);
}

/** Whether an address is http or https. */
export function isWeb(address) {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

function setProperty(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name === "class") element.className = value;
  else if (name in element && !name.startsWith("aria")) element[name] = value;
  else element.setAttribute(name, value === true ? "" : value);
}
