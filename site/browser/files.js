/** The visitor's own file: save it, open it. A worked example is opened as one too. */

import { all, collect } from "./form.js";
import { saveFile } from "./keep.js";
import { isList } from "./list.js";
import { one } from "./sitting.js";

/** @typedef {import("./form.js").Opgave} Opgave */
/** @typedef {import("./sitting.js").Sitting} Sitting */

/** No opgave comes near it; reading more would only stop the page. In bytes. */
const LARGEST = 20_000_000;

/** @param {Sitting} sitting */
export function offerFiles(sitting) {
  /** @type {HTMLInputElement} */
  const chooser = one("[data-open-file]");
  chooser.addEventListener("change", () => {
    void openFile(sitting, chooser.files?.[0]);
    chooser.value = "";
  });
  sitting.actions.set("open", () => chooser.click());
  sitting.actions.set("save", () => void save(sitting));
  sitting.actions.set("before", () => sitting.putBack());
  // What is typed after that is in no file yet.
  sitting.form.addEventListener("input", () => sitting.unsaved());
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, (event) => dropped(sitting, /** @type {DragEvent} */ (event)));
  }
}

/**
 * A file that is dropped anywhere on the page opens in it: a browser by itself would leave the page for the file.
 * @param {Sitting} sitting
 * @param {DragEvent} event
 */
function dropped(sitting, event) {
  const { dataTransfer } = event;
  if (event.defaultPrevented || !dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  if (event.type !== "drop") return;
  if (dataTransfer.files.length > 1) say(sitting, "several");
  else void openFile(sitting, dataTransfer.files[0]);
}

/**
 * @param {Sitting} sitting
 * @param {File | undefined} file
 */
export async function openFile(sitting, file) {
  if (!file) return;
  if (isList(file)) return sitting.page.dispatchEvent(new CustomEvent("list", { detail: file }));
  if (file.size > LARGEST) return say(sitting, "too-large");
  const found = await file.text().then(JSON.parse).catch(() => null);
  const refused = refusal(found, sitting.form.dataset["format"] ?? "");
  if (!refused) sitting.open(/** @type {Opgave} */ (found));
  say(sitting, refused || "opened");
}

/**
 * Why what a file holds is not put in the form, as the name of a notice: what is no opgave may not take the place of one.
 * @param {Opgave | null} found
 * @param {string} format
 */
function refusal(found, format) {
  const given = String(found?.["format"] ?? "");
  if (given === format) return "";
  return given.split("/")[0] === format.split("/")[0] ? "newer" : "unreadable";
}

/**
 * Say it where it is seen: a file may be dropped far from the place for notices.
 * @param {Sitting} sitting
 * @param {string} name
 */
function say(sitting, name) {
  sitting.notice(name);
  one(`[data-notice=${name}]`).scrollIntoView({ block: "center" });
}

/**
 * Save as the format has it; where Python cannot say how, as it stands in the form.
 * @param {Sitting} sitting
 */
async function save(sitting) {
  const question = { ...sitting.question(), wants: ["files"] };
  const answer = sitting.engine.stage === "ready" ? await sitting.engine.ask(question, { lane: "task" }) : null;
  const text = answer?.opgave ?? `${JSON.stringify(collect(sitting.form), null, 2)}\n`;
  saveFile(new Blob([text], { type: "application/json" }), sitting.form.dataset["file"] ?? "");
  for (const place of all(sitting.page, "[data-saved]")) place.hidden = false;
}

/** The worked example that the address names, or "". */
export function namedExample() {
  return /^#voorbeeld=([a-z0-9-]+)$/.exec(location.hash)?.[1] ?? "";
}

/**
 * @param {Sitting} sitting
 * @param {string} slug
 */
export async function openExample(sitting, slug) {
  const examples = new URL(sitting.page.dataset["examples"] ?? "", location.href);
  const response = await fetch(new URL(`${slug}/opgave.json`, examples));
  if (!response.ok) return sitting.notice("no-example");
  sitting.open(await response.json(), slug);
  sitting.notice(all(sitting.form, "[data-row]").length && sitting.hadRows() ? "replaced" : "example");
}
