/**
 * Lets the site start without a network. It only answers requests for the site's own files, it only
 * asks for addresses that stand in `SITE`, and whatever a page tells it but "skip-waiting" is lost:
 * the network lock is the page's, so nothing that a page has may get through here.
 *
 * Every page of this address can write in the cache. So only bytes are taken from it, never headers,
 * and only bytes that the list (or a file's own name) vouches for.
 */

/** @import { Fetching, Lasting, ServiceWorkerScope } from "./types.js" */

const worker = /** @type {ServiceWorkerScope} */ (/** @type {unknown} */ (self));
const SCOPE = worker.registration.scope;
const FAMILY = `pso-meetlat ${SCOPE} `;
const OWN = FAMILY + SITE.version;

/** A network that has brought no page for this long gives way to the page in the cache, in milliseconds. */
const PATIENCE = 4000;

/** Named by us, because headers in the cache may be anybody's. */
const TYPES = Object.entries({
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  mjs: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  woff2: "font/woff2",
  zip: "application/zip",
});

/** @param {string} name @param {(event: any) => void} listen */
const on = (name, listen) => worker.addEventListener(name, listen);

on("install", (/** @type {Lasting} */ event) => event.waitUntil(install()));
on("activate", (/** @type {Lasting} */ event) => {
  event.waitUntil(removeOlder());
  // Not awaited: until an activation has ended every page waits. Somebody may have gone on to an
  // engine page while we installed.
  keepEngineIfUsed().catch(() => {});
});
on("message", (/** @type {MessageEvent} */ event) => {
  if (event.data === "skip-waiting") void worker.skipWaiting();
});
on("fetch", (/** @type {Fetching} */ event) => {
  const answer = answerTo(event);
  if (answer) event.respondWith(answer);
});

async function install() {
  // A version that returns gets a new place in the order of the caches.
  await caches.delete(OWN);
  await Promise.all(SITE.shell.map(keep));
  await keepEngineIfUsed();
}

/** The engine is large: it is kept for those who compute, not for those who only read. */
async function keepEngineIfUsed() {
  const pages = SITE.engine_pages.map((path) => SCOPE + path);
  const used = (await openWindows()).some(({ url }) => pages.includes(bare(url)));
  if (used || (await holdsEngine())) await Promise.all(SITE.engine.map(keep));
}

async function holdsEngine() {
  const requests = await Promise.all((await ours()).map(async (name) => (await caches.open(name)).keys()));
  return requests.flat().some(({ url }) => url.startsWith(`${SCOPE}assets/engine/`));
}

/**
 * Take the older versions away, but not while somebody may still be at work in the last of them.
 */
async function removeOlder() {
  const names = await older();
  if (names.length === 0) return;
  const open = await openWindows();
  await Promise.all((open.length ? names.slice(0, -1) : names).map((name) => caches.delete(name)));
}

/**
 * What to answer; null leaves the request to the browser.
 *
 * @param {Fetching} event
 * @returns {Promise<Response> | null}
 */
function answerTo(event) {
  const { method, headers, mode, url } = event.request;
  if (method !== "GET" || headers.has("range") || !url.startsWith(SCOPE)) return null;
  if (mode === "navigate") return page(event, pathOf(bare(url)));
  const path = pathOf(url);
  if (!path.startsWith("assets/")) return isListed(path) ? freshest(event, path) : null;
  return isListed(path) ? fromCacheFirst(event, path) : fromOlderVersion(event, path);
}

/** @param {Fetching} event @param {string} path */
async function page(event, path) {
  event.waitUntil(removeWhenNobodyIsThere());
  return freshest(event, path).catch(() => (isListed(`${path}/`) ? Response.redirect(`${SCOPE}${path}/`) : offline(path)));
}

async function removeWhenNobodyIsThere() {
  if ((await openWindows()).length === 0) await removeOlder();
}

/**
 * From the network; from the cache where that fails, or takes too long.
 *
 * @param {Fetching} event
 * @param {string} path
 */
async function freshest(event, path) {
  const network = fetched(event, path);
  const soon = await Promise.race([network.catch(() => null), after(PATIENCE)]);
  return soon ?? (await held(path)) ?? network;
}

/** @param {Fetching} event @param {string} path */
async function fromCacheFirst(event, path) {
  return (await held(path)) ?? fetched(event, path);
}

/**
 * A tab of an older version may still need a file that the host no longer has. Its name holds its hash.
 *
 * @param {Fetching} event
 * @param {string} path
 */
async function fromOlderVersion(event, path) {
  for (const name of await older()) {
    const bytes = await bytesIn(name, path);
    const hash = /\.([0-9a-f]{12,})\.\w+$/.exec(path)?.[1];
    if (bytes && hash && hex(await digest(bytes)).startsWith(hash)) return made(bytes, path);
  }
  return fetch(event.request);
}

/**
 * The request itself, as the browser meant it; a copy is kept when it is the file that we know.
 *
 * @param {Fetching} event
 * @param {string} path
 */
async function fetched(event, path) {
  const response = await fetch(event.request);
  if (isListed(path) && response.status === 200 && response.type === "basic" && !response.redirected) {
    const copy = response.clone();
    // A copy that does not fit is no reason to fail: the visitor has the answer.
    event.waitUntil(copy.arrayBuffer().then((bytes) => store(path, bytes)).catch(() => {}));
  }
  return response;
}

/**
 * Put a file in our cache: from an older version when it did not change, else from the host.
 *
 * @param {string} path
 */
async function keep(path) {
  for (const name of await ours()) {
    const bytes = await bytesIn(name, path);
    if (bytes && (await isGenuine(path, bytes))) return name === OWN || store(path, bytes);
  }
  // The browser may have it already: the page has just fetched it.
  const bytes = await asked(path, path.startsWith("assets/") ? "force-cache" : "no-cache").catch(() => asked(path, "reload"));
  await store(path, bytes);
}

/**
 * @param {string} path that stands in the list
 * @param {RequestCache} cache
 */
async function asked(path, cache) {
  const integrity = `sha256-${SITE.files[path]}`;
  const response = await fetch(SCOPE + path, { cache, integrity, redirect: "error" });
  if (!response.ok) throw new Error(`${response.status} for ${path}`);
  return response.arrayBuffer();
}

/** @param {string} path @param {ArrayBuffer} bytes */
async function store(path, bytes) {
  if (await isGenuine(path, bytes)) await (await caches.open(OWN)).put(SCOPE + path, made(bytes, path));
}

/** @param {string} path @returns {Promise<Response | null>} */
async function held(path) {
  const bytes = isListed(path) ? await bytesIn(OWN, path) : null;
  return bytes && (await isGenuine(path, bytes)) ? made(bytes, path) : null;
}

/** @param {string} name @param {string} path */
async function bytesIn(name, path) {
  const found = await caches.match(SCOPE + path, { cacheName: name });
  return found ? found.arrayBuffer() : null;
}

/**
 * The page that says that there is no network. It stands in for any address, so its references
 * are written out.
 *
 * @param {string} path
 */
async function offline(path) {
  const place = SITE.offline.find(([start]) => path.startsWith(start))?.[1];
  const page = place === undefined ? null : await held(place);
  if (!page) return Response.error();
  const whole = (/** @type {string} */ _, /** @type {string} */ to) => `="${new URL(to, SCOPE + place).href}"`;
  const html = (await page.text()).replace(/="(\.\.?\/[^"]*)"/g, whole);
  return new Response(html, { status: 503, headers: headersOf(".html") });
}

/** @param {ArrayBuffer} bytes @param {string} path */
function made(bytes, path) {
  return new Response(bytes, { headers: headersOf(path) });
}

/** @param {string} path */
function headersOf(path) {
  const type = TYPES.find(([ending]) => path.endsWith(`.${ending}`))?.[1] ?? "text/html; charset=utf-8";
  return { "Content-Type": type, "X-Content-Type-Options": "nosniff" };
}

/** @param {string} path @param {ArrayBuffer} bytes */
async function isGenuine(path, bytes) {
  return btoa(String.fromCharCode(...(await digest(bytes)))) === SITE.files[path];
}

/** @param {ArrayBuffer} bytes */
async function digest(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** @param {Uint8Array} bytes */
function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} path */
function isListed(path) {
  return Object.hasOwn(SITE.files, path);
}

/** The address without what follows `?` or `#`. @param {string} url */
function bare(url) {
  return url.replace(/[?#].*$/s, "");
}

/** Where a file is below the scope; a folder and its index are one. @param {string} url */
function pathOf(url) {
  return url.slice(SCOPE.length).replace(/(^|\/)index\.html$/, "$1");
}

function openWindows() {
  return worker.clients.matchAll({ type: "window", includeUncontrolled: true });
}

/** The caches of all versions of this site, the oldest first. */
async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith(FAMILY));
}

/** Those of versions before this one: not of one that waits to follow it. */
async function older() {
  const names = await ours();
  return names.slice(0, Math.max(0, names.indexOf(OWN)));
}

/** @param {number} time @returns {Promise<null>} */
function after(time) {
  return new Promise((settle) => setTimeout(settle, time, null));
}
