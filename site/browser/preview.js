/** The bare Meetlat as it would stand on a partner's page, at a chosen width, made smaller until it fits. */

import { read, remove, write } from "./storage.js";
import { showAndJudge } from "./theme.js";

/**
 * @typedef {import("./theme-asked.js").Theme} Theme
 * @typedef {import("./palette.js").Replaced} Replaced
 */

/** Where a tab keeps what was filled in, see keep.js: a frame of the same site keeps it there too. */
const KEPT = "meetlat";
/** Which of our own tokens a partner's colour takes the place of. @type {Record<string, string>} */
const OWN = { accent: "petrol", background: "paper", text: "ink" };

export class Preview {
  /** @type {HTMLIFrameElement} */
  #frame;
  /** @type {HTMLElement} */
  #stage;
  #width = 0;
  #address = "";
  /** What is still to be done to the page that loads. */
  #dress = () => {};

  /**
   * @param {HTMLIFrameElement} frame
   * @param {HTMLElement} stage
   */
  constructor(frame, stage) {
    this.#frame = frame;
    this.#stage = stage;
    frame.addEventListener("load", () => this.#dress());
    new ResizeObserver(() => this.#fit()).observe(stage);
  }

  /** @param {string} address */
  show(address) {
    if (address === this.#address) return;
    this.#address = address;
    // In place, so that the way back leads to the page before.
    if (this.#frame.contentWindow) this.#frame.contentWindow.location.replace(address);
  }

  /**
   * @param {Theme} theme
   * @param {(replaced: Replaced[]) => void} say
   */
  dress(theme, say) {
    this.#dress = () => {
      const page = this.#frame.contentDocument;
      // Nothing to dress before it is there.
      if (page?.querySelector("link[rel=stylesheet]")) say(showAndJudge(page, theme));
    };
    if (this.#frame.contentDocument?.readyState === "complete") this.#dress();
  }

  /** Our own colour in that place. @param {string} name */
  usual(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${OWN[name]}`).trim();
  }

  /** @param {number} width */
  widen(width) {
    this.#width = width;
    this.#fit();
  }

  #fit() {
    const scale = Math.min(1, this.#stage.clientWidth / this.#width);
    const { style } = this.#frame;
    style.width = `${this.#width}px`;
    style.height = `${this.#stage.clientHeight / scale}px`;
    style.transform = `scale(${scale})`;
  }

  /** Take the frame away, and with it what it does when a page ends. */
  end() {
    this.#frame.remove();
  }

  /** Set it up again, after the way back to this page. */
  again() {
    const address = this.#address;
    this.#address = "";
    this.#stage.append(this.#frame);
    this.show(address);
  }
}

/**
 * What is tried out in the frame takes no place of what the visitor filled in in this tab.
 * @param {Preview} preview
 */
export function keepOwnFigures(preview) {
  const before = read("sessionStorage", KEPT);
  addEventListener("pagehide", () => {
    preview.end();
    if (before === null) remove("sessionStorage", KEPT);
    else write("sessionStorage", KEPT, before);
  });
  addEventListener("pageshow", (event) => event.persisted && preview.again());
}
