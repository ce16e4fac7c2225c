/** Figures that another page of this site hands over to the Meetlat: through this tab's own memory, and once. */

import { all } from "./form.js";

/** @typedef {import("./keep.js").Snapshot} Snapshot */

const KEY = "meetlat:handover";

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
