/** Wat nog nodig: what a plan may be made of, and a step of it carried out in the form. */

import { all } from "./form.js";
import { one } from "./sitting.js";

/** @typedef {import("./sitting.js").Sitting} Sitting */

/** @param {Sitting} sitting */
export function offerPlan(sitting) {
  for (const form of /** @type {HTMLFormElement[]} */ (all(sitting.page, "[data-wishes]"))) {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      sitting.wishes[form.dataset["wishes"] ?? ""] = wished(form);
      sitting.askAgain();
    });
  }
  sitting.actions.set("apply", (button) => void apply(sitting, button.dataset["way"] ?? ""));
}

/**
 * What the form wishes, by the last part of each name.
 * @param {HTMLFormElement} form
 */
function wished(form) {
  const given = [...new FormData(form)].filter(([, value]) => value !== "");
  return Object.fromEntries(given.map(([name, value]) => [name.split(".").pop(), value]));
}

/**
 * @param {Sitting} sitting
 * @param {string} way
 */
async function apply(sitting, way) {
  const answer = await sitting.askTask({ question: "apply", ...sitting.question(), way });
  if (!answer) return;
  if (answer.entered) sitting.enter(answer.entered);
  one("[data-applied]").textContent = answer.said ?? "";
  sitting.notice(answer.entered ? "applied" : "not-applied");
  // It stands at the top of the page, far from the button that was pressed.
  const place = answer.entered ? "[data-notice=applied] button" : "[data-notice=not-applied]";
  /** @type {HTMLElement | null} */ (document.querySelector(place))?.focus();
}
