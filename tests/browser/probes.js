// Every way that a script knows to make a browser send something. Read as text by the leak test and
// run in the page, in a worker of its own, and inside the engine's worker; hence no modules here.

/** How long an attempt may take to end by itself; not all of them tell that they were refused. */
const PATIENCE = 1500;

/** Ways that exist in a page and in a worker. `at` is an address that nobody else uses. */
const EVERYWHERE = {
  fetch: (at) => fetch(at.http, { mode: "no-cors" }),
  keepalive: (at) => fetch(at.http, { mode: "no-cors", method: "POST", body: "x", keepalive: true }),
  xhr: (at) => ended(new XMLHttpRequest(), (request) => {
    request.open("GET", at.http);
    request.send();
  }),
  websocket: (at) => ended(new WebSocket(at.socket)),
  eventsource: (at) => ended(new EventSource(at.http)),
  import: (at) => import(at.http),
};

/** Ways that only a worker has. */
const IN_WORKER = {
  importscripts: async (at) => importScripts(at.http),
};

/** Ways that only a page has. */
const IN_PAGE = {
  beacon: async (at) => navigator.sendBeacon(at.http, "x"),
  image: (at) => ended(new Image(), (image) => (image.src = at.http)),
  background: async (at) => {
    // The image is asked for at the next layout, which a size of nothing would leave out.
    Object.assign(added("div").style, { backgroundImage: `url(${at.http})`, width: "9px", height: "9px" });
    await new Promise((settle) => setTimeout(settle, PATIENCE));
  },
  audio: (at) => ended(new Audio(), (audio) => (audio.src = at.http)),
  script: (at) => ended(added("script", { src: at.http })),
  style: (at) => ended(added("link", { rel: "stylesheet", href: at.http })),
  font: (at) => new FontFace("probe", `url(${at.http})`).load(),
  frame: (at) => ended(added("iframe", { src: at.http })),
  object: (at) => ended(added("object", { data: at.http })),
  embed: (at) => ended(added("embed", { src: at.http })),
  preload: (at) => ended(added("link", { rel: "preload", as: "image", href: at.http })),
  modulepreload: (at) => ended(added("link", { rel: "modulepreload", href: at.http })),
  prefetch: (at) => ended(added("link", { rel: "prefetch", href: at.http })),
  preconnect: (at) => ended(added("link", { rel: "preconnect", href: at.bare })),
  peer: (at) => connected(globalThis, at.stun),
  // A frame without an address is never refused, and brings a window of its own.
  framedpeer: (at) => connected(added("iframe").contentWindow, at.framedStun),
};

/** Ways that only work towards the page's own host. */
const AT_HOME = {
  worker: (at) => ended(new Worker(at.http)),
  sharedworker: (at) => ended(new SharedWorker(at.http)),
  serviceworker: (at) => navigator.serviceWorker.register(at.http),
};

/**
 * Ways by the service worker, and by what a browser sends along to our own host when it asks for
 * something later: each leaves its name somewhere. A frame without an address brings back what the
 * page has thrown away.
 */
const LATER = {
  told: async (name, at) => tell(await registered(navigator.serviceWorker), name, at),
  framedtold: async (name, at) => tell(await registered(brought("Navigator", "serviceWorker", navigator)), name, at),
  updated: async (name) => renew(await registered(navigator.serviceWorker), name),
  framedupdated: async (name) => {
    const { update } = added("iframe").contentWindow.ServiceWorkerRegistration.prototype;
    await renew(await registered(brought("Navigator", "serviceWorker", navigator)), name, update);
  },
  preload: async (name) => head(await registered(navigator.serviceWorker), name),
  framedpreload: async (name) => head(await registered(brought("Navigator", "serviceWorker", navigator)), name),
  cookie: async (name) => void (document.cookie = `${name}=${name}; path=/`),
  cookiestore: (name) => cookieStore.set(name, name),
  framedcookie: async (name) => void (added("iframe").contentWindow.document.cookie = `${name}=${name}; path=/`),
  cached: (name, at) => keepFor(caches, name, at),
  framedcached: (name, at) => keepFor(added("iframe").contentWindow.caches, name, at),
};

/** What a frame's own window says of something here: the getter works on any page's object. */
function brought(kind, property, object) {
  const { prototype } = added("iframe").contentWindow[kind];
  return Object.getOwnPropertyDescriptor(prototype, property).get.call(object);
}

async function registered(container) {
  const registration = await container.getRegistration();
  if (!registration) throw new Error("there is no service worker");
  return registration;
}

/** Tell the service worker an address, in each shape that one might listen to. */
async function tell({ active }, name, at) {
  const http = `${at.http}/${name}`;
  for (const message of [http, { url: http }, { type: "fetch", url: http }, ["skip-waiting", http]]) {
    active.postMessage(message);
  }
}

/** Have the browser ask for the service worker again, by a page whose address says something. */
async function renew(registration, name, update = registration.update) {
  history.replaceState(null, "", `?${name}`);
  // It may join a look that the browser had begun by itself, which knows no page; hence again.
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    await update.call(registration);
    await new Promise((settle) => setTimeout(settle, PATIENCE / 5));
  }
}

/** Write in the header that goes along with the next visit. */
async function head({ navigationPreload }, name) {
  await navigationPreload.enable();
  await navigationPreload.setHeaderValue(name);
}

/** Put an address, and a page that asks for it, wherever the service worker may look. */
async function keepFor(caches, name, at) {
  const http = `${at.http}/${name}`;
  const page = () => new Response(`<img src="${http}">`, { headers: { Refresh: `0; url=${http}`, Link: `<${http}>; rel=preconnect` } });
  for (const cacheName of [...(await caches.keys()), "pso-meetlat"]) {
    const cache = await caches.open(cacheName);
    for (const { url } of await cache.keys()) await cache.put(url, page());
    await cache.put(`?${name}`, page());
  }
}

/** In the page: leave something for later in one way. */
async function leaveForLater(targets, way) {
  // With the port: cookies are of a host, not of an origin.
  await attempt((at) => LATER[way](`later-${way}-${location.port}`, at), targets);
}

/** Ways out that leave the page; one to a page. */
const LEAVING = {
  form: (at) => added("form", { action: at.http, method: "post" }).submit(),
  formpopup: (at) => added("form", { action: at.http, target: "_blank" }).submit(),
  link: (at) => added("a", { href: at.http }).click(),
  ping: (at) => added("a", { href: "#here", ping: at.http }).click(),
  location: (at) => location.assign(at.http),
  refresh: (at) => added("meta", { httpEquiv: "refresh", content: `0; url=${at.http}` }),
  popup: (at) => window.open(at.http),
};

/** Make an element with these properties and put it in the page. */
function added(tag, properties = {}) {
  const element = Object.assign(document.createElement(tag), properties);
  document.body.append(element);
  return element;
}

/** Wait until something has loaded, opened or failed, whichever it does. */
function ended(subject, begin = () => {}) {
  return new Promise((settle) => {
    for (const name of ["load", "open", "error"]) subject.addEventListener(name, settle, { once: true });
    begin(subject);
  });
}

/** Look for a way to a peer, by asking this STUN server. */
async function connected({ RTCPeerConnection }, stun) {
  const peer = new RTCPeerConnection({ iceServers: [{ urls: stun }] });
  peer.createDataChannel("probe");
  await peer.setLocalDescription(await peer.createOffer());
  await new Promise((settle) => {
    peer.addEventListener("icecandidate", ({ candidate }) => candidate ?? settle());
  });
}

/** Where one attempt is to arrive: an address that carries its name. */
function addressed(targets, name) {
  return { ...targets, http: `${targets.http}/${name}`, socket: `${targets.socket}/${name}` };
}

/** Try one way; that it fails is as good an end as any. */
async function attempt(way, at) {
  const enough = new Promise((settle) => setTimeout(settle, PATIENCE));
  try {
    await Promise.race([way(at), enough]);
  } catch {
    // Refused, or not known to this browser.
  }
}

/** Try all ways at once. */
async function attemptAll(ways, targets, place) {
  const tries = Object.entries(ways).map(([name, way]) => {
    return attempt(way, addressed(targets, `${place}/${name}`));
  });
  await Promise.all(tries);
}

/** In the page: try everything against each of these targets. */
async function tryPage(all) {
  for (const { home, ...targets } of all) {
    const ways = { ...EVERYWHERE, ...IN_PAGE, ...(home && AT_HOME) };
    await attemptAll(ways, targets, "page");
  }
}

/** In a worker: wait for the order to try everything. */
function tryWhenAsked(place) {
  const channel = new BroadcastChannel("probes");
  channel.addEventListener("message", async ({ data }) => {
    if (data.place !== place) return;
    const ways = { ...EVERYWHERE, ...IN_WORKER };
    for (const targets of data.all) await attemptAll(ways, targets, place);
    channel.postMessage("done");
  });
  channel.postMessage("ready");
}

/** In the page: let a worker try; with a source, a worker that is started here. */
async function tryWorker(all, place, source = "") {
  const channel = new BroadcastChannel("probes");
  const heard = (text) => new Promise((settle) => {
    channel.addEventListener("message", ({ data }) => data === text && settle());
  });
  const ready = heard("ready");
  if (source) {
    new Worker(URL.createObjectURL(new Blob([source])));
    await ready;
  }
  const done = heard("done");
  channel.postMessage({ all, place });
  await done;
}

/** In the page: add a script to the next worker that is made from memory. */
function joinNextWorker(source) {
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    URL.createObjectURL = createObjectURL;
    return createObjectURL(new Blob([blob, source], { type: blob.type }));
  };
}

/** In the page: a button that tries to leave in one way, then in the one that no policy stops. */
function offerToLeave(targets, name) {
  // Behind the lock this button cannot be styled, so it is the only thing left to click on.
  document.body.replaceChildren();
  const button = added("button", { id: "leave", textContent: "Leave" });
  button.addEventListener("click", () => {
    LEAVING[name](addressed(targets, `page/${name}`));
    setTimeout(() => location.assign(`${targets.http}/end`), PATIENCE);
  });
}
