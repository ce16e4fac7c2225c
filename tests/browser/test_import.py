"""A staff list into the form: chosen, dropped or pasted, mended in place, and nothing personal on the page."""

import csv
import json
from pathlib import Path

import pytest

from tests.browser.axe import findings
from tests.browser.drivers import Page
from tests.browser.meetlat import at_stage, complaints, enter, until
from tests.browser.playwright_driver import PlaywrightPage, Scheme
from tests.browser.static_server import StaticServer
from tests.browser.test_accessibility import DEVICES
from tests.calculator.lists import workbook

pytestmark = pytest.mark.online

# How a file is chosen differs by browser, so a whole list goes through all; what the page does with it is the same.
chromium = pytest.mark.parametrize("browser", ["chromium"], indirect=True)

LISTS = Path(__file__).parent / "lists"
MARKER = "GEHEIM"
CHOOSER = "[data-import-chooser]"
READ = "document.querySelector('[data-import-title]')"
REFUSED = "document.querySelector('.import__refused')?.textContent"
BUSY = "document.querySelector('[data-import]').ariaBusy === 'true'"
READY = "document.querySelector('[data-action=import-take]')?.textContent"
ROWS = "document.querySelectorAll('[data-list=placements] [data-row]').length"
LEVEL = "document.querySelector('[data-result] .level__name')?.dataset.level"
FOCUS = "return document.activeElement.id || Object.values(document.activeElement.dataset)[0]"
PAGE = "return document.documentElement.outerHTML.toUpperCase()"
STORED = "return JSON.stringify([{...sessionStorage}, {...localStorage}]).toUpperCase()"
PASTE = """
const clipboardData = new DataTransfer();
clipboardData.setData("text/plain", values[0]);
const cells = document.querySelector("[data-import-cells]");
cells.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
"""
CHANGE = """
const control = document.querySelector(values[0]);
control.focus();
control.value = values[1];
control.dispatchEvent(new Event("change", { bubbles: true }));
"""
# Chooses the last of what a word may mean: that one does not know.
UNSURE = """
const control = document.querySelector(`[data-import-key="${values[0]}"]`);
control.focus();
control.querySelector("[data-import-unsure]").selected = true;
control.dispatchEvent(new Event("change", { bubbles: true }));
"""
POINT = """
const control = document.querySelector(`[data-import-question="${values[0]}"]`);
control.focus();
control.querySelector(`[data-import-key="${values[1]}"]`).selected = true;
control.dispatchEvent(new Event("change", { bubbles: true }));
"""
LINES = "[...document.querySelectorAll('.import__word summary')].map((line) => line.innerText.replaceAll('\\n', ' '))"
COUNTS = "document.querySelector('.import__counts').textContent"
LEFT = "document.querySelector('[data-import-left]').textContent"


@pytest.fixture
def form(page: Page, site: StaticServer) -> Page:
    """The Meetlat with its engine ready, and a date and a total in it."""
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("ready"))
    enter(page, "reference_date", "2023-10-01")
    enter(page, "total_fte", "30")
    return page


def list_of(name: str) -> bytes:
    """Give a list as its file."""
    return (LISTS / f"{name}.csv").read_bytes()


def as_workbook(name: str) -> bytes:
    """Give a list as a workbook, with figures as figures."""
    text = list_of(name).decode()
    separator = ";" if ";" in text else ","
    rows = [
        [int(cell) if cell.isdecimal() else cell for cell in row]
        for row in csv.reader(text.splitlines(), delimiter=separator)
    ]
    return workbook({"Personeel": rows})


def read(page: Page, name: str, content: bytes) -> None:
    """Open the panel and choose a list; come back when it was read."""
    page.click("[data-action=import-file]")
    page.choose_file(CHOOSER, name, content)
    until(page, READ)


def change(page: Page, selector: str, value: str) -> None:
    """Choose from a list or fill in a field, and leave it; come back when that was answered."""
    page.run(CHANGE, selector, value)
    until(page, f"!({BUSY})")


def point(page: Page, field: str, column: str) -> None:
    """Say which column holds a field; come back when that was answered."""
    page.run(POINT, field, column)
    until(page, f"!({BUSY})")


def take(page: Page) -> None:
    """Put the rows in the form."""
    page.click("[data-action=import-take]")
    until(page, ROWS)


def holds_nothing_personal(page: Page) -> bool:
    """Whether no marker stands in the page or in what it keeps."""
    return not any(MARKER in page.run(place) for place in (PAGE, STORED))


@pytest.mark.parametrize("layout", ["csv", "xlsx"])
def test_a_clear_list_becomes_a_level(form: Page, layout: str) -> None:
    """From the export of an HR system to a level in three presses."""
    content = list_of("zorg") if layout == "csv" else as_workbook("zorg")
    read(form, f"zorg.{layout}", content)
    assert form.run(FOCUS) == "import-title"
    assert "10 rijen" in until(form, READY)
    assert "BSN" in form.run("return document.querySelector('.import__dropped').textContent")
    assert holds_nothing_personal(form)
    take(form)
    assert form.run(f"return {ROWS}") == 10
    assert until(form, LEVEL)
    assert holds_nothing_personal(form)
    assert complaints(form) == []


@chromium
def test_what_is_not_clear_is_mended_in_its_place(form: Page) -> None:
    """A word is explained once for all its rows, a figure and a day are typed where they belong."""
    read(form, "techniek.csv", list_of("techniek"))
    assert "4 rijen" in until(form, READY)
    change(form, '[data-import-key="VSO"]', "vso_pro_register")
    assert form.run(FOCUS) == form.run("return document.querySelector('[data-import-key=VSO]').id")
    assert "7 rijen" in until(form, READY)
    change(form, '[data-import-key="Jobcoach traject"]', "none")
    change(form, '[data-import-row="12"]', "32")
    change(form, '[data-import-row="24"]', "1-3-2021")
    assert "9 rijen" in until(form, READY)
    assert holds_nothing_personal(form)
    take(form)
    assert form.run("return document.getElementById('placements[3].hours').value") == "32"
    assert until(form, LEVEL)


@chromium
def test_a_column_is_pointed_out_by_hand(form: Page) -> None:
    """Where a name says nothing, the visitor says what the column holds."""
    read(form, "groen.xlsx", as_workbook("groen"))
    assert form.run(f"return {READY}") is None
    assert "doelgroep" in form.run("return document.querySelector('.import__mend').textContent")
    point(form, "position", "Achtergrond")
    assert form.run(FOCUS) == "import-question-position"
    assert "9 rijen" in until(form, READY)
    change(form, '[data-import-key="statushouder"]', "none")
    assert "8 rijen" in until(form, f"{READY}?.includes('8') && {READY}")
    assert holds_nothing_personal(form)
    take(form)
    assert until(form, LEVEL)


@chromium
def test_another_column_takes_the_place_of_the_first(form: Page) -> None:
    """Who points at the wrong column corrects it in the same place."""
    read(form, "groen.csv", list_of("groen"))
    point(form, "position", "Opmerking")
    assert form.run(f"return {READY} ?? null") is None
    point(form, "position", "Achtergrond")
    assert "9 rijen" in until(form, READY)


@chromium
def test_every_word_says_how_it_is_read(form: Page) -> None:
    """However many there are, each is a line with its count, and can be changed there."""
    words = ["Wajong", "WIA", "WW", "WSW", "LKS", "statushouder", "Participatiewet", "vso stage"]
    contracts = ["vast", "tijdelijk", "detachering", "stage"]
    rows = [f"{MARKER};{word};{contract};24" for word in words for contract in contracts]
    read(form, "alles.csv", "\n".join(["Naam;Doelgroep;Contract;Uren", *rows]).encode())
    shown = form.run(f"return {LINES}")
    assert len(shown) == len(words) + len(contracts)
    assert any("statushouder 4×" in line and "Participatiewet" in line for line in shown)
    form.click(".import__word:has([data-import-key=statushouder]) summary")
    change(form, "[data-import-key=statushouder]", "none")
    assert form.run(FOCUS).startswith("import-word-")
    assert "Hoort niet bij" in form.run(
        f"return {LINES}.find((line) => line.includes('statushouder'))"
    )


@chromium
def test_who_does_not_know_the_register_goes_on(form: Page) -> None:
    """The rows count as not in the register, and that this is open is told: in the list, at the rows, and after."""
    read(form, "techniek.csv", list_of("techniek"))
    form.run(UNSURE, "VSO")
    assert "7 rijen" in until(form, f"{READY}?.includes('7') && {READY}")
    assert "doelgroepregister" in form.run(f"return {COUNTS}")
    assert form.run("return document.querySelector('[data-import-key=VSO]').value") == "unsure"
    take(form)
    assert "doelgroepregister" in form.run(f"return {LEFT}")
    rows = "[...document.querySelectorAll(':is(input, select)[id$=\"].label\"]')].map(({ value }) => value)"
    assert sum("nog nakijken" in label for label in form.run(f"return {rows}")) == 3
    assert "vso_pro" in form.run(
        "return [...document.querySelectorAll(':is(input, select)[id$=\"].position\"]')].map((it) => it.value)"
    )


@chromium
def test_cells_are_pasted(form: Page) -> None:
    """Cells copied in a spreadsheet are read at once, and stand nowhere on the page."""
    form.click("[data-action=import-paste]")
    assert form.run(FOCUS) == "import-cells"
    form.run(
        PASTE,
        "Naam\tDoelgroep\tContract\tUren\nGEHEIM\tWajong\tvast\t32\nGEHEIM\tWIA\tvast\t24,5\n",
    )
    assert "2 rijen" in until(form, READY)
    assert form.run("return document.getElementById('import-cells').value") == ""
    take(form)
    assert form.run("return document.getElementById('placements[1].hours').value") == "24,5"
    assert holds_nothing_personal(form)


@chromium
def test_pasted_cells_without_names_are_explained(form: Page) -> None:
    """Who forgot the row with names reads what to copy."""
    form.click("[data-action=import-paste]")
    form.run(PASTE, "GEHEIM\tWajong\t32\nGEHEIM\tWIA\t24\n")
    assert "rij met namen" in until(form, REFUSED)
    assert holds_nothing_personal(form)


@chromium
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leeg.csv", b"", "leeg"),
        ("oud.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "xls"),
        (
            "slot.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "wachtwoord",
        ),
        ("stuk.xlsx", b"PK\x03\x04 and no more", "opnieuw"),
        ("foto.xlsx", b"\x89PNG\r\n", "geen werkblad"),
    ],
)
def test_a_file_that_is_no_list(form: Page, name: str, content: bytes, said: str) -> None:
    """What cannot be read is said in words, and nothing is lost."""
    form.click("[data-action=import-file]")
    form.choose_file(CHOOSER, name, content)
    assert said in until(form, REFUSED)
    assert form.run("return document.querySelector('[data-import-status]').textContent") != ""
    assert form.run("return document.getElementById('total_fte').value") == "30"
    read_again = list_of("zorg")
    form.choose_file(CHOOSER, "zorg.csv", read_again)
    until(form, READ)
    assert complaints(form) == []


@chromium
def test_a_file_that_is_too_large_is_not_read(form: Page) -> None:
    """Fifty megabytes never reach the engine."""
    form.click("[data-action=import-file]")
    form.run(
        "const choice = new DataTransfer(); choice.items.add(new File([new Uint8Array(50e6)], 'groot.csv'));"
        "const chooser = document.querySelector(values[0]); chooser.files = choice.files;"
        "chooser.dispatchEvent(new Event('change', { bubbles: true }));",
        CHOOSER,
    )
    until(form, "!document.querySelector('[data-import-note=too-large]').hidden")
    assert form.run(f"return {at_stage('ready')}") is True


@chromium
def test_rows_are_added_or_put_in_the_place_of_others(form: Page) -> None:
    """What stood there stays when that was chosen, and comes back when it was replaced."""
    read(form, "zorg.csv", list_of("zorg"))
    take(form)
    read(form, "zorg.csv", list_of("zorg"))
    form.click("[name=import-where][value=add]")
    form.click("[data-action=import-take]")
    until(form, f"{ROWS} === 20")
    form.click("[data-action=import-undo]")
    until(form, f"{ROWS} === 10")
    assert form.run("return document.getElementById('total_fte').value") == "30"


@chromium
def test_more_rows_than_a_form_holds(form: Page) -> None:
    """Thousands of rows do not stop the page: it says how to make them fewer."""
    rows = "".join(f"{MARKER}{number};Wajong;vast;32\n" for number in range(2001))
    read(form, "sw.csv", f"Naam;Doelgroep;Contract;Uren\n{rows}".encode())
    assert "Aantal" in form.run("return document.querySelector('.import__whole').textContent")
    assert form.run(f"return {READY} ?? null") is None


@chromium
def test_the_total_is_taken_over_when_asked(form: Page) -> None:
    """A list of everybody knows the total as well."""
    read(form, "zorg.csv", list_of("zorg"))
    form.click("[name=import-total]")
    take(form)
    assert form.run("return document.getElementById('total_fte').value") == "29,536267"


@chromium
def test_a_list_among_the_files_leads_here(form: Page) -> None:
    """Who opens a list as if it were an opgave is brought to the place for lists."""
    form.choose_file("[data-open-file]", "zorg.csv", list_of("zorg"))
    until(form, READ)
    assert form.run(FOCUS) == "import-title"


@chromium
def test_an_opgave_among_the_lists_opens(form: Page) -> None:
    """Who chooses a saved opgave here gets it opened."""
    opgave = {"format": "pso-opgave/1", "reference_date": "2023-10-01", "total_fte": 12}
    form.click("[data-action=import-file]")
    form.choose_file(CHOOSER, "pso-opgave.json", json.dumps(opgave).encode())
    until(form, "document.getElementById('total_fte').value === '12'")
    assert form.run("return document.querySelector('[data-import]').hidden") is True


@chromium
def test_with_the_keyboard_alone(form: Page) -> None:
    """Open, look, mend, take and leave again without a mouse."""
    form.run("document.querySelector('[data-action=import-file]').focus()")
    form.press("Enter")
    assert form.run(FOCUS) == ""
    form.press("Escape")
    assert form.run(FOCUS) == "import-file"
    form.press("Enter")
    form.choose_file(CHOOSER, "techniek.csv", list_of("techniek"))
    until(form, READ)
    form.press("Tab")
    assert form.run("return document.activeElement.dataset.importKey") == "VSO"
    form.run("document.querySelector('[data-import-row=\"12\"]').select()")
    form.run("document.querySelector('[data-import-row=\"12\"]').focus()")
    for key in "32":
        form.press(key)
    form.press("Enter")
    assert "5 rijen" in until(form, f"{READY}?.includes('5') && {READY}")
    form.run("document.querySelector('[data-action=import-take]').focus()")
    form.press("Enter")
    until(form, f"{ROWS} === 5")
    assert form.run(FOCUS) == "imported"


@chromium
@pytest.mark.parametrize(("width", "scheme"), DEVICES)
def test_everyone_can_use_it(form: PlaywrightPage, width: int, scheme: Scheme) -> None:
    """Open, read, unclear, refused and done hold against axe, and fit the screen."""
    form.look(width=width, scheme=scheme)
    form.click("[data-action=import-file]")
    judge(form)
    form.choose_file(CHOOSER, "leeg.csv", b"")
    until(form, REFUSED)
    judge(form)
    form.choose_file(CHOOSER, "techniek.csv", list_of("techniek"))
    until(form, READ)
    form.run(
        "for (const fold of document.querySelectorAll('[data-import] details')) fold.open = true"
    )
    judge(form)
    take(form)
    judge(form)


def judge(page: Page) -> None:
    """Hold the page against axe, and look whether anything about the list sticks out."""
    assert findings(page.run) == []
    place = "document.getElementById('doelgroep')"
    assert page.run(f"return {place}.scrollWidth - {place}.clientWidth") <= 0
