/** Python's answer, put in its places: fragments, sums of rows, messages at fields. No sentence is made here. */

import { Idiomorph } from "./idiomorph.js";
import { all, controls } from "./form.js";

/**
 * @typedef {object} Answer
 * @property {"scored" | "incomplete" | "problems"} state
 * @property {Record<string, string>} fragments
 * @property {Record<string, string>} rows  those that were asked for
 * @property {{path: string, message: string}[]} fields
 * @property {string} announcement
 * @property {string | null} uitkomst
 * @property {string | null} opgave
 * @property {import("./form.js").Opgave | null} entered
 */

/**
 * What stands where: most answers leave most fragments as they are.
 * @type {WeakMap<HTMLElement, string>}
 */
const placed = new WeakMap();

/**
 * @param {HTMLElement} place
 * @param {string} html
 */
function morph(place, html) {
  if (placed.get(place) === html) return;
  placed.set(place, html);
  if (html === "") place.replaceChildren();
  else Idiomorph.morph(place, html, { morphStyle: "innerHTML", ignoreActiveValue: true, callbacks: { beforeAttributeUpdated: keepOpen } });
}

/**
 * Which figure a reader has opened is the reader's, not the answer's.
 * @param {string} attribute
 * @param {Element} element
 */
function keepOpen(attribute, element) {
  return !(attribute === "open" && element instanceof HTMLDetailsElement);
}

/**
 * Put what was answered in its places; what was not asked for stays as it is.
 * @param {ParentNode} page
 * @param {Answer} answer
 */
export function placeFragments(page, answer) {
  for (const place of all(page, "[data-fragment]")) {
    const html = answer.fragments[place.dataset["fragment"] ?? ""];
    if (html !== undefined) morph(place, html);
  }
  for (const place of all(page, "[data-row-result]")) {
    const html = answer.rows[place.dataset["rowResult"] ?? ""] ?? (answer.state === "scored" ? undefined : "");
    if (html !== undefined) morph(place, html);
  }
}

/**
 * The field that a path names. A group of choices carries its path on the first choice.
 * @param {string} path
 * @returns {HTMLElement | null}
 */
export function fieldAt(path) {
  return document.getElementById(path);
}

/**
 * Put messages under the fields that are ready for them, and take away those that are solved.
 * @param {HTMLFormElement} form
 * @param {Answer} answer
 * @param {(field: HTMLElement) => boolean} ready
 */
export function placeMessages(form, answer, ready) {
  const messages = new Map(answer.fields.map(({ path, message }) => [path, message]));
  /** Whether a control is wrong: by its own message, or by that of the row around it. @type {Map<HTMLElement, boolean>} */
  const wrong = new Map();
  for (const place of all(form, "[data-message]")) {
    const path = place.id.slice("message:".length);
    const field = fieldAt(path);
    const message = field && ready(field) ? (messages.get(path) ?? "") : "";
    if (place.textContent !== message) place.textContent = message;
    for (const control of field ? controls(field) : []) wrong.set(control, wrong.get(control) || message !== "");
  }
  for (const [control, is] of wrong) mark(control, is);
}

/**
 * @param {HTMLElement} control
 * @param {boolean} wrong
 */
function mark(control, wrong) {
  if (wrong) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

/**
 * Bring a reader to a field: unfold what hides it, then focus.
 * @param {HTMLElement} field
 */
export function goTo(field) {
  for (let hidden = field.closest("details:not([open])"); hidden; hidden = field.closest("details:not([open])")) {
    hidden.setAttribute("open", "");
  }
  if (field instanceof HTMLDetailsElement) field.open = true;
  (field.querySelector("summary") ?? field).focus();
  (field.closest(".field, .row, fieldset") ?? field).scrollIntoView({ block: "center" });
}
