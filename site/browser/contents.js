/** The table of contents follows the reader: the section that is being read is marked. Nothing moves but the mark. */

const contents = /** @type {HTMLElement} */ (document.querySelector(".contents__inner"));
const links = /** @type {HTMLAnchorElement[]} */ ([...contents.querySelectorAll("a")]);
const headings = links.map((link) => /** @type {HTMLElement} */ (document.getElementById(anchorOf(link))));
/** A heading above this part of the window has been reached. */
const REACHED = 0.3;
/** The section that was asked for counts as long as it is in sight: two may be there, and the last never come that high. */
let asked = decodeURIComponent(location.hash.slice(1));
let isPlanned = false;

/** @param {HTMLAnchorElement} link */
function anchorOf(link) {
  return decodeURIComponent(link.hash.slice(1));
}

function isAtEnd() {
  const page = document.documentElement;
  return page.scrollHeight > innerHeight && page.scrollHeight - scrollY - innerHeight < 2;
}

function current() {
  const reached = innerHeight * (isAtEnd() ? 1 : REACHED);
  const wanted = headings.findIndex((heading) => heading.id === asked && heading.getBoundingClientRect().top >= 0);
  if (wanted >= 0 && isAbove(/** @type {HTMLElement} */ (headings[wanted]), reached)) return wanted;
  return headings.findLastIndex((heading) => isAtEnd() || isAbove(heading, reached));
}

/**
 * @param {HTMLElement} heading
 * @param {number} line
 */
function isAbove(heading, line) {
  return heading.getBoundingClientRect().top < line;
}

function mark() {
  isPlanned = false;
  const link = links[current()];
  if (link?.hasAttribute("aria-current")) return;
  for (const other of links) other.removeAttribute("aria-current");
  if (!link) return;
  link.setAttribute("aria-current", "location");
  // Who walks through the list with the keyboard keeps it where it is.
  if (!contents.contains(document.activeElement)) keepInSight(link);
}

/** A long list scrolls in its own box; the page itself stays where it is.
 * @param {HTMLElement} link */
function keepInSight(link) {
  const [box, place] = [contents.getBoundingClientRect(), link.getBoundingClientRect()];
  if (place.top < box.top) contents.scrollTop -= box.top - place.top;
  else if (place.bottom > box.bottom) contents.scrollTop += place.bottom - box.bottom;
}

function plan() {
  if (isPlanned) return;
  isPlanned = true;
  requestAnimationFrame(mark);
}

addEventListener("scroll", plan, { passive: true });
addEventListener("resize", plan);
addEventListener("hashchange", () => {
  asked = decodeURIComponent(location.hash.slice(1));
  mark();
});
mark();
