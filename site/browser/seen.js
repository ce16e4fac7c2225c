/**
 * Whether a button is really seen when it is pressed: a page around a frame can lay something over it, or make the frame
 * see-through, and have its visitor press without knowing. Where a browser cannot tell, it counts as seen.
 */

/** How long it has to be seen before pressing it counts, in milliseconds. */
const A_LOOK = 500;
/** How often a browser may look, in milliseconds; the least that it takes. */
const PACE = 100;

/**
 * @param {Element} button
 * @returns {() => boolean} whether it is seen now, and has been for as long as a look takes
 */
export function watchSeen(button) {
  /** When it came in sight; without an end while it is not. */
  let since = Infinity;
  const look = (/** @type {IntersectionObserverEntry[]} */ entries) => {
    for (const entry of entries) {
      const { isVisible } = /** @type {IntersectionObserverEntry & { isVisible?: boolean }} */ (entry);
      if (isVisible === undefined) since = -Infinity;
      else since = isVisible ? Math.min(since, entry.time) : Infinity;
    }
  };
  const how = { threshold: 1, trackVisibility: true, delay: PACE };
  new IntersectionObserver(look, how).observe(button);
  return () => performance.now() - since >= A_LOOK;
}
