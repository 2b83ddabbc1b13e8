// Small line drawings, 20 by 20.

const SHAPES = {
  send: "M3 10 17 3.5 13 17 10 11.5ZM10 11.5 17 3.5",
  thread: "M4 4.5h12v8.5h-6.5L6 16v-3H4ZM7 7.5h6M7 10h4",
  close: "M5 5 15 15M15 5 5 15",
  eye: "M2.5 10s3-5 7.5-5 7.5 5 7.5 5-3 5-7.5 5-7.5-5-7.5-5ZM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z",
  sun: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1",
  moon: "M16 12.2A6.7 6.7 0 0 1 7.8 4 6.7 6.7 0 1 0 16 12.2Z",
  more: "M5 9a1 1 0 1 0 0 2 1 1 0 0 0 0-2ZM10 9a1 1 0 1 0 0 2 1 1 0 0 0 0-2ZM15 9a1 1 0 1 0 0 2 1 1 0 0 0 0-2Z",
  down: "M5.5 8 10 12.5 14.5 8",
  back: "M12.5 4.5 7 10l5.5 5.5",
  check: "M4.5 10.5 8.5 14.5 15.5 6",
  lock: "M5.5 9h9v7h-9ZM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9",
  shared: "M4 7.5h9L10.5 5M16 12.5H7L9.5 15",
  file: "M6 3h5.5L15 6.5V17H6ZM11.5 3v3.5H15",
  download: "M10 3.5v9M6.5 9.5 10 13l3.5-3.5M4.5 16h11",
  attach: "M14.5 9.5 9.7 14.3a3 3 0 0 1-4.2-4.2l5.6-5.6a2 2 0 0 1 2.8 2.8l-5.5 5.5a1 1 0 0 1-1.4-1.4l4.6-4.6",
  bolt: "M11 2.5 4.5 11.5H9.5L9 17.5 15.5 8.5H10.5Z",
  stop: "M6 6h8v8H6Z",
  thumb: "M3.5 9h2.8v7H3.5ZM6.3 9.5 9.2 3.8c1.2 0 2 .9 2 2V8h4c.9 0 1.5.8 1.3 1.7l-1 4.9c-.2.8-.9 1.4-1.7 1.4H6.3",
  "thumb-down": "M3.5 11h2.8V4H3.5ZM6.3 10.5 9.2 16.2c1.2 0 2-.9 2-2V12h4c.9 0 1.5-.8 1.3-1.7l-1-4.9C15.300 4.600 14.600 4 13.800 4H6.3",
};

/** A drawing by name; it says nothing to screen readers. */
export function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("viewBox", "0 0 20 20");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[name]);
  drawing.append(path);
  return drawing;
}
