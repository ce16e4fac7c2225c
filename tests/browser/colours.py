"""The colours of a page as its style sheets give them: of text, of borders and of drawings, each on its ground.

A small picture shows where a colour is, and hides a shade that changed a little among the edges of letters. These are
no pixels, so the same page gives the same colours on every machine.
"""

from tests.browser.playwright_driver import PlaywrightPage

# The ground is the nearest one that is painted. What nobody sees, or what is all transparent, has no colour.
COLOURS = r"""
const CLEAR = /^(none|transparent)$|[,/] 0\)$/;
const OPAQUE = /^rgb\((\d+), (\d+), (\d+)\)$/;
const two = (part) => Number(part).toString(16).padStart(2, "0");
const hex = (colour) => colour.replace(OPAQUE, (_, ...parts) => `#${parts.slice(0, 3).map(two).join("")}`);
const ground = (element) => {
  const { backgroundColor } = getComputedStyle(element);
  if (!CLEAR.test(backgroundColor)) return hex(backgroundColor);
  return element.parentElement ? ground(element.parentElement) : "canvas";
};
const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim();
const holdsText = (element) => element.matches("input, select, textarea") || [...element.childNodes].some(isText);
const sides = (style) =>
  ["Top", "Right", "Bottom", "Left"]
    .filter((side) => parseFloat(style[`border${side}Width`]))
    .map((side) => ["border", style[`border${side}Color`]]);
const partsOf = (element, style) => {
  if (element.matches("svg, svg g")) return [];
  if (element instanceof SVGElement) return [["fill", style.fill], ["stroke", style.stroke]];
  return holdsText(element) ? [["text", style.color], ...sides(style)] : sides(style);
};
const pairs = [...document.body.querySelectorAll("*")]
  .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .flatMap((element) =>
    partsOf(element, getComputedStyle(element))
      .filter(([, colour]) => !CLEAR.test(colour))
      .map(([part, colour]) =>
        `${part} ${hex(colour)} on ${ground(part === "border" ? element.parentElement : element)}`),
  );
return [...new Set(pairs)].sort();
"""


def colours_of(page: PlaywrightPage) -> str:
    """List every pair of colours that meets on a page, one on a line."""
    return "".join(f"{pair}\n" for pair in page.run(COLOURS))
