/** The code for a partner's page: a plain frame, the custom element around it, or a link to the whole page. */

/**
 * @typedef {object} Choices
 * @property {string} lang
 * @property {string} query  of the bare page, without `?`
 * @property {string} edition  the handleiding that goes along to the whole page, or ""
 * @property {string} figures  of a link with figures, or ""
 * @property {boolean} events  whether the partner wants to hear a level
 * @typedef {{frame: string, whole: string, script: string}} Places  whole addresses
 * @typedef {{title: string, link: string}} Words
 */

/**
 * What the frame needs, and nothing else: see the page itself. Without the last what opens in a window of its own would be
 * closed off too: no form in it would work.
 */
const SANDBOX = "allow-scripts allow-same-origin allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/**
 * @param {string} page
 * @param {string} query
 * @param {string} figures
 */
export function address(page, query, figures) {
  return `${page}${query && `?${query}`}${figures && `#cijfers=${figures}`}`;
}

/**
 * @param {Choices} choices
 * @param {Places} places
 * @param {Words} words
 */
function frame({ query, figures, events }, places, { title }) {
  // Whoever asks for a level is named to the visitor: the browser has to say where the frame stands.
  const named = events ? ' referrerpolicy="origin"' : "";
  return [
    `<iframe src="${escaped(address(places.frame, query, figures))}" title="${escaped(title)}"`,
    `  loading="lazy" width="100%" height="900" style="border: 0" allow="clipboard-write"${named}`,
    `  sandbox="${SANDBOX}"></iframe>`,
  ].join("\n");
}

/**
 * @param {Choices} choices
 * @param {Places} places
 * @param {Words} words
 * @returns {Record<string, string>}
 */
export function codes(choices, places, words) {
  const plain = frame(choices, places, words);
  const asks = choices.events ? ' events="level"' : "";
  return {
    iframe: plain,
    element: [
      `<script src="${escaped(places.script)}" async></script>`,
      `<pso-meetlat lang="${choices.lang}"${asks}>`,
      plain.replace(/^/gm, "  "),
      `</pso-meetlat>`,
    ].join("\n"),
    link: `<a href="${escaped(address(places.whole, choices.edition && `edition=${choices.edition}`, choices.figures))}">${escaped(words.link)}</a>`,
  };
}
