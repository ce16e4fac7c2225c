/** Suppliers from the register come into the purchases of the Meetlat, each once. */

import { fieldAt, goTo } from "./answer.js";
import { takeSuppliers } from "./handover.js";

const LIST = "purchases";
/** As the opgave names a supplier with a PSO certificate. */
const KIND = "pso";

/**
 * Put the suppliers that were taken along below the purchases; all that was entered stays.
 * @param {import("./sitting.js").Sitting} sitting
 */
export function openTaken(sitting) {
  const suppliers = takeSuppliers();
  if (suppliers.length === 0) return;
  const before = sitting.snapshot();
  const after = suppliers.reduce(withSupplier, before);
  const isThere = after === before;
  if (!isThere) sitting.replace(after);
  sitting.notice(isThere ? "supplier-there" : "supplier");
  const last = rowOf(after, suppliers[suppliers.length - 1]?.label ?? "");
  const field = fieldAt(`${LIST}[${last}].invoice`);
  if (field) goTo(field);
}

/**
 * @param {import("./keep.js").Snapshot} kept
 * @param {string} label
 */
function rowOf(kept, label) {
  const count = kept.rows[LIST] ?? 0;
  return Array.from({ length: count }, (_, at) => at).findIndex((at) => kept.values[`${LIST}[${at}].label`] === label);
}

/**
 * @param {import("./keep.js").Snapshot} kept
 * @param {import("./handover.js").Supplier} supplier
 * @returns {import("./keep.js").Snapshot} the same when the supplier is there already
 */
function withSupplier(kept, { label, factor }) {
  if (rowOf(kept, label) >= 0) return kept;
  const at = kept.rows[LIST] ?? 0;
  const row = `${LIST}[${at}].`;
  const way = factor ? "factor" : "figures";
  const values = { [`${row}label`]: label, [`${row}kind`]: KIND, [`${row}supplier_way=${way}`]: true, [`${row}fte_per_million`]: factor };
  return { ...kept, rows: { ...kept.rows, [LIST]: at + 1 }, values: { ...kept.values, ...values } };
}
