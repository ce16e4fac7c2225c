/**
 * The form as an opgave, and back. What a field is called and which kind it has stands in the HTML
 * (docs/architecture.md, door 3); this file only walks over it.
 */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {Record<string, unknown>} Opgave */

const OWN_VALUES = "own_values";
/** What stands for a date that the browser itself could not read: nothing typed is left out in silence. */
const UNREADABLE_DATE = "?";

/**
 * @param {ParentNode} scope
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function all(scope, selector) {
  return /** @type {HTMLElement[]} */ ([...scope.querySelectorAll(selector)]);
}

/**
 * The controls of a field: itself, or the choices in its group.
 * @param {Element} field
 * @returns {Control[]}
 */
export function controls(field) {
  if (field.matches("input, select, textarea")) return [/** @type {Control} */ (field)];
  return /** @type {Control[]} */ ([...field.querySelectorAll("input")]);
}

/**
 * The text a field holds.
 * @param {Element} field
 * @returns {string}
 */
export function text(field) {
  const found = controls(field);
  if (field.matches("input, select, textarea")) return held(found[0]);
  return found.find((control) => control instanceof HTMLInputElement && control.checked)?.value ?? "";
}

/**
 * @param {Control | undefined} control
 * @returns {string}
 */
function held(control) {
  if (!control) return "";
  if (control.type === "date" && control.validity.badInput) return UNREADABLE_DATE;
  return control.value.trim();
}

/**
 * What each row was found to hold: with many rows, all but the one being typed in are as they were.
 * @type {WeakMap<Element, Opgave>}
 */
const known = new WeakMap();

/**
 * Something in the row of this element changed.
 * @param {Element} inside
 */
export function forget(inside) {
  const row = inside.closest("[data-row]");
  if (row) known.delete(row);
}

/**
 * @param {Element} field
 * @param {string} value
 */
export function put(field, value) {
  forget(field);
  for (const control of controls(field)) {
    if (control instanceof HTMLInputElement && control.type === "radio") control.checked = control.value === value;
    else control.value = value;
  }
}

/**
 * @param {HTMLElement} field
 * @returns {string | boolean | undefined}
 */
function value(field) {
  const entered = text(field);
  if (entered === "") return undefined;
  return field.dataset["type"] === "yesno" ? entered === "true" : entered;
}

/**
 * The keys along a path. The keys of own values hold dots themselves.
 * @param {string} path
 * @returns {string[]}
 */
function keys(path) {
  const own = `${OWN_VALUES}.`;
  return path.startsWith(own) ? [OWN_VALUES, path.slice(own.length)] : path.split(".");
}

/**
 * @param {Opgave} target
 * @param {string} path
 * @param {unknown} entered
 */
function set(target, path, entered) {
  const steps = keys(path);
  const last = /** @type {string} */ (steps.pop());
  let place = target;
  for (const step of steps) place = /** @type {Opgave} */ (place[step] ??= {});
  place[last] = entered;
}

/**
 * @param {Opgave} source
 * @param {string} path
 * @returns {unknown}
 */
function get(source, path) {
  /** @type {unknown} */
  let place = source;
  for (const step of keys(path)) place = /** @type {Opgave | null | undefined} */ (place)?.[step];
  return place;
}

/**
 * Fields of the scope itself, not those of its rows, and only those in use.
 * @param {HTMLElement} scope
 * @returns {HTMLElement[]}
 */
function fields(scope) {
  const row = scope.closest("[data-row]");
  return all(scope, "[data-path]").filter((field) => field.closest("[data-row]") === row);
}

/**
 * @param {HTMLElement} scope
 * @returns {Opgave}
 */
function entered(scope) {
  /** @type {Opgave} */
  const found = {};
  for (const field of fields(scope)) {
    const given = field.closest("[hidden]") ? undefined : value(field);
    if (given !== undefined) set(found, field.dataset["path"] ?? "", given);
  }
  return found;
}

/**
 * @param {HTMLElement} row
 * @returns {Opgave}
 */
function enteredRow(row) {
  const found = known.get(row) ?? entered(row);
  known.set(row, found);
  return found;
}

/**
 * A row that nobody has touched yet.
 * @param {HTMLElement} row
 * @returns {boolean}
 */
function untouched(row) {
  return controls(row).concat(/** @type {Control[]} */ ([...row.querySelectorAll("select, textarea")])).every(asMade);
}

/**
 * @param {Control} control
 * @returns {boolean}
 */
function asMade(control) {
  if (control instanceof HTMLSelectElement) return control.selectedIndex <= 0;
  if (control instanceof HTMLInputElement && control.type === "radio") return control.checked === control.defaultChecked;
  return control.value === control.defaultValue && !control.validity.badInput;
}

/**
 * The rows of a list, without untouched ones at its end: an empty row is no answer yet.
 * @param {HTMLElement} list
 * @returns {HTMLElement[]}
 */
function filledRows(list) {
  const rows = all(list, "[data-row]");
  while (rows.length && untouched(/** @type {HTMLElement} */ (rows[rows.length - 1]))) rows.pop();
  return rows;
}

/**
 * What the form holds, as an opgave.
 * @param {HTMLFormElement} form
 * @returns {Opgave}
 */
export function collect(form) {
  const opgave = { format: form.dataset["format"], ...entered(form) };
  for (const list of all(form, "[data-list]")) {
    const rows = filledRows(list);
    if (rows.length) set(opgave, list.dataset["list"] ?? "", rows.map(enteredRow));
  }
  return opgave;
}

/**
 * @param {unknown} given
 * @param {string} decimal
 * @returns {string}
 */
function shown(given, decimal) {
  if (given === null || given === undefined || typeof given === "object") return "";
  return typeof given === "number" ? String(given).replace(".", decimal) : String(given);
}

/**
 * Put an opgave's values into the fields of one scope.
 * @param {HTMLElement} scope
 * @param {Opgave} source
 * @param {string} decimal
 */
function pour(scope, source, decimal) {
  for (const field of fields(scope)) {
    const given = get(source, field.dataset["path"] ?? "");
    if (given !== undefined && given !== null) put(field, shown(given, decimal));
  }
  for (const control of all(scope, "[data-derive]")) {
    if (control.closest("[data-row]") === scope.closest("[data-row]")) derive(control, source);
  }
}

/**
 * Choose the way of answering that the opgave itself used.
 * @param {HTMLElement} control
 * @param {Opgave} source
 */
function derive(control, source) {
  /** @type {Record<string, string>} */
  const ways = JSON.parse(control.dataset["derive"] ?? "{}");
  const way = Object.keys(ways).find((name) => get(source, ways[name] ?? "") !== undefined);
  if (way) put(control, way);
}

/**
 * Show an opgave in the form, in place of what it held.
 * @param {HTMLFormElement} form
 * @param {Opgave} opgave
 * @param {(list: HTMLElement, count: number) => void} makeRows
 */
export function fill(form, opgave, makeRows) {
  const decimal = form.dataset["decimal"] ?? ".";
  form.reset();
  for (const list of all(form, "[data-list]")) {
    const given = get(opgave, list.dataset["list"] ?? "");
    const rows = /** @type {Opgave[]} */ (Array.isArray(given) ? given : []);
    makeRows(list, 0);
    makeRows(list, rows.length);
    all(list, "[data-row]").forEach((row, index) => pour(row, rows[index] ?? {}, decimal));
  }
  pour(form, opgave, decimal);
}
