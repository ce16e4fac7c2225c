/** Fields that are only asked for after certain answers. The conditions come from the editions, in `data-when`. */

import { all, forget, text } from "./form.js";

/**
 * The answer a condition looks at: in the same row, or else in the form.
 * @param {HTMLElement} place
 * @param {string} name
 * @returns {string}
 */
function answer(place, name) {
  const selector = `[data-path="${name}"], [data-control="${name}"]`;
  const field = place.closest("[data-row]")?.querySelector(selector) ?? place.closest("form")?.querySelector(selector);
  return field ? text(field) : "";
}

/**
 * @param {HTMLElement} place
 * @returns {boolean}
 */
function holds(place) {
  /** @type {Record<string, string[]>} */
  const when = JSON.parse(place.dataset["when"] ?? "{}");
  return Object.entries(when).every(([name, codes]) => codes.includes(answer(place, name)));
}

/**
 * Show what is needed, hide what is not. A hidden field keeps its text but is no part of the answer.
 * @param {ParentNode} scope
 */
export function applyConditions(scope) {
  for (const place of all(scope, "[data-when]")) {
    const hidden = !holds(place);
    if (place.hidden === hidden) continue;
    place.hidden = hidden;
    forget(place);
  }
}
