/**
 * `<pso-meetlat>`: the Meetlat in a page of somebody else, in a frame as tall as what it shows. A classic script, so that
 * a partner's page needs nothing of our host but the file.
 */
(() => {
  const NAME = "pso-meetlat";
  const script = document.currentScript;
  if (customElements.get(NAME) || !(script instanceof HTMLScriptElement)) return;
  const home = new URL("../", script.src);
  const PASSED = ["show", "edition", "date", "accent", "background", "text", "font", "radius", "scheme", "tokens", "events"];
  const TITLES = { nl: "PSO-meetlat: bereken uw niveau", en: "PSO-meetlat: calculate your level" };
  const TALLEST = 1_000_000;
  let number = 0;

  class Meetlat extends HTMLElement {
    static observedAttributes = [...PASSED, "lang", "title", "figures"];
    /** @type {HTMLIFrameElement | null} */
    #frame = null;
    /** What a frame that was written inside says. */
    #given = { src: "", title: "" };
    /** Two on one page stay apart. */
    #name = `${NAME}-${++number}`;
    #isStale = false;

    connectedCallback() {
      addEventListener("message", this);
      // Before the page is in, a frame that was written inside may still have to come.
      if (document.readyState !== "loading") this.#begin();
      else document.addEventListener("DOMContentLoaded", () => this.#begin(), { once: true });
    }

    disconnectedCallback() {
      removeEventListener("message", this);
    }

    /** Later changes together take a new frame: another address would be one more step back. */
    attributeChangedCallback() {
      if (!this.#frame || this.#isStale) return;
      this.#isStale = true;
      queueMicrotask(() => this.#show(/** @type {HTMLIFrameElement} */ (this.#frame?.cloneNode())));
    }

    #begin() {
      if (this.#frame || !this.isConnected) return;
      const given = this.querySelector("iframe");
      if (given) this.#given = { src: given.src, title: given.title };
      const frame = given ?? document.createElement("iframe");
      if (!given) Object.assign(frame, { allow: "clipboard-write", loading: "lazy" }).style.height = "600px";
      this.#show(frame);
      if (given) this.#greet();
    }

    /** @param {HTMLIFrameElement} frame */
    #show(frame) {
      const before = this.#frame;
      this.#isStale = false;
      this.#frame = frame;
      const sandbox = this.getAttribute("sandbox");
      frame.title = this.title || this.#given.title || TITLES[this.#language()];
      if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
      // Which page asks is what the visitor is shown before sharing anything.
      if (this.hasAttribute("events")) frame.referrerPolicy = "origin";
      Object.assign(frame.style, { display: "block", width: "100%", border: "0" });
      frame.addEventListener("load", () => this.#greet());
      const address = this.#address();
      if (frame.src !== address) Object.assign(frame, { name: this.#name, src: address });
      if (before) before.replaceWith(frame);
      else if (!this.contains(frame)) this.replaceChildren(frame);
    }

    /** @returns {"nl" | "en"} */
    #language() {
      const lang = this.closest("[lang]")?.getAttribute("lang") ?? "";
      return /^en\b/i.test(lang) ? "en" : "nl";
    }

    #address() {
      const { src } = this.#given;
      const address = new URL(src || (this.#language() === "en" ? "en/insluiten/" : "insluiten/"), home);
      for (const name of PASSED) {
        const value = this.getAttribute(name)?.replace(/^#/, "");
        // Written again the same would be another address.
        if (value !== undefined && value !== address.searchParams.get(name)) address.searchParams.set(name, value);
      }
      const figures = this.getAttribute("figures");
      if (figures !== null) address.hash = `cijfers=${figures}`;
      return address.href;
    }

    /** Ask for the height; this tells nothing else. */
    #greet() {
      this.#frame?.contentWindow?.postMessage({ type: `${NAME}:hello` }, "*");
    }

    /** @param {MessageEvent} event */
    handleEvent({ source, origin, data }) {
      const frame = this.#frame;
      if (!frame || source !== frame.contentWindow || !data) return;
      const isOurs = origin === home.origin;
      // Of a frame without an origin to know it by only the height is taken.
      const isClosedOff = origin === "null" && frame.hasAttribute("sandbox");
      if (data.type === `${NAME}:height` && (isOurs || isClosedOff)) this.#fit(frame, data.height);
      if (data.type === `${NAME}:level` && isOurs) {
        this.dispatchEvent(new CustomEvent(`${NAME}:level`, { bubbles: true, detail: data }));
      }
    }

    /**
     * @param {HTMLIFrameElement} frame
     * @param {unknown} height
     */
    #fit(frame, height) {
      if (typeof height === "number" && height > 0) frame.style.height = `${Math.min(height, TALLEST)}px`;
    }
  }

  customElements.define(NAME, Meetlat);
})();
