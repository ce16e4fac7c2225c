/** In another site's frame a link to another page opens in a window of its own: in the frame it would end the sitting. */

/** @param {MouseEvent} event */
function outside(event) {
  const link = /** @type {Element} */ (event.target).closest("a");
  if (!link || link.hasAttribute("download") || link.pathname === location.pathname) return;
  link.target = "_blank";
  link.rel = "noopener";
}

document.addEventListener("click", outside, { capture: true });
