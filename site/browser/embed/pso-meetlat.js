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
  const FOLLOWED = [...PASSED, "lang", "figures", "sandbox"];
  const TITLES = { nl: "PSO-meetlat: bereken uw niveau", en: "PSO-meetlat: calculate your level" };
  const TALLEST = 100_000;

  class Meetlat extends HTMLElement {
    static observedAttributes = FOLLOWED;
    /** @type {HTMLIFrameElement | null} */
    #frame = null;
    /** Where a frame that was written inside led; "" when it is ours. */
    #given = "";
    /** Whether attributes have changed since the frame was led somewhere. */
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

    /** What changes later leads the frame anew: once, however much changes. */
    attributeChangedCallback() {
      if (!this.#frame || this.#isStale) return;
      this.#isStale = true;
      queueMicrotask(() => this.#lead(/** @type {HTMLIFrameElement} */ (this.#frame)));
    }

    #begin() {
      if (this.#frame || !this.isConnected) return;
      const given = this.querySelector("iframe");
      const frame = (this.#frame = given ?? document.createElement("iframe"));
      this.#given = frame.src;
      frame.title = this.title || frame.title || TITLES[this.#language()];
      frame.allow = "clipboard-write";
      if (!given) Object.assign(frame.style, { height: "600px" });
      Object.assign(frame.style, { display: "block", width: "100%", border: "0" });
      if (!given) frame.loading = "lazy";
      frame.addEventListener("load", () => this.#greet());
      this.#lead(frame);
      if (given) this.#greet();
      else this.replaceChildren(frame);
    }

    /** @param {HTMLIFrameElement} frame */
    #lead(frame) {
      this.#isStale = false;
      const sandbox = this.getAttribute("sandbox");
      if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
      // Which page asks is what the visitor is shown before sharing anything.
      if (this.hasAttribute("events")) frame.referrerPolicy = "origin";
      const address = this.#address();
      if (frame.src !== address) frame.src = address;
    }

    /** @returns {"nl" | "en"} */
    #language() {
      const lang = this.closest("[lang]")?.getAttribute("lang") ?? "";
      return /^en\b/i.test(lang) ? "en" : "nl";
    }

    #address() {
      const address = new URL(this.#language() === "en" ? "en/insluiten/" : "insluiten/", home);
      if (this.#given) ({ search: address.search, hash: address.hash } = new URL(this.#given));
      for (const name of PASSED) {
        const value = this.getAttribute(name);
        if (value !== null) address.searchParams.set(name, value.replace(/^#/, ""));
      }
      const figures = this.getAttribute("figures");
      if (figures !== null) address.hash = `cijfers=${figures}`;
      return address.href;
    }

    /** Ask for the height; that somebody fits the frame to it is all that this tells. */
    #greet() {
      this.#frame?.contentWindow?.postMessage({ type: `${NAME}:hello` }, "*");
    }

    /** @param {MessageEvent} event */
    handleEvent({ source, origin, data }) {
      const frame = this.#frame;
      if (!frame || source !== frame.contentWindow || !data) return;
      const isOurs = origin === home.origin;
      // A frame that the partner closed off has no origin to know it by: of that one only the height is taken.
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
      if (typeof height === "number" && height > 0 && height < TALLEST) frame.style.height = `${height}px`;
    }
  }

  customElements.define(NAME, Meetlat);
})();
