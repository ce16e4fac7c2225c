/** A link with the figures in sums, behind the `#`: no server ever gets it. What it holds, Python says first. */

import { placeFragments } from "./answer.js";
import { one } from "./sitting.js";

/** @typedef {import("./sitting.js").Sitting} Sitting */

const NAME = "#cijfers=";

/** What the address holds of somebody's figures, "" when that was cut off; null when it is no such link. */
export function linkedFigures() {
  return location.hash.startsWith(NAME) ? location.hash.slice(NAME.length) : null;
}

/**
 * Wait until there is somebody to read a link: a visitor may have to start the engine once more.
 * @param {Sitting["engine"]} engine
 * @returns {Promise<void>}
 */
function ready(engine) {
  return new Promise((settle) => {
    const look = () => engine.stage === "ready" && settle();
    engine.addEventListener("stage", look);
    look();
  });
}

/** @param {Sitting} sitting */
export function offerSharing(sitting) {
  sitting.actions.set("share", () => void share(sitting));
  sitting.actions.set("copy-link", () => void copy());
  // A link to figures that have changed since would mislead.
  sitting.page.addEventListener("kept", () => {
    if (JSON.stringify(sitting.question()) !== shared) one("[data-share-made]").hidden = true;
  });
}

/** What the link that is shown was made of. */
let shared = "";

/** @param {Sitting} sitting */
async function share(sitting) {
  const question = sitting.question();
  const answer = await sitting.askTask({ ...question, question: "share" });
  shared = JSON.stringify(question);
  if (!answer) return;
  placeFragments(sitting.page, { rows: {}, ...answer });
  for (const place of document.querySelectorAll("[data-share-copied]")) place.toggleAttribute("hidden", true);
  one("[data-share-made]").hidden = false;
  one("[data-share-ready]").hidden = !answer.link;
  if (answer.link) address().value = `${wholePage(sitting)}${NAME}${answer.link}`;
  one("[data-share-made]").focus();
}

/**
 * In another site's frame the way to a page of its own takes the figures along, as soon as there is a result.
 * @param {Sitting} sitting
 */
export function offerWholePage(sitting) {
  const link = document.querySelector("[data-whole]");
  if (!(link instanceof HTMLAnchorElement)) return;
  showAddress(link);
  sitting.page.addEventListener("kept", () => void takeAlong(sitting, link));
}

/**
 * @param {Sitting} sitting
 * @param {HTMLAnchorElement} link
 */
async function takeAlong(sitting, link) {
  const question = sitting.question();
  const answer = await sitting.engine.ask({ ...question, question: "share" }, { lane: "task" });
  // Other figures may have been entered meanwhile; those follow.
  if (JSON.stringify(sitting.question()) !== JSON.stringify(question)) return;
  link.hash = answer?.link ? `${NAME}${answer.link}` : "";
  showAddress(link);
}

/** @param {HTMLAnchorElement} link */
function showAddress(link) {
  /** @type {HTMLTextAreaElement} */
  const place = one("[data-whole-address]");
  place.value = link.href;
}

/**
 * Where a link leads: from another site's frame to the page that stands on its own.
 * @param {Sitting} sitting
 */
function wholePage(sitting) {
  /** @type {HTMLAnchorElement | null} */
  const whole = document.querySelector("[data-whole]");
  const { origin, pathname } = whole ?? location;
  return `${origin}${pathname}${handleiding(sitting)}`;
}

/**
 * A handleiding that a partner asked for goes along: under another the same figures may give another level.
 * @param {Sitting} sitting
 */
function handleiding({ wishes }) {
  return wishes["edition"] ? `?edition=${wishes["edition"]}` : "";
}

/** @returns {HTMLTextAreaElement} */
function address() {
  return one("[data-share-link]");
}

/** Copy; where the browser does not allow it, select: the visitor's own keys always can. */
async function copy() {
  let how = "copied";
  try {
    await navigator.clipboard.writeText(address().value);
  } catch {
    address().select();
    how = "selected";
  }
  for (const place of document.querySelectorAll("[data-share-copied]")) {
    place.toggleAttribute("hidden", place.getAttribute("data-share-copied") !== how);
  }
}

/**
 * Show the figures of a link in the form; what was there can be put back. A link that cannot be read changes nothing.
 * @param {Sitting} sitting
 */
export async function openLink(sitting) {
  await ready(sitting.engine);
  const link = linkedFigures();
  const question = { language: document.documentElement.lang, question: "shared", link };
  const answer = await sitting.engine.ask(question, { lane: "task" });
  if (!answer) return;
  placeFragments(sitting.page, { rows: {}, ...answer });
  if (answer.opgave) sitting.open(answer.opgave, `${NAME}${link}`);
  one("[data-notice=link]").classList.toggle("note--care", !answer.opgave);
  one("[data-notice=link] [data-action=before]").hidden = !answer.opgave || !sitting.hadRows();
  sitting.notice("link");
}
