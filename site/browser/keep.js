/** Keeping what was entered: in this tab for a reload, in the visitor's own file for later. */

import { all, forget } from "./form.js";
import { read, remove, write } from "./storage.js";

const KEY = "meetlat";

/**
 * @typedef {object} Snapshot
 * @property {string} example  the worked example it began with, or ""
 * @property {Record<string, number>} rows
 * @property {Record<string, string | boolean>} values
 */

/**
 * Everything in the form, hidden fields and ways of answering included.
 * @param {HTMLFormElement} form
 * @param {string} example
 * @returns {Snapshot}
 */
export function snapshot(form, example) {
  const lists = all(form, "[data-list]");
  return {
    example,
    rows: Object.fromEntries(lists.map((list) => [list.dataset["list"] ?? "", all(list, "[data-row]").length])),
    values: Object.fromEntries(inputs(form).map(([name, control]) => [name, isChoice(control) ? control.checked : control.value])),
  };
}

/**
 * @param {HTMLFormElement} form
 * @param {Snapshot} kept
 * @param {(list: HTMLElement, count: number) => void} makeRows
 */
export function restore(form, kept, makeRows) {
  form.reset();
  for (const list of all(form, "[data-list]")) {
    makeRows(list, 0);
    makeRows(list, kept.rows[list.dataset["list"] ?? ""] ?? 0);
  }
  for (const [name, control] of inputs(form)) {
    const value = kept.values[name];
    forget(control);
    // What the snapshot does not know stays as the form has it.
    if (value === undefined) continue;
    if (isChoice(control)) control.checked = value === true;
    else if (typeof value === "string") control.value = value;
  }
}

/**
 * @param {HTMLFormElement} form
 * @returns {[string, HTMLInputElement | HTMLSelectElement][]}
 */
function inputs(form) {
  const found = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ (all(form, "input:not([type=file], [type=search]), select"));
  // What has no name is no part of what was entered, such as a choice about a list that is being read.
  return found.filter((control) => control.name).map((control) => [isChoice(control) ? `${control.name}=${control.value}` : control.name, control]);
}

/**
 * @param {HTMLInputElement | HTMLSelectElement} control
 * @returns {control is HTMLInputElement}
 */
function isChoice(control) {
  return control.type === "radio" || control.type === "checkbox";
}

/**
 * @param {Snapshot} kept
 * @returns {boolean} whether it is kept: storage may be refused or full, and then the visitor's own file remains
 */
export function keepInTab(kept) {
  return write("sessionStorage", KEY, kept);
}

/** @returns {Snapshot | null} */
export function keptInTab() {
  return read("sessionStorage", KEY);
}

/** Leave nothing in this tab. */
export function forgetTab() {
  remove("sessionStorage", KEY);
}

/**
 * Hand the visitor a file.
 * @param {Blob} content
 * @param {string} name
 */
export function saveFile(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Firefox reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
