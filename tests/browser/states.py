"""The states in which a visitor meets the site, each with a name."""

from collections.abc import Callable

from tests.browser.meetlat import at_stage, enter, until
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.static_server import StaticServer
from tests.browser.test_configurator import READY as SHOWN
from tests.browser.test_configurator import SAID, choose
from tests.browser.test_home import SCORED, estimate
from tests.browser.test_import import list_of, read
from tests.browser.test_keep import LEVEL, TYPE
from tests.browser.test_scenarios import COLUMNS, keep

State = Callable[[PlaywrightPage, StaticServer], None]

# The slow parts of the answer are there, and belong to the figures that are in the form.
WORKED = "document.querySelector('[data-worked]') && document.querySelector('.plan')"
COMPARED = "document.querySelector('.compare').innerText.includes('60 fte')"
REFUSED = "document.querySelectorAll('[data-fragment=problems] li').length === 2"
MARKED = "document.querySelectorAll('[aria-invalid]').length === 2"
UNFOLD = "for (const fold of document.querySelectorAll(`${values[0]} details`)) fold.open = true"


def plain(path: str) -> State:
    """Give the state of a page that one only reads."""
    return lambda page, site: page.open(site.address + path)


def home(page: PlaywrightPage, site: StaticServer) -> None:
    """Nothing entered yet, and what the page makes ready meanwhile is there."""
    page.open(site.address)
    until(page, at_stage("ready"))


def home_with_estimate(page: PlaywrightPage, site: StaticServer) -> None:
    """Three figures in, and the band beside them."""
    estimate(page, site.address)
    until(page, SCORED)


def meetlat(page: PlaywrightPage, site: StaticServer) -> None:
    """Nothing entered yet."""
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("ready"))


def embedded(page: PlaywrightPage, site: StaticServer) -> None:
    """The Meetlat without the frame of the site."""
    page.open(f"{site.address}insluiten/")
    until(page, at_stage("ready"))


def example(page: PlaywrightPage, site: StaticServer) -> None:
    """A worked example with its whole answer."""
    page.open(f"{site.address}meetlat/#voorbeeld=bakkerij")
    until(page, WORKED)


def problems(page: PlaywrightPage, site: StaticServer) -> None:
    """A figure that is a word and a week that is too long."""
    page.open(f"{site.address}meetlat/#voorbeeld=bakkerij")
    until(page, LEVEL)
    enter(page, "total_fte", "veel")
    enter(page, "placements[0].hours", "44")
    page.press("Tab")
    until(page, f"{REFUSED} && {MARKED}")


def importing(page: PlaywrightPage, site: StaticServer) -> None:
    """A staff list with words that are not clear, with all its choices unfolded."""
    meetlat(page, site)
    read(page, "techniek.csv", list_of("techniek"))
    page.run(UNFOLD, "[data-import]")


def scenarios(page: PlaywrightPage, site: StaticServer) -> None:
    """Two scenarios beside what is in the form."""
    example(page, site)
    keep(page, "Zoals het was")
    keep(page, "Eerder", "1.9")
    page.run("delete document.querySelector('[data-worked]').dataset.worked")
    page.run(TYPE, "total_fte", "60")
    until(page, f"{COLUMNS} === 3 && {COMPARED} && {WORKED}")


def configurator(page: PlaywrightPage, site: StaticServer) -> None:
    """A colour that could not be read, with the example beside it."""
    page.open(f"{site.address}over/insluiten/")
    until(page, SHOWN)
    choose(page, "accent", "#ffcc00")
    until(page, SAID)


STATES: dict[str, State] = {
    "home": home,
    "home-estimate": home_with_estimate,
    "meetlat": meetlat,
    "meetlat-example": example,
    "meetlat-problems": problems,
    "meetlat-import": importing,
    "meetlat-scenarios": scenarios,
    "reading": plain("over/niveaus/"),
    "wide-table": plain("over/berekening/"),
    "list": plain("voorbeelden/"),
    "example": plain("voorbeelden/bakkerij/"),
    "components": plain("components/"),
    "not-found": plain("404.html"),
    "embedded": embedded,
    "configurator": configurator,
}
# Those that a visitor meets most are kept in more ways: on paper, in their own colours, enlarged.
MAIN = {"home-estimate", "meetlat-example", "meetlat-problems", "example"}
