/** What a browser keeps for us: it may refuse, be full, or hold what somebody else wrote there. Nothing here throws. */

/** @typedef {"sessionStorage" | "localStorage"} Place  of this tab, or of this device */

/**
 * @param {Place} place
 * @param {string} key
 * @returns {any} null when there is nothing that can be read
 */
export function read(place, key) {
  try {
    return JSON.parse(globalThis[place].getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {Place} place
 * @param {string} key
 * @param {unknown} value
 * @returns {boolean} whether it is kept
 */
export function write(place, key, value) {
  try {
    globalThis[place].setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {Place} place
 * @param {string} key
 */
export function remove(place, key) {
  try {
    globalThis[place].removeItem(key);
  } catch {
    // Where nothing can be kept there is nothing to remove.
  }
}
