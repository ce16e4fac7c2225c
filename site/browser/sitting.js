/**
 * One sitting at the Meetlat: the form, the engine, and what stands between them. What a page offers besides (files,
 * scenarios, importing) are modules of their own, which add their actions here.
 */

import { applyConditions } from "./conditions.js";
import { placeFragments, placeMessages } from "./answer.js";
import { Engine } from "./engine.js";
import { all, collect, fill, forget } from "./form.js";
import { forgetTab, keepInTab, restore, snapshot } from "./keep.js";
import { makeRows } from "./rows.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./form.js").Opgave} Opgave */
/** @typedef {import("./keep.js").Snapshot} Snapshot */
/** @typedef {(button: HTMLElement) => void} Action */

/** How long typing rests before the slower parts are worked out, in milliseconds. */
const REST = 300;
/** How long it rests before the level is said aloud, in milliseconds. */
const SILENCE = 800;

/**
 * @template {HTMLElement} T
 * @param {string} selector
 * @returns {T}
 */
export function one(selector) {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {T} */ (found);
}

export class Sitting {
  /** @type {HTMLElement} */
  page = one("[data-engine]");
  /** @type {HTMLFormElement} */
  form = one("[data-opgave]");
  engine = new Engine();
  /** What buttons do, by the name in `data-action`. @type {Map<string, Action>} */
  actions = new Map();
  /** The worked example that it began with, or "". */
  example = "";
  /** What came out of a file or example is judged at once; what is being typed only when it is left. */
  judgeAll = false;
  /** What each question carries along, such as the kind of people to plan with. @type {Record<string, unknown>} */
  wishes = {};
  /** @type {Answer | null} */
  #last = null;
  /**
   * A file as it was opened, until something is changed: what the form has no field for is judged too.
   * @type {Opgave | null}
   */
  #opened = null;
  /**
   * The opened file that the form shows as it is typed by now: filling it twice would take the focus away.
   * @type {Opgave | null}
   */
  #asTyped = null;
  /** @type {Snapshot | null} */
  #before = null;
  /** @type {WeakSet<Element>} */
  #visited = new WeakSet();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #speaking;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #keeping;
  /** The rows whose sums are out of date, by their paths; `rows` are all of them. @type {Set<string>} */
  #stale = new Set(["rows"]);
  /** Everything was forgotten, and nothing entered since. */
  #forgotten = false;
  /** What this browser could not keep, by name. @type {Set<string>} */
  #notKept = new Set();
  /** Counts the states of the form, so that an answer about an earlier one is not shown. */
  #turn = 0;

  /** What is asked about: the opgave, in which language and notation. */
  question() {
    const language = document.documentElement.lang;
    const notation = this.#opened ? "file" : undefined;
    return { language, opgave: this.#opened ?? collect(this.form), notation, ...this.wishes };
  }

  /** Whether anything was filled in or opened. */
  isEmpty() {
    return Object.keys(collect(this.form)).length <= 1 && !this.#opened;
  }

  /** Ask for what is seen at every key, and for the rest when typing rests. */
  async ask() {
    const turn = ++this.#turn;
    clearTimeout(this.#resting);
    const wants = [...this.#wanted(":not([data-later])"), ...this.#stale];
    /** @type {Answer | null} */
    const answer = await this.engine.ask({ ...this.question(), wants });
    if (!answer || turn !== this.#turn) return;
    // After a refusal no row has a sum any more.
    this.#stale = new Set(answer.state === "scored" ? [] : ["rows"]);
    // A file's figures are shown as people type them; only Python knows how a file writes them.
    if (this.#opened && this.#opened !== this.#asTyped && answer.entered) {
      this.#asTyped = this.#opened;
      this.showInForm(answer.entered);
    }
    this.#show(answer);
    this.#resting = setTimeout(() => void this.#askLater(turn), REST);
  }

  /** Ask once more for the parts that are worked out later: something about them was changed. */
  askAgain() {
    void this.#askLater(this.#turn);
  }

  /** @param {number} turn */
  async #askLater(turn) {
    for (const name of this.#wanted("[data-later]")) {
      if (turn !== this.#turn) return;
      const open = all(this.page, "[data-figure][open]").map((figure) => figure.dataset["figure"]);
      const question = { ...this.question(), wants: [name], open };
      const answer = await this.engine.ask(question, { lane: "later" });
      if (answer && turn === this.#turn) placeFragments(this.page, answer);
    }
    if (turn === this.#turn) this.page.dataset["worked"] = String(turn);
  }

  /**
   * Ask for what a button was pressed for. Without an engine the visitor is brought to where it starts again.
   * @param {object} request
   * @returns {Promise<any>}
   */
  async askTask(request) {
    const answer = await this.engine.ask(request, { lane: "task" });
    if (!answer && this.engine.stage === "failed") one("[data-engine-status] [data-action=retry]").focus();
    return answer;
  }

  /**
   * The names of the fragments on this page.
   * @param {string} which
   */
  #wanted(which) {
    return [...new Set(all(this.page, `[data-fragment]${which}`).map((place) => place.dataset["fragment"] ?? ""))];
  }

  /** @param {Answer} answer */
  #show(answer) {
    this.#last = answer;
    placeFragments(this.page, answer);
    this.showMessages();
    this.page.dataset["state"] = answer.state;
    this.#announce(answer.announcement);
  }

  /** Put messages under the fields that were left, or under all when a file was opened. */
  showMessages() {
    if (!this.#last) return;
    const ready = (/** @type {HTMLElement} */ field) =>
      this.judgeAll || this.#visited.has(field.closest("[data-path]") ?? field);
    placeMessages(this.form, this.#last, ready);
  }

  /**
   * Said once typing rests, so that a screen reader is not interrupted at every key.
   * @param {string} sentence
   */
  #announce(sentence) {
    const live = one("[data-announcement]");
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => {
      if (live.textContent !== sentence) live.textContent = sentence;
    }, SILENCE);
  }

  /**
   * Something in the form was changed: in one row, or anywhere.
   * @param {Element} [place]
   */
  changed(place = this.form) {
    const row = place.closest("[data-row]");
    this.#opened = null;
    this.#forgotten = false;
    this.#stale.add(row?.id ?? "rows");
    forget(place);
    applyConditions(row ?? this.form);
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.keep(), REST);
    void this.ask();
  }

  /** Keep the form for a reload of this tab. */
  keep() {
    clearTimeout(this.#keeping);
    if (this.#forgotten) return;
    const kept = this.snapshot();
    this.tellKept("tab", keepInTab(kept));
    this.page.dispatchEvent(new CustomEvent("kept", { detail: kept }));
  }

  /**
   * That something is not kept is said for as long as that is so, whatever else is said meanwhile.
   * @param {"tab" | "scenarios" | "device"} what
   * @param {boolean} isKept
   */
  tellKept(what, isKept) {
    if (isKept) this.#notKept.delete(what);
    else this.#notKept.add(what);
    one("[data-not-kept]").hidden = this.#notKept.size === 0;
  }

  /** Whether something that was entered goes with this page. */
  wouldLose() {
    return this.#notKept.size > 0 && !this.isEmpty();
  }

  /** @returns {Snapshot} */
  snapshot() {
    return snapshot(this.form, this.example);
  }

  /** @param {Snapshot} kept */
  restore(kept) {
    this.#opened = null;
    this.#stale.add("rows");
    this.example = kept.example;
    restore(this.form, kept, makeRows);
    applyConditions(this.form);
  }

  /**
   * Show a file's opgave in place of what was there; it can be put back.
   * @param {Opgave} opgave
   * @param {string} [example]
   */
  open(opgave, example = "") {
    this.#before = this.snapshot();
    this.#opened = opgave;
    this.#stale.add("rows");
    this.example = example;
    this.judgeAll = true;
    this.showInForm(opgave);
    void this.ask();
  }

  /**
   * Show other figures in place of what was there; it can be put back.
   * @param {Snapshot} figures
   */
  replace(figures) {
    this.#before = this.snapshot();
    this.restore(figures);
    this.keep();
  }

  /**
   * Show an opgave as one types it in place of what was there, such as the rows of a list; it can be put back.
   * @param {Opgave} opgave
   */
  enter(opgave) {
    this.#before = this.snapshot();
    this.judgeAll = true;
    this.showInForm(opgave);
    this.changed();
  }

  /** Whether what was replaced held any rows. */
  hadRows() {
    return Object.values(this.#before?.rows ?? {}).some((count) => count > 0);
  }

  /** Put back what was there before a file was opened. */
  putBack() {
    if (!this.#before) return;
    this.restore(this.#before);
    this.#before = null;
    this.notice("");
    one("h1").focus();
    this.changed();
  }

  /**
   * Show a form as it was kept in place of what was there; it can be put back.
   * @param {Snapshot} kept
   */
  show(kept) {
    const before = this.snapshot();
    this.restore(kept);
    this.#before = before;
    this.judgeAll = true;
    this.changed();
    this.keep();
  }

  /** Begin anew, and leave nothing in this tab. */
  clear() {
    this.example = "";
    this.judgeAll = false;
    this.#visited = new WeakSet();
    this.#forgetAddress();
    this.showInForm({});
    this.#before = null;
    this.changed();
    clearTimeout(this.#keeping);
    this.#forgotten = true;
    this.tellKept("tab", true);
    forgetTab();
  }

  /** The address may hold figures too. Browsers ask for the icon again then, which the lock would refuse. */
  #forgetAddress() {
    if (!location.hash) return;
    document.querySelector("link[rel=icon]")?.remove();
    history.replaceState(null, "", location.pathname + location.search);
  }

  /** @param {Opgave} opgave */
  showInForm(opgave) {
    fill(this.form, opgave, makeRows);
    applyConditions(this.form);
    this.unsaved();
    this.keep();
  }

  /** What stands in the form now is in no file yet. */
  unsaved() {
    for (const place of all(this.page, "[data-saved]")) place.hidden = true;
  }

  /** @param {string} name */
  notice(name) {
    for (const place of all(this.page, "[data-notice]:not([data-not-kept])")) {
      place.hidden = place.dataset["notice"] !== name;
    }
  }

  /** @param {Element} control */
  left(control) {
    this.#visited.add(control.closest("[data-path]") ?? control);
    this.showMessages();
  }
}
