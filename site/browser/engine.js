/** The calculator's engine: fetch everything, lock the network, start Python, answer questions. */

import { download, Stalled, Unsupported } from "./download.js";
import { lock } from "./lock.js";
import { Questions } from "./questions.js";

/** @import { Bundle, FromWorker, Reason, Stage, StageDetail, StartOrder } from "./engine-types.js" */

/** Python on a slow telephone; without `wasm-unsafe-eval` it would wait for ever. In milliseconds. */
const START_LIMIT = 90_000;

/** The longest that one answer may take; a worker that died in silence never gives it. In milliseconds. */
const ANSWER_LIMIT = 60_000;

/** How browsers, and Python in them, say that the device has no memory left: each has its own kind of error for it. */
const NO_MEMORY = /memory|allocat|\bOOM\b/i;

/** Why the engine stopped; what a page tells its visitor hangs on the reason alone. */
class Failure extends Error {
  /**
   * @param {Reason} reason
   * @param {string} message
   */
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

export class Engine extends EventTarget {
  /** @type {Stage} */
  stage = "idle";
  #manifest;
  #progress = { loaded: 0, total: 0 };
  #questions = new Questions();
  /** @type {Promise<void> | null} */
  #running = null;
  /** @type {Bundle | null} */
  #bundle = null;
  /** @type {Worker | null} */
  #worker = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {{ resolve: () => void, reject: (failure: Failure) => void } | null} */
  #starting = null;

  /** @param {string} [manifest] address of the bundle's manifest; the page's `[data-engine]` names it */
  constructor(manifest = named()) {
    super();
    this.#manifest = new URL(manifest, document.baseURI).href;
  }

  /**
   * Start, or start again after a failure; ends when the engine is ready or has failed. What was
   * fetched is kept, so an engine that broke behind the lock starts again without a network.
   *
   * @param {{ before?: Promise<unknown> }} [options] what the page itself still has to fetch: the
   * lock waits until it is there or has failed
   * @returns {Promise<void>}
   */
  start({ before = Promise.resolve() } = {}) {
    if (this.stage === "failed") this.#running = null;
    this.#running ??= this.#run(before).catch((error) => this.#fail(error));
    return this.#running;
  }

  /**
   * Ask a question; the engine answers when it is ready.
   *
   * @param {object} request
   * @param {{ lane?: import("./questions.js").Lane, attachment?: ArrayBuffer }} [how] the lane decides who goes first,
   * and whether a later question overtakes this one; an attachment is given away
   * @returns {Promise<any>} the answer, or null when a later question overtook this one or the
   * engine failed
   */
  async ask(request, { lane = "now", attachment = undefined } = {}) {
    if (this.stage === "failed") return null;
    const waiting = this.#questions.add(JSON.stringify(request), lane, attachment);
    this.#askNext();
    const response = await waiting;
    return response === null ? null : JSON.parse(response);
  }

  /** @param {Promise<unknown>} before */
  async #run(before) {
    if (!isSupported()) throw new Failure("unsupported", "no WebAssembly or no workers");
    this.#bundle ??= await this.#fetch();
    this.#show("locking");
    await Promise.allSettled([before, settled()]);
    if (!(await lock(this.#manifest))) throw new Failure("unsupported", "the lock does not hold");
    this.#show("starting");
    await this.#startWorker(this.#bundle);
    this.#show("ready");
    this.#askNext();
  }

  async #fetch() {
    this.#show("fetching");
    try {
      return await download(this.#manifest, (loaded, total) => {
        this.#progress = { loaded, total };
        this.#show("fetching");
      });
    } catch (error) {
      throw new Failure(reasonOf(error), String(error));
    }
  }

  /**
   * @param {Bundle} bundle
   * @returns {Promise<void>}
   */
  #startWorker({ worker, machine, files, runtime }) {
    const source = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
    this.#worker = new Worker(source);
    this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
    let alive = false;
    this.#worker.addEventListener("message", () => (alive = true), { once: true });
    this.#worker.addEventListener("error", (event) => {
      this.#break(new Failure(alive ? "crash" : "unsupported", event.message));
    });
    this.#limit(START_LIMIT, "timeout");
    /** @type {StartOrder} */
    const order = { kind: "start", machine, files, runtime, probe: this.#manifest };
    this.#worker.postMessage(order);
    return new Promise((resolve, reject) => (this.#starting = { resolve, reject }));
  }

  /** @param {FromWorker} message */
  #hear(message) {
    if (message.kind === "alive") return;
    clearTimeout(this.#timer);
    if (message.kind === "failed") return this.#break(new Failure(orMemory(message.reason, message.message), message.message));
    if (message.kind === "started") return this.#starting?.resolve();
    this.#questions.settle(message.id, message.response);
    this.#askNext();
  }

  #askNext() {
    if (this.stage !== "ready") return;
    const question = this.#questions.take();
    if (!question) return;
    this.#limit(ANSWER_LIMIT, "crash");
    const { id, request, attachment } = question;
    /** @type {import("./engine-types.js").Question} */
    const order = { kind: "ask", id, request, attachment };
    this.#worker?.postMessage(order, attachment ? [attachment] : []);
  }

  /**
   * @param {number} limit how long the worker may be silent
   * @param {Reason} reason what it means when it is silent for longer
   */
  #limit(limit, reason) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#break(new Failure(reason, "no sign of life")), limit);
  }

  /** @param {Failure} failure */
  #break(failure) {
    if (this.stage === "starting") this.#starting?.reject(failure);
    else this.#fail(failure);
  }

  /** @param {unknown} error */
  #fail(error) {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    this.#questions.drop();
    console.warn("engine:", error);
    this.#show("failed", error instanceof Failure ? error.reason : "crash");
  }

  /**
   * @param {Stage} stage
   * @param {Reason | null} [reason]
   */
  #show(stage, reason = null) {
    this.stage = stage;
    /** @type {StageDetail} */
    const detail = { stage, ...this.#progress, reason };
    this.dispatchEvent(new CustomEvent("stage", { detail }));
  }
}

/** Whether this browser has what the engine is made of. */
function isSupported() {
  return (
    typeof WebAssembly === "object" &&
    typeof WebAssembly.compileStreaming === "function" &&
    typeof Worker === "function" &&
    typeof TransformStream === "function"
  );
}

/** Wait for all that the page itself still has to fetch: behind the lock it no longer can. */
async function settled() {
  if (document.readyState !== "complete") {
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  }
  // A face that is first needed later, such as a bold one in a result, would be refused then.
  await Promise.allSettled([...document.fonts].map((face) => face.load()));
}

/**
 * Why a download failed.
 *
 * @param {unknown} error
 * @returns {Reason}
 */
function reasonOf(error) {
  if (error instanceof Stalled) return "timeout";
  return orMemory(error instanceof Unsupported ? "unsupported" : "network", String(error));
}

/**
 * The reason of a failure, unless its message says that there was no memory for it.
 *
 * @param {Reason} reason
 * @param {string} message
 * @returns {Reason}
 */
function orMemory(reason, message) {
  return NO_MEMORY.test(message) ? "memory" : reason;
}

/** The manifest that the page names. */
function named() {
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-engine]"));
  if (!place?.dataset["engine"]) throw new Error("no element of the page carries data-engine");
  return place.dataset["engine"];
}
