"""What a partner can ask of the Meetlat in its frame: what is shown, and by which handleiding."""

import pytest

from tests.browser.meetlat import complaints, until
from tests.browser.partner import (
    CHROMIUM,
    FIGURES,
    LEVEL,
    READY,
    TELLS,
    Partner,
    begun,
    filled,
    in_frame,
)
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.static_server import StaticServer

pytestmark = pytest.mark.online


@CHROMIUM
def test_an_estimate_goes_on_in_a_page_of_its_own(page: PlaywrightPage, partner: Partner) -> None:
    """The estimate alone; who wants it precise takes figures and the partner's handleiding along."""
    page.open(partner('<pso-meetlat show="estimate" edition="1.9"></pso-meetlat>').address)
    begun(page)
    page.run_in_frame(
        "const field = document.getElementById('total_fte'); field.value = '30';"
        "field.dispatchEvent(new Event('input', { bubbles: true }))"
    )
    in_frame(page, "document.querySelector('[data-quick]').dataset.state")
    for way in (".quick__on a", "[data-whole]"):
        with page.tab.expect_popup() as popup:
            page.run_in_frame("document.querySelector(values[0]).click()", way)
        assert "/meetlat/?edition=1.9#schatting=" in popup.value.url
        assert "total_fte=30" in popup.value.url


@CHROMIUM
def test_a_partner_chooses_handleiding_and_day(page: PlaywrightPage, partner: Partner) -> None:
    """The level is that of the handleiding that was asked for; the day stands in the form, and can be changed."""
    body = '<pso-meetlat edition="1.9" date="2026-04-01" events="level"></pso-meetlat>'
    page.open(partner(body).address)
    begun(page)
    day = "return document.getElementById('reference_date').value"
    assert page.run_in_frame(day) == "2026-04-01"
    filled(page)
    page.run_in_frame(TELLS)
    until(page, "shared.length")
    assert page.run("return shared[0].edition") == "1.9"
    assert page.run_in_frame(day) == "2023-10-01"


@CHROMIUM
def test_a_chosen_handleiding_is_told_and_goes_along(
    page: PlaywrightPage, site: StaticServer, partner: Partner
) -> None:
    """The frame says which it is; the page of its own still uses it, until its visitor wants that of the date."""
    told = "document.querySelector('[data-edition-asked]:not([hidden]) [data-edition-name]')"
    page.open(partner('<pso-meetlat edition="1.9"></pso-meetlat>').address)
    filled(page)
    assert in_frame(page, f"{told}.textContent") == "1.9"
    address = f"{site.address}meetlat/?edition=1.9#cijfers={FIGURES}"
    in_frame(page, f"document.querySelector('[data-whole]').href === '{address}'")
    page.run_in_frame("document.querySelector('[data-action=share]').click()")
    assert in_frame(page, "document.querySelector('[data-share-link]').value") == address
    page.open(address)
    assert until(page, LEVEL) == "trede_1"
    assert until(page, f"{told}.textContent") == "1.9"
    page.click("[data-edition-asked] a")
    until(page, f"!location.search && {LEVEL}")
    assert page.run(f"return {told}") is None
    assert page.run("return document.getElementById('total_fte').value") == "30"


@CHROMIUM
def test_a_partner_chooses_what_is_shown(page: PlaywrightPage, site: StaticServer) -> None:
    """A part, or all; what is unknown is told on the console and left out."""
    shown = "return ['.opgave', '.explained'].map((it) => !document.querySelector(it).hidden)"
    asked = {
        "?show=form": [True, False],
        f"?show=result#cijfers={FIGURES}": [False, True],
        # A result alone would be empty without figures.
        "?show=result": [True, True],
        "?show=result#x": [True, True],
        "?show=result,form": [True, True],
    }
    for query, expected in asked.items():
        page.open(f"{site.address}insluiten/{query}")
        until(page, READY)
        assert page.run(shown) == expected, query
    assert complaints(page) == []
    page.open(f"{site.address}insluiten/?show=estimate,result&x=1")
    until(page, READY)
    assert page.run(shown) == [True, True]
    assert [text.rpartition(" ")[2] for text in complaints(page)] == ["show=estimate,result"]
    page.open(f"{site.address}insluiten/?show=norm&edition=9.9&date=2026-02-31&events=rows&x=1")
    until(page, READY)
    assert page.run(shown) == [True, True]
    told = [text.rpartition(" ")[2] for text in complaints(page)]
    wrong = ["date=2026-02-31", "edition=9.9", "events=rows", "show=estimate,result", "show=norm"]
    assert sorted(told) == wrong
