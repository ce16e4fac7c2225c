/** What the service worker is given by the generator, and the few parts of its world that it uses. */

/** `site/generator/offline.py` writes this in front of the script. */
export interface Site {
  version: string;
  /** every file of the site by its address below the scope, with its SHA-256 in base64 */
  files: Record<string, string>;
  /** what is kept from the first visit on */
  shell: string[];
  /** what is kept once somebody has opened one of the `engine_pages` */
  engine: string[];
  engine_pages: string[];
  /** by the beginning of an address, the longest first: the page that says that there is no network */
  offline: [string, string][];
}

export interface Lasting extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

export interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

export interface ServiceWorkerScope extends EventTarget {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(options: { type: "window"; includeUncontrolled: true }): Promise<{ url: string }[]>;
  };
  skipWaiting(): Promise<void>;
}

declare global {
  const SITE: Site;
}
