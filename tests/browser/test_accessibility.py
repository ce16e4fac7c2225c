"""Every page and every state of the Meetlat holds against axe, on a desk and on a phone, by day and night."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import DIST
from tests.browser.drivers import Page
from tests.browser.meetlat import at_stage, complaints, open_with, select, until
from tests.browser.playwright_driver import PlaywrightPage, Scheme
from tests.browser.static_server import StaticServer

# axe judges the document, which is the same in every browser.
pytestmark = pytest.mark.parametrize("browser", ["chromium"], indirect=True)

AXE = (Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js").read_text()
# Puts each finding on one line: which rule, and where.
FINDINGS = """
const { violations } = await axe.run(document, { resultTypes: ["violations"] });
return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
"""
# Names the focused element when something else lies over its middle.
COVERED = """
const element = document.activeElement;
if (element.closest("[data-answer]")) return [];
const { x, y, width, height } = element.getBoundingClientRect();
const above = document.elementFromPoint(x + width / 2, y + height / 2);
return above?.closest("[data-answer]") ? [element.id || element.textContent] : [];
"""
# Without a built site one test remains, which says so.
PAGES = sorted(page.relative_to(DIST).as_posix() for page in DIST.rglob("*.html")) or ["index.html"]
DEVICES: list[tuple[int, Scheme]] = [(1280, "light"), (360, "dark")]
RESULT = "document.querySelector('[data-result]').textContent.trim()"


def ready(page: Page, site: StaticServer) -> None:
    """Nothing entered yet."""
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("ready"))


def scored(page: Page, site: StaticServer) -> None:
    """A whole result, with everything unfolded."""
    page.open(f"{site.address}meetlat/#voorbeeld=bakkerij")
    until(page, RESULT)
    page.run("for (const fold of document.querySelectorAll('details')) fold.open = true;")


def refused(page: Page, site: StaticServer) -> None:
    """Problems at fields and in the summary."""
    scored(page, site)
    select(page, "total_fte")
    page.type('[id="total_fte"]', "0")
    page.press("Tab")
    until(page, "document.querySelector('[aria-invalid]')?.id")


def failed(page: Page, site: StaticServer) -> None:
    """An engine that did not come."""
    with site.breaking("*.wasm"):
        page.open(f"{site.address}meetlat/")
        until(page, at_stage("failed"))


def unfolded(page: Page, site: StaticServer) -> None:
    """The summary of a small screen, opened."""
    scored(page, site)
    page.run("document.querySelector('[data-action=sheet]').click()")


def fetching(page: Page, site: StaticServer) -> None:
    """An engine on its way, and rows of every list."""
    open_with(
        page,
        site,
        "for (const add of document.querySelectorAll('[data-action=add]')) add.click();",
    )


@pytest.mark.parametrize(("width", "scheme"), DEVICES)
@pytest.mark.parametrize("state", [ready, scored, refused, failed, unfolded, fetching])
def test_every_state_of_the_meetlat(
    page: PlaywrightPage,
    site: StaticServer,
    state: Callable[[Page, StaticServer], None],
    width: int,
    scheme: Scheme,
) -> None:
    """Whatever the Meetlat shows can be read and used by everyone."""
    page.look(width=width, scheme=scheme)
    state(page, site)
    assert page.run(f"{AXE}; {FINDINGS}") == []


@pytest.mark.parametrize("path", PAGES)
def test_every_page(page: PlaywrightPage, site: StaticServer, path: str) -> None:
    """Each built page can be read by everyone, fits a phone, and finds all that it asks for."""
    for width, scheme in DEVICES:
        page.look(width=width, scheme=scheme)
        page.open(site.address + path)
        assert page.run(f"{AXE}; {FINDINGS}") == [], (width, scheme)
        assert page.run("return document.documentElement.scrollWidth") <= width
    assert complaints(page) == []


def test_without_scripts_everything_can_be_read(page: PlaywrightPage, site: StaticServer) -> None:
    """Where scripts are off the Meetlat shows its questions, and says what computing needs."""
    page.without_scripts()
    page.open(f"{site.address}meetlat/")
    shown = page.run("return document.querySelector('main').innerText")
    assert "Totaal aantal fte" in shown
    assert "zonder JavaScript" in shown
    assert "Voeg iemand toe" not in shown


def test_the_summary_never_covers_the_focus(page: PlaywrightPage, site: StaticServer) -> None:
    """On a phone the bar with the level leaves the field that one is in uncovered."""
    page.look(width=360, scheme="light")
    scored(page, site)
    page.run("document.getElementById('reference_date').focus()")
    covered = []
    for _ in range(40):
        page.press("Tab")
        covered += page.run(COVERED)
    assert covered == []
