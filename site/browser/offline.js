/**
 * Keep the site for a visit without a network, and say when there is a new version. A new version
 * waits until the visitor asks for it, or until all tabs are closed.
 */

/** What the service worker understands; it knows no other word. */
const TAKE_OVER = "skip-waiting";

const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-update]"));

/** A page in another page's frame leaves nothing on the device. */
const isOnItsOwn = window.top === window;

/** @param {HTMLElement} place */
async function begin(place) {
  const address = place.dataset["update"];
  if (!address || !isOnItsOwn || !("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register(address, { updateViaCache: "none" });
  const offer = () => {
    if (registration.waiting && registration.active) show(place, registration);
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  registration.installing?.addEventListener("statechange", offer);
  offer();
}

/**
 * @param {HTMLElement} place
 * @param {ServiceWorkerRegistration} registration
 */
function show(place, registration) {
  const words = place.querySelector("template");
  if (!words || place.querySelector("[data-update-take]")) return;
  const notice = /** @type {DocumentFragment} */ (words.content.cloneNode(true));
  notice.querySelector("[data-update-take]")?.addEventListener("click", () => take(registration));
  notice.querySelector("[data-update-later]")?.addEventListener("click", () => put(place, words));
  place.append(notice);
}

/**
 * Only the tab in which this was asked for begins again.
 *
 * @param {ServiceWorkerRegistration} registration
 */
function take(registration) {
  const { waiting } = registration;
  // Another tab took it already.
  if (!waiting) return location.reload();
  waiting.addEventListener("statechange", () => {
    if (waiting.state === "activated") location.reload();
  });
  waiting.postMessage(TAKE_OVER);
}

/**
 * Put the notice away; the focus that was on it goes on to the page.
 *
 * @param {HTMLElement} place
 * @param {HTMLTemplateElement} words
 */
function put(place, words) {
  place.replaceChildren(words);
  document.querySelector("main")?.focus({ preventScroll: true });
}

// Refused, full or not there (a private window, a sandbox): then the site needs its network, as before.
if (place) begin(place).catch(() => {});
