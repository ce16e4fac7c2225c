/**
 * From the few colours that a partner gives to all colours of the page. Each is made and judged here, at once: a shade
 * that the style sheet mixed by itself would be judged by nobody.
 */

import { contrast, least, luminance, mix, readable, SHAPE, TEXT } from "./contrast.js";

/**
 * @typedef {import("./theme-asked.js").Role} Role
 * @typedef {Partial<Record<Role, string>>} Given  colours as `#rrggbb`
 * @typedef {Record<string, string>} Tokens  by their names in `site/styles/10-tokens.css`, without `--`
 * @typedef {{role: Role, given: string, used: string, ratio: number, asked: number}} Replaced
 * @typedef {{paper: string, surface: string, sunken: string, ink: string}} Ground
 */

/** The tokens that a palette holds. */
export const NAMES = [
  ...["paper", "surface", "sunken", "ink", "ink-soft", "line", "line-strong", "focus", "focus-halo"],
  ...["petrol", "petrol-strong", "petrol-tint", "on-petrol", "ochre", "ochre-fill", "ochre-tint", "red", "red-tint"],
];

/**
 * As much of a colour over a ground as leaves the texts on it readable.
 * @param {string} ground
 * @param {string} colour
 * @param {number} share
 * @param {string[]} texts
 */
function tinted(ground, colour, share, texts) {
  const tints = [1, 0.75, 0.5, 0.25].map((part) => mix(ground, colour, share * part));
  return tints.find((tint) => least(tint, texts) >= TEXT) ?? ground;
}

/**
 * What the texts stand on.
 * @param {Given} given
 * @param {Tokens} own
 * @returns {Ground}
 */
function grounds(given, own) {
  const { paper = "", surface = "", sunken = "", ink = "" } = own;
  if (!given.background && !given.text) return { paper, surface, sunken, ink };
  const back = given.background ?? paper;
  const text = readable(given.text ?? ink, [back], TEXT);
  const isLight = luminance(text) < luminance(back);
  return {
    paper: back,
    surface: tinted(back, isLight ? "#ffffff" : text, isLight ? 0.7 : 0.05, [text]),
    sunken: tinted(back, text, isLight ? 0.05 : 0.09, [text]),
    ink: text,
  };
}

/**
 * The colour of action, and what belongs to it.
 * @param {Given} given
 * @param {Tokens} own
 * @param {Ground} ground
 * @returns {Tokens}
 */
function action(given, own, { paper, surface, sunken, ink }) {
  if (!given.accent && !given.label && !given.background && !given.text) return {};
  const on = [paper, surface, sunken];
  const petrol = readable(given.accent ?? own["petrol"] ?? ink, on, TEXT);
  const label = readable(given.label ?? own["on-petrol"] ?? paper, [petrol], TEXT);
  const deeper = readable(mix(petrol, ink, 0.35), on, TEXT);
  const strong = contrast(deeper, label) >= TEXT ? deeper : petrol;
  const soft = given.background || given.text ? readable(mix(ink, paper, 0.28), on, TEXT) : own["ink-soft"] ?? ink;
  const tint = tinted(paper, petrol, 0.14, [ink, soft, petrol, strong]);
  return { petrol, "petrol-strong": strong, "petrol-tint": tint, "on-petrol": label, "ink-soft": soft };
}

/**
 * The colours for what needs care, for lines, and of the page itself, on another background than our own.
 * @param {Tokens} own
 * @param {Ground} ground
 * @returns {Tokens}
 */
function besides(own, { paper, surface, sunken, ink }) {
  const on = [paper, surface, sunken];
  const ochre = readable(own["ochre"] ?? ink, on, TEXT);
  const fill = readable(own["ochre-fill"] ?? ink, [paper, surface], SHAPE);
  const red = readable(own["red"] ?? ink, on, TEXT);
  return {
    ...{ paper, surface, sunken, ink, ochre, red, line: mix(paper, ink, 0.16), "ochre-fill": fill },
    "ochre-tint": tinted(paper, fill, 0.2, [ink, ochre]),
    "red-tint": tinted(paper, red, 0.12, [ink, red]),
  };
}

/**
 * What shows where one is, and where a field begins.
 * @param {Given} given
 * @param {Tokens} own
 * @param {Ground} ground
 * @param {string} petrol
 * @returns {Tokens}
 */
function edges(given, own, { paper, surface, sunken, ink }, petrol) {
  const on = [paper, surface, sunken];
  const isLight = luminance(ink) < luminance(paper);
  // A bright band around a dark ring; on a dark page the ring itself is bright.
  const halo = isLight ? readable(own["focus-halo"] ?? paper, [petrol], SHAPE) : paper;
  const ring = given.focus ?? (isLight ? petrol : own["focus"] ?? ink);
  const line = given.border ?? (given.background || given.text ? mix(paper, ink, 0.5) : own["line-strong"] ?? ink);
  return {
    "focus-halo": halo,
    focus: readable(ring, [...on, halo], SHAPE),
    "line-strong": readable(line, on, SHAPE),
  };
}

/** Which token shows what was given, and what it has to be read on. @type {[Role, string, string[], number][]} */
const JUDGED = [
  ["text", "ink", ["paper"], TEXT],
  ["accent", "petrol", ["paper", "surface", "sunken"], TEXT],
  ["label", "on-petrol", ["petrol"], TEXT],
  ["focus", "focus", ["paper", "surface", "sunken", "focus-halo"], SHAPE],
  ["border", "line-strong", ["paper", "surface", "sunken"], SHAPE],
];

/**
 * @param {Given} given
 * @param {Tokens} tokens
 * @returns {Replaced[]}
 */
function replacements(given, tokens) {
  return JUDGED.flatMap(([role, token, on, asked]) => {
    const [before, used] = [given[role], tokens[token] ?? ""];
    if (!before || before === used) return [];
    const ratio = least(before, on.map((name) => tokens[name] ?? ""));
    return [{ role, given: before, used, ratio, asked }];
  });
}

/**
 * All colours of a page with the given ones in it, and which of those had to give way.
 * @param {Given} given
 * @param {Tokens} own  the site's own colours in the same scheme
 * @returns {{tokens: Tokens, replaced: Replaced[]}}
 */
export function palette(given, own) {
  const ground = grounds(given, own);
  const acting = action(given, own, ground);
  const other = given.background || given.text ? besides(own, ground) : {};
  const petrol = acting["petrol"] ?? own["petrol"] ?? ground.ink;
  const tokens = { ...own, ...acting, ...other, ...edges(given, own, ground, petrol) };
  return { tokens, replaced: replacements(given, tokens) };
}
