/** The look that a partner asks for, read from an address: plain names, or names of tokens of the NL Design System. */

/**
 * @typedef {"accent" | "background" | "text" | "label" | "focus" | "border"} Role
 * @typedef {Role | "radius" | "font" | "scheme"} Name
 * @typedef {Partial<Record<Name, string>>} Theme  colours as `#rrggbb`, the radius as `4px`
 * @typedef {{name: string, value: string}} Wrong
 */

const MOST_ROUND = 16;
/** How much of what cannot be read is shown again. */
const SHOWN = 60;

/**
 * Names of tokens of the NL Design System and what they are here: of the candidate components (`nl-`), and of those of
 * Utrecht that most themes are written for. Of two names for one thing the last counts.
 * @type {[string, Name][]}
 */
export const NL_NAMES = [
  ["utrecht-link-color", "accent"],
  ["nl-link-color", "accent"],
  ["utrecht-button-primary-action-background-color", "accent"],
  ["nl-button-primary-background-color", "accent"],
  ["utrecht-button-primary-action-color", "label"],
  ["nl-button-primary-color", "label"],
  ["utrecht-document-background-color", "background"],
  ["utrecht-document-color", "text"],
  ["utrecht-focus-outline-color", "focus"],
  ["utrecht-textbox-border-color", "border"],
  ["utrecht-form-control-border-color", "border"],
  ["utrecht-button-border-radius", "radius"],
  ["nl-button-border-radius", "radius"],
];

/**
 * @param {string} text  such as `0b5563`, `#0b5563` or `#fff`
 * @returns {string} as `#0b5563`, or "" when it is no colour
 */
export function colour(text) {
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim())?.[1] ?? "";
  const six = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  return six && `#${six.toLowerCase()}`;
}

/**
 * @param {string} text  such as `4`, `4px` or `0.25rem`
 * @returns {string} in pixels, or "" when it is none
 */
function corners(text) {
  const [, number = "", unit] = /^(\d{1,2}(?:\.\d+)?|0?\.\d+)(px|rem)?$/.exec(text.trim()) ?? [];
  const pixels = Number(number) * (unit === "rem" ? 16 : 1);
  return number && pixels <= MOST_ROUND ? `${pixels}px` : "";
}

/** @param {string[]} words */
const oneOf = (words) => (/** @type {string} */ text) => (words.includes(text) ? text : "");

/** @type {Record<string, (text: string) => string>} */
const READERS = {
  accent: colour,
  background: colour,
  text: colour,
  radius: corners,
  font: oneOf(["system", "site", "serif"]),
  scheme: oneOf(["light", "dark", "auto"]),
};

/**
 * Names and values of tokens, also of those that stand inside one another.
 * @param {string} name  of the group, as `utrecht-link`, or ""
 * @param {any} token
 * @returns {[string, string][]}
 */
function flat(name, token) {
  const value = token?.["$value"] ?? token?.["value"] ?? token;
  if (typeof value !== "object" || value === null) return [[name.replace(/^-*/, ""), String(value)]];
  return Object.entries(value).flatMap(([part, inner]) => flat(`${name}-${part}`, inner));
}

/**
 * What stands in a set of tokens: each a value, or an object that holds it as style dictionaries write it.
 * @param {string} json
 * @returns {Map<string, string> | null}
 */
function tokensIn(json) {
  try {
    return new Map(flat("", JSON.parse(json)));
  } catch {
    return null;
  }
}

/**
 * What was asked, first the tokens, then what is said by itself: as it is named, what it is here, and its value.
 * @param {URLSearchParams} asked
 * @param {Map<string, string>} tokens
 * @returns {[string, Name, string][]}
 */
function values(asked, tokens) {
  const plain = /** @type {[string, Name][]} */ (Object.keys(READERS).map((name) => [name, name]));
  const said = new Map([...asked].filter(([name, value]) => value && name in READERS));
  return [
    ...NL_NAMES.filter(([name]) => tokens.has(name)).map(([name, here]) => triple(name, here, tokens)),
    ...plain.filter(([name]) => said.has(name)).map(([name, here]) => triple(name, here, said)),
  ];
}

/**
 * @param {string} name
 * @param {Name} here
 * @param {Map<string, string>} from
 * @returns {[string, Name, string]}
 */
function triple(name, here, from) {
  return [name, here, from.get(name) ?? ""];
}

/**
 * Read a theme, and what in it cannot be used.
 * @param {URLSearchParams} asked
 * @returns {{theme: Theme, wrong: Wrong[]}}
 */
export function readTheme(asked) {
  const json = asked.get("tokens") ?? "";
  const tokens = json ? tokensIn(json) : new Map();
  const wrong = tokens ? [] : [{ name: "tokens", value: json.slice(0, SHOWN) }];
  /** @type {Theme} */
  const theme = {};
  for (const [name, here, value] of values(asked, tokens ?? new Map())) {
    const right = (READERS[here] ?? colour)(value);
    if (right) theme[here] = right;
    else wrong.push({ name, value: value.slice(0, SHOWN) });
  }
  return { theme, wrong };
}
