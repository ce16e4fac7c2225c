/** The quick estimate: three figures, a band of levels, and the way on to the Meetlat with them. */

import { fieldAt, goTo, placeFragments, placeMessages } from "./answer.js";
import { Engine } from "./engine.js";
import { all, collect, forget } from "./form.js";
import { handOver, inAddress } from "./handover.js";
import { snapshot } from "./keep.js";
import { lookForNewer } from "./newest.js";

/** @typedef {import("./answer.js").Answer & { questions: string[] }} Answer */

/** How long typing rests before the band is said aloud, in milliseconds. */
const SILENCE = 800;

/** @param {HTMLElement} page */
export function begin(page) {
  const quick = new Quick(page);
  quick.listen();
  void quick.ask();
  void quick.engine.start({ before: lookForNewer() });
}

class Quick {
  engine = new Engine();
  #page;
  #form;
  /** @type {Answer | null} */
  #last = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #speaking;

  /** @param {HTMLElement} page */
  constructor(page) {
    this.#page = page;
    this.#form = /** @type {HTMLFormElement} */ (this.#one("[data-opgave]"));
  }

  /** @param {string} selector */
  #one(selector) {
    return /** @type {HTMLElement} */ (this.#page.querySelector(selector));
  }

  listen() {
    this.engine.addEventListener("stage", (event) => this.#show(/** @type {CustomEvent} */ (event).detail));
    this.#form.addEventListener("input", (event) => {
      forget(/** @type {Element} */ (event.target));
      void this.ask();
    });
    this.#form.addEventListener("focusout", () => setTimeout(() => this.#showMessages()));
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    for (const link of all(document.body, "a:is([data-on], [data-whole])")) link.addEventListener("click", () => this.#handOver(/** @type {HTMLAnchorElement} */ (link)));
    this.#one("[data-retry]").addEventListener("click", () => void this.engine.start());
    this.#page.addEventListener("click", follow);
    this.#watchAnswer();
  }

  /** While the answer is still below the screen, a line at its edge says it in short and leads there. */
  #watchAnswer() {
    const near = this.#one("[data-near]");
    const below = (/** @type {IntersectionObserverEntry} */ { isIntersecting, boundingClientRect }) => !isIntersecting && boundingClientRect.top > 0;
    const watch = new IntersectionObserver((seen) => seen.slice(-1).forEach((last) => (near.hidden = !below(last))), { rootMargin: "0px 0px -25% 0px" });
    watch.observe(this.#one("[data-fragment=estimate]"));
  }

  async ask() {
    const opgave = { ...collect(this.#form), reference_date: day() };
    const { lang: language, dataset } = document.documentElement;
    const question = { question: "estimate", language, opgave, edition: dataset["edition"] || undefined };
    /** @type {Answer | null} */
    const answer = await this.engine.ask(question);
    if (!answer) return;
    this.#last = answer;
    placeFragments(this.#page, answer);
    this.#showMessages();
    this.#order(answer.questions);
    this.#page.toggleAttribute("data-answered", answer.fragments["band"] !== "");
    // The line at the edge may have come over the field that is being typed in.
    if (!this.#one("[data-near]").hidden && this.#form.contains(document.activeElement)) document.activeElement?.scrollIntoView({ block: "nearest" });
    this.#page.dataset["state"] = answer.state;
    this.#announce(answer.announcement);
  }

  /** Under the field that is being typed in nothing is said yet. */
  #showMessages() {
    if (this.#last) placeMessages(this.#form, this.#last, (field) => field !== document.activeElement);
  }

  /**
   * What narrows the band most is asked first; never under someone's hands.
   * @param {string[]} questions
   */
  #order(questions) {
    const place = this.#one("[data-narrowing]");
    if (place.contains(document.activeElement)) return;
    for (const name of questions) {
      const field = place.querySelector(`[data-path="${name}"]`)?.closest(".field");
      if (field) place.append(field);
    }
  }

  /**
   * Said once typing rests, so that a screen reader is not interrupted at every key.
   * @param {string} sentence
   */
  #announce(sentence) {
    const live = this.#one("[data-announcement]");
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => {
      if (live.textContent !== sentence) live.textContent = sentence;
    }, SILENCE);
  }

  /** @param {import("./engine-types.js").StageDetail} detail */
  #show({ stage, loaded, total, reason }) {
    const status = this.#one("[data-engine-status]");
    this.#page.dataset["stage"] = stage;
    status.dataset["stage"] = stage;
    status.dataset["reason"] = reason ?? "";
    const progress = status.querySelector("progress");
    if (progress && total) Object.assign(progress, { max: total, value: loaded });
    if (stage === "ready") void this.ask();
  }

  /**
   * The figures go on to the Meetlat in this tab, as its own form would have kept them.
   * @param {HTMLAnchorElement} link
   */
  #handOver(link) {
    if (Object.keys(collect(this.#form)).length <= 1) return;
    const kept = snapshot(this.#form, "");
    const filled = Object.entries(kept.values).filter(([, value]) => value !== "");
    const values = { reference_date: day(), ...Object.fromEntries(filled) };
    const figures = { ...kept, values, said: this.#last?.announcement ?? "" };
    if (!handOver(figures)) link.hash = inAddress(figures);
  }
}

/**
 * A link in the answer leads to a field: unfold what hides it, and focus.
 * @param {MouseEvent} event
 */
function follow(event) {
  const link = /** @type {HTMLAnchorElement | null} */ (
    /** @type {Element} */ (event.target).closest(":is([data-fragment], [data-near]) a[href^='#']")
  );
  const field = link && fieldAt(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  goTo(field);
}

/** The day that the page around a frame named, else today. */
function day() {
  return document.documentElement.dataset["date"] || today();
}

/** Today where the visitor is, as an opgave writes it. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
