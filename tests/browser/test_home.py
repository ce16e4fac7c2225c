"""The home page: three figures give a band of levels, and nothing happens that nobody asked for."""

from collections.abc import Callable

import pytest

from tests.browser.axe import findings
from tests.browser.drivers import Page
from tests.browser.meetlat import (
    LOCKED,
    PICK,
    at_stage,
    complaints,
    field,
    select,
    until,
)
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.static_server import StaticServer
from tests.browser.test_accessibility import DEVICES

pytestmark = pytest.mark.online

PEOPLE, HOURS = "placements[0].people", "placements[0].hours"
POSITION, CONTRACT = "placements[0].position", "placements[0].contract"
SCORED = "document.querySelector('[data-quick]').dataset.state === 'scored'"
WORDS = "document.querySelector('[data-fragment=estimate]').innerText"
BAND = "document.querySelector('[data-fragment=band] svg')"
VALUE = "document.getElementById(values[0]).value"
NOTICE = "document.querySelector('[data-notice]:not([hidden])')?.dataset.notice"
# Two rounds in which the page had nothing else to do.
IDLE = "await new Promise((settle) => requestIdleCallback(() => requestIdleCallback(settle)))"
STAY = "document.querySelector('[data-on]').addEventListener('click', (e) => e.preventDefault())"
NEAR = "document.querySelector('[data-near]')"
IN_VIEW = "document.querySelector('.level__name').getBoundingClientRect().top < innerHeight"
CHOOSES = "document.activeElement?.matches('[data-import-choose]')"
FORBIDDEN = """
for (const place of ["sessionStorage", "localStorage"]) {
  Object.defineProperty(globalThis, place, { get() { throw new DOMException("refused", "SecurityError"); } });
}
"""
BELOW = "return document.querySelector('.home').getBoundingClientRect().top + scrollY"

chromium = pytest.mark.parametrize("browser", ["chromium"], indirect=True)


def estimate(page: Page, address: str, **figures: str) -> None:
    """Type three figures."""
    page.open(address)
    given = {"total_fte": "30", PEOPLE: "2", HOURS: "32"} | figures
    for path, text in given.items():
        select(page, path)
        page.type(field(path), text)


@pytest.fixture
def banded(page: Page, site: StaticServer) -> Page:
    """A home page with a band."""
    estimate(page, site.address)
    until(page, SCORED)
    return page


def test_three_figures_give_a_band(page: Page, site: StaticServer) -> None:
    """In a minute a visitor knows between which levels they stand, behind the lock, and what would tell more."""
    estimate(page, site.address)
    until(page, SCORED)
    words = page.run(f"return {WORDS}")
    assert "Geen niveau tot Trede 1" in words
    assert "op basis van uw opgave" in words
    assert page.run(f"return {LOCKED}")
    assert complaints(page) == []


@chromium
def test_a_page_that_has_nothing_to_do_makes_ready(page: Page, site: StaticServer) -> None:
    """Who reads first and then types has the answer at once."""
    page.open(site.address)
    until(page, at_stage("ready"))
    assert page.run(f"return {LOCKED}")
    page.click(".menu--main a")
    until(page, "location.pathname !== '/'")


@chromium
def test_nothing_is_fetched_ahead_for_who_saves_data(
    page: PlaywrightPage, site: StaticServer
) -> None:
    """Whoever pays for each byte gets the engine when they turn to a field, not before."""
    page.saves_data()
    page.open(site.address)
    page.run(IDLE)
    assert [path for path in site.asked if "assets/engine/" in path] == []
    page.run("document.getElementById('total_fte').focus()")
    until(page, at_stage("ready"))


@chromium
def test_the_norms_stand_there_with_the_first_figure(page: Page, site: StaticServer) -> None:
    """The size alone says how high the rungs are; the answer names what is still to fill in."""
    page.open(site.address)
    select(page, "total_fte")
    page.type(field("total_fte"), "30")
    assert "Normen bij 30 fte" in until(page, f"{WORDS}.includes('Normen') && {WORDS}")
    page.run("document.querySelector('.open-list a').click()")
    assert page.run("return document.activeElement.id") == PEOPLE


@chromium
def test_a_problem_stands_at_its_field(page: Page, site: StaticServer) -> None:
    """It waits until the field is left, and goes when it is solved."""
    estimate(page, site.address, **{HOURS: "44"})
    message = f"document.getElementById('message:{HOURS}').textContent"
    until(page, "document.querySelector('[data-quick]').dataset.state === 'problems'")
    assert page.run(f"return {message}") == ""
    page.press("Tab")
    assert "44" in until(page, message)
    assert page.run("return document.getElementById(values[0]).ariaInvalid", HOURS) == "true"
    select(page, HOURS)
    page.type(field(HOURS), "32")
    until(page, f"{SCORED} && !{message}")


@chromium
def test_more_answers_narrow_the_band(banded: Page) -> None:
    """What narrows most is offered first; with the last answer the band is closed."""
    first = banded.run("return document.querySelector('.narrow a').hash")
    assert first == f"#{POSITION}"
    banded.click(".narrow a")
    assert banded.run("return document.activeElement.id") == POSITION
    banded.run(PICK, POSITION, "wajong")
    until(banded, f"{WORDS}.includes('weet u het precies')")
    banded.run(PICK, CONTRACT, "regulier")
    assert "Trede 1" in until(banded, f"{WORDS}.includes('Uw totaal is') && {WORDS}")


@chromium
def test_the_question_that_narrows_most_stands_first(banded: Page) -> None:
    """The folded fields follow the same order."""
    order = "return [...document.querySelectorAll('[data-narrowing] select')].map(({ id }) => id)"
    assert banded.run(order) == [POSITION, CONTRACT]


@chromium
@pytest.mark.parametrize("width", [1280, 768, 360, 320])
def test_the_answer_moves_nothing(page: PlaywrightPage, site: StaticServer, width: int) -> None:
    """Its place is kept: what stands below stays where it is."""
    page.look(width=width, scheme="light")
    page.open(site.address)
    before = page.run(BELOW)
    estimate(page, site.address)
    until(page, SCORED)
    assert page.run(BELOW) == before
    assert page.run("return document.documentElement.scrollWidth") <= width


@chromium
def test_on_a_phone_the_answer_is_told_where_one_types(
    page: PlaywrightPage, site: StaticServer
) -> None:
    """The level stands at the edge of the screen, leads to the ladder, and goes away there; focus stays till then."""
    page.look(width=320, scheme="light")
    estimate(page, site.address)
    assert "Geen niveau tot Trede 1" in until(
        page, f"{NEAR}?.checkVisibility() && {NEAR}.innerText"
    )
    assert page.run("return document.activeElement.id") == HOURS
    page.click("[data-near] a")
    until(page, f"!{NEAR}.checkVisibility()")
    assert page.run(f"return document.querySelector('.level__name').checkVisibility() && {IN_VIEW}")
    page.look(width=1280, scheme="light")
    page.run("scrollTo(0, 0)")
    assert page.run(f"return {NEAR}.checkVisibility()") is False


def test_the_figures_go_on_into_the_meetlat(page: Page, site: StaticServer) -> None:
    """Nobody types them twice; the Meetlat says where they came from."""
    estimate(page, site.address, **{HOURS: "32,5"})
    until(page, SCORED)
    # Not every driver can follow a link that is clicked, so the test goes where it leads.
    page.run(STAY)
    page.click("[data-on]")
    page.open(f"{site.address}meetlat/")
    assert until(page, NOTICE) == "estimate"
    figures = {"total_fte": "30", PEOPLE: "2", HOURS: "32,5"}
    assert {path: page.run(f"return {VALUE}", path) for path in figures} == figures
    assert page.run(f"return {VALUE}", "reference_date") != ""
    until(page, at_stage("ready"))
    assert complaints(page) == []


@chromium
def test_figures_go_on_where_nothing_may_be_kept(page: PlaywrightPage, site: StaticServer) -> None:
    """A browser that forbids storage still brings them along, in the address and to no server."""
    site.run_first(FORBIDDEN)
    estimate(page, site.address, **{HOURS: "32,5"})
    until(page, SCORED)
    page.click("[data-on]")
    until(page, "location.pathname.endsWith('/meetlat/') && document.readyState === 'complete'")
    assert until(page, NOTICE) == "estimate"
    figures = {"total_fte": "30", PEOPLE: "2", HOURS: "32,5"}
    assert {path: page.run(f"return {VALUE}", path) for path in figures} == figures


@chromium
def test_who_has_a_list_is_led_to_it(page: Page, site: StaticServer) -> None:
    """From home straight to choosing a list; and after an estimate the Meetlat offers the list first."""
    page.open(site.address)
    page.click(".quick__list a")
    until(page, f"location.pathname.endsWith('/meetlat/') && {CHOOSES}")
    estimate(page, site.address)
    until(page, SCORED)
    page.click("[data-on]")
    until(page, f"location.pathname.endsWith('/meetlat/') && {NOTICE} === 'estimate'")
    page.click("[data-notice=estimate] [data-action=import-begin]")
    assert page.run(f"return {CHOOSES}")
    page.press("Escape")
    assert page.run("return document.activeElement.dataset.action") == "import-file"


@chromium
def test_own_figures_in_the_meetlat_can_be_put_back(page: Page, site: StaticServer) -> None:
    """An estimate takes the place of what was there, and gives it back."""
    page.open(f"{site.address}meetlat/")
    page.click("[data-list=placements] [data-action=add]")
    page.type(field(HOURS), "8")
    estimate(page, site.address)
    until(page, SCORED)
    page.click("[data-on]")
    until(page, "location.pathname.endsWith('/meetlat/') && document.readyState === 'complete'")
    assert until(page, NOTICE) == "estimate-replaced"
    page.click("[data-notice=estimate-replaced] [data-action=before]")
    assert page.run(f"return {VALUE}", HOURS) == "8"


@chromium
def test_a_failed_download_can_be_tried_again(page: Page, site: StaticServer) -> None:
    """It is said to who waits for an answer, and one press tries again."""
    with site.breaking("*.wasm"):
        estimate(page, site.address)
        until(page, at_stage("failed"))
    page.click("[data-retry]")
    until(page, SCORED)


@chromium
def test_in_english(page: Page, site: StaticServer) -> None:
    """The same, with a decimal point."""
    estimate(page, f"{site.address}en/", **{HOURS: "32.5"})
    until(page, SCORED)
    assert "No level to" in page.run(f"return {WORDS}")


@chromium
def test_without_scripts_it_can_be_read(page: PlaywrightPage, site: StaticServer) -> None:
    """The questions and the example are there, with the way to the Meetlat."""
    page.without_scripts()
    page.open(site.address)
    shown = page.run("return document.querySelector('main').innerText")
    assert "Totaal aantal fte" in shown
    assert "Zonder JavaScript" in shown
    assert "een ingenieursbureau met 30 fte" in shown
    assert page.run("return document.querySelector('[data-on]').getAttribute('href')") == "meetlat/"


def refused(page: Page, site: StaticServer) -> None:
    """A problem at a field."""
    estimate(page, site.address, **{HOURS: "x"})
    page.press("Tab")
    until(page, f"document.getElementById('message:{HOURS}').textContent")


def unfolded(page: Page, site: StaticServer) -> None:
    """A band, with everything unfolded."""
    estimate(page, site.address)
    until(page, SCORED)
    page.run("for (const fold of document.querySelectorAll('details')) fold.open = true;")


@chromium
@pytest.mark.parametrize("state", [refused, unfolded])
def test_every_state_can_be_read_by_everyone(
    page: PlaywrightPage, site: StaticServer, state: Callable[[Page, StaticServer], None]
) -> None:
    """Also after an answer axe finds nothing, by day and night."""
    for width, scheme in DEVICES:
        page.look(width=width, scheme=scheme)
        state(page, site)
        assert findings(page.run) == [], (width, scheme)
