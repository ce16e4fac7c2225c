/** The bare Meetlat as it would stand on a partner's page, at a chosen width, made smaller until it fits. */

import { showAndJudge } from "./theme.js";

/**
 * @typedef {import("./theme-asked.js").Theme} Theme
 * @typedef {import("./palette.js").Replaced} Replaced
 */

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
}
