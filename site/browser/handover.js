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
const SUPPLIERS = "meetlat:suppliers";

/** @typedef {Snapshot & { said: string }} HandedOver  what was already said about the figures, so that it is not lost */

/** @param {HandedOver} figures as the form of the Meetlat would have kept them */
export function handOver(figures) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(figures));
  } catch {
    // Storage may be refused; then the Meetlat opens empty.
  }
}

/** @returns {HandedOver | null} */
function takeOver() {
  try {
    const figures = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    sessionStorage.removeItem(KEY);
    return figures;
  } catch {
    return null;
  }
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
