/** The search page: results while one types. Pagefind finds, this page shows; without either the list of all pages remains. */

import { clearest, excerptOf, isClose, nearest, plain, spread } from "./search-words.js";

/**
 * @typedef {object} Found
 * @property {number} score
 * @property {() => Promise<{ url: string, excerpt: string, meta: Record<string, string> }>} data
 */
/** @typedef {{ options: (options: object) => Promise<void>, init: () => Promise<void>, search: (words: string) => Promise<{ results: (Found & { id: string })[] }> }} Pagefind */

/** So many results at a time. */
const PART = 10;
/** How long typing rests before the number is said aloud, in milliseconds. */
const SILENCE = 700;

const page = /** @type {HTMLElement} */ (document.querySelector("[data-search]"));
const field = /** @type {HTMLInputElement} */ (page.querySelector("[name=q]"));
const list = /** @type {HTMLElement} */ (page.querySelector("[data-results]"));
const more = /** @type {HTMLButtonElement} */ (page.querySelector("[data-more]"));
const groups = /** @type {string[][]} */ (JSON.parse(page.dataset["synonyms"] ?? "[]"));

/** @type {Promise<Pagefind> | null} */
let index = null;
/** Counts what was asked, so that an answer to an earlier question is not shown. */
let turn = 0;
/** What was found and is not shown yet. @type {Found[]} */
let waiting = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;

/** @param {string} selector */
function place(selector) {
  return /** @type {HTMLElement} */ (page.querySelector(selector));
}

/** The index is fetched once somebody turns to the field. */
function load() {
  index ??= begin().catch((error) => {
    index = null;
    throw error;
  });
  return index;
}

/** @returns {Promise<Pagefind>} */
async function begin() {
  const folder = new URL(page.dataset["index"] ?? "", location.href);
  const found = /** @type {Pagefind} */ (await import(new URL("pagefind.js", folder).href));
  const root = new URL(page.dataset["root"] ?? "", location.href).pathname;
  // By itself, not in a worker: that is as much to fetch again, for an index that is small.
  await found.options({ noWorker: true, basePath: folder.pathname, baseUrl: root, excerptLength: 28, excerptEllipsis: "…" });
  await found.init();
  return found;
}

async function ask() {
  const mine = ++turn;
  const words = field.value.trim();
  keepInAddress(words);
  if (!words) return showNothingAsked();
  try {
    const pagefind = await load();
    const asked = spread(words, groups);
    const answers = await Promise.all(asked.map((words) => pagefind.search(words)));
    if (mine !== turn) return;
    await show(clearest(answers.map(({ results }) => results)), asked.slice(1), mine);
  } catch {
    if (mine === turn) fail();
  }
}

/**
 * The words stay in the address, so that it can be shared and going back returns here.
 * @param {string} words
 */
function keepInAddress(words) {
  const address = new URL(location.href);
  if (words) address.searchParams.set("q", words);
  else address.searchParams.delete("q");
  if (address.href !== location.href) history.replaceState(null, "", address);
}

/**
 * @param {Found[]} found
 * @param {string[]} also
 * @param {number} mine
 */
async function show(found, also, mine) {
  const best = await Promise.all(found.slice(0, PART).map(({ data }) => data()));
  if (mine !== turn) return;
  const words = [field.value, ...also];
  // Where no word fits, Pagefind gives pages with a word that begins with the same letter.
  if (!best.some(({ excerpt, meta }) => isClose(words, `${meta["title"]} ${excerpt}`))) found = [];
  waiting = found.slice(PART);
  list.replaceChildren(...(found.length ? best.map(shown) : []));
  page.dataset["state"] = found.length ? "found" : "none";
  place("[data-found]").hidden = found.length === 0;
  place("[data-empty]").hidden = found.length > 0;
  place("[data-failed]").hidden = true;
  place("[data-all]").hidden = found.length > 0;
  more.hidden = waiting.length === 0;
  showWords("[data-also]", also, (word) => document.createTextNode(word));
  showWords("[data-mean]", found.length ? [] : nearest(field.value, titles()), suggestion);
  tell(found.length);
}

function showNothingAsked() {
  for (const name of ["found", "empty", "failed", "also"]) place(`[data-${name}]`).hidden = true;
  place("[data-all]").hidden = false;
  page.dataset["state"] = "nothing";
  list.replaceChildren();
  say("");
}

function fail() {
  showNothingAsked();
  place("[data-failed]").hidden = false;
  page.dataset["state"] = "failed";
}

/** @returns {Promise<HTMLElement[]>} */
async function nextPart() {
  const part = waiting.slice(0, PART);
  waiting = waiting.slice(PART);
  const read = await Promise.all(part.map(({ data }) => data()));
  return read.map(shown);
}

/**
 * @param {{ url: string, excerpt: string, meta: Record<string, string> }} result
 * @returns {HTMLElement}
 */
function shown({ url, excerpt, meta }) {
  const template = /** @type {HTMLTemplateElement} */ (place("[data-result]"));
  const item = /** @type {HTMLElement} */ (document.importNode(template.content, true).firstElementChild);
  const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
  link.href = url;
  link.textContent = meta["title"] ?? url;
  /** @type {HTMLElement} */ (item.querySelector(".search__kind")).textContent = kindOf(link.pathname);
  /** @type {HTMLElement} */ (item.querySelector(".search__excerpt")).append(...excerptOf(excerpt));
  return item;
}

/** The links of the list of all pages, which says of each where it belongs. */
function links() {
  return /** @type {HTMLAnchorElement[]} */ ([...page.querySelectorAll("[data-section] a")]);
}

function titles() {
  return links().map((link) => link.textContent ?? "");
}

/** @param {string} path */
function kindOf(path) {
  const link = links().find(({ pathname }) => pathname === path);
  return link?.closest("[data-section]")?.querySelector("h3")?.textContent ?? "";
}

/**
 * @param {string} selector
 * @param {string[]} words
 * @param {(word: string) => Node} made
 */
function showWords(selector, words, made) {
  place(selector).hidden = words.length === 0;
  const between = words.flatMap((word, at) => (at ? [", ", made(word)] : [made(word)]));
  place(`${selector} span`).replaceChildren(...between);
}

/** @param {string} title */
function suggestion(title) {
  const link = document.createElement("a");
  link.href = links().find(({ textContent }) => textContent === title)?.href ?? "";
  link.textContent = title;
  return link;
}

/** @param {number} count */
function tell(count) {
  const sentence = (count === 0 ? page.dataset["none"] : count === 1 ? page.dataset["one"] : page.dataset["many"]) ?? "";
  say(sentence.replace("{count}", String(count)));
}

/**
 * Said once typing rests, so that a screen reader is not interrupted at every key.
 * @param {string} sentence
 */
function say(sentence) {
  clearTimeout(speaking);
  speaking = setTimeout(() => (place("[data-count]").textContent = sentence), sentence ? SILENCE : 0);
}

/**
 * The arrow keys go from the field through the results and back.
 * @param {KeyboardEvent} event
 */
function move(event) {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const stops = [field, .../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("a"))];
  const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = stops[at + step];
  if (!step || at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

more.addEventListener("click", () => {
  const mine = turn;
  void nextPart().then((part) => {
    if (mine !== turn) return;
    list.append(...part);
    more.hidden = waiting.length === 0;
    part[0]?.querySelector("a")?.focus();
  });
});
field.addEventListener("focus", () => void load().catch(() => {}));
field.addEventListener("input", () => void ask());
field.form?.addEventListener("submit", (event) => {
  event.preventDefault();
  void ask();
});
page.addEventListener("keydown", move);
addEventListener("popstate", () => begun());

function begun() {
  field.value = plain(new URLSearchParams(location.search).get("q") ?? "");
  void ask();
}

begun();
