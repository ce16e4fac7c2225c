"""What a browser remembers: nothing beyond the tab unless asked, never overwritten in silence, and forgotten whole."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from tests.browser.axe import findings
from tests.browser.drivers import Browser, Page
from tests.browser.meetlat import at_stage, complaints, until
from tests.browser.static_server import StaticServer

pytestmark = pytest.mark.online

chromium = pytest.mark.parametrize("browser", ["chromium"], indirect=True)

LEVEL = "document.querySelector('[data-result] .level__name')?.dataset.level"
TYPE = """
const field = document.getElementById(values[0]); field.value = values[1];
field.dispatchEvent(new Event("input", { bubbles: true }));
"""
FULL = (
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
)
ON = "[data-device-on]"
TRIES = 5
CHOICE = "!document.querySelector('[data-device-choice]').hidden"


def press(page: Page, selector: str) -> None:
    """Press a button, wherever it is on the page."""
    page.run("document.querySelector(values[0]).click()", selector)


def reload(page: Page, before: str = "") -> None:
    """Load the page again, after a script, and wait until its engine is there."""
    page.run(f"{before}; window.old = true; location.reload()")
    # A script that the old page still runs goes with it.
    for _ in range(TRIES):
        # Halfway there is no page to ask, and every driver says so in its own way.
        with suppress(Exception):
            until(page, f"!window.old && {at_stage('ready')}")
            return
    pytest.fail("the page did not come back")


def typed(page: Page, path: str, value: str) -> None:
    """Type an answer, and wait until it is kept in the tab."""
    page.run(TYPE, path, value)
    until(page, f"(sessionStorage.getItem('meetlat') ?? '').includes({json.dumps(value)})")


def device(page: Page) -> dict[str, Any] | None:
    """Read what the device holds."""
    found: dict[str, Any] | None = page.run("return JSON.parse(localStorage.getItem('meetlat'))")
    return found


def value(page: Page, path: str) -> object:
    """Read a field."""
    return page.run("return document.getElementById(values[0]).value", path)


@pytest.fixture
def form(page: Page, site: StaticServer) -> Page:
    """The Meetlat with its engine ready."""
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("ready"))
    return page


@pytest.fixture
def beside(browser: Browser, site: StaticServer) -> Iterator[Page]:
    """A second tab of the same browser, with the same storage."""
    tab = browser.page()
    tab.open(f"{site.address}meetlat/")
    until(tab, at_stage("ready"))
    yield tab
    tab.close()


@chromium
def test_nothing_stays_on_the_device_unasked(form: Page) -> None:
    """Figures are in the tab alone until someone asks for more."""
    typed(form, "total_fte", "31")
    assert device(form) is None
    assert form.run("return document.querySelector('[data-device-on]').checked") is False


@chromium
def test_what_is_remembered_is_there_in_a_new_tab(form: Page, beside: Page) -> None:
    """Once asked for, figures and scenarios come back without the tab that they were typed in."""
    typed(form, "total_fte", "31")
    press(form, ON)
    remembered = device(form)
    assert remembered
    assert remembered["form"]["values"]["total_fte"] == "31"
    reload(
        beside, "sessionStorage.clear(); addEventListener('pagehide', () => sessionStorage.clear())"
    )
    assert value(beside, "total_fte") == "31"


@chromium
def test_what_is_remembered_can_be_seen(form: Page) -> None:
    """The page shows every letter that the device holds."""
    typed(form, "total_fte", "31")
    press(form, ON)
    press(form, "[data-device-look] summary")
    seen = until(form, "document.querySelector('[data-device-seen]').textContent")
    assert json.loads(seen) == device(form)


def test_turning_it_off_clears_the_device_and_keeps_the_tab(form: Page) -> None:
    """Off means gone from the device; the work goes on."""
    typed(form, "total_fte", "31")
    press(form, ON)
    press(form, ON)
    assert device(form) is None
    assert value(form, "total_fte") == "31"


def test_forget_everything_leaves_nothing(form: Page) -> None:
    """Not in the tab, not on the device, not in the address, also after a reload."""
    typed(form, "total_fte", "31")
    press(form, "[data-action=scenario-add]")
    press(form, ON)
    press(form, "[data-action=forget]")
    assert form.run("return document.activeElement.dataset.action") == "forget-not"
    press(form, "[data-action=forget-all]")
    left = "return [sessionStorage.length, localStorage.length, location.hash]"
    assert form.run(left) == [0, 0, ""]
    assert value(form, "total_fte") == ""
    assert form.run("return document.activeElement.dataset.action") == "forget"
    reload(form)
    assert value(form, "total_fte") == ""
    assert form.run("return document.querySelectorAll('[data-scenario]').length") == 0
    assert complaints(form) == []


@chromium
def test_a_later_tab_does_not_overwrite_an_earlier_one(form: Page, beside: Page) -> None:
    """Both keep their figures until someone chooses."""
    typed(beside, "total_fte", "50")
    typed(form, "total_fte", "31")
    press(form, ON)
    until(beside, CHOICE)
    typed(beside, "fulltime_hours", "38")
    remembered = device(form)
    assert remembered
    assert remembered["form"]["values"]["total_fte"] == "31"
    press(beside, "[data-action=device-take]")
    until(beside, "document.getElementById('total_fte').value === '31'")
    assert beside.run(f"return {CHOICE}") is False


@chromium
def test_the_figures_here_may_win_too(form: Page, beside: Page) -> None:
    """Who chooses the figures of this tab gets them on the device, and the other tab hears of it."""
    typed(beside, "total_fte", "50")
    press(form, ON)
    until(beside, CHOICE)
    press(beside, "[data-action=device-mine]")
    until(form, CHOICE)
    remembered = device(form)
    assert remembered
    assert remembered["form"]["values"]["total_fte"] == "50"


@chromium
def test_an_example_does_not_overwrite_what_is_remembered(
    form: Page, beside: Page, site: StaticServer
) -> None:
    """Looking at an example costs nobody their own figures."""
    typed(form, "total_fte", "31")
    press(form, ON)
    beside.open(f"{site.address}over/")
    beside.run("sessionStorage.clear()")
    beside.open(f"{site.address}meetlat/#voorbeeld=bakkerij")
    until(beside, LEVEL)
    until(beside, CHOICE)
    remembered = device(form)
    assert remembered
    assert remembered["form"]["values"]["total_fte"] == "31"


@chromium
def test_storage_that_refuses_is_said_once_and_loses_nothing(form: Page) -> None:
    """A full or forbidden storage leads to the visitor's own file."""
    form.run(FULL)
    form.run(TYPE, "total_fte", "31")
    shown = "!document.querySelector('[data-notice=not-kept]').hidden"
    until(form, shown)
    press(form, ON)
    until(form, "!document.querySelector('[data-device-said=refused]').hidden")
    assert form.run("return document.querySelector('[data-device-on]').checked") is False
    assert value(form, "total_fte") == "31"
    assert complaints(form) == []


@chromium
def test_remembering_can_be_used_by_everyone(form: Page) -> None:
    """The section, its choice and its question hold against axe."""
    press(form, ON)
    form.run("document.querySelector('[data-device-choice]').hidden = false")
    assert findings(form.run) == []
    press(form, "[data-action=forget]")
    assert findings(form.run) == []


@chromium
def test_own_values_can_be_found_emptied_and_show_what_is_known(form: Page) -> None:
    """Every norm and weight is there, with the published figure, and a search that narrows the list."""
    for path, text in (("reference_date", "2023-10-01"), ("total_fte", "50")):
        form.run(TYPE, path, text)
    form.run("document.getElementById('eigen-waarden').open = true")
    known = "document.querySelector('[data-published=\"weight.position.ww\"]').innerText"
    form.run("for (const g of document.querySelectorAll('[data-own-group]')) g.open = true")
    assert "0,75" in until(form, f"{known}.includes('0,75') && {known}")
    norm = "document.querySelector('[data-published=\"norm.trede_1\"]').innerText"
    assert "3,0 %" in until(form, f"{norm}.includes('%') && {norm}")
    search = "const s = document.querySelector('[data-own-search]'); s.value = values[0];"
    form.run(f"{search} s.dispatchEvent(new Event('input', {{bubbles: true}}))", "wajong")
    assert form.run("return document.querySelectorAll('[data-own]:not([hidden])').length") == 1
    typed(form, "own_values.weight.position.wajong", "0,8")
    press(form, "[data-own='Wajong'] [data-action=clear-own]")
    assert value(form, "own_values.weight.position.wajong") == ""
    assert form.run("return document.activeElement.id") == "own_values.weight.position.wajong"
