/** The page where a partner chooses how the Meetlat looks on theirs: each choice shows at once, and in the code. */

import { address, codes } from "./embed-code.js";
import { Preview } from "./preview.js";
import { colour, readTheme } from "./theme-asked.js";
import { told } from "./theme-told.js";

/** @typedef {import("./theme-asked.js").Wrong} Wrong */

/** The fields that are a parameter of the bare page under the same name. */
const PLAIN = ["show", "edition", "date", "accent", "background", "text", "font", "radius", "scheme", "tokens", "events"];
const COLOURS = ["accent", "background", "text"];
/** On a window narrower than this the example is a phone too. */
const SMALL = 640;
/** What a link to figures has behind its `#`; the pasted text may be the whole link or a page of code. */
const FIGURES = /#cijfers=([^\s"'<>]+)/;

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

const maker = one("[data-maker]");
/** @type {HTMLFormElement} */
const form = one("[data-choices]");
const preview = new Preview(one("[data-preview]"), one("[data-stage]"));

/**
 * @param {string} name
 * @returns {HTMLInputElement}
 */
function field(name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

/** @param {string} name */
function value(name) {
  return String(new FormData(form).get(name) ?? "").trim();
}

/** The parameters of the bare page that were chosen; what is as usual is left out. */
function parameters() {
  const asked = new URLSearchParams();
  for (const name of PLAIN) {
    const said = COLOURS.includes(name) ? value(name).replace(/^#/, "") : value(name);
    if (said) asked.set(name, name === "tokens" ? said.replace(/\s+/g, " ") : said);
  }
  return asked;
}

/** @param {string} name  of an address that the page carries along */
function place(name) {
  return new URL(maker.getAttribute(`data-${name}`) ?? "", location.href).href;
}

/** @param {string} figures */
function showCode(figures) {
  const lang = value("lang");
  const choices = { lang, query: `${parameters()}`, edition: value("edition"), figures, events: Boolean(value("events")) };
  const places = { frame: place(`frame-${lang}`), whole: place(`whole-${lang}`), script: place("script") };
  const said = (/** @type {string} */ name) => maker.getAttribute(`data-${name}-${lang}`) ?? "";
  const words = { title: said("title"), link: said("words") };
  const way = one("[name=way]:checked").getAttribute("value") ?? "";
  one("[data-code]").textContent = codes(choices, places, words)[way] ?? "";
  for (const about of document.querySelectorAll("[data-way-about]")) {
    about.toggleAttribute("hidden", about.getAttribute("data-way-about") !== way);
  }
  for (const copied of document.querySelectorAll("[data-copied]")) copied.toggleAttribute("hidden", true);
}

/** The look goes over the frame itself, so that it need not load again for a colour. @param {string} figures */
function showFrame(figures) {
  const content = parameters();
  const { theme, wrong } = readTheme(content);
  for (const name of [...COLOURS, "font", "radius", "scheme", "tokens", "events"]) content.delete(name);
  preview.show(address(place(`frame-${value("lang")}`), `${content}`, figures));
  preview.dress(theme, (replaced) => say(told(document, replaced, wrong)));
  for (const name of [...COLOURS, "tokens"]) {
    field(name).setAttribute("aria-invalid", String(wrong.some((one) => one.name === name)));
  }
}

/** @returns {string[]} */
function aboutFigures() {
  const given = value("figures");
  const isLost = Boolean(given) && !FIGURES.test(given);
  field("figures").setAttribute("aria-invalid", String(isLost));
  const { noFigures = "", ofNothing = "" } = maker.dataset;
  if (isLost) return [noFigures];
  return value("show") === "result" && !given ? [ofNothing] : [];
}

/** @param {string[]} sentences */
function say(sentences) {
  const all = [...sentences, ...aboutFigures()];
  const lines = all.map((sentence) => Object.assign(document.createElement("p"), { textContent: sentence }));
  const place = one("[data-said]");
  // The same is not said twice to who listens.
  if (place.innerText.trim() !== all.join("\n\n")) place.replaceChildren(...lines);
}

function show() {
  // The estimate has no level to share.
  field("events").disabled = value("show") === "estimate";
  const figures = FIGURES.exec(value("figures"))?.[1] ?? "";
  showCode(figures);
  showFrame(figures);
}

/** Whether somebody is still typing: half a colour is no mistake yet. @param {HTMLInputElement} input */
function isHalf({ name, value: typed }) {
  if (name === "figures") return !FIGURES.test(typed);
  return name === "tokens" || (COLOURS.includes(name) && !colour(typed));
}

/** @param {Event} event */
function changed({ type, target }) {
  const input = /** @type {HTMLInputElement} */ (target);
  if (type === "input" && input.value && isHalf(input)) return;
  const picks = input.dataset["picks"];
  if (picks) field(picks).value = input.value;
  else if (COLOURS.includes(input.name)) pick(input.name);
  show();
}

/** The square beside a colour shows it. @param {string} name */
function pick(name) {
  const square = /** @type {HTMLInputElement} */ (one(`[data-picks=${name}]`));
  square.value = colour(value(name)) || preview.usual(name) || square.value;
}

/** Copy; where the browser does not allow it, select: the visitor's own keys always can. */
async function copy() {
  /** @type {HTMLTextAreaElement} */
  const code = one("[data-code]");
  let how = "copied";
  try {
    await navigator.clipboard.writeText(code.value);
  } catch {
    code.select();
    how = "selected";
  }
  for (const said of document.querySelectorAll("[data-copied]")) {
    said.toggleAttribute("hidden", said.getAttribute("data-copied") !== how);
  }
}

form.addEventListener("input", changed);
form.addEventListener("change", changed);
form.addEventListener("submit", (event) => event.preventDefault());
one("[data-ways]").addEventListener("input", show);
one("[data-copy]").addEventListener("click", () => void copy());
for (const width of document.querySelectorAll("[name=width]")) {
  width.addEventListener("input", () => preview.widen(Number(width.getAttribute("value"))));
}
if (innerWidth < SMALL) /** @type {HTMLInputElement} */ (one("[name=width]")).checked = true;
preview.widen(Number(one("[name=width]:checked").getAttribute("value")));
COLOURS.forEach(pick);
show();
