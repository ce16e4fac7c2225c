/** Own values from the handleiding: what is published beside each field, a search, and a way to empty a field again. */

import { all } from "./form.js";
import { one } from "./sitting.js";

/** @typedef {import("./sitting.js").Sitting} Sitting */

/** @param {Sitting} sitting */
export function offerOwnValues(sitting) {
  const fold = /** @type {HTMLDetailsElement} */ (one("#eigen-waarden"));
  /** @type {HTMLInputElement} */
  const search = one("[data-own-search]");
  const ask = () => fold.open && sitting.engine.stage === "ready" && void published(sitting);
  fold.addEventListener("toggle", ask);
  // After each answer: another date or size has other values.
  new MutationObserver(ask).observe(sitting.page, { attributeFilter: ["data-worked"] });
  search.addEventListener("input", (event) => {
    event.stopPropagation();
    find(fold, search.value.trim().toLowerCase());
  });
  sitting.actions.set("clear-own", (button) => clear(sitting, button));
}

/** @param {Sitting} sitting */
async function published(sitting) {
  const answer = await sitting.engine.ask({ ...sitting.question(), question: "published" }, { lane: "task" });
  if (!answer) return;
  for (const place of all(sitting.form, "[data-published]")) {
    const known = answer.published[place.dataset["published"] ?? ""] ?? "";
    const value = /** @type {HTMLElement} */ (place.querySelector("[data-published-value]"));
    value.textContent = known;
    place.hidden = known === "";
  }
}

/**
 * Show the fields whose name holds the text, unfolded; all of them, folded, when there is none.
 * @param {HTMLElement} fold
 * @param {string} wanted
 */
function find(fold, wanted) {
  for (const group of /** @type {HTMLDetailsElement[]} */ (all(fold, "[data-own-group]"))) {
    const fields = all(group, "[data-own]");
    for (const field of fields) field.hidden = !(field.dataset["own"] ?? "").toLowerCase().includes(wanted);
    group.hidden = fields.every((field) => field.hidden);
    if (wanted) group.open = !group.hidden;
  }
  one("[data-own-none]").hidden = all(fold, "[data-own]").some((field) => !field.hidden);
}

/**
 * @param {Sitting} sitting
 * @param {HTMLElement} button
 */
function clear(sitting, button) {
  const input = button.closest("[data-own]")?.querySelector("input");
  if (!input) return;
  input.value = "";
  input.focus();
  sitting.changed();
}
