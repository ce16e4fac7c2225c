/**
 * A version that was kept for the pages of others says so when there is a newer one. It asks before the lock, and only where
 * it stands in its own folder: the newest itself has nothing to ask.
 */

/** The lock waits for the answer, so not for long. In milliseconds. */
const PATIENCE = 4000;

export async function lookForNewer() {
  const note = /** @type {HTMLElement | null} */ (document.querySelector("[data-newest]"));
  const { newest = "", version = "", edition = "" } = note?.dataset ?? {};
  if (!note || !location.pathname.includes(`/v/${version}/`)) return;
  const found = await fetch(newest, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
  const told = /** @type {{ version: string, edition: string }} */ (await found.json());
  note.hidden = told.version === version;
  const rules = /** @type {HTMLElement | null} */ (note.querySelector("[data-newer-rules]"));
  rules?.toggleAttribute("hidden", told.edition === edition);
}
