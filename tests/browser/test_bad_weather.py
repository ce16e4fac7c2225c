"""Bad weather: whatever fails, a sentence says what to do, and nothing that was entered is lost."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.browser.drivers import Page
from tests.browser.meetlat import at_stage, field, select, until
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.static_server import StaticServer

pytestmark = pytest.mark.online

chromium = pytest.mark.parametrize("browser", ["chromium"], indirect=True)

EXAMPLE = "meetlat/#voorbeeld=bakkerij"
RESULT = "document.querySelector('[data-result]').textContent.trim()"
FRAME = "document.querySelector('.figures__frame')?.textContent"
STATUS = "document.querySelector('[data-engine-status]')"
SHOWN = "(selector) => [...document.querySelectorAll(selector)].find((e) => e.checkVisibility())?.innerText ?? ''"
RETRY = '[data-engine-status] [data-action="retry"]'
NOT_KEPT = "!document.querySelector('[data-not-kept]').hidden"
CHOOSER, LISTS = "[data-open-file]", "[data-import-chooser]"
ROWS = "document.querySelectorAll('[data-list=placements] [data-row]').length"

# The next worker gets this script too; those after it are whole.
IN_NEXT_WORKER = """
const { createObjectURL } = URL;
URL.createObjectURL = (blob) => {
  URL.createObjectURL = createObjectURL;
  return createObjectURL(new Blob([%s, blob], { type: blob.type }));
};
"""
BREAKS = """
addEventListener("message", ({ data }) => {
  if (data.request?.includes('"total_fte":"666"')) throw new Error("broken");
});
"""
NO_ROOM = """
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  if (!given[1]?.env) return instantiate(...given);
  throw new RangeError("WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance");
};
"""
# Lets a minute pass in a moment, while the test is impatient.
IMPATIENT = """
const later = setTimeout;
globalThis.setTimeout = (f, time, ...given) => later(f, globalThis.impatient && time === 60_000 ? 300 : time, ...given);
globalThis.Worker = class extends Worker {
  constructor(...given) { super(...given); globalThis.last = this; }
};
"""
FULL = (
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
)
FORBIDDEN = """
for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}
"""
DEVICE_FULL = """
const { setItem } = Storage.prototype;
Storage.prototype.setItem = function (...given) {
  if (this === localStorage) throw new DOMException("full", "QuotaExceededError");
  setItem.apply(this, given);
};
"""
LEAVES = """
const leaving = new Event("beforeunload", { cancelable: true });
dispatchEvent(leaving);
return !leaving.defaultPrevented;
"""
# Remembers whether anybody read a byte of a file.
READING = """
globalThis.read = [];
for (const name of ["text", "arrayBuffer", "stream", "slice"]) {
  const original = Blob.prototype[name];
  Blob.prototype[name] = function (...given) {
    if (this instanceof File) read.push(name);
    return original.apply(this, given);
  };
}
for (const name of ["readAsText", "readAsArrayBuffer"]) {
  FileReader.prototype[name] = () => read.push(name);
}
"""
DROP = """
const dataTransfer = new DataTransfer();
for (const [name, text] of values[1]) dataTransfer.items.add(new File([text], name));
const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
document.querySelector(values[0]).dispatchEvent(event);
return event.defaultPrevented;
"""
HUSH = "for (const place of document.querySelectorAll('[data-notice]')) place.hidden = true"
SAID = (
    "[...document.querySelectorAll('[data-notice]:not([hidden])')].map((e) => e.innerText).join()"
)
NOTED = "[...document.querySelectorAll('[data-import-note]:not([hidden])')].map((e) => e.innerText).join()"
# Another window of this site, to the browser: it may write where we do.
ELSEWHERE = """
const frame = document.body.appendChild(document.createElement("iframe"));
const kept = JSON.parse(localStorage.getItem("meetlat"));
kept.mark = "another";
kept.form.values.total_fte = "77";
frame.contentWindow.localStorage.setItem("meetlat", JSON.stringify(kept));
"""
LATE = "document.querySelector('.late')"
NO_TIME_PASSES = "for (const running of document.getAnimations()) running.finish()"


def shown(page: Page, selector: str) -> str:
    """Give the text of the first of these that a visitor sees."""
    text: str = page.run(f"return ({SHOWN})(values[0])", selector)
    return text


def type_over(page: Page, path: str, text: str) -> None:
    """Replace what stands in a field."""
    select(page, path)
    page.type(field(path), text)


def value(page: Page, path: str) -> object:
    """Read a field."""
    return page.run("return document.getElementById(values[0]).value", path)


def failed(page: Page) -> str:
    """Wait until the engine has failed; give what is said about it."""
    until(page, at_stage("failed"))
    return shown(page, "[data-engine-status]")


@pytest.fixture
def form(page: Page, site: StaticServer) -> Page:
    """The Meetlat with its engine ready and a total in it."""
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("ready"))
    type_over(page, "total_fte", "31")
    return page


def test_a_calculator_that_breaks_starts_again(page: Page, site: StaticServer) -> None:
    """It is said, with what the level on the page belongs to; one press brings the answer to what was typed."""
    site.run_first(IN_NEXT_WORKER % json.dumps(BREAKS))
    page.open(site.address + EXAMPLE)
    until(page, RESULT)
    type_over(page, "total_fte", "666")
    said = failed(page)
    assert "De rekenaar is gestopt" in said
    assert "hoort bij wat u eerder invulde" in said
    assert value(page, "total_fte") == "666"
    page.click(RETRY)
    until(page, f"{FRAME}?.includes('666 fte')")
    assert shown(page, "[data-engine-status]") == ""


def test_a_calculator_that_dies_in_silence_is_missed(page: Page, site: StaticServer) -> None:
    """A browser may end a worker without a word: no answer in time is as clear."""
    site.run_first(IMPATIENT)
    page.open(site.address + EXAMPLE)
    until(page, RESULT)
    page.run("globalThis.impatient = true; last.terminate()")
    type_over(page, "total_fte", "44")
    assert "De rekenaar is gestopt" in failed(page)
    page.run("globalThis.impatient = false")
    page.click(RETRY)
    until(page, f"{FRAME}?.includes('44 fte')")


@pytest.mark.parametrize("broken", [FULL, FORBIDDEN], ids=["full", "forbidden"])
def test_a_browser_that_keeps_nothing(page: Page, site: StaticServer, broken: str) -> None:
    """It is said as long as it is so, the browser asks before it lets go, and a file is offered."""
    site.run_first(broken)
    page.open(site.address + EXAMPLE)
    until(page, RESULT)
    until(page, NOT_KEPT)
    assert "kwijt" in shown(page, "[data-not-kept]")
    assert "voorbeeld" in shown(page, "[data-notice=example]")
    assert "Bewaar als bestand" in shown(page, "[data-not-kept] [data-action=save]")
    assert page.run(LEAVES) is False
    page.run("document.querySelector('[data-device-on]').click()")
    assert "niet bewaren" in shown(page, "[data-device-said]")
    assert page.run("return document.querySelector('[data-device-on]').checked") is False


def test_who_entered_nothing_may_leave(page: Page, site: StaticServer) -> None:
    """A browser that keeps nothing is no reason to hold up a visitor who has nothing to lose."""
    site.run_first(FORBIDDEN)
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("ready"))
    assert page.run(LEAVES) is True


def test_a_device_that_is_full_keeps_the_older_figures_and_says_so(form: Page) -> None:
    """What does not fit any more is not taken for kept, and no other tab is blamed."""
    form.run("document.querySelector('[data-device-on]').click()")
    form.run(DEVICE_FULL)
    type_over(form, "total_fte", "55")
    until(form, NOT_KEPT)
    assert form.run("return document.querySelector('[data-device-choice]').hidden") is True
    type_over(form, "total_fte", "56")
    until(form, "(sessionStorage.getItem('meetlat') ?? '').includes('56')")
    assert form.run("return document.querySelector('[data-device-choice]').hidden") is True


FILES = {
    "foto.png": (b"\x89PNG\r\n", "geen opgave"),
    "brief.pdf": (b"%PDF-1.7", "geen opgave"),
    "brief.docx": (b"PK\x03\x04 and more", "geen opgave"),
    "leeg.json": (b"", "geen opgave"),
    "afgebroken.json": (b'{"format": "pso-opgave/1", "total_', "geen opgave"),
    "niets.json": (b"null", "geen opgave"),
    "lijst.json": (b"[1, 2]", "geen opgave"),
    "ander.json": (b'{"name": "package", "version": "1"}', "geen opgave"),
    "uitkomst.json": (b'{"format": "pso-uitkomst/1"}', "geen opgave"),
    "later.json": (b'{"format": "pso-opgave/2", "total_fte": 12}', "nieuwere versie"),
}


def test_a_file_that_is_no_opgave_changes_nothing(form: Page) -> None:
    """Damaged, foreign, empty or newer: a sentence says which file to choose, and the form stays as it was."""
    for name, (content, said) in FILES.items():
        form.run(HUSH)
        form.choose_file(CHOOSER, name, content)
        assert said in until(form, SAID), name
        assert value(form, "total_fte") == "31", name


def test_an_opgave_with_anything_in_it_is_judged_and_can_be_put_back(form: Page) -> None:
    """Rows that are no rows stop nothing."""
    strange = {"format": "pso-opgave/1", "placements": [5, None, [1]], "purchases": 7, "plan": "x"}
    form.choose_file(CHOOSER, "vreemd.json", json.dumps(strange).encode())
    until(form, "document.querySelector('.problems')")
    form.click("[data-notice=opened] [data-action=before]")
    assert value(form, "total_fte") == "31"


def test_two_hundred_megabytes_are_refused_unread(form: Page, tmp_path: Path) -> None:
    """As an opgave and as a list, by its size alone: no byte of it is read."""
    form.run(READING)
    for chooser, name, said in (
        (CHOOSER, "groot.json", SAID),
        (LISTS, "groot.xlsx", NOTED),
        (LISTS, "groot.toml", NOTED),
    ):
        form.run(HUSH)
        form.run("document.querySelector('[data-import-note=too-large]').hidden = true")
        huge = tmp_path / name
        with huge.open("wb") as file:
            file.truncate(200_000_000)
        form.choose_path(chooser, huge)
        assert "te groot" in until(form, said), name
    assert form.run("return read") == []
    assert value(form, "total_fte") == "31"


def test_a_dropped_file_opens_wherever_it_falls(form: Page) -> None:
    """A browser by itself would leave the page for the file; several at once are refused."""
    two = [["a.json", "{}"], ["b.json", "{}"]]
    assert form.run(DROP, "main", two) is True
    assert "meer dan één bestand" in until(form, SAID)
    assert value(form, "total_fte") == "31"
    opgave = json.dumps({"format": "pso-opgave/1", "total_fte": 12})
    form.run(DROP, "main", [["a.json", opgave]])
    until(form, "document.getElementById('total_fte').value === '12'")


def test_two_lists_at_once_are_refused(form: Page) -> None:
    """None of them is left out in silence."""
    form.click("[data-action=import-file]")
    form.run(DROP, "[data-import]", [["a.csv", "Doelgroep;Uren\n"], ["b.csv", "x"]])
    assert "meer dan één lijst" in until(form, NOTED)


@chromium
def test_a_dropped_folder_is_explained(
    page: PlaywrightPage, site: StaticServer, tmp_path: Path
) -> None:
    """A folder is no list and no opgave, and the page is still there."""
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("ready"))
    page.drop("h1", tmp_path)
    assert "geen opgave" in until(page, SAID)
    page.click("[data-action=import-file]")
    page.drop("[data-import-drop]", tmp_path)
    assert "map" in until(page, NOTED)


def made(body: str) -> str:
    """Write a link as a version would that has other parts in it."""
    return f"#cijfers={body}.{hashlib.sha256(body.encode()).hexdigest()[:8]}"


LINKS = {
    "#cijfers=": "niet heel",
    "#cijfers=1.2023-10-01.f48d5.qyo": "niet heel",
    "#cijfers=%E2%82": "niet heel",
    made("2.2023-10-01.f48d5"): "nieuwere versie",
}


@chromium
def test_a_link_that_cannot_be_read(form: Page) -> None:
    """Empty, cut off, damaged or newer: it is said, and one's own figures stay."""
    for link, said in LINKS.items():
        form.run(HUSH)
        form.run("location.hash = values[0]", link)
        assert said in until(form, SAID), link
        assert value(form, "total_fte") == "31", link


def test_a_link_waits_for_the_calculator(page: Page, site: StaticServer) -> None:
    """Whose download failed gets the figures of the link after the press that tries again."""
    link = made("1.2023-10-01.f48d5.ennn.qooo.p")
    with site.breaking("*.wasm"):
        page.open(f"{site.address}meetlat/{link}")
        failed(page)
    page.click(RETRY)
    assert until(page, SAID)


def test_another_window_is_heard(form: Page) -> None:
    """What another window remembered is not written over: the visitor chooses."""
    form.run("document.querySelector('[data-device-on]').click()")
    form.run(ELSEWHERE)
    until(form, "!document.querySelector('[data-device-choice]').hidden")
    type_over(form, "total_fte", "50")
    until(form, "(sessionStorage.getItem('meetlat') ?? '').includes('\"50\"')")
    there = form.run("return JSON.parse(localStorage.getItem('meetlat')).form.values.total_fte")
    assert there == "77"
    form.click("[data-action=device-take]")
    assert value(form, "total_fte") == "77"


@pytest.mark.parametrize(
    "missing",
    [
        "delete globalThis.WebAssembly",
        "delete WebAssembly.compileStreaming",
        "delete globalThis.TransformStream",
        "delete globalThis.Worker",
    ],
)
@chromium
def test_a_browser_that_cannot_compute(page: Page, site: StaticServer, missing: str) -> None:
    """It is told so; the form works, and its figures can be taken to another browser."""
    site.run_first(missing)
    page.open(f"{site.address}meetlat/")
    assert "nieuwe versie van Firefox" in failed(page)
    keeps_working(page)


def test_a_browser_without_webassembly(page: Page, site: StaticServer) -> None:
    """As some locked-down telephones are, in every browser."""
    site.run_first("delete globalThis.WebAssembly")
    page.open(f"{site.address}meetlat/")
    assert "nieuwe versie van Firefox" in failed(page)
    keeps_working(page)


def test_a_device_without_memory(page: Page, site: StaticServer) -> None:
    """Who has little memory reads what helps; afterwards one press starts it."""
    site.run_first(IN_NEXT_WORKER % json.dumps(NO_ROOM))
    page.open(f"{site.address}meetlat/")
    said = failed(page)
    assert "te weinig geheugen" in said
    assert "Sluit andere tabbladen" in said
    keeps_working(page)
    page.click(RETRY)
    until(page, at_stage("ready"))
    assert value(page, "total_fte") == "12,5"


@chromium
def test_a_start_that_fails_in_a_corner(page: Page, site: StaticServer) -> None:
    """What the engine itself does not wait for is heard too."""
    script = "WebAssembly.instantiate = () => Promise.reject(new Error('not here'));"
    site.run_first(IN_NEXT_WORKER % json.dumps(script))
    page.open(f"{site.address}meetlat/")
    assert "De rekenaar is gestopt" in failed(page)


@chromium
def test_no_memory_to_compile(page: Page, site: StaticServer) -> None:
    """It may be short before the lock too."""
    site.run_first(
        "WebAssembly.compileStreaming = async () => { throw new RangeError('Out of memory'); }"
    )
    page.open(f"{site.address}meetlat/")
    assert "te weinig geheugen" in failed(page)


def keeps_working(page: Page) -> None:
    """Fill in the form without a calculator, and save it."""
    page.run(
        "globalThis.saved = []; const make = URL.createObjectURL;"
        "URL.createObjectURL = (blob) => { saved.push(blob); return make.call(URL, blob); };"
    )
    type_over(page, "total_fte", "12,5")
    page.click("[data-list=placements] [data-action=add]")
    page.type(field("placements[0].hours"), "32")
    page.click('[data-engine-status] [data-action="save"]')
    saved = json.loads(
        until(page, "globalThis.saved.length") and page.run("return saved[0].text()")
    )
    assert saved["total_fte"] == "12,5"
    assert saved["placements"][0]["hours"] == "32"


@pytest.mark.parametrize(
    ("address", "script"),
    [("meetlat/", "sitting"), ("en/meetlat/", "form"), ("", "home")],
)
def test_a_browser_that_runs_no_script(
    page: Page, site: StaticServer, address: str, script: str
) -> None:
    """A script that is too new for a browser does nothing at all: after a while the page itself says so."""
    with site.breaking(f"*/browser/{script}.js"):
        page.open(site.address + address)
    assert shown(page, ".late") == ""
    page.run(NO_TIME_PASSES)
    said = shown(page, ".late")
    assert "te oud" in said or "too old" in said


def test_home_says_so_when_its_second_half_is_missing(page: Page, site: StaticServer) -> None:
    """What is only fetched for who turns to a field may be too new as well."""
    with site.breaking("*/browser/quick.js"):
        page.open(site.address)
        page.run("document.getElementById('total_fte').focus()")
        until(page, "!document.documentElement.dataset.script")
    page.run(NO_TIME_PASSES)
    assert "te oud" in shown(page, ".late")


@pytest.mark.parametrize("address", ["", "meetlat/"])
def test_a_good_browser_reads_nothing_of_it(page: Page, site: StaticServer, address: str) -> None:
    """Where the scripts run, nothing about old browsers is ever seen."""
    page.open(site.address + address)
    until(page, "document.documentElement.dataset.script === 'on'")
    page.run(NO_TIME_PASSES)
    assert shown(page, ".late") == ""


def test_a_line_that_breaks_half_way(page: Page, site: StaticServer) -> None:
    """Half a file is no browser's fault: it is said that the line broke, and one press fetches it."""
    with site.cutting("*.wasm"):
        page.open(site.address + EXAMPLE)
        assert "de verbinding viel weg" in failed(page)
    assert value(page, "total_fte") == "9,6"
    page.click(RETRY)
    until(page, RESULT)


def test_a_slow_line_shows_how_far_it_is(page: Page, site: StaticServer) -> None:
    """Who waits sees that something comes in."""
    progress = f"{STATUS}.querySelector('progress')"
    with site.holding("*.wasm"):
        page.open(f"{site.address}meetlat/")
        until(page, f"{progress}.value > 0 && {progress}.value < {progress}.max")
        assert "opgehaald" in shown(page, "[data-engine-status]")
    until(page, at_stage("ready"))


@chromium
@pytest.mark.parametrize(
    "path",
    [
        "",
        "en/",
        "meetlat/",
        "en/meetlat/",
        "insluiten/",
        "over/",
        "over/niveaus/",
        "voorbeelden/bakkerij/",
        "offline/",
        "404.html",
    ],
)
def test_without_scripts_no_button_is_dead(
    page: PlaywrightPage, site: StaticServer, path: str
) -> None:
    """Of every kind of page: where something needs scripts that is said, and nothing to press does nothing."""
    page.without_scripts()
    page.open(site.address + path)
    assert (
        page.run(
            # A form that leads to a page, and a term that opens by the browser itself, need no script.
            "return [...document.querySelectorAll('button:not([popovertarget], form[action] button)')]"
            ".filter((b) => b.checkVisibility()).map((b) => b.innerText)"
        )
        == []
    )
    if page.run("return !!document.querySelector('main form')"):
        assert "JavaScript" in page.run("return document.querySelector('main').innerText")
