/** What is said about a partner's colours, in the words that the page carries along. */

/**
 * @typedef {import("./palette.js").Replaced} Replaced
 * @typedef {import("./theme-asked.js").Wrong} Wrong
 */

/**
 * @param {string} sentence  with `{names}` in it
 * @param {Record<string, string>} values
 */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/**
 * A contrast as people write it, never rounded up to what it is not.
 * @param {number} ratio
 */
function written(ratio) {
  return (Math.floor(ratio * 100) / 100).toLocaleString(document.documentElement.lang);
}

/**
 * @param {Document} page  with the words, see `site/components/theme`
 * @param {Replaced[]} replaced
 * @param {Wrong[]} wrong
 * @returns {string[]}
 */
export function told(page, replaced, wrong) {
  const place = /** @type {HTMLElement | null} */ (page.querySelector("[data-theme-words]"));
  /** @type {Record<string, string>} */
  const words = JSON.parse(place?.dataset["themeWords"] ?? "{}");
  const said = (/** @type {string} */ key) => words[key] ?? key;
  return [
    ...wrong.map(({ name, value }) => filled(said("wrong"), { name, value })),
    ...replaced.map(({ role, given, used, ratio, asked }) =>
      filled(said("replaced"), { role: said(role), given, used, ratio: written(ratio), asked: written(asked) }),
    ),
  ];
}
