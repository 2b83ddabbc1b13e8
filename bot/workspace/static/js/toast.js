// One short line at the bottom of the page.

let timer = 0;

/** Says something for a few seconds. */
export function toast(words) {
  const line = document.getElementById("toast");
  line.textContent = words;
  line.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => { line.hidden = true; }, 6000);
}
