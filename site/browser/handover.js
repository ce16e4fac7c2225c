/** Figures that another page of this site hands over to the Meetlat: through this tab's own memory, and once. */

import { all } from "./form.js";
import { read, remove, write } from "./storage.js";

/** @typedef {import("./keep.js").Snapshot} Snapshot */

/**
 * @typedef {object} Supplier
 * @property {string} label
 * @property {string} factor  target-group fte per million euro of turnover, as one types it; "" when not known
 */

const KEY = "meetlat:handover";
const NAME = "#schatting=";
const SUPPLIERS = "meetlat:suppliers";

/** @typedef {Snapshot & { said: string }} HandedOver  what was already said about the figures, so that it is not lost */

/**
 * @param {HandedOver} figures as the form of the Meetlat would have kept them
 * @returns {boolean} whether this tab holds them: storage may be refused, or the Meetlat may open in a window of its own;
 * then the address can
 */
export function handOver(figures) {
  return !("framed" in document.documentElement.dataset) && write("sessionStorage", KEY, figures);
}

/**
 * The same figures for behind the `#` of an address, where no server gets them.
 * @param {HandedOver} figures
 */
export function inAddress({ values }) {
  const texts = Object.entries(values).filter(([, value]) => typeof value === "string");
  return `${NAME}${new URLSearchParams(/** @type {[string, string][]} */ (texts))}`;
}

/** @returns {HandedOver | null} */
function fromAddress() {
  if (!location.hash.startsWith(NAME)) return null;
  const values = Object.fromEntries(new URLSearchParams(location.hash.slice(NAME.length)));
  // An address can be made by anybody: one row, and no sentence comes out of it.
  return { example: "", rows: { placements: 1 }, values, said: "" };
}

/** @returns {HandedOver | null} */
function takeOver() {
  const figures = read("sessionStorage", KEY);
  remove("sessionStorage", KEY);
  return figures ?? fromAddress();
}

/**
 * Show what was handed over, and say so.
 * @param {import("./sitting.js").Sitting} sitting
 */
export function openHandedOver(sitting) {
  const figures = takeOver();
  if (!figures) return;
  sitting.replace(figures);
  for (const place of all(sitting.page, "[data-estimated]")) place.textContent = figures.said ?? "";
  sitting.notice(sitting.hadRows() ? "estimate-replaced" : "estimate");
}

/** @param {Supplier} supplier from the register, for the purchases of the Meetlat */
export function takeAlong(supplier) {
  write("sessionStorage", SUPPLIERS, [...takenAlong(), supplier]);
}

/** @returns {Supplier[]} */
function takenAlong() {
  const found = read("sessionStorage", SUPPLIERS);
  return Array.isArray(found) ? found.filter((one) => typeof one?.label === "string" && typeof one?.factor === "string") : [];
}

/** @returns {Supplier[]} those that were taken along since the last time, once */
export function takeSuppliers() {
  const found = takenAlong();
  remove("sessionStorage", SUPPLIERS);
  return found;
}
