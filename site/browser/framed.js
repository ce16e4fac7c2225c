/**
 * The bare Meetlat in another site's frame: what the partner asked for in the address, then the page itself. A link to
 * another page opens in a window of its own: in the frame it would end the sitting.
 */

import { tellHeight } from "./height.js";
import { asked } from "./parameters.js";

/** @param {MouseEvent} event */
function outside(event) {
  const link = /** @type {Element} */ (event.target).closest("a");
  if (!link || link.hasAttribute("download") || link.pathname === location.pathname) return;
  link.target = "_blank";
  link.rel = "noopener";
}

/** The estimate stands in for the whole form; its markup waits in the page. */
function showEstimate() {
  const words = /** @type {HTMLTemplateElement} */ (document.querySelector("template[data-estimate]"));
  document.querySelector("main")?.replaceChildren(words.content);
}

/**
 * A handleiding that the partner asked for goes along from the estimate: by another the level may differ.
 * @param {string} edition
 */
function takeAlong(edition) {
  for (const link of document.querySelectorAll("a:is([data-on], [data-whole])")) {
    /** @type {HTMLAnchorElement} */ (link).search = edition && `?edition=${edition}`;
  }
}

/** @param {Set<string>} parts */
function show(parts) {
  document.documentElement.dataset["show"] = [...parts].join(" ");
  if (parts.has("estimate")) showEstimate();
  else document.querySelector(".explained")?.toggleAttribute("hidden", !parts.has("result"));
  document.querySelector("[data-opgave]")?.toggleAttribute("hidden", !parts.has("form") && !parts.has("estimate"));
}

/**
 * By an element of its own: then the page has only loaded when it works.
 * @param {string} name
 */
function run(name) {
  const script = document.createElement("script");
  script.type = "module";
  script.src = new URL(name, import.meta.url).href;
  document.head.append(script);
}

const { parts, edition, date, events } = asked();
Object.assign(document.documentElement.dataset, { framed: "", edition, date, events });
show(parts);
takeAlong(edition);
document.addEventListener("click", outside, { capture: true });
tellHeight();
// Without an origin nothing can be kept, and what else was taken away no page can see.
if (self.origin === "null") document.querySelector("[data-closed-off]")?.removeAttribute("hidden");
run(parts.has("estimate") ? "./home.js" : "./meetlat.js");
