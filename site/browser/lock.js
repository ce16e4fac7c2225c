/**
 * The network lock: from here on this page, and every worker that it starts, can reach nothing.
 *
 * `data:` images stay: they hold their own bytes and reach nobody.
 */
const POLICY = [
  "default-src 'none'",
  "script-src blob: 'wasm-unsafe-eval'",
  "worker-src blob:",
  "connect-src 'none'",
  "img-src data:",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");

/**
 * What gets past every policy: taken away. A peer connection reaches others. The service worker's
 * registration makes the browser ask our host for `sw.js`, and that request carries cookies and the
 * page's address, which a page may write.
 *
 * @type {[object, string][]}
 */
const BEYOND = [
  [globalThis, "RTCPeerConnection"],
  [globalThis, "webkitRTCPeerConnection"],
  [globalThis, "caches"],
  [globalThis, "cookieStore"],
  [Document.prototype, "cookie"],
  [Navigator.prototype, "serviceWorker"],
];

/** How long a refusal may take to be reported, in milliseconds. */
const PATIENCE = 5000;

/**
 * Turn the lock and prove that it holds. It cannot be opened again but by leaving the page.
 *
 * @param {string} probe an address of our own that the lock must refuse
 * @returns {Promise<boolean>} whether the lock holds
 */
export async function lock(probe) {
  if (isLocked()) return true;
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = POLICY;
  document.head.append(meta);
  for (const [owner, name] of BEYOND) Reflect.deleteProperty(owner, name);
  if (!(await isRefused(probe))) return false;
  document.documentElement.dataset["lock"] = "on";
  return true;
}

/** Whether this page has been locked. */
export function isLocked() {
  return document.documentElement.dataset["lock"] === "on";
}

/**
 * Whether the browser refuses to fetch this address because of a policy. That a fetch fails is no
 * proof: without a network it fails too.
 *
 * @param {string} address
 * @returns {Promise<boolean>}
 */
function isRefused(address) {
  return new Promise((settle) => {
    const arrived = () => settle(false);
    document.addEventListener("securitypolicyviolation", () => settle(true), { once: true });
    fetch(address, { cache: "no-store" }).then(arrived, () => setTimeout(arrived, PATIENCE));
  });
}
