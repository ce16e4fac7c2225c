"""Larger and wider letters: nothing runs off the page, nothing is cut off, and half of the screen is for the work."""

from collections.abc import Iterator

import pytest

from tests.browser.playwright_driver import PlaywrightBrowser, PlaywrightPage
from tests.browser.states import STATES, State, plain
from tests.browser.static_server import StaticServer
from tests.built import BUILT

# A window of another size, a style of one's own: the same in every browser.
pytestmark = [pytest.mark.online, pytest.mark.parametrize("browser", ["chromium"], indirect=True)]

SHOWN: dict[str, State] = {
    "home": STATES["home-estimate"],
    "meetlat": STATES["meetlat-example"],
    "problems": STATES["meetlat-problems"],
    "import": STATES["meetlat-import"],
    "scenarios": STATES["meetlat-scenarios"],
    "configurator": STATES["configurator"],
    "guide": plain("handreikingen/wie-telt-mee/"),
    "document": plain("voorbeelddocumenten/brief-leverancier-vraag/"),
}
# Success criterion 1.4.12 of WCAG 2.2 names these four.
SPACED = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
"""
# The site's letters begin at 112.5 % of the browser's.
TWICE = "document.documentElement.style.fontSize = '225%'"
AS_IT_WAS = """
document.adoptedStyleSheets = [];
document.documentElement.style.fontSize = "";
"""
# How far the page runs on beside the window, and which texts stick out of a box that hides what does not fit. An
# example in a frame is a page of its own, made smaller until it fits.
LOST = """
const root = document.documentElement;
const hides = (element) => /hidden|clip/.test(getComputedStyle(element).overflow);
const sticksOut = (e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
const cut = [...document.querySelectorAll("body *")].filter(
  (e) => e.checkVisibility() && !e.closest("svg, .visually-hidden, :has(> iframe)") && hides(e) && sticksOut(e),
);
const buttons = [...document.querySelectorAll("button, .button")].filter((e) => e.checkVisibility() && sticksOut(e));
return [
  ...(root.scrollWidth > innerWidth ? [`${root.scrollWidth} pixels wide`] : []),
  ...[...cut, ...buttons].map((e) => `cut: ${e.className || e.tagName} ${e.textContent.trim().slice(0, 40)}`),
];
"""
# The part of the window that stays where it is while the page scrolls.
FIXED = """
await new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle)));
const fixed = [...document.querySelectorAll("body *")].filter((e) => getComputedStyle(e).position === "fixed");
return fixed.reduce((sum, e) => sum + e.getBoundingClientRect().height, 0) / innerHeight;
"""
# A word in a column that is too narrow for it would be broken letter by letter.
NARROW = """
const wide = parseFloat(getComputedStyle(document.documentElement).fontSize);
return [...document.querySelectorAll("main :is(p, h1, h2, h3, label)")]
  .filter((e) => e.checkVisibility() && e.textContent.trim().length > 40 && !e.closest("svg, table, .visually-hidden"))
  .filter((e) => e.clientWidth && e.clientWidth < 3 * wide)
  .map((e) => e.textContent.trim().slice(0, 40));
"""
WORDS = "return document.querySelector('[data-result]').clientWidth"


@pytest.fixture(scope="module", params=SHOWN)
def opened(browser: PlaywrightBrowser, request: pytest.FixtureRequest) -> Iterator[PlaywrightPage]:
    """A page with something in it; coming that far takes longer than what is asked of it."""
    site, page = StaticServer(BUILT), browser.page()
    SHOWN[request.param](page, site)
    yield page
    page.close()
    site.close()


@pytest.fixture
def shown(opened: PlaywrightPage) -> Iterator[PlaywrightPage]:
    """The page in a window for a desk, and afterwards with its own letters again."""
    opened.tab.set_viewport_size({"width": 1280, "height": 1000})
    yield opened
    opened.run(AS_IT_WAS)


def test_at_four_hundred_percent(shown: PlaywrightPage) -> None:
    """On 1280 by 1024 enlarged four times one reads in one column, and nothing stands before it."""
    shown.tab.set_viewport_size({"width": 320, "height": 256})
    assert shown.run(LOST) == []
    assert shown.run(FIXED) == 0


@pytest.mark.parametrize(("width", "height"), [(1280, 1000), (360, 640), (320, 480), (320, 256)])
def test_with_wider_text(shown: PlaywrightPage, width: int, height: int) -> None:
    """With more room between lines, words and letters everything can still be read, and half is for the work."""
    shown.tab.set_viewport_size({"width": width, "height": height})
    shown.run(SPACED)
    assert shown.run(LOST) == []
    assert shown.run(FIXED) <= 0.5


def test_with_text_twice_as_large(shown: PlaywrightPage) -> None:
    """When only the letters grow, the columns leave room for words."""
    shown.run(TWICE)
    assert shown.run(LOST) == []
    assert shown.run(NARROW) == []


@pytest.mark.parametrize("name", ["home", "meetlat", "problems"])
def test_with_text_twice_as_large_on_a_phone(
    page: PlaywrightPage, site: StaticServer, name: str
) -> None:
    """Nobody has to move the page sideways to fill in the form, whatever is unfolded."""
    SHOWN[name](page, site)
    page.tab.set_viewport_size({"width": 360, "height": 640})
    page.run("for (const fold of document.querySelectorAll('main details')) fold.open = true")
    page.run(TWICE)
    assert page.run("return document.documentElement.scrollWidth") <= 360


def test_the_bar_leaves_half_of_a_phone(page: PlaywrightPage, site: StaticServer) -> None:
    """Also with letters twice as large the bar with the level is no more than half, and its words stay whole."""
    STATES["meetlat-example"](page, site)
    page.tab.set_viewport_size({"width": 360, "height": 640})
    page.run(TWICE)
    assert 0 < page.run(FIXED) <= 0.5
    assert page.run(WORDS) >= 100
