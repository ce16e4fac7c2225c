/**
 * Questions to the engine: one is being answered, others wait in lanes. In the lanes `now` (what a visitor sees at every
 * key) and `later` (what is worked out when typing rests) the latest wins; in `task` (a file to read or to make)
 * everyone gets an answer.
 */

/** @typedef {"now" | "task" | "later"} Lane */

/**
 * @typedef {object} Waiting
 * @property {number} id
 * @property {Lane} lane
 * @property {string} request
 * @property {ArrayBuffer | undefined} attachment
 * @property {(response: string | null) => void} settle
 */

/** Who goes first. @type {Lane[]} */
const ORDER = ["now", "task", "later"];

export class Questions {
  #last = 0;
  /** @type {Waiting | null} */
  #asked = null;
  /** @type {Record<Lane, Waiting[]>} */
  #waiting = { now: [], task: [], later: [] };

  /**
   * @param {string} request
   * @param {Lane} [lane]
   * @param {ArrayBuffer} [attachment]
   * @returns {Promise<string | null>} null when a later question overtook this one
   */
  add(request, lane = "now", attachment = undefined) {
    if (lane !== "task") this.#empty(lane);
    return new Promise((settle) => {
      this.#waiting[lane].push({ id: ++this.#last, lane, request, attachment, settle });
    });
  }

  /** The question to ask now; null while an earlier one is being answered, or when none waits. */
  take() {
    if (this.#asked) return null;
    const lane = ORDER.find((name) => this.#waiting[name].length);
    this.#asked = (lane && this.#waiting[lane].shift()) ?? null;
    return this.#asked;
  }

  /**
   * @param {number} id
   * @param {string} response
   */
  settle(id, response) {
    if (this.#asked?.id !== id) return;
    const { lane, settle } = this.#asked;
    this.#asked = null;
    settle(lane !== "task" && this.#waiting[lane].length ? null : response);
  }

  /** Let everyone who waits go without an answer. */
  drop() {
    this.#asked?.settle(null);
    this.#asked = null;
    for (const lane of ORDER) this.#empty(lane);
  }

  /** @param {Lane} lane */
  #empty(lane) {
    for (const waiting of this.#waiting[lane].splice(0)) waiting.settle(null);
  }
}
