/**
 * A staff list into the form: a file or pasted cells go to Python, which answers with what it read and what is still
 * to be made clear. What is chosen there goes along with the next question. No rule and no sentence stands here.
 */

import { openFile } from "./files.js";
import { all, collect } from "./form.js";
import { Idiomorph } from "./idiomorph.js";
import { saveFile } from "./keep.js";
import { isTooLarge, listenForLists } from "./list.js";
import { one } from "./sitting.js";

/** @typedef {import("./sitting.js").Sitting} Sitting */
/** @typedef {import("./list.js").List} List */

/**
 * @typedef {object} Reply
 * @property {"imported" | "unclear" | "refused"} state
 * @property {{import: string}} fragments
 * @property {import("./form.js").Opgave[]} placements
 * @property {string | null} total_fte
 * @property {string | null} mapping
 * @property {string} announcement
 * @property {string} left  what does not come along; empty when everything does
 */

const MAPPING_FILE = "pso-import.toml";
const ASKED = "#lijst";

/** @param {Sitting} sitting */
export function offerImport(sitting) {
  new Importing(sitting).listen();
}

class Importing {
  #sitting;
  #panel = one("[data-import]");
  #place = one("[data-import-place]");
  /** @type {HTMLElement | null} */
  #opener = null;
  /** @type {List | null} */
  #list = null;
  /** A mapping that was saved before, as TOML. @type {string | undefined} */
  #saved;
  /** What was chosen for columns and words. @type {Record<string, any>} */
  #mapping = {};
  /** The fields whose column was asked for and chosen. @type {Set<string>} */
  #pointed = new Set();
  /** Texts whose meaning the visitor is not sure of. @type {Set<string>} */
  #unsure = new Set();
  /** What was filled in for cells, by row and field. @type {Map<string, {row: number, field: string, text: string}>} */
  #corrections = new Map();
  /** @type {Reply | null} */
  #reply = null;
  #turn = 0;

  /** @param {Sitting} sitting */
  constructor(sitting) {
    this.#sitting = sitting;
  }

  listen() {
    const { actions, page } = this.#sitting;
    actions.set("import-file", (button) => this.#open(button, "[data-import-choose]"));
    actions.set("import-paste", (button) => this.#open(button, "[data-import-cells]"));
    actions.set("import-begin", (button) => this.#begin(button));
    actions.set("import-again", () => this.#again());
    actions.set("import-close", () => this.#close());
    actions.set("import-take", () => this.#take());
    actions.set("import-save", () => this.#save());
    actions.set("import-undo", () => this.#undo());
    page.addEventListener("list", (event) => this.#lead(/** @type {CustomEvent<File>} */ (event).detail));
    listenForLists(this.#panel, {
      files: (files) => void this.#takeFiles(files),
      cells: (text) => void this.#read({ name: "", text }),
    });
    this.#listenInside();
    // Another page may lead straight to the list. Going to the place in the address takes the focus away, so after that.
    if (location.hash === ASKED) afterLoad(() => this.#begin(one("[data-import-opens]")));
  }

  /** The panel stands inside the form, but nothing in it is part of the opgave. */
  #listenInside() {
    for (const kind of ["input", "focusout"]) this.#panel.addEventListener(kind, (event) => event.stopPropagation());
    this.#panel.addEventListener("change", (event) => this.#mended(/** @type {HTMLInputElement} */ (event.target)));
    this.#panel.addEventListener("keydown", (event) => event.key === "Escape" && this.#close());
  }

  /**
   * @param {HTMLElement} button
   * @param {string} first
   */
  #open(button, first) {
    this.#opener = button;
    this.#show(true);
    if (this.#reply) this.#again();
    one(first).focus();
  }

  /**
   * Open from elsewhere on the page: bring the panel in view.
   * @param {HTMLElement} button
   */
  #begin(button) {
    this.#open(button, "[data-import-choose]");
    this.#panel.scrollIntoView({ block: "start" });
  }

  /** @param {boolean} open */
  #show(open) {
    this.#panel.hidden = !open;
    for (const button of all(document, "[data-import-opens]")) button.setAttribute("aria-expanded", String(open));
    if (open) this.#sitting.notice("");
  }

  /** Close, and keep nothing of the list. */
  #close() {
    this.#again();
    this.#saved = undefined;
    this.#show(false);
    // A button in a notice went away with it.
    const opener = this.#opener?.closest("[hidden]") ? null : this.#opener;
    (opener ?? one("[data-import-opens]")).focus();
  }

  /** Back to choosing a list. */
  #again() {
    this.#turn += 1;
    this.#list = this.#reply = null;
    this.#forget();
    this.#place.replaceChildren();
    this.#busy(false);
    this.#note("");
    this.#say("");
    this.#step("choose");
    one("[data-import-choose]").focus();
  }

  #forget() {
    this.#mapping = {};
    this.#corrections.clear();
    this.#pointed.clear();
    this.#unsure.clear();
  }

  /** @param {"choose" | "read"} step */
  #step(step) {
    one("[data-import-ways]").hidden = step === "read";
    one("[data-import-again]").hidden = step === "choose";
  }

  /**
   * A list, with the choices that were saved for it if they come along; or an opgave.
   * @param {File[]} files
   */
  async #takeFiles(files) {
    const saved = files.find(({ name }) => name.endsWith(".toml"));
    const [list, ...others] = files.filter((file) => file !== saved);
    if (others.length) return this.#refuse("several");
    if (list?.name.endsWith(".json")) return this.#openOpgave(list);
    if (files.some(isTooLarge)) return this.#refuse("too-large");
    if (saved) this.#saved = await saved.text().catch(() => undefined);
    if (list) await this.#read({ name: list.name, file: list });
  }

  /**
   * Read nothing, and say why.
   * @param {string} why
   */
  #refuse(why) {
    this.#again();
    this.#note(why);
  }

  /** @param {File} file */
  async #openOpgave(file) {
    this.#close();
    await openFile(this.#sitting, file);
  }

  /**
   * A list that was opened elsewhere on the page.
   * @param {File} file
   */
  #lead(file) {
    this.#show(true);
    this.#panel.scrollIntoView({ block: "start" });
    void this.#takeFiles([file]);
  }

  /** @param {List} list */
  async #read(list) {
    this.#list = list;
    this.#forget();
    await this.#ask();
    if (this.#reply && this.#reply.state !== "refused") one("[data-import-title]").focus();
  }

  /** Ask what the list holds, with all that was chosen so far. */
  async #ask() {
    const turn = ++this.#turn;
    const list = this.#list;
    if (!list) return;
    this.#note("");
    this.#busy(true);
    const reply = await this.#answered(list).catch(() => "unreadable");
    if (turn !== this.#turn) return;
    this.#busy(false);
    if (reply === "unreadable" || reply === null) return this.#note(reply ?? "stopped");
    this.#showReply(reply);
  }

  /**
   * @param {List} list
   * @returns {Promise<any>}
   */
  async #answered({ name, text, file }) {
    const told = { mapping: this.#mapping, corrections: [...this.#corrections.values()], saved: this.#saved, answered: [...this.#pointed], unsure: [...this.#unsure] };
    const question = { ...this.#sitting.question(), question: "import", name, text, ...told };
    const attachment = await file?.arrayBuffer();
    return this.#sitting.engine.ask(question, { lane: "task", ...(attachment && { attachment }) });
  }

  /** @param {Reply} reply */
  #showReply(reply) {
    this.#reply = reply;
    Idiomorph.morph(this.#place, reply.fragments.import, { morphStyle: "innerHTML", ignoreActiveValue: true, callbacks: { beforeAttributeUpdated: keepOpen } });
    this.#step(reply.state === "refused" ? "choose" : "read");
    this.#say(reply.announcement);
  }

  /**
   * Something was chosen or filled in.
   * @param {HTMLInputElement | HTMLSelectElement} control
   */
  #mended(control) {
    const { importMap, importKey, importRow, importField, importQuestion } = control.dataset;
    if (importQuestion && control instanceof HTMLSelectElement) this.#point(importQuestion, control);
    else if (importMap) this.#choose(importMap, importKey ?? "", control.value, chosenOf(control));
    else if (importRow && importField) {
      this.#corrections.set(`${importRow} ${importField}`, { row: Number(importRow), field: importField, text: control.value });
    } else return;
    void this.#ask();
  }

  /**
   * A column was chosen for a field: another one that was chosen for it before is free again.
   * @param {string} field
   * @param {HTMLSelectElement} control
   */
  #point(field, control) {
    this.#pointed.add(field);
    const columns = { ...this.#mapping["columns"] };
    for (const { dataset, value } of control.options) if (columns[dataset["importKey"] ?? ""] === value) delete columns[dataset["importKey"] ?? ""];
    const chosen = chosenOf(control);
    if (chosen?.dataset["importKey"]) columns[chosen.dataset["importKey"]] = chosen.value;
    this.#mapping["columns"] = columns;
  }

  /**
   * @param {string} table
   * @param {string} key
   * @param {string} value
   * @param {HTMLOptionElement} [chosen]
   */
  #choose(table, key, value, chosen) {
    const safe = chosen?.dataset["importUnsure"];
    if (safe) this.#unsure.add(key);
    else this.#unsure.delete(key);
    if (key) this.#mapping[table] = { ...this.#mapping[table], [key]: safe ?? value };
    else this.#mapping[table] = value;
  }

  /** Put the rows in the form. */
  #take() {
    const reply = this.#reply;
    if (!reply) return;
    const opgave = collect(this.#sitting.form);
    const kept = this.#isChosen("import-where", "add") ? /** @type {object[]} */ (opgave["placements"] ?? []) : [];
    opgave["placements"] = [...kept, ...reply.placements];
    if (reply.total_fte && this.#isChosen("import-total")) {
      delete opgave["workforce"];
      opgave["total_fte"] = reply.total_fte;
    }
    this.#close();
    this.#sitting.enter(opgave);
    one("[data-import-left]").textContent = reply.left;
    this.#sitting.notice("imported");
    one("[data-notice=imported]").focus();
  }

  /**
   * @param {string} name
   * @param {string} [value]
   */
  #isChosen(name, value) {
    return all(this.#panel, `[name="${name}"]`).some((choice) => choice instanceof HTMLInputElement && choice.checked && (!value || choice.value === value));
  }

  #undo() {
    this.#sitting.putBack();
    one("[data-import-opens]").focus();
  }

  #save() {
    if (this.#reply?.mapping) saveFile(new Blob([this.#reply.mapping], { type: "application/toml" }), MAPPING_FILE);
  }

  /** @param {boolean} busy */
  #busy(busy) {
    this.#panel.setAttribute("aria-busy", String(busy));
    one("[data-import-busy]").hidden = !busy;
  }

  /** @param {string} name */
  #note(name) {
    for (const note of all(this.#panel, "[data-import-note]")) {
      note.hidden = note.dataset["importNote"] !== name;
      if (!note.hidden) this.#say(note.textContent ?? "");
    }
  }

  /** @param {string} sentence */
  #say(sentence) {
    one("[data-import-status]").textContent = sentence.trim();
  }
}

/**
 * @param {HTMLInputElement | HTMLSelectElement} control
 * @returns {HTMLOptionElement | undefined}
 */
function chosenOf(control) {
  return control instanceof HTMLSelectElement ? control.selectedOptions[0] : undefined;
}

/** @param {() => void} begin */
function afterLoad(begin) {
  if (document.readyState === "complete") begin();
  else addEventListener("load", () => setTimeout(begin), { once: true });
}

/**
 * What a reader unfolded stays open.
 * @param {string} attribute
 * @param {Element} element
 */
function keepOpen(attribute, element) {
  return !(attribute === "open" && element instanceof HTMLDetailsElement);
}
