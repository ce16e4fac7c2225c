/** Questions to the engine: one is being answered, one waits, and the latest wins. */

/**
 * @typedef {object} Waiting
 * @property {number} id
 * @property {string} request
 * @property {(response: string | null) => void} settle
 */

export class Questions {
  #last = 0;
  /** @type {Waiting | null} */
  #asked = null;
  /** @type {Waiting | null} */
  #next = null;

  /**
   * @param {string} request
   * @returns {Promise<string | null>} null when a later question overtook this one
   */
  add(request) {
    this.#next?.settle(null);
    return new Promise((settle) => {
      this.#next = { id: ++this.#last, request, settle };
    });
  }

  /** The question to ask now; null while an earlier one is being answered, or when none waits. */
  take() {
    if (this.#asked || !this.#next) return null;
    this.#asked = this.#next;
    this.#next = null;
    return this.#asked;
  }

  /**
   * @param {number} id
   * @param {string} response
   */
  settle(id, response) {
    if (this.#asked?.id !== id) return;
    this.#asked.settle(this.#next ? null : response);
    this.#asked = null;
  }

  /** Let everyone who waits go without an answer. */
  drop() {
    this.#asked?.settle(null);
    this.#next?.settle(null);
    this.#asked = this.#next = null;
  }
}
