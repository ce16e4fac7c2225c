/**
 * Colours that can be read. A colour that misses WCAG 2.2 AA gives way to the nearest one that passes: its hue stays, its
 * lightness moves in OKLCH (https://bottosson.github.io/posts/oklab/), its chroma only as far as a screen can show it.
 * By hand: the site has no bundler that would take only this little out of a library such as culori or colorjs.io.
 */

/** @typedef {[number, number, number]} Triple  red, green, blue in linear light, or OKLab: lightness, a, b */

/** What WCAG 2.2 asks of text (1.4.3), and of shapes that say something (1.4.11). */
export const TEXT = 4.5;
export const SHAPE = 3;

/** How far the lightness moves at a time, and how many of the chroma's parts are tried. */
const STEP = 0.01;
const PARTS = 20;

/** @param {number} channel  of sRGB, from 0 to 1 */
function linear(channel) {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** @param {number} channel  in linear light */
function encoded(channel) {
  const bound = Math.min(1, Math.max(0, channel));
  return bound <= 0.0031308 ? bound * 12.92 : 1.055 * bound ** (1 / 2.4) - 0.055;
}

/**
 * @param {string} colour  as `#rrggbb`
 * @returns {Triple}
 */
function light(colour) {
  const channel = (/** @type {number} */ at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255);
  return [channel(1), channel(3), channel(5)];
}

/** @param {Triple} rgb */
function hex(rgb) {
  const pairs = rgb.map((channel) => Math.round(encoded(channel) * 255).toString(16).padStart(2, "0"));
  return `#${pairs.join("")}`;
}

/**
 * @param {Triple} rgb
 * @returns {Triple}
 */
function toLab([r, g, b]) {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/**
 * @param {Triple} lab
 * @returns {Triple}
 */
function fromLab([lightness, a, b]) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** How light a colour is to the eye, from 0 to 1. @param {string} colour */
export function luminance(colour) {
  const [red, green, blue] = light(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The contrast of two colours, from 1 to 21.
 * @param {string} first
 * @param {string} second
 */
export function contrast(first, second) {
  const [low = 0, high = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/**
 * The contrast where it is least.
 * @param {string} colour
 * @param {string[]} grounds
 */
export function least(colour, grounds) {
  return Math.min(...grounds.map((ground) => contrast(colour, ground)));
}

/**
 * A colour between two, as the eye sees it.
 * @param {string} first
 * @param {string} second
 * @param {number} share  of the second, from 0 to 1
 */
export function mix(first, second, share) {
  const other = toLab(light(second));
  const between = toLab(light(first)).map((value, at) => value + share * ((other[at] ?? 0) - value));
  return hex(fromLab(/** @type {Triple} */ (between)));
}

/**
 * The colour with another lightness, and as much of its chroma as a screen can show.
 * @param {Triple} lab
 * @param {number} lightness
 */
function lit([, a, b], lightness) {
  for (let part = PARTS; part > 0; part -= 1) {
    const rgb = fromLab([lightness, (a * part) / PARTS, (b * part) / PARTS]);
    if (rgb.every((channel) => channel > -0.0005 && channel < 1.0005)) return hex(rgb);
  }
  return hex(fromLab([lightness, 0, 0]));
}

/**
 * The colour itself when it can be read on all grounds, else the nearest that can. Grounds so far apart that nothing
 * can be read on all of them give what is read best: black or white.
 * @param {string} colour
 * @param {string[]} grounds
 * @param {number} asked  the contrast that is needed
 */
export function readable(colour, grounds, asked) {
  if (least(colour, grounds) >= asked) return colour;
  const lab = toLab(light(colour));
  for (let away = STEP; away <= 1; away += STEP) {
    const both = [lab[0] - away, lab[0] + away].filter((lightness) => lightness >= 0 && lightness <= 1);
    const passing = both.map((lightness) => lit(lab, lightness)).filter((one) => least(one, grounds) >= asked);
    if (passing[0]) return passing[0];
  }
  return least("#000000", grounds) >= least("#ffffff", grounds) ? "#000000" : "#ffffff";
}
