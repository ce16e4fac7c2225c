/** Home: nothing is fetched for the estimate until a visitor turns to it, or the page has nothing else to do. */

import { hasBegun, hasNotBegun } from "./begun.js";

const page = /** @type {HTMLElement} */ (document.querySelector("[data-quick]"));
/** @type {Promise<void> | null} */
let awake = null;

function wake() {
  awake ??= import("./quick.js").then(({ begin }) => begin(page)).then(hasBegun, missed);
}

/** The rest did not come, or is too new for this browser; whoever turns to a field tries again. */
function missed() {
  awake = null;
  hasNotBegun();
}

/** Whether fetching ahead may cost the visitor something, or hold up something else. */
function isSparing() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean, effectiveType?: string, type?: string } }} */ (navigator);
  // Where a browser does not tell, a telephone may be on a metered line.
  if (!connection) return matchMedia("(pointer: coarse)").matches;
  const { saveData, effectiveType = "4g", type } = connection;
  return saveData === true || effectiveType !== "4g" || type === "cellular";
}

function whenIdle() {
  if (typeof requestIdleCallback === "function" && !isSparing()) requestIdleCallback(wake);
}

page.addEventListener("focusin", (event) => {
  if (!(/** @type {Element} */ (event.target).closest("[data-opgave] :is(input, select, summary)"))) return;
  page.dataset["wanted"] = "";
  wake();
});
if (document.readyState === "complete") whenIdle();
else addEventListener("load", whenIdle, { once: true });
hasBegun();
