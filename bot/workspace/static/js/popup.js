// Lists that open below (or above) something, over everything else.

const GAP = 4;

/** Makes an element one that opens over the page. */
export function asPopup(element) {
  element.popover = "manual";
  element.classList.add("popup");
  return element;
}

/** Opens it at its anchor; `wide` makes it as wide as the anchor, `end` lets it end where the anchor ends. */
export function openAt(popup, anchor, { wide = false, end = false } = {}) {
  if (!isOpen(popup)) popup.showPopover();
  const at = anchor.getBoundingClientRect();
  if (wide) popup.style.width = `${at.width}px`;
  const { width, height } = popup.getBoundingClientRect();
  const below = innerHeight - at.bottom - GAP;
  const top = below >= Math.min(height, 180) || below >= at.top ? at.bottom + GAP : at.top - GAP - height;
  const left = end ? at.right - width : at.left;
  popup.style.top = `${Math.max(GAP, top)}px`;
  popup.style.left = `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`;
}

/** Closes it. */
export function closePopup(popup) {
  if (isOpen(popup)) popup.hidePopover();
}

/** Whether it is open. */
export function isOpen(popup) {
  return popup.isConnected && popup.matches(":popover-open");
}
