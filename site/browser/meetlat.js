/** The page Meetlat: the form asks, the engine answers, the answer is put in its places. */

import { applyConditions } from "./conditions.js";
import { fieldAt, goTo, placeFragments, placeMessages } from "./answer.js";
import { Engine } from "./engine.js";
import { all, collect, fill } from "./form.js";
import { keepInTab, keptInTab, restore, saveFile, snapshot } from "./keep.js";
import { addRow, copyRow, makeRows, putBack, removeRow } from "./rows.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./form.js").Opgave} Opgave */

/**
 * @template {HTMLElement} T
 * @param {string} selector
 * @returns {T}
 */
function one(selector) {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {T} */ (found);
}

/** @type {HTMLFormElement} */
const form = one("[data-opgave]");
const page = one("[data-engine]");
const panel = one("[data-answer]");
const status = one("[data-engine-status]");
const live = one("[data-announcement]");
const engine = new Engine();

/** @type {Answer | null} */
let last = null;
let example = "";
/**
 * A file as it was opened, until something is changed: what the form has no field for is judged too.
 * @type {Opgave | null}
 */
let opened = null;
/**
 * The opened file that the form shows as it is typed by now: filling it twice would take the focus away.
 * @type {Opgave | null}
 */
let asTyped = null;
/** @type {import("./keep.js").Snapshot | null} */
let before = null;
/** What came out of a file or example is judged at once; what is being typed only when it is left. */
let judgeAll = false;
/** @type {WeakSet<Element>} */
const visited = new WeakSet();

/** @param {HTMLElement} field */
function ready(field) {
  return judgeAll || visited.has(field.closest("[data-path]") ?? field);
}

async function ask() {
  const language = document.documentElement.lang;
  const question = opened ? { language, opgave: opened, notation: "file" } : { language, opgave: collect(form) };
  /** @type {Answer | null} */
  const answer = await engine.ask(question);
  if (!answer) return;
  // A file's figures are shown as people type them; only Python knows how a file writes them.
  if (opened && opened !== asTyped && answer.entered) {
    asTyped = opened;
    showInForm(answer.entered);
  }
  show(answer);
}

/** @param {Answer} answer */
function show(answer) {
  last = answer;
  placeFragments(page, answer);
  placeMessages(form, answer, ready);
  page.dataset["state"] = answer.state;
  announce(answer.announcement);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;

/**
 * Said once typing rests, so that a screen reader is not interrupted at every key.
 * @param {string} sentence
 */
function announce(sentence) {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    if (live.textContent !== sentence) live.textContent = sentence;
  }, 800);
}

function changed() {
  opened = null;
  applyConditions(form);
  keepInTab(snapshot(form, example));
  void ask();
}

/** @param {Opgave} opgave */
function open(opgave) {
  opened = opgave;
  before = snapshot(form, example);
  judgeAll = true;
  showInForm(opgave);
  void ask();
}

/** @param {Opgave} opgave */
function showInForm(opgave) {
  fill(form, opgave, makeRows);
  applyConditions(form);
  keepInTab(snapshot(form, example));
}

/** @param {string} name */
function notice(name) {
  for (const place of all(page, "[data-notice]")) place.hidden = place.dataset["notice"] !== name;
}

/** @param {File | undefined} file */
async function openFile(file) {
  if (!file) return;
  try {
    example = "";
    open(JSON.parse(await file.text()));
    notice("opened");
  } catch {
    notice("unreadable");
  }
}

function save() {
  const text = last?.opgave ?? `${JSON.stringify(collect(form), null, 2)}\n`;
  saveFile(text, form.dataset["file"] ?? "");
}

function putBackBefore() {
  if (!before) return;
  example = before.example;
  restore(form, before, makeRows);
  before = null;
  notice("");
  changed();
}

/** @param {boolean} open */
function sheet(open) {
  panel.toggleAttribute("data-open", open);
  one("[data-action=sheet]").setAttribute("aria-expanded", String(open));
}

/** @type {Record<string, (button: HTMLElement) => void>} */
const actions = {
  add: (button) => void addRow(listOf(button)),
  copy: (button) => copyRow(listOf(button), rowOf(button)),
  remove: (button) => removeRow(listOf(button), rowOf(button)),
  undo: (button) => putBack(listOf(button), /** @type {HTMLElement} */ (button.closest("[data-undo]"))),
  save,
  open: () => one("[data-open-file]").click(),
  print: () => window.print(),
  before: putBackBefore,
  retry: () => void engine.start(),
  sheet: () => sheet(!panel.hasAttribute("data-open")),
};

/** @param {HTMLElement} button */
function listOf(button) {
  return /** @type {HTMLElement} */ (button.closest("[data-list]"));
}

/** @param {HTMLElement} button */
function rowOf(button) {
  return /** @type {HTMLElement} */ (button.closest("[data-row]"));
}

/** @param {MouseEvent} event */
function clicked(event) {
  const target = /** @type {Element} */ (event.target);
  const button = /** @type {HTMLElement | null} */ (target.closest("[data-action]"));
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest("[data-fragment] a[href^='#']"));
  if (button) {
    actions[button.dataset["action"] ?? ""]?.(button);
    if (listOf(button)) changed();
  } else if (link) follow(event, link);
}

/**
 * A link in the answer leads to a field: focus it, also where the browser would only scroll.
 * @param {MouseEvent} event
 * @param {HTMLAnchorElement} link
 */
function follow(event, link) {
  const field = fieldAt(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  sheet(false);
  goTo(field);
}

/** @param {FocusEvent} event */
function left(event) {
  const control = /** @type {Element} */ (event.target);
  visited.add(control.closest("[data-path]") ?? control);
  if (last) placeMessages(form, last, ready);
}

/** @param {Event} event */
function stage(event) {
  const { stage, loaded, total, reason } = /** @type {CustomEvent} */ (event).detail;
  status.dataset["stage"] = stage;
  status.dataset["reason"] = reason ?? "";
  const progress = status.querySelector("progress");
  if (progress && total) Object.assign(progress, { max: total, value: loaded });
  if (stage === "ready") void ask();
}

/** The worked example that the address names, or "". */
function namedExample() {
  return /^#voorbeeld=([a-z0-9-]+)$/.exec(location.hash)?.[1] ?? "";
}

/** A reload keeps what was changed since; a fresh visit by the link shows the example as it is. */
function isReload() {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && entry.type !== "navigate";
}

/** @param {string} slug */
async function openExample(slug) {
  const response = await fetch(new URL(`${slug}/opgave.json`, new URL(page.dataset["examples"] ?? "", location.href)));
  if (!response.ok) return notice("no-example");
  example = slug;
  open(await response.json());
  notice(all(form, "[data-row]").length && before && hadRows(before) ? "replaced" : "example");
}

/** @param {import("./keep.js").Snapshot} kept */
function hadRows(kept) {
  return Object.values(kept.rows).some((count) => count > 0);
}

async function begin() {
  const kept = keptInTab();
  const slug = namedExample();
  if (kept) {
    restore(form, kept, makeRows);
    example = kept.example;
    judgeAll = true;
  }
  applyConditions(form);
  void ask();
  const wanted = slug && !(kept?.example === slug && isReload());
  // After the lock nothing can be fetched any more, so the engine waits for the example.
  await engine.start({ before: wanted ? openExample(slug).catch(() => notice("no-example")) : Promise.resolve() });
}

form.addEventListener("input", changed);
form.addEventListener("focusout", left);
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", clicked);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !panel.hasAttribute("data-open")) return;
  sheet(false);
  one("[data-action=sheet]").focus();
});
one("[data-open-file]").addEventListener("change", (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  void openFile(input.files?.[0]);
  input.value = "";
});
// The address may change to another example after the lock, when it can no longer be fetched: begin anew.
window.addEventListener("hashchange", () => namedExample() && location.reload());
engine.addEventListener("stage", stage);
void begin();
