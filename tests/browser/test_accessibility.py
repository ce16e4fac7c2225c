"""Every page and every state of the Meetlat holds against axe, on a desk and on a phone, by day and night."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import DIST
from tests.browser.drivers import Page
from tests.browser.meetlat import at_stage, complaints, open_with, select, until
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.static_server import StaticServer

# axe judges the document, which is the same in every browser.
pytestmark = pytest.mark.parametrize("browser", ["chromium"], indirect=True)

AXE = (Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js").read_text()
# Puts each finding on one line: which rule, and where.
FINDINGS = """
const { violations } = await axe.run(document, { resultTypes: ["violations"] });
return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
"""
# Without a built site one test remains, which says so.
PAGES = sorted(page.relative_to(DIST).as_posix() for page in DIST.rglob("*.html")) or ["index.html"]
DEVICES = [(1280, "light"), (360, "dark")]
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


def fetching(page: Page, site: StaticServer) -> None:
    """An engine on its way, and rows of every list."""
    open_with(
        page,
        site,
        "for (const add of document.querySelectorAll('[data-action=add]')) add.click();",
    )


@pytest.mark.parametrize(("width", "scheme"), DEVICES)
@pytest.mark.parametrize("state", [ready, scored, refused, failed, fetching])
def test_every_state_of_the_meetlat(
    page: PlaywrightPage,
    site: StaticServer,
    state: Callable[[Page, StaticServer], None],
    width: int,
    scheme: str,
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
