/**
 * Remembering on this device, only when asked. Every write carries a new mark; a tab that did not see the last one does
 * not write over it, but lets its visitor choose. So two tabs, or an example and one's own figures, never lose a thing.
 */

import { one } from "./sitting.js";
import { read, remove, write } from "./storage.js";

/** @typedef {import("./keep.js").Snapshot} Snapshot */
/** @typedef {import("./scenarios.js").Scenario} Scenario */
/** @typedef {import("./scenarios.js").Scenarios} Scenarios */
/** @typedef {import("./sitting.js").Sitting} Sitting */

/**
 * @typedef {object} Remembered
 * @property {1} version
 * @property {string} mark
 * @property {Snapshot} form
 * @property {Scenario[]} scenarios
 */

const KEY = "meetlat";
/** The mark that this tab last saw. */
const SEEN = "meetlat-seen";

/** @returns {Remembered | null} */
function remembered() {
  const found = read("localStorage", KEY);
  return found?.version === 1 && found.form ? found : null;
}

/**
 * The form that this device remembers; from now on this tab goes on with it.
 * @returns {Snapshot | null}
 */
export function rememberedForm() {
  const found = remembered();
  if (found) write("sessionStorage", SEEN, found.mark);
  return found?.form ?? null;
}

/** @returns {Scenario[]} */
export function rememberedScenarios() {
  return remembered()?.scenarios ?? [];
}

/**
 * The focus goes to what undoes nothing. By the script: in a frame a browser complains of `autofocus`.
 * @param {HTMLDialogElement} sure
 */
function askIfSure(sure) {
  sure.showModal();
  /** @type {HTMLElement | null} */ (sure.querySelector("[data-action=forget-not]"))?.focus();
}

export class Device {
  #sitting;
  #scenarios;
  /** @type {HTMLInputElement} */
  #box = one("[data-device-on]");
  /** @type {HTMLElement} */
  #choice = one("[data-device-choice]");

  /**
   * @param {Sitting} sitting
   * @param {Scenarios} scenarios
   */
  constructor(sitting, scenarios) {
    this.#sitting = sitting;
    this.#scenarios = scenarios;
    this.#box.addEventListener("change", () => (this.#box.checked ? this.#begin() : this.#end()));
    for (const [name, action] of this.#actions()) sitting.actions.set(name, action);
    for (const name of ["kept", "scenarios"]) sitting.page.addEventListener(name, () => this.#save());
    addEventListener("storage", (event) => (event.key === KEY || event.key === null) && this.#heard());
    one("[data-device-look]").addEventListener("toggle", () => this.#show());
    this.#show();
  }

  /** @returns {[string, () => void][]} */
  #actions() {
    /** @type {HTMLDialogElement} */
    const sure = one("[data-forget]");
    return [
      ["device-take", () => this.#take()],
      ["device-mine", () => this.#write()],
      ["forget", () => askIfSure(sure)],
      ["forget-not", () => sure.close()],
      ["forget-all", () => (sure.close(), this.#forget())],
    ];
  }

  /** Write, unless there is something on the device that this tab would write over. */
  #save() {
    const found = remembered();
    if (!found) return;
    if (this.#isOurs(found)) this.#write();
    else this.#choose(this.#isSeen(found) ? "here" : "tab");
  }

  /** What was kept in this tab may be older than what is on the device. */
  check() {
    const found = remembered();
    if (found && !this.#isSeen(found)) this.#choose("tab");
  }

  /** @param {Remembered} found */
  #isSeen(found) {
    return read("sessionStorage", SEEN) === found.mark;
  }

  /** @param {Remembered} found */
  #isOurs(found) {
    const { example } = this.#sitting;
    return this.#isSeen(found) && (!example || example === found.form.example);
  }

  /** @param {Remembered} found */
  #isSame(found) {
    const here = [this.#sitting.snapshot(), this.#scenarios.all];
    return JSON.stringify(here) === JSON.stringify([found.form, found.scenarios]);
  }

  #write() {
    const mark = `${Date.now()}-${Math.random()}`;
    const form = this.#sitting.snapshot();
    /** @type {Remembered} */
    const wanted = { version: 1, mark, form, scenarios: this.#scenarios.all };
    const seen = read("sessionStorage", SEEN);
    const kept = write("sessionStorage", SEEN, mark) && write("localStorage", KEY, wanted);
    if (!kept) write("sessionStorage", SEEN, seen);
    // What was on the device is still there, and older than what stands here.
    this.#sitting.tellKept("device", kept || !remembered());
    this.#choice.hidden = true;
    this.#say(kept ? "on" : "refused");
    this.#show();
  }

  /** @param {"tab" | "here"} why  another tab changed what is on the device, or other figures were opened here */
  #choose(why) {
    const found = remembered();
    if (found && this.#isSame(found)) return void write("sessionStorage", SEEN, found.mark);
    this.#choice.dataset["deviceChoice"] = why;
    this.#choice.hidden = false;
  }

  /** Another tab wrote or forgot. */
  #heard() {
    const found = remembered();
    this.#show();
    if (found && !this.#isSeen(found)) this.#choose("tab");
    else this.#choice.hidden = true;
  }

  /** Go on with what is on the device. */
  #take() {
    const form = rememberedForm();
    this.#choice.hidden = true;
    if (!form) return;
    this.#scenarios.replace(rememberedScenarios());
    this.#sitting.show(form);
    one("h1").focus();
  }

  #begin() {
    if (remembered()) this.#choose("tab");
    else this.#write();
  }

  #end() {
    remove("localStorage", KEY);
    remove("sessionStorage", SEEN);
    this.#sitting.tellKept("device", true);
    this.#choice.hidden = true;
    this.#say("off");
    this.#show();
  }

  /** Leave nothing in this tab, and nothing on this device. */
  #forget() {
    this.#end();
    this.#scenarios.replace([]);
    this.#sitting.clear();
    this.#say("forgotten");
    this.#sitting.notice("");
    one("[data-action=forget]").focus();
  }

  /** Show whether something is remembered, and what. */
  #show() {
    const found = remembered();
    this.#box.checked = found !== null;
    const look = /** @type {HTMLDetailsElement} */ (one("[data-device-look]"));
    look.hidden = !found;
    if (look.open) one("[data-device-seen]").textContent = JSON.stringify(found, null, 1);
  }

  /** @param {string} name */
  #say(name) {
    for (const said of document.querySelectorAll("[data-device-said]")) {
      /** @type {HTMLElement} */ (said).hidden = said.getAttribute("data-device-said") !== name;
    }
  }
}
