"""Every page and every state of the Meetlat holds against axe, on a desk and on a phone, by day and night."""

import json
from collections.abc import Callable, Iterator

import pytest

from tests.browser.axe import findings
from tests.browser.drivers import Page
from tests.browser.meetlat import at_stage, complaints, open_with, select, until
from tests.browser.playwright_driver import PlaywrightPage, Scheme
from tests.browser.static_server import StaticServer
from tests.browser.test_bad_weather import (
    CHOOSER,
    DROP,
    FILES,
    FULL,
    IN_NEXT_WORKER,
    NO_ROOM,
    NO_TIME_PASSES,
    NOT_KEPT,
    SAID,
)
from tests.browser.test_bad_weather import shown as told
from tests.built import BUILT

# axe judges the document, which is the same in every browser.
pytestmark = [pytest.mark.online, pytest.mark.parametrize("browser", ["chromium"], indirect=True)]

# Names the focused element when something else lies over its middle.
COVERED = """
const element = document.activeElement;
if (element.closest("[data-answer]")) return [];
const { x, y, width, height } = element.getBoundingClientRect();
const above = document.elementFromPoint(x + width / 2, y + height / 2);
return above?.closest("[data-answer]") ? [element.id || element.textContent] : [];
"""
# Without a built site one test remains, which says so.
PAGES = sorted(page.relative_to(BUILT).as_posix() for page in BUILT.rglob("*.html")) or [
    "index.html"
]
DEVICES: list[tuple[int, Scheme]] = [(1280, "light"), (360, "dark")]
NO_SUCH_STEP = """
const step = document.querySelector("[data-action=apply]");
step.dataset.way = "none";
step.click();
"""
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


def late(page: Page, site: StaticServer) -> None:
    """No script has begun."""
    with site.breaking("*/browser/sitting.js"):
        page.open(f"{site.address}meetlat/")
    page.run(NO_TIME_PASSES)
    assert "te oud" in told(page, ".late")


def not_kept(page: Page, site: StaticServer) -> None:
    """A browser that keeps nothing."""
    site.run_first(FULL)
    scored(page, site)
    until(page, NOT_KEPT)


def newer(page: Page, site: StaticServer) -> None:
    """A file of a later version."""
    ready(page, site)
    page.choose_file(CHOOSER, "later.json", FILES["later.json"][0])
    assert "nieuwere versie" in until(page, SAID)


def several(page: Page, site: StaticServer) -> None:
    """Two files at once."""
    ready(page, site)
    page.run(DROP, "main", [["a.json", "{}"], ["b.json", "{}"]])
    assert "meer dan één bestand" in until(page, SAID)


def not_applied(page: Page, site: StaticServer) -> None:
    """A step that was of other figures, and fits these no more."""
    page.open(f"{site.address}meetlat/#voorbeeld=bakkerij")
    until(page, "document.querySelector('[data-action=apply]')")
    page.run(NO_SUCH_STEP)
    until(page, f"{SAID}.includes('past niet')")


def short_of_memory(page: Page, site: StaticServer) -> None:
    """An engine that found no room."""
    site.run_first(IN_NEXT_WORKER % json.dumps(NO_ROOM))
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("failed"))
    assert "te weinig geheugen" in told(page, "[data-engine-status]")


NOTICES = [late, not_kept, newer, several, not_applied, short_of_memory]


@pytest.mark.parametrize("state", [*NOTICES, ready, scored, refused, failed, unfolded, fetching])
def test_every_state_of_the_meetlat(
    page: PlaywrightPage,
    site: StaticServer,
    state: Callable[[Page, StaticServer], None],
) -> None:
    """Whatever the Meetlat shows can be read and used by everyone."""
    state(page, site)
    for width, scheme in DEVICES:
        page.look(width=width, scheme=scheme)
        assert findings(page.run) == [], (width, scheme)


@pytest.fixture(scope="module")
def one_host() -> Iterator[StaticServer]:
    """The built site on one host for all pages: on a new one each page would fetch what is kept for offline use."""
    server = StaticServer(BUILT, "/")
    yield server
    server.close()


@pytest.mark.parametrize("path", PAGES)
def test_every_page(page: PlaywrightPage, one_host: StaticServer, path: str) -> None:
    """Each built page can be read by everyone, fits a phone, and finds all that it asks for."""
    page.open(one_host.address + path)
    for width, scheme in DEVICES:
        page.look(width=width, scheme=scheme)
        assert findings(page.run) == [], (width, scheme)
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
