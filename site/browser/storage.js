/** What a browser keeps for us: it may refuse, be full, or hold what somebody else wrote there. Nothing here throws. */

/** @typedef {"sessionStorage" | "localStorage"} Place  of this tab, or of this device */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Keeper */

/** The frame on the page where a partner chooses: what is tried out in it takes no place of what one remembers oneself. */
const EXAMPLE = "pso-meetlat-example";
/**
 * A page around frames can hold more than one Meetlat, and a tab is one place for all: each has what it keeps under the
 * name of its frame, or under what was asked of it.
 */
const FRAME = window.parent === window ? "" : ` ${window.name || location.search + location.hash}`;

/** @type {Map<string, string>} */
const memory = new Map();
/** @type {Keeper} */
const passing = {
  getItem: (key) => memory.get(key) ?? null,
  setItem: (key, text) => void memory.set(key, text),
  removeItem: (key) => void memory.delete(key),
};

/**
 * @param {Place} place
 * @returns {Keeper}
 */
function keeper(place) {
  return place === "localStorage" && window.name === EXAMPLE ? passing : globalThis[place];
}

/**
 * @param {Place} place
 * @param {string} key
 */
function own(place, key) {
  return place === "sessionStorage" ? key + FRAME : key;
}

/**
 * @param {Place} place
 * @param {string} key
 * @returns {any} null when there is nothing that can be read
 */
export function read(place, key) {
  try {
    return JSON.parse(keeper(place).getItem(own(place, key)) ?? "null");
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
    keeper(place).setItem(own(place, key), JSON.stringify(value));
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
    keeper(place).removeItem(own(place, key));
  } catch {
    // Where nothing can be kept there is nothing to remove.
  }
}
