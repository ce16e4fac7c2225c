/**
 * A partner's look over the design tokens of a page: in a style sheet of its own, as the policy refuses inline style. On
 * paper the page stays the site's own.
 */

import { luminance } from "./contrast.js";
import { NAMES, palette } from "./palette.js";
import { colour } from "./theme-asked.js";

/**
 * @typedef {import("./theme-asked.js").Theme} Theme
 * @typedef {import("./palette.js").Replaced} Replaced
 * @typedef {import("./palette.js").Given} Given
 * @typedef {Window & typeof globalThis} View
 */

const DARK = "(prefers-color-scheme: dark)";
/** Below this lightness white reads better than black. */
const MIDDLE = 0.179;

/** The sheets that we made, and the site's own rules for the dark, by the document they are of. */
const SHEETS = /** @type {WeakMap<Document, CSSStyleSheet>} */ (new WeakMap());
const RULES = /** @type {WeakMap<Document, CSSMediaRule[]>} */ (new WeakMap());

/**
 * The scheme that the colours are meant for: a background tells, else it is said, else it is the light one.
 * @param {Theme} theme
 */
function meant({ background, scheme }) {
  if (background) return luminance(background) < MIDDLE ? "dark" : "light";
  return scheme === "dark" ? "dark" : "light";
}

/**
 * The scheme to show. A partner's own background stays in the dark too, unless the partner lets the visitor choose.
 * @param {Theme} theme
 * @param {View} view
 */
function shown(theme, view) {
  const visitors = theme.scheme ? theme.scheme === "auto" : !theme.background;
  if (!visitors) return meant(theme);
  return view.matchMedia(DARK).matches ? "dark" : "light";
}

/**
 * @param {Document} page
 * @returns {CSSMediaRule[]} the rules for a screen in the dark
 */
function darkRules(page) {
  const found = RULES.get(page) ?? [...page.styleSheets].flatMap((sheet) => [...sheet.cssRules].filter(isDark));
  RULES.set(page, /** @type {CSSMediaRule[]} */ (found));
  return /** @type {CSSMediaRule[]} */ (found);
}

/** @param {CSSRule} rule */
function isDark(rule) {
  const media = "media" in rule ? /** @type {CSSMediaRule} */ (rule).media.mediaText : "";
  return media.includes(DARK) && media.includes("screen");
}

/**
 * @param {Document} page
 * @param {View} view
 */
function sheetOf(page, view) {
  const sheet = SHEETS.get(page) ?? new view.CSSStyleSheet();
  if (!SHEETS.has(page)) page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  SHEETS.set(page, sheet);
  return sheet;
}

/**
 * The colours that count in a scheme: in another than they are meant for only that of action.
 * @param {Theme} theme
 * @param {boolean} isMeant
 * @returns {Given}
 */
function given(theme, isMeant) {
  const { accent, background, text, label, focus, border } = theme;
  const all = isMeant ? { accent, background, text, label, focus, border } : { accent };
  return Object.fromEntries(Object.entries(all).filter(([, colour]) => colour));
}

/**
 * The site's own colours, as its style sheet has them now.
 * @param {Document} page
 * @param {View} view
 */
function ownTokens(page, view) {
  const style = view.getComputedStyle(page.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, colour(style.getPropertyValue(`--${name}`))]));
}

/**
 * @param {Theme} theme
 * @param {Record<string, string>} tokens
 * @param {string} scheme
 */
function rules(theme, tokens, scheme) {
  const all = Object.entries(tokens).map(([name, value]) => [`--${name}`, value]);
  if (theme.radius) all.push(["--radius", theme.radius]);
  if (theme.font && theme.font !== "site") all.push(["--font", `var(--font-${theme.font})`]);
  const lines = all.map(([name, value]) => `${name}: ${value};`);
  return `@media screen { :root { color-scheme: ${scheme}; ${lines.join(" ")} } }`;
}

/**
 * Show a page as a partner asks.
 * @param {Document} page
 * @param {Theme} theme
 * @returns {Replaced[]} what had to give way
 */
function applyTheme(page, theme) {
  const view = page.defaultView;
  if (!view || !("adoptedStyleSheets" in page)) return [];
  const scheme = shown(theme, view);
  for (const rule of darkRules(page)) rule.media.mediaText = scheme === "dark" ? "screen" : "not all";
  const sheet = sheetOf(page, view);
  sheet.replaceSync("");
  const { tokens, replaced } = palette(given(theme, scheme === meant(theme)), ownTokens(page, view));
  sheet.replaceSync(rules(theme, tokens, scheme));
  return replaced;
}

/**
 * The same, and say what had to give way in the scheme that the colours are meant for, whichever is shown: that a dark
 * colour turns lighter in the dark is no news.
 * @param {Document} page
 * @param {Theme} theme
 */
export function showAndJudge(page, theme) {
  const replaced = applyTheme(page, { ...theme, scheme: meant(theme) });
  applyTheme(page, theme);
  return replaced;
}
