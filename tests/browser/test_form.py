"""The form of the Meetlat: rows, messages, focus and memory, as someone at the keyboard meets them."""

import json

import pytest

from tests.browser.drivers import Page
from tests.browser.meetlat import LOCKED, at_stage, until
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.static_server import StaticServer

# The form uses nothing that differs between browsers; the main job and the lock are tested in all three.
pytestmark = [pytest.mark.online, pytest.mark.parametrize("browser", ["chromium"], indirect=True)]

FOCUSED = "return document.activeElement.id || document.activeElement.dataset.action"
LEVEL = "document.querySelector('[data-result] .level__name')?.dataset.level"


@pytest.fixture
def form(page: Page, site: StaticServer) -> Page:
    """The Meetlat with its engine ready and nothing entered."""
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("ready"))
    until(page, LOCKED)
    return page


@pytest.fixture
def filled(page: Page, site: StaticServer) -> Page:
    """The Meetlat with a worked example in it."""
    page.open(f"{site.address}meetlat/#voorbeeld=ingenieursbureau")
    until(page, LEVEL)
    return page


def enter(page: Page, path: str, value: str) -> None:
    """Put a value into a field as typing or choosing would."""
    page.run(
        "const field = document.getElementById(values[0]); field.value = values[1];"
        "field.dispatchEvent(new Event('input', {bubbles: true}))",
        path,
        value,
    )


def leave(page: Page, path: str) -> None:
    """Move on from a field."""
    page.run("const f = document.getElementById(values[0]); f.focus(); f.blur()", path)


def value(page: Page, path: str) -> object:
    """Read a field."""
    return page.run("return document.getElementById(values[0]).value", path)


def add(page: Page, name: str) -> None:
    """Press the button that adds a row."""
    page.click(f"[data-list={name}] [data-action=add]")


def test_new_row_gets_the_focus(form: Page) -> None:
    """Someone who adds a person can type on at once."""
    add(form, "placements")
    assert form.run(FOCUSED) == "placements[0].position"


def test_row_asks_only_what_its_answers_need(form: Page) -> None:
    """A day that no rule hangs on is not asked for."""
    add(form, "placements")
    hidden = "return document.getElementById('placements[0].indication_until').closest('[data-when]').hidden"
    assert form.run(hidden) is True
    enter(form, "placements[0].position", "wsw")
    assert form.run(hidden) is False


def test_copy_repeats_the_row_below_it(filled: Page) -> None:
    """A colleague with nearly the same details takes one press and one change."""
    filled.click("[data-list=placements] [data-action=copy]")
    assert filled.run(FOCUSED) == "placements[1].position"
    assert value(filled, "placements[1].hours") == value(filled, "placements[0].hours")


def test_removed_row_can_be_put_back(filled: Page) -> None:
    """Removing by mistake loses nothing: not a figure, not a choice, and the focus stays near."""
    choice = "input[name='purchases[1].also_direct']:checked"
    before = filled.run("return document.querySelector(values[0]).value", choice)
    filled.click("[data-list=purchases] [data-index='1'] [data-action=remove]")
    assert filled.run(FOCUSED) == "undo"
    filled.click("[data-list=purchases] [data-action=undo]")
    assert (
        filled.run("return document.querySelectorAll('[data-list=purchases] [data-row]').length")
        == 3
    )
    assert filled.run("return document.querySelector(values[0]).value", choice) == before


def test_numbers_of_rows_follow_their_order(filled: Page) -> None:
    """After a row is gone, a message still finds the row that it is about."""
    filled.click("[data-list=purchases] [data-index='0'] [data-action=remove]")
    enter(filled, "purchases[0].invoice", "abc")
    leave(filled, "purchases[0].invoice")
    message = "document.getElementById('message:purchases[0].invoice').textContent"
    assert "abc" in until(filled, message)


def test_message_waits_until_the_field_is_left(form: Page) -> None:
    """Nobody is told off in the middle of a word."""
    enter(form, "total_fte", "x")
    until(form, "document.querySelector('.problems')")
    message = "return document.getElementById('message:total_fte').textContent"
    assert form.run(message) == ""
    leave(form, "total_fte")
    assert form.run(message) != ""
    assert form.run("return document.getElementById('total_fte').ariaInvalid") == "true"


def test_summary_leads_to_the_field(form: Page) -> None:
    """From a problem in the summary it is one step to the field that it is about."""
    enter(form, "total_fte", "x")
    until(form, "document.querySelector('.problems a')")
    form.run("document.querySelector('.problems a').click()")
    assert form.run(FOCUSED) == "total_fte"


def test_answer_follows_what_is_typed(filled: Page) -> None:
    """A change is answered without a button, and what was unfolded stays so."""
    unfold(filled, "quantitative_level")
    until(filled, "document.querySelector('[data-figure=quantitative_level] .why__formula')")
    enter(filled, "total_fte", "300")
    until(filled, f"{LEVEL} !== 'trede_2'")
    until(filled, "document.querySelector('.figures__frame').textContent.includes('300 fte')")
    assert filled.run("return document.querySelector('.why details').open") is True
    assert filled.run("return document.querySelector('.why .why__formula') !== null") is True


def unfold(page: Page, figure: str) -> None:
    """Open a figure of Waarom, once it is there."""
    place = f"document.querySelector('[data-figure={figure}] > summary')"
    until(page, place)
    page.run(f"{place}.click()")


def test_coming_back_finds_everything(filled: Page, site: StaticServer) -> None:
    """Someone who looked at another page, or reloaded, goes on where they were."""
    enter(filled, "placements[0].hours", "24")
    filled.open(f"{site.address}over/")
    filled.open(f"{site.address}meetlat/")
    until(filled, LEVEL)
    assert value(filled, "placements[0].hours") == "24"
    assert value(filled, "purchases[2].invoice") == "14000"


def test_what_waits_behind_a_way_of_answering_is_left_out(form: Page) -> None:
    """Figures of a way that is no longer chosen do not reach the calculator, and come back with it."""
    enter(form, "total_fte", "10")
    form.click("input[name=total_way][value=built]")
    until(form, "document.querySelector('.open-list a[href=\"#total_fte\"], .open-list a')")
    form.click("input[name=total_way][value=total]")
    assert value(form, "total_fte") == "10"


def test_file_with_an_unknown_key_says_so(form: Page) -> None:
    """What the form has no field for is not passed over in silence."""
    opened = {
        "format": "pso-opgave/1",
        "reference_date": "2023-10-01",
        "total_fte": 10,
        "shoe_size": 43,
    }
    open_file(form, json.dumps(opened))
    assert "shoe_size" in until(form, "document.querySelector('.problems')?.textContent")
    assert value(form, "total_fte") == "10"


def test_file_is_shown_as_one_types_it(form: Page) -> None:
    """A file's 48.125 is no forty-eight thousand: it is scored as a file and shown with a comma."""
    opened = {
        "format": "pso-opgave/1",
        "reference_date": "2023-10-01",
        "total_fte": "48.125",
        "placements": [{"position": "wajong", "contract": "regulier", "hours": 32.5}],
    }
    open_file(form, json.dumps(opened))
    assert until(form, LEVEL) == "none"
    assert value(form, "total_fte") == "48,125"
    assert value(form, "placements[0].hours") == "32,5"


def test_file_that_is_no_opgave(form: Page) -> None:
    """A wrong file is refused in words, and what was entered stays."""
    enter(form, "total_fte", "10")
    open_file(form, "{")
    until(form, "!document.querySelector('[data-notice=unreadable]').hidden")
    assert value(form, "total_fte") == "10"


def open_file(page: Page, text: str) -> None:
    """Choose a file with this text."""
    page.run(
        "const input = document.querySelector('[data-open-file]');"
        "const choice = new DataTransfer();"
        "choice.items.add(new File([values[0]], 'opgave.json'));"
        "input.files = choice.files;"
        "input.dispatchEvent(new Event('change', {bubbles: true}))",
        text,
    )


def test_example_gives_way_to_own_figures(site: StaticServer, form: Page) -> None:
    """An example that was opened over own figures can be exchanged for them again."""
    enter(form, "total_fte", "12,5")
    add(form, "placements")
    enter(form, "placements[0].hours", "8")
    form.open(f"{site.address}over/")
    form.open(f"{site.address}meetlat/#voorbeeld=bakkerij")
    until(form, LEVEL)
    form.click("[data-notice=replaced] [data-action=before]")
    assert value(form, "total_fte") == "12,5"
    assert value(form, "placements[0].hours") == "8"


@pytest.mark.parametrize(
    "text", ["<script>document.title = 'x'</script>", "<img src=x onerror=alert(1)>", "👩‍🚒"]
)
def test_label_is_only_text(filled: Page, text: str) -> None:
    """A label is shown as it was typed and never run."""
    enter(filled, "placements[0].label", text)
    for figure in ("quantitative_level", "total", "direct", "direct_weighted"):
        unfold(filled, figure)
    until(filled, f"document.querySelector('.why').textContent.includes({json.dumps(text)})")
    assert filled.run("return document.querySelectorAll('.why script, .why img').length") == 0


def test_a_message_moves_no_neighbour(page: PlaywrightPage, site: StaticServer) -> None:
    """Fields beside each other stay on one line when one of them gets a message."""
    page.look(width=1280, scheme="light")
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("ready"))
    page.click("[data-list=placements] [data-action=add]")
    tops = (
        "return ['hours', 'people'].map((name) => "
        "document.getElementById(`placements[0].${name}`).getBoundingClientRect().top)"
    )
    first, second = page.run(tops)
    assert first == second
    enter(page, "placements[0].hours", "veel")
    page.run("document.getElementById('placements[0].hours').focus()")
    page.press("Tab")
    until(page, "document.getElementById('message:placements[0].hours').textContent")
    first, second = page.run(tops)
    assert first == second


def test_an_empty_day_is_blank_on_paper(page: PlaywrightPage, site: StaticServer) -> None:
    """What a browser shows in a date without a value is not printed; a day that is filled in is."""
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("ready"))
    enter(page, "reference_date", "2023-10-01")
    page.run("dispatchEvent(new Event('beforeprint'))")
    page.wish(media="print")
    colour = (
        "return ['reference_date', 'peiljaar_start']"
        ".map((id) => getComputedStyle(document.getElementById(id)).color)"
    )
    filled, empty = page.run(colour)
    assert empty == "rgba(0, 0, 0, 0)"
    assert filled != empty
