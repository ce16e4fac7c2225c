/** What the search page does with words: synonyms, spelling, and marks. Nothing here touches the page. */

/** A page that was only found by another word than was typed counts for less. */
const OTHER_WORD = 0.6;
/** So many other ways to say it are searched for too. */
const MOST = 6;
/** How alike two words must be to be suggested: the share of letter pairs that they have in common. */
const ALIKE = 0.45;
const SUGGESTIONS = 3;
/** How much of a word has to be there for another form of it. */
const BEGINNING = 0.6;

/**
 * What was asked, in one line and not too long.
 * @param {string} words
 */
export function plain(words) {
  return words.replace(/\s+/g, " ").trim().slice(0, 100);
}

/** @param {string} text */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * The words as they were typed, and then with each word or phrase in it replaced by what means the same.
 * @param {string} words
 * @param {string[][]} groups
 * @returns {string[]}
 */
export function spread(words, groups) {
  const asked = ` ${folded(words)} `;
  const others = groups.flatMap((group) => {
    const said = group.map(folded).filter((word) => asked.includes(` ${word} `));
    return said.flatMap((word) => group.filter((other) => folded(other) !== word).map((other) => asked.replace(` ${word} `, ` ${other} `).trim()));
  });
  return [plain(words), ...[...new Set(others)].slice(0, MOST)];
}

/**
 * One list of several: each page once, the best first.
 * @template {{ id: string, score: number }} T
 * @param {T[][]} answers  the first is to the words as they were typed
 * @returns {T[]}
 */
export function clearest(answers) {
  /** @type {Map<string, { weight: number, result: T }>} */
  const best = new Map();
  for (const [at, results] of answers.entries()) {
    const top = results[0]?.score || 1;
    for (const result of results) {
      // The scores of two questions cannot be compared as they are: a rare word scores higher.
      const weight = (result.score / top) * (at === 0 ? 1 : OTHER_WORD);
      if (weight > (best.get(result.id)?.weight ?? -1)) best.set(result.id, { weight, result });
    }
  }
  return [...best.values()].sort((one, other) => other.weight - one.weight).map(({ result }) => result);
}

/**
 * An excerpt as nodes: only its marks are marks, whatever else stands in the text.
 * @param {string} excerpt  text in which Pagefind escaped `<` and `>`, with `<mark>` around what was found
 * @returns {(string | HTMLElement)[]}
 */
export function excerptOf(excerpt) {
  const parts = excerpt.split(/<\/?mark>/).map((part) => part.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
  return parts.map((part, at) => {
    if (at % 2 === 0) return part;
    const mark = document.createElement("mark");
    mark.textContent = part;
    return mark;
  });
}

/**
 * Whether a text has a word that begins as one that was asked, for the most part.
 * @param {string[]} asked
 * @param {string} text
 */
export function isClose(asked, text) {
  const starts = asked.flatMap((words) => folded(words).split(" ")).map((word) => ` ${word.slice(0, Math.ceil(word.length * BEGINNING))}`);
  const said = ` ${folded(text.replaceAll(/<\/?mark>/g, ""))}`;
  return starts.some((start) => said.includes(start));
}

/**
 * The titles in which a word is spelled most like what was asked.
 * @param {string} words
 * @param {string[]} titles
 * @returns {string[]}
 */
export function nearest(words, titles) {
  const asked = folded(words).split(" ");
  const scored = [...new Set(titles)].map((title) => ({ title, score: likeness(asked, folded(title).split(" ")) }));
  return scored
    .filter(({ score }) => score >= ALIKE)
    .sort((one, other) => other.score - one.score)
    .slice(0, SUGGESTIONS)
    .map(({ title }) => title);
}

/**
 * @param {string[]} asked
 * @param {string[]} words
 */
function likeness(asked, words) {
  return Math.max(0, ...asked.flatMap((one) => words.map((other) => shared(pairs(one), pairs(other)))));
}

/** @param {string} word */
function pairs(word) {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2));
}

/**
 * @param {string[]} one
 * @param {string[]} other
 */
function shared(one, other) {
  const left = [...other];
  const common = one.filter((pair) => left.includes(pair) && left.splice(left.indexOf(pair), 1)).length;
  return one.length + other.length ? (2 * common) / (one.length + other.length) : 0;
}
