/** Rows of a list: add, copy, remove, put back. Focus always goes where the work goes on. */

import { all, put, text } from "./form.js";

/** So many rows at once can still be taken in with all their fields. */
const MOST_OPEN = 6;
const NUMBERED = ["id", "for", "name", "aria-describedby", "aria-labelledby", "data-row-result"];
const NUMBERED_ONES = NUMBERED.map((attribute) => `[${attribute}]`).join(",");

/**
 * @param {HTMLElement} list
 * @returns {string}
 */
function nameOf(list) {
  return list.dataset["list"] ?? "";
}

/**
 * @param {HTMLElement} list
 * @param {string} kind
 * @returns {HTMLElement}
 */
function made(list, kind) {
  const template = /** @type {HTMLTemplateElement | null} */ (document.querySelector(`template[data-${kind}-template="${nameOf(list)}"]`));
  const copy = template?.content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error(`no ${kind} template for ${nameOf(list)}`);
  return copy;
}

/**
 * Write another number into everything that names the row.
 * @param {HTMLElement} row
 * @param {string} from
 * @param {string} to
 */
function rename(row, from, to) {
  for (const element of [row, ...all(row, NUMBERED_ONES)]) {
    for (const attribute of NUMBERED) {
      const written = element.getAttribute(attribute);
      if (written?.includes(from)) element.setAttribute(attribute, written.replaceAll(from, to));
    }
  }
}

/**
 * @param {HTMLElement} list
 */
export function renumber(list) {
  const moved = [...all(list, "[data-row]").entries()].filter(([index, row]) => row.dataset["index"] !== String(index));
  // Radio groups lose their choice when two rows share a name, even for a moment: first a number that nobody has.
  for (const [index, row] of moved) if (row.dataset["index"]) numbered(list, row, `~${index}`);
  for (const [index, row] of moved) numbered(list, row, String(index));
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} row
 * @param {string} index
 */
function numbered(list, row, index) {
  const old = row.dataset["index"] ?? "__INDEX__";
  if (old !== index) rename(row, `${nameOf(list)}[${old}]`, `${nameOf(list)}[${index}]`);
  row.dataset["index"] = index;
  for (const place of all(row, "[data-row-number]")) place.textContent = String(Number(index) + 1);
}

/**
 * @param {HTMLElement} list
 * @param {number} count
 */
export function makeRows(list, count) {
  const holder = /** @type {HTMLElement} */ (list.querySelector("[data-rows]"));
  if (count === 0) holder.replaceChildren();
  const rows = Array.from({ length: count - all(holder, "[data-row]").length }, () => made(list, "row"));
  // Many rows at once are a list to look over; each opens where one wants to change it.
  if (rows.length > MOST_OPEN) for (const row of rows) row.removeAttribute("open");
  holder.append(...rows);
  renumber(list);
}

/**
 * @param {HTMLElement} row
 */
function focusFirst(row) {
  row.setAttribute("open", "");
  /** @type {HTMLElement | null} */ (row.querySelector("input, select"))?.focus();
}

/**
 * @param {HTMLElement} list
 * @returns {HTMLElement}
 */
export function addRow(list) {
  makeRows(list, all(list, "[data-row]").length + 1);
  const row = /** @type {HTMLElement} */ (all(list, "[data-row]").pop());
  row.classList.add("row--new");
  focusFirst(row);
  return row;
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} row
 */
export function copyRow(list, row) {
  const copy = made(list, "row");
  row.after(copy);
  renumber(list);
  const selector = "[data-path], [data-control]";
  const targets = all(copy, selector);
  all(row, selector).forEach((field, index) => put(/** @type {HTMLElement} */ (targets[index]), text(field)));
  copy.classList.add("row--new");
  focusFirst(copy);
}

/**
 * Take a row out and leave a line in its place that can put it back.
 * @param {HTMLElement} list
 * @param {HTMLElement} row
 */
export function removeRow(list, row) {
  for (const line of all(list, "[data-undo]")) line.remove();
  const line = made(list, "undo");
  for (const place of all(line, "[data-row-number]")) place.textContent = String(Number(row.dataset["index"]) + 1);
  row.replaceWith(line);
  // Under its old number its choices would clash with those of the row that moves up.
  numbered(list, row, "removed");
  removed.set(line, row);
  renumber(list);
  line.querySelector("button")?.focus();
}

/** @type {WeakMap<HTMLElement, HTMLElement>} */
const removed = new WeakMap();

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} line
 */
export function putBack(list, line) {
  const row = removed.get(line);
  if (!row) return;
  line.replaceWith(row);
  renumber(list);
  focusFirst(row);
}
