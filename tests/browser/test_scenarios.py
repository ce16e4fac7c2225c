"""Scenarios: kept under a name, opened, renamed, removed and put back, and side by side."""

import pytest

from tests.browser.axe import findings
from tests.browser.drivers import Page
from tests.browser.meetlat import complaints, until
from tests.browser.static_server import StaticServer
from tests.browser.test_keep import LEVEL, TYPE, press, reload, value

pytestmark = pytest.mark.online

chromium = pytest.mark.parametrize("browser", ["chromium"], indirect=True)

NAMES = "return [...document.querySelectorAll('[data-scenario] .scenario__name')].map((e) => e.textContent)"
FOCUSED = "return document.activeElement.dataset.action"
HEADS = "[...document.querySelectorAll('.compare thead th')].map((e) => e.textContent)"
# The present figures, and so many scenarios beside them.
COLUMNS = f"{HEADS}.length"


@pytest.fixture
def filled(page: Page, site: StaticServer) -> Page:
    """The Meetlat with a worked example in it."""
    page.open(f"{site.address}meetlat/#voorbeeld=ingenieursbureau")
    until(page, LEVEL)
    return page


def keep(page: Page, name: str, edition: str = "") -> None:
    """Keep the present figures as a scenario."""
    page.run(
        "document.getElementById('scenario-naam').value = values[0];"
        "document.getElementById('scenario-handleiding').value = values[1]",
        name,
        edition,
    )
    press(page, "[data-action=scenario-add]")


def test_scenarios_stand_side_by_side_with_the_present(filled: Page) -> None:
    """What changes in the form changes in the comparison; what was kept does not."""
    keep(filled, "Zoals het was")
    filled.run(TYPE, "total_fte", "60")
    until(filled, f"{COLUMNS} === 2")
    size = "document.querySelector('.compare')?.innerText.includes('60 fte')"
    until(filled, size)
    assert "30 fte" in filled.run("return document.querySelector('.compare').innerText")
    assert findings(filled.run) == []
    assert complaints(filled) == []


@chromium
def test_another_handleiding_is_a_scenario(filled: Page) -> None:
    """The same figures under an earlier handleiding, named in its column."""
    keep(filled, "Eerder", "1.9")
    heads = until(filled, f"{COLUMNS} === 2 && {HEADS}")
    assert "handleiding 1.9" in heads[1]


@chromium
def test_no_more_than_three_beside_the_present(filled: Page) -> None:
    """A fourth waits until one is taken away."""
    for name in "abcd":
        keep(filled, name)
    until(filled, f"{COLUMNS} === 4")
    boxes = "return [...document.querySelectorAll('[data-scenario] [type=checkbox]')].map((b) => b.disabled)"
    assert filled.run(boxes) == [False, False, False, True]


@chromium
def test_a_scenario_opens_and_what_was_there_can_be_put_back(filled: Page) -> None:
    """Going back to a scenario loses nothing that stood in the form."""
    keep(filled, "Zoals het was")
    filled.run(TYPE, "total_fte", "60")
    press(filled, "[data-action=scenario-open]")
    assert value(filled, "total_fte") == "30"
    press(filled, "[data-notice=scenario] [data-action=before]")
    assert value(filled, "total_fte") == "60"


@chromium
def test_a_scenario_can_be_renamed_with_the_keyboard(filled: Page) -> None:
    """Enter keeps the name, Escape does not, and the focus stays where it was."""
    keep(filled, "Oud")
    press(filled, "[data-action=scenario-rename]")
    filled.run("document.activeElement.value = 'Nieuw'")
    filled.press("Enter")
    assert filled.run(NAMES) == ["Nieuw"]
    assert filled.run(FOCUSED) == "scenario-rename"
    press(filled, "[data-action=scenario-rename]")
    filled.run("document.activeElement.value = 'Anders'")
    filled.press("Escape")
    assert filled.run(NAMES) == ["Nieuw"]
    assert filled.run(FOCUSED) == "scenario-rename"


@chromium
def test_a_removed_scenario_can_be_put_back(filled: Page) -> None:
    """Removing by mistake loses nothing, and it returns to its place."""
    for name in "ab":
        keep(filled, name)
    press(filled, "[data-action=scenario-remove]")
    assert filled.run(NAMES) == ["b"]
    assert filled.run(FOCUSED) == "scenario-undo"
    press(filled, "[data-action=scenario-undo]")
    assert filled.run(NAMES) == ["a", "b"]
    assert filled.run(FOCUSED) == "scenario-open"


@chromium
def test_there_are_eight_at_most(filled: Page) -> None:
    """A ninth is refused in words."""
    for number in range(9):
        keep(filled, str(number))
    assert len(filled.run(NAMES)) == 8
    assert filled.run("return document.querySelector('[data-scenario-said=full]').hidden") is False


@chromium
def test_scenarios_survive_a_reload(filled: Page) -> None:
    """They are kept in the tab, as the form is."""
    keep(filled, "Blijft")
    reload(filled)
    assert filled.run(NAMES) == ["Blijft"]


@chromium
def test_what_has_no_result_is_named(filled: Page) -> None:
    """A comparison says which figures are not in it, and why."""
    keep(filled, "Zoals het was")
    filled.run(TYPE, "total_fte", "")
    said = "document.querySelector('.compared__left-out')?.textContent"
    assert "Uw cijfers van nu" in until(filled, said)
