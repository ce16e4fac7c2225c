/** A staff list as it comes in: a file that is chosen or dropped, or the text of pasted cells. */

import { one } from "./sitting.js";

/**
 * @typedef {object} List
 * @property {string} name
 * @property {string} [text]
 * @property {File} [file]
 */

/** Larger than any staff list by far, and still read while one waits. In bytes. */
const LARGEST = 5_000_000;

const LISTS = /\.(csv|tsv|txt|xls|xlsx|xlsm|xlsb|ods|numbers)$/i;

/**
 * Whether a file looks like a list and not like an opgave; Python judges by what is in it.
 * @param {File} file
 */
export function isList(file) {
  return LISTS.test(file.name);
}

/**
 * Judged by its size alone, before a byte of it is read.
 * @param {File} file
 */
export function isTooLarge(file) {
  return file.size > LARGEST;
}

/** @typedef {{ files: (files: File[]) => void, cells: (text: string) => void }} Takers */

/**
 * @param {HTMLElement} panel
 * @param {Takers} takers
 */
export function listenForLists(panel, takers) {
  listenForFiles(one("[data-import-chooser]"), takers);
  listenForCells(one("[data-import-cells]"), takers);
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    panel.addEventListener(kind, (event) => dragged(/** @type {DragEvent} */ (event), takers));
  }
}

/**
 * @param {HTMLInputElement} chooser
 * @param {Takers} takers
 */
function listenForFiles(chooser, takers) {
  one("[data-import-choose]").addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    const files = [...(chooser.files ?? [])];
    chooser.value = "";
    takers.files(files);
  });
}

/**
 * Pasted cells are read at once and shown nowhere: there may be names among them.
 * @param {HTMLTextAreaElement} cells
 * @param {Takers} takers
 */
function listenForCells(cells, takers) {
  cells.addEventListener("paste", (event) => {
    event.preventDefault();
    takers.cells(event.clipboardData?.getData("text/plain") ?? "");
  });
  // A device may put cells in without saying that they were pasted.
  cells.addEventListener("input", () => {
    const text = cells.value;
    if (!/[\t\n]/.test(text)) return;
    cells.value = "";
    takers.cells(text);
  });
}

/**
 * @param {DragEvent} event
 * @param {Takers} takers
 */
function dragged(event, takers) {
  event.preventDefault();
  one("[data-import-drop]").toggleAttribute("data-over", event.type === "dragenter" || event.type === "dragover");
  if (event.type !== "drop" || !event.dataTransfer) return;
  const files = [...event.dataTransfer.files];
  if (files.length) takers.files(files);
  else takers.cells(event.dataTransfer.getData("text/plain"));
}
