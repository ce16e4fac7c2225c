/**
 * The level, shared with the page around this one: only when that page asked for it in the address, and only when the
 * visitor presses the button that names it. What is shared Python says: a level and totals, never rows.
 */

import { watchSeen } from "./seen.js";
import { one } from "./sitting.js";

/** @typedef {import("./sitting.js").Sitting} Sitting */

/** The address of the page around this one, or "" when the browser does not tell. */
function partner() {
  const nearest = location.ancestorOrigins?.[0] ?? (URL.canParse(document.referrer) ? new URL(document.referrer).origin : "");
  return nearest === "null" ? "" : nearest;
}

/** @param {Sitting} sitting */
export function offerTelling(sitting) {
  /** @type {HTMLTemplateElement | null} */
  const words = document.querySelector("template[data-tell]");
  // Who has no origin cannot be told from another that has none.
  const to = window.parent === window || self.origin === "null" ? "" : partner();
  if (!words || !to || document.documentElement.dataset["events"] !== "level") return;
  one("[data-fragment=ladder]").after(words.content);
  for (const place of document.querySelectorAll("[data-partner]")) place.textContent = to;
  const isSeen = watchSeen(one("[data-action=tell]"));
  sitting.actions.set("tell", () => (isSeen() ? void tell(sitting, to) : say("unseen")));
  // Other figures have not been shared.
  sitting.page.addEventListener("kept", () => {
    if (!one("[data-told=sent]").hidden && JSON.stringify(sitting.question()) !== shared) say("");
  });
}

/** What was shared was made of. */
let shared = "";

/**
 * @param {Sitting} sitting
 * @param {string} to
 */
async function tell(sitting, to) {
  const question = sitting.question();
  const answer = await sitting.askTask({ ...question, question: "event" });
  shared = JSON.stringify(question);
  if (answer?.event) window.parent.postMessage(answer.event, to);
  say(answer?.event ? "sent" : "none");
}

/** @param {string} name */
function say(name) {
  for (const said of document.querySelectorAll("[data-told]")) {
    said.toggleAttribute("hidden", said.getAttribute("data-told") !== name);
  }
}
