/**
 * How tall the page is, told to the page around it: a height tells nothing of anybody. Messages of that page are not acted
 * upon, but for one that asks for the height.
 */

const NAME = "pso-meetlat";
const page = document.documentElement;
/** How long the page around may take to fit the frame, in milliseconds. */
const PATIENCE = 1000;
/** What was told last. */
let told = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** Begin telling. A page that stands on its own has nobody to tell. */
export function tellHeight() {
  if (window.parent === window) return;
  new ResizeObserver(tell).observe(page);
  addEventListener("message", answer);
  addEventListener("resize", () => innerHeight < told || look());
}

/** Tell it when it is another than before, so that fitting the frame cannot go round and round. */
function tell() {
  const height = Math.ceil(page.getBoundingClientRect().height);
  if (height === told) return;
  told = height;
  window.parent.postMessage({ type: `${NAME}:height`, height }, "*");
  clearTimeout(waiting);
  waiting = setTimeout(look, PATIENCE);
}

/** A page that asked and does not fit the frame would leave what is below out of reach. */
function look() {
  page.toggleAttribute("data-short", innerHeight < told);
}

/**
 * Who asks fits the frame to it: from now on nothing in the page leans on the height of its window.
 * @param {MessageEvent} event
 */
function answer({ source, data }) {
  if (source !== window.parent || data?.type !== `${NAME}:hello`) return;
  page.dataset["fitted"] = "";
  told = 0;
  tell();
}
