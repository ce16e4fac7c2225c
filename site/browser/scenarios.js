/** Scenarios: the figures of a moment under a name, to go back to and to put side by side. */

import { placeFragments } from "./answer.js";
import { all } from "./form.js";
import { one } from "./sitting.js";
import { read, remove, write } from "./storage.js";

/** @typedef {import("./keep.js").Snapshot} Snapshot */
/** @typedef {import("./sitting.js").Sitting} Sitting */

/**
 * @typedef {object} Scenario
 * @property {string} id
 * @property {string} name
 * @property {string} edition  the handleiding to score it with, or "" for the one of its date
 * @property {Snapshot} kept  the form as it was
 * @property {{opgave: object, notation: string}} asked  the same, as Python is asked about it
 */

const KEY = "meetlat-scenarios";
const MOST = 8;
const MOST_PICKED = 3;
/** How long typing rests before what is side by side is worked out again, in milliseconds. */
const REST = 500;

/** @returns {Scenario[]} */
export function scenariosInTab() {
  const found = read("sessionStorage", KEY);
  return Array.isArray(found) ? found : [];
}

export class Scenarios {
  #sitting;
  /** @type {Scenario[]} */
  all = [];
  /** @type {Set<string>} */
  #picked = new Set();
  /** @type {{scenario: Scenario, index: number} | null} */
  #removed = null;
  #list = one("[data-scenario-list]");
  /** @type {HTMLInputElement} */
  #name = one("[data-scenario-new]");
  /** @type {HTMLSelectElement} */
  #edition = one("[data-scenario-under]");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;
  #turn = 0;

  /** @param {Sitting} sitting */
  constructor(sitting) {
    this.#sitting = sitting;
    for (const [name, action] of this.#actions()) sitting.actions.set(name, action);
    this.#list.addEventListener("change", (event) => this.#pick(/** @type {HTMLInputElement} */ (event.target)));
    this.#list.addEventListener("keydown", (event) => this.#typed(event));
    this.#name.addEventListener("keydown", (event) => event.key === "Enter" && this.#add());
    sitting.page.addEventListener("kept", () => this.#compareLater());
  }

  /** @returns {[string, import("./sitting.js").Action][]} */
  #actions() {
    return [
      ["scenario-add", () => this.#add()],
      ["scenario-open", (button) => this.#open(this.#of(button))],
      ["scenario-rename", (button) => this.#rename(button)],
      ["scenario-named", (button) => this.#named(button)],
      ["scenario-remove", (button) => this.#remove(this.#of(button))],
      ["scenario-undo", () => this.#putBack()],
    ];
  }

  /** @param {Scenario[]} scenarios */
  load(scenarios) {
    this.all = scenarios.slice(0, MOST);
    this.#picked.clear();
    this.#show();
    this.#compareLater();
  }

  /** @param {Scenario[]} scenarios */
  replace(scenarios) {
    this.load(scenarios);
    this.#keep();
  }

  #keep() {
    if (!this.all.length) remove("sessionStorage", KEY);
    this.#sitting.tellKept("scenarios", !this.all.length || write("sessionStorage", KEY, this.all));
    this.#show();
    this.#sitting.page.dispatchEvent(new CustomEvent("scenarios"));
  }

  #add() {
    if (this.all.length >= MOST) return this.#say("full");
    const number = 1 + this.all.length;
    const name = this.#name.value.trim() || `${this.#name.dataset["usual"]} ${number}`;
    const { opgave, notation } = this.#sitting.question();
    // In which notation its figures were typed; a page in another language reads them the same.
    const asked = { opgave, notation: notation ?? document.documentElement.lang };
    const id = `${Date.now()}-${Math.random()}`;
    this.all.push({ id, name, edition: this.#edition.value, kept: this.#sitting.snapshot(), asked });
    if (this.#picked.size < MOST_PICKED) this.#picked.add(id);
    this.#name.value = "";
    this.#edition.value = "";
    this.#keep();
    this.#say("added", name);
    this.#compareLater();
  }

  /** @param {Scenario} scenario */
  #open(scenario) {
    this.#sitting.show(scenario.kept);
    this.#sitting.notice("scenario");
    one("[data-notice=scenario] [data-scenario-opened]").textContent = scenario.name;
    one("[data-notice=scenario]").scrollIntoView({ block: "center" });
    one("[data-notice=scenario]").focus();
  }

  /** @param {HTMLElement} button */
  #rename(button) {
    const line = this.#line(button);
    line.dataset["renaming"] = "";
    const input = /** @type {HTMLInputElement} */ (line.querySelector("[data-scenario-rename]"));
    input.value = this.#of(button).name;
    input.select();
    input.focus();
  }

  /** @param {HTMLElement} inside */
  #named(inside) {
    const scenario = this.#of(inside);
    const input = /** @type {HTMLInputElement} */ (this.#line(inside).querySelector("[data-scenario-rename]"));
    scenario.name = input.value.trim() || scenario.name;
    this.#keep();
    this.#focus(scenario.id, "scenario-rename");
    this.#compareLater();
  }

  /** @param {KeyboardEvent} event */
  #typed(event) {
    const input = /** @type {HTMLElement} */ (event.target);
    if (!input.matches("[data-scenario-rename]")) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    // The focus goes to a button, which the same key would press.
    event.preventDefault();
    if (event.key === "Enter") return this.#named(input);
    const { id } = this.#of(input);
    this.#show();
    this.#focus(id, "scenario-rename");
  }

  /** @param {Scenario} scenario */
  #remove(scenario) {
    const index = this.all.indexOf(scenario);
    this.#removed = { scenario, index };
    this.all.splice(index, 1);
    this.#picked.delete(scenario.id);
    this.#keep();
    this.#say("removed", scenario.name);
    one("[data-action=scenario-undo]").focus();
    this.#compareLater();
  }

  #putBack() {
    if (!this.#removed || this.all.length >= MOST) return;
    const { scenario, index } = this.#removed;
    this.#removed = null;
    this.all.splice(index, 0, scenario);
    this.#keep();
    this.#say("");
    this.#focus(scenario.id, "scenario-open");
  }

  /** @param {HTMLInputElement} box */
  #pick(box) {
    if (box.type !== "checkbox") return;
    const { id } = this.#of(box);
    if (box.checked) this.#picked.add(id);
    else this.#picked.delete(id);
    this.#limit();
    void this.#compare();
  }

  /** So many side by side and no more: the other boxes wait. */
  #limit() {
    const full = this.#picked.size >= MOST_PICKED;
    for (const box of /** @type {HTMLInputElement[]} */ (all(this.#list, "[type=checkbox]"))) {
      box.disabled = full && !box.checked;
    }
  }

  #compareLater() {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => void this.#compare(), REST);
  }

  async #compare() {
    const turn = ++this.#turn;
    const place = one("[data-scenario-compared]");
    const picked = this.all.filter(({ id }) => this.#picked.has(id));
    if (!picked.length) return void (place.hidden = true);
    const scenarios = picked.map(({ name, edition, asked }) => ({ name, edition, ...asked }));
    const question = { ...this.#sitting.question(), question: "compare", scenarios };
    const answer = await this.#sitting.engine.ask(question, { lane: "task" });
    if (!answer || turn !== this.#turn) return;
    placeFragments(this.#sitting.page, { rows: {}, ...answer });
    place.hidden = false;
  }

  #show() {
    const template = /** @type {HTMLTemplateElement} */ (one("[data-scenario-template]"));
    const lines = this.all.map((scenario) => {
      const line = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
      line.dataset["scenario"] = scenario.id;
      for (const place of all(line, "[data-scenario-name]")) place.textContent = scenario.name;
      const edition = /** @type {HTMLElement} */ (line.querySelector("[data-scenario-edition]"));
      edition.hidden = !scenario.edition;
      edition.append(` ${scenario.edition}`);
      /** @type {HTMLInputElement} */ (line.querySelector("[type=checkbox]")).checked = this.#picked.has(scenario.id);
      return line;
    });
    this.#list.replaceChildren(...lines);
    one("[data-scenario-none]").hidden = this.all.length > 0;
    this.#limit();
  }

  /** @param {HTMLElement} inside */
  #line(inside) {
    return /** @type {HTMLElement} */ (inside.closest("[data-scenario]"));
  }

  /** @param {HTMLElement} inside */
  #of(inside) {
    return /** @type {Scenario} */ (this.all.find(({ id }) => id === this.#line(inside).dataset["scenario"]));
  }

  /**
   * @param {string} id
   * @param {string} action
   */
  #focus(id, action) {
    const line = all(this.#list, "[data-scenario]").find((found) => found.dataset["scenario"] === id);
    /** @type {HTMLElement | null | undefined} */ (line?.querySelector(`[data-action=${action}]`))?.focus();
  }

  /**
   * @param {string} name
   * @param {string} [detail]
   */
  #say(name, detail = "") {
    for (const said of document.querySelectorAll("[data-scenario-said]")) {
      said.toggleAttribute("hidden", said.getAttribute("data-scenario-said") !== name);
      for (const place of all(said, "[data-scenario-detail]")) place.textContent = detail;
    }
  }
}
