/** The page Meetlat: the form asks, the engine answers, the answer is put in its places. */

import { fieldAt, goTo } from "./answer.js";
import { applyConditions } from "./conditions.js";
import { namedExample, offerFiles, openExample } from "./files.js";
import { openHandedOver } from "./handover.js";
import { Device, rememberedForm, rememberedScenarios } from "./device.js";
import { offerDocuments } from "./documents.js";
import { offerImport } from "./importing.js";
import { keptInTab } from "./keep.js";
import { offerOwnValues } from "./own-values.js";
import { lookForNewer } from "./newest.js";
import { asked } from "./parameters.js";
import { offerPlan } from "./plan.js";
import { addRow, copyRow, putBack, removeRow } from "./rows.js";
import { Scenarios, scenariosInTab } from "./scenarios.js";
import { linkedFigures, offerSharing, offerWholePage, openLink } from "./share.js";
import { openTaken } from "./suppliers.js";
import { offerTelling } from "./telling.js";
import { one, Sitting } from "./sitting.js";
import { hasBegun } from "./begun.js";
import { all } from "./form.js";

const sitting = new Sitting();
const panel = one("[data-answer]");
const status = one("[data-engine-status]");

/** @param {boolean} open */
function sheet(open) {
  panel.toggleAttribute("data-open", open);
  one("[data-action=sheet]").setAttribute("aria-expanded", String(open));
}

/** @param {HTMLElement} button */
function listOf(button) {
  return /** @type {HTMLElement} */ (button.closest("[data-list]"));
}

/** @param {HTMLElement} button */
function rowOf(button) {
  return /** @type {HTMLElement} */ (button.closest("[data-row]"));
}

/** @type {[string, import("./sitting.js").Action][]} */
const OWN = [
  ["add", (button) => void addRow(listOf(button))],
  ["copy", (button) => copyRow(listOf(button), rowOf(button))],
  ["remove", (button) => removeRow(listOf(button), rowOf(button))],
  ["undo", (button) => putBack(listOf(button), /** @type {HTMLElement} */ (button.closest("[data-undo]")))],
  ["go", (button) => goBelow(button.dataset["to"] ?? "")],
  ["retry", () => void sitting.engine.start()],
  ["sheet", () => sheet(!panel.hasAttribute("data-open"))],
];

/** @param {MouseEvent} event */
function clicked(event) {
  const target = /** @type {Element} */ (event.target);
  const button = /** @type {HTMLElement | null} */ (target.closest("[data-action]"));
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest("[data-fragment] a[href^='#']"));
  if (button) {
    sitting.actions.get(button.dataset["action"] ?? "")?.(button);
    if (listOf(button)) sitting.changed();
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
  if (field instanceof HTMLHeadingElement) return goBelow(field.id);
  sheet(false);
  goTo(field);
}

/** @param {string} id */
function goBelow(id) {
  sheet(false);
  const title = /** @type {HTMLElement} */ (document.getElementById(id));
  title.focus();
  title.scrollIntoView();
}

/** @param {Event} event */
function stage(event) {
  const { stage, loaded, total, reason } = /** @type {CustomEvent} */ (event).detail;
  status.dataset["stage"] = stage;
  status.dataset["reason"] = reason ?? "";
  const progress = status.querySelector("progress");
  if (progress && total) Object.assign(progress, { max: total, value: loaded });
  if (stage === "ready") void sitting.ask();
}

/** A reload keeps what was changed since; a fresh visit by the link shows the example as it is. */
function isReload() {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && entry.type !== "navigate";
}

/** A partner may have named a handleiding or a day to begin with: for its frame, or for who goes on here from there. */
function asPartnerAsked() {
  const framed = document.documentElement.dataset;
  const { edition, date } = "framed" in framed ? framed : asked();
  const day = /** @type {HTMLInputElement} */ (fieldAt("reference_date"));
  if (edition) sitting.wishes["edition"] = edition;
  one("[data-edition-asked]").hidden = !edition;
  one("[data-edition-name]").textContent = edition ?? "";
  if (date && !day.value) day.value = date;
}

async function begin() {
  const inTab = keptInTab();
  const kept = inTab ?? rememberedForm();
  const link = linkedFigures();
  const slug = namedExample();
  if (kept) {
    sitting.restore(kept);
    sitting.judgeAll = true;
  }
  scenarios.load(inTab ? scenariosInTab() : rememberedScenarios());
  if (inTab) device.check();
  openHandedOver(sitting);
  openTaken(sitting);
  asPartnerAsked();
  offerWholePage(sitting);
  applyConditions(sitting.form);
  void sitting.ask();
  const wanted = slug && !(kept?.example === slug && isReload());
  const example = wanted ? openExample(sitting, slug).catch(() => sitting.notice("no-example")) : Promise.resolve();
  // After the lock nothing can be fetched any more, so the engine waits for the example, and an old version for what is the newest.
  void sitting.engine.start({ before: Promise.allSettled([example, lookForNewer()]) });
  if (link !== null && !(inTab?.example === location.hash && isReload())) await openLink(sitting);
}

for (const [name, action] of OWN) sitting.actions.set(name, action);
offerFiles(sitting);
offerPlan(sitting);
offerImport(sitting);
offerSharing(sitting);
offerDocuments(sitting);
offerOwnValues(sitting);
offerTelling(sitting);
const scenarios = new Scenarios(sitting);
const device = new Device(sitting, scenarios);
sitting.form.addEventListener("input", (event) => sitting.changed(/** @type {Element} */ (event.target)));
sitting.form.addEventListener("focusout", (event) => sitting.left(/** @type {Element} */ (event.target)));
sitting.form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", clicked);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !panel.hasAttribute("data-open")) return;
  sheet(false);
  one("[data-action=sheet]").focus();
});
// What was typed last is kept too when the page goes.
window.addEventListener("pagehide", () => sitting.keep());
// Where nothing can be kept, the browser itself asks before it lets the page go.
window.addEventListener("beforeunload", (event) => sitting.wouldLose() && event.preventDefault());
// On paper an empty day is a line to write on; what a browser shows in it looks filled in.
window.addEventListener("beforeprint", () => {
  for (const day of all(sitting.form, "input[type=date]")) day.toggleAttribute("data-empty", /** @type {HTMLInputElement} */ (day).value === "");
});
// Which figure of Waarom is open is told with the question: only that much is written out.
sitting.page.addEventListener(
  "toggle",
  (event) => /** @type {Element} */ (event.target).matches("[data-figure]") && sitting.askAgain(),
  true,
);
// The address may change to another example after the lock, when it can no longer be fetched: begin anew.
window.addEventListener("hashchange", () => namedExample() && location.reload());
window.addEventListener("hashchange", () => linkedFigures() !== null && void openLink(sitting));
sitting.engine.addEventListener("stage", stage);
void begin();
hasBegun();
