"""Documents to take along: made in the page, handed over as a file, shown as a sheet, or printed."""

import pytest

from tests.browser.axe import findings
from tests.browser.drivers import Page
from tests.browser.meetlat import at_stage, complaints, until
from tests.browser.static_server import StaticServer
from tests.browser.test_keep import LEVEL, TYPE, press

pytestmark = pytest.mark.online

chromium = pytest.mark.parametrize("browser", ["chromium"], indirect=True)

# Catches what the page would hand over, instead of a download.
CATCH = """
window.handed = [];
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { window.handed.push(blob); return make.call(URL, blob); };
HTMLAnchorElement.prototype.click = function () { window.named = this.download; };
window.print = () => { window.printed = document.querySelector('.report').innerText; };
"""
FIRST_BYTES = "return [...new Uint8Array(await window.handed[0].arrayBuffer())].slice(0, 2)"
SAID = """
[...document.querySelectorAll('[data-take-said]:not([hidden], [data-take-said=busy])')].map((e) => e.innerText).join()
"""


@pytest.fixture
def filled(page: Page, site: StaticServer) -> Page:
    """The Meetlat with a worked example in it, and what it hands over caught."""
    page.open(f"{site.address}meetlat/#voorbeeld=ingenieursbureau")
    until(page, LEVEL)
    page.run(CATCH)
    return page


@pytest.mark.parametrize("name", ["dossier", "plan"])
def test_a_document_is_made_and_handed_over(filled: Page, name: str) -> None:
    """A Word file with a name that says what it is."""
    press(filled, f"[data-document={name}]")
    assert ".docx" in until(filled, SAID)
    assert filled.run(FIRST_BYTES) == [ord("P"), ord("K")]
    assert ".docx" in filled.run("return window.named")
    assert complaints(filled) == []


@chromium
def test_the_workbook_is_made_or_it_is_said_why_not(filled: Page) -> None:
    """What this page cannot make is an answer, and the calculator goes on."""
    press(filled, "[data-document=werkboek]")
    said = until(filled, SAID)
    assert ".xlsx" in said or "kan deze pagina nog niet maken" in said
    assert filled.run(f"return {at_stage('ready')}") is True
    assert complaints(filled) == []


@chromium
def test_the_sheet_to_type_over_is_shown_and_put_away(filled: Page) -> None:
    """It gets the focus, and goes when the figures change."""
    press(filled, "[data-document=overtypblad]")
    until(filled, "!document.querySelector('[data-sheet]').hidden")
    assert filled.run("return document.activeElement.hasAttribute('data-sheet')") is True
    assert "Stap 3C" in filled.run("return document.querySelector('[data-sheet]').innerText")
    assert findings(filled.run) == []
    filled.run(TYPE, "total_fte", "44")
    until(filled, "document.querySelector('[data-sheet]').hidden")


@chromium
def test_printing_prints_the_report(filled: Page) -> None:
    """On paper stands the result of now, and after printing nothing of it is left on the page."""
    press(filled, ".answer [data-action=print]")
    until(filled, "window.printed !== undefined")
    html = filled.run("return document.querySelector('.report').textContent")
    assert "Trede 2" in html
    filled.run("dispatchEvent(new Event('afterprint'))")
    assert filled.run("return document.querySelector('.report').childElementCount") == 0
    assert complaints(filled) == []


@chromium
def test_without_a_result_it_is_said_what_is_missing(page: Page, site: StaticServer) -> None:
    """An empty form gives no document, and a sentence instead."""
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("ready"))
    press(page, "[data-document=dossier]")
    assert "Vul eerst aan" in until(page, SAID)
