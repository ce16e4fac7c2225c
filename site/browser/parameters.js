/** What a partner asks of the Meetlat, in the query of its address. Figures never stand there. */

/**
 * @typedef {object} Wishes
 * @property {Set<string>} parts  what is shown: `estimate` alone, or `form` and `result`
 * @property {string} edition  the handleiding to score by, or "" for the one of the date
 * @property {string} date  the reference date to begin with, or ""
 * @property {string} events  what the partner would like to hear, or ""
 */

const WHOLE = ["form", "result"];
const PARTS = ["estimate", ...WHOLE, "all"];

const query = new URLSearchParams(location.search);

/** @returns {Wishes} */
export function asked() {
  return {
    parts: parts(),
    edition: value("edition", (given) => editions().includes(given)),
    date: value("date", isDay),
    events: value("events", (given) => given === "level"),
  };
}

/** @returns {string[]} */
function editions() {
  return wording()?.dataset["editions"]?.split(" ") ?? [];
}

/** @returns {Set<string>} */
function parts() {
  const given = value("show", (text) => isShowable(text.split(",")));
  const named = new Set(given.split(",").flatMap((part) => (part === "all" ? WHOLE : part)));
  // A result alone needs figures to be of.
  const isOfNothing = [...named].join() === "result" && !/^#\w+=./.test(location.hash);
  return given && !isOfNothing ? named : new Set(WHOLE);
}

/**
 * The estimate has a form of its own: it goes with nothing else.
 * @param {string[]} parts
 */
function isShowable(parts) {
  return parts.every((part) => PARTS.includes(part)) && (parts.length === 1 || !parts.includes("estimate"));
}

/** @param {string} given */
function isDay(given) {
  return /^\d{4}-\d\d-\d\d$/.test(given) && new Date(`${given}T00:00Z`).toJSON()?.startsWith(given);
}

/**
 * What cannot be used is told to who built the page around this one, and left out.
 * @param {string} name
 * @param {(given: string) => boolean | undefined} isUsable
 */
function value(name, isUsable) {
  const given = query.get(name) ?? "";
  if (given === "" || isUsable(given)) return given;
  console.warn(`${wording()?.dataset["wrong"]} ${name}=${given}`);
  return "";
}

/** @returns {HTMLElement | null} where the page itself says what can be asked, and what to say of the rest */
function wording() {
  return document.querySelector("[data-wrong]");
}
