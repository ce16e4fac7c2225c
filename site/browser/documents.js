/** Documents to take along: Python makes them, the visitor gets a file, or a sheet on the page that prints. */

import { placeFragments } from "./answer.js";
import { saveFile } from "./keep.js";
import { one } from "./sitting.js";

/** @typedef {import("./sitting.js").Sitting} Sitting */

/** @param {Sitting} sitting */
export function offerDocuments(sitting) {
  sitting.actions.set("take", (button) => void take(sitting, button.dataset["document"] ?? ""));
  // A sheet with figures that have changed since would be typed over wrongly.
  sitting.page.addEventListener("kept", () => {
    if (JSON.stringify(sitting.question()) !== shown) one("[data-sheet]").hidden = true;
  });
  sitting.actions.set("print-sheet", () => printOnly("sheet"));
  sitting.actions.set("print", () => void printReport(sitting));
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    void printReport(sitting);
  });
  addEventListener("afterprint", () => {
    delete document.documentElement.dataset["print"];
    report().replaceChildren();
  });
}

/** @returns {HTMLElement} */
function report() {
  return one("[data-fragment=report]");
}

/**
 * Print the report of what there is now; without a result the page itself. On paper it stands instead of the page.
 * @param {Sitting} sitting
 */
async function printReport(sitting) {
  const question = { ...sitting.question(), question: "document", name: "rapport" };
  const answer = sitting.engine.stage === "ready" ? await sitting.engine.ask(question, { lane: "task" }) : null;
  report().innerHTML = answer?.fragments?.report ?? "";
  print();
}

/** Print; where the page around this one does not allow that, say so and show the way to a page that may. */
function print() {
  let begins = false;
  addEventListener("beforeprint", () => (begins = true), { once: true });
  window.print();
  /** @type {HTMLElement | null} */
  const closed = document.querySelector("[data-closed-off]");
  if (begins || !closed) return;
  closed.hidden = false;
  closed.focus();
}

/**
 * @param {Sitting} sitting
 * @param {string} name
 */
async function take(sitting, name) {
  say("busy");
  const answer = await sitting.engine.ask({ ...sitting.question(), question: "document", name }, { lane: "task" });
  if (!answer) return say("failed");
  if (answer.unavailable) return say("unavailable", answer.unavailable);
  if (answer.fragments) return show(sitting, answer);
  saveFile(new Blob([bytes(answer.base64)], { type: answer.media_type }), answer.filename);
  say("saved", answer.filename);
}

/** What the sheet on the page was made of. */
let shown = "";

/**
 * @param {Sitting} sitting
 * @param {any} answer
 */
function show(sitting, answer) {
  shown = JSON.stringify(sitting.question());
  placeFragments(sitting.page, { rows: {}, ...answer });
  say("");
  one("[data-sheet]").hidden = false;
  one("[data-sheet]").focus();
}

/**
 * @param {string} base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
function bytes(base64) {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

/**
 * @param {string} name
 * @param {string} [detail]
 */
function say(name, detail = "") {
  for (const said of document.querySelectorAll("[data-take-said]")) {
    said.toggleAttribute("hidden", said.getAttribute("data-take-said") !== name);
    const place = said.querySelector("[data-take-detail]");
    if (place) place.textContent = detail;
  }
}

/**
 * Print one part of the page; the style sheet leaves out the rest.
 * @param {string} part
 */
function printOnly(part) {
  document.documentElement.dataset["print"] = part;
  print();
}
