/** The register: search and filter over the list that the page already holds, and take a supplier along. */

import { takeAlong } from "./handover.js";
import { folded } from "./search-words.js";

/** How long typing rests before the number is said aloud, in milliseconds. */
const SILENCE = 500;
/** What stands in the address, and the data of an organisation that it is compared with. */
const CHOICES = /** @type {const} */ ([
  ["provincie", "province"],
  ["branche", "branch"],
  ["niveau", "level"],
]);

/**
 * @typedef {object} Entry
 * @property {HTMLElement} element
 * @property {string} text
 * @property {boolean} valid  by the date of this device
 */

const page = /** @type {HTMLElement} */ (document.querySelector("[data-register]"));
const form = /** @type {HTMLFormElement} */ (page.querySelector("[data-filter]"));
const provinces = [.../** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-province]:not([data-org])"))];
/** @type {Entry[]} */
const entries = [.../** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-org]"))].map(entryOf);
/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;

/** Today where the visitor is: a page that was made long ago cannot know it. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * @param {HTMLElement} element
 * @returns {Entry}
 */
function entryOf(element) {
  const valid = (element.dataset["until"] ?? "") >= today();
  if (!valid) markExpired(element);
  const said = [".org__name", ".org__place", ".org__what"].map((part) => element.querySelector(part)?.textContent ?? "");
  return { element, valid, text: ` ${folded(`${said.join(" ")} ${element.dataset["province"]}`)}` };
}

/** @param {HTMLElement} element */
function markExpired(element) {
  element.classList.add("org--expired");
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-expired]"))) part.hidden = false;
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-valid]"))) part.hidden = true;
}

/** What is asked, as it stands in the form. */
function asked() {
  const given = new FormData(form);
  return Object.fromEntries([...given].map(([name, value]) => [name, String(value)]).filter(([, value]) => value));
}

/**
 * @param {Entry} entry
 * @param {Record<string, string>} wanted
 * @param {string[]} words
 */
function fits({ element, text, valid }, wanted, words) {
  const { dataset } = element;
  // A certificate that has expired gives no level any more.
  if ((wanted["niveau"] || wanted["30plus"]) && !valid) return false;
  if (wanted["30plus"] && dataset["thirty"] === undefined) return false;
  if (CHOICES.some(([name, key]) => wanted[name] && wanted[name] !== dataset[key])) return false;
  return words.every((word) => text.includes(word));
}

function filter() {
  const wanted = asked();
  const words = folded(wanted["q"] ?? "").split(" ").filter(Boolean);
  const shown = entries.filter((entry) => {
    const fit = fits(entry, wanted, words);
    if (entry.element.hidden === fit) entry.element.hidden = !fit;
    return fit;
  });
  const left = new Set(shown.map(({ element }) => element.closest("section")));
  for (const section of provinces) section.hidden = !left.has(section);
  const jump = /** @type {HTMLElement} */ (page.querySelector("[data-jump]"));
  jump.hidden = Object.keys(wanted).length > 0;
  /** @type {HTMLElement} */ (page.querySelector("[data-empty]")).hidden = shown.length > 0;
  tell(shown);
  return wanted;
}

/** @param {Entry[]} shown */
function tell(shown) {
  const expired = shown.filter(({ valid }) => !valid).length;
  const sentence = shown.length === 0 ? "none" : shown.length === 1 ? "one" : "many";
  const counted = (page.dataset[sentence] ?? "").replace("{count}", String(shown.length));
  const also = expired ? `, ${(page.dataset["expired"] ?? "").replace("{count}", String(expired))}` : "";
  clearTimeout(speaking);
  // Said once typing rests, so that a screen reader is not interrupted at every key.
  speaking = setTimeout(() => (/** @type {HTMLElement} */ (page.querySelector("[data-count]")).textContent = counted + also), SILENCE);
}

/** What is asked stays in the address, so that it can be shared. */
function changed() {
  const wanted = filter();
  const address = new URL(location.href);
  address.search = new URLSearchParams(wanted).toString();
  address.hash = "";
  history.replaceState(null, "", address.href.replace(/#$/, ""));
}

/** Fill the form as the address says. */
function fromAddress() {
  const given = new URLSearchParams(location.search);
  for (const control of /** @type {Iterable<HTMLInputElement | HTMLSelectElement>} */ (form.querySelectorAll("[name]"))) {
    const value = given.get(control.name) ?? "";
    if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = value === control.value;
    else control.value = value;
    // What the register does not know, such as a branch of last year, asks for nothing.
    if (control instanceof HTMLSelectElement && control.selectedIndex < 0) control.value = "";
  }
  filter();
}

form.addEventListener("input", changed);
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector("[data-clear]")?.addEventListener("click", () => {
  form.reset();
  changed();
  /** @type {HTMLElement} */ (form.querySelector("[name=q]")).focus();
});
page.addEventListener("click", (event) => {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("[data-take]"));
  if (!link) return;
  takeAlong({ label: link.dataset["name"] ?? "", factor: link.dataset["factor"] ?? "" });
  // The Meetlat itself goes to the new row; an anchor would take the focus from it again.
  link.hash = "";
});
addEventListener("popstate", fromAddress);
fromAddress();
