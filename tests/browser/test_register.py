"""The register in the browser: filtering without a server, dates the visitor's clock, taking a supplier along."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.axe import findings
from tests.browser.drivers import Page
from tests.browser.meetlat import at_stage, complaints, enter, until
from tests.browser.static_server import StaticServer
from tests.built import BUILT

pytestmark = pytest.mark.parametrize("browser", ["chromium"], indirect=True)

SHOWN = "[...document.querySelectorAll('[data-org]:not([hidden])')]"
COUNT = "document.querySelector('[data-count]').textContent"
VALUE = "return document.getElementById(values[0])?.value"
# The first organisation whose certificate holds and whose figure is known, and the first that misses it.
VALID = f"{SHOWN}.filter((org) => !org.matches('.org--expired'))"
KNOWN = f"{VALID}.find((org) => org.querySelector('[data-take]').dataset.factor !== '')"
MISSING = f"{VALID}.find((org) => org.querySelector('[data-take]').dataset.factor === '')"
# Presses the button, and says where it leads; the test goes there itself, to know when it has arrived.
TAKE = """
const link = (%s).querySelector("[data-take]");
const { name, factor } = link.dataset;
document.addEventListener("click", (event) => event.preventDefault(), { once: true });
link.click();
return [name, factor, link.href];
"""
PICK = """
const control = document.querySelector(`[data-filter] [name="${values[0]}"]`);
if (control.type === "checkbox") control.checked = true; else control.value = values[1];
control.dispatchEvent(new Event("input", { bubbles: true }));
"""
CLOCK = """
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given) { super(...(given.length ? given : [%s])); }
};
"""
LARGE = 2000


@pytest.fixture
def register(page: Page, site: StaticServer) -> Page:
    """The register as it is published, on a day between the dates in it."""
    site.run_first(CLOCK % "2027, 0, 15")
    page.open(f"{site.address}register/")
    until(page, f"/organisaties/.test({COUNT})")
    return page


def test_filters_narrow_the_list_and_stay_in_the_address(register: Page) -> None:
    """Who gets the address sees the same organisations."""
    register.run(PICK, "branche", "bouw")
    register.run(PICK, "niveau", "trede_1")
    shown = register.run(f"return {SHOWN}.map(({{ dataset }}) => [dataset.branch, dataset.level])")
    assert shown
    assert all(pair == ["bouw", "trede_1"] for pair in shown)
    address = register.run("return location.href")
    assert address.endswith("register/?branche=bouw&niveau=trede_1")
    names = register.run(f"return {SHOWN}.map(({{ id }}) => id)")
    register.open(address)
    until(register, f"{COUNT} !== ''")
    assert register.run(f"return {SHOWN}.map(({{ id }}) => id)") == names
    assert complaints(register) == []


def test_words_are_searched_without_accents_and_capitals(register: Page) -> None:
    """Every word has to be there, in the name, the place or the description."""
    register.type("#register-q", "SCHOONTEAM")
    until(register, f"{SHOWN}.length < 10")
    names = register.run(f"return {SHOWN}.map((org) => org.querySelector('h3').textContent)")
    assert names
    assert all("Schoonteam" in name for name in names)


def test_nothing_found_is_said_and_can_be_cleared(register: Page) -> None:
    """With what to do about it; clearing brings everything back."""
    everyone = register.run(f"return {SHOWN}.length")
    register.type("#register-q", "xyzzy")
    until(register, f"{COUNT} === 'Geen organisatie gevonden'")
    assert register.run("return !document.querySelector('[data-empty]').hidden")
    register.click("[data-clear]")
    assert register.run(f"return {SHOWN}.length") == everyone
    assert register.run("return location.search") == ""


@pytest.mark.parametrize(("day", "holds"), [("2027, 2, 31, 23, 59", True), ("2027, 3, 1", False)])
def test_a_certificate_holds_until_and_including_its_last_day(
    page: Page, serve: Callable[..., StaticServer], tmp_path: Path, day: str, *, holds: bool
) -> None:
    """By the date of the visitor: afterwards it is marked, gives no level, and cannot be taken along."""
    elsewhere = copied(
        tmp_path, lambda html: html.replace('data-until="', 'data-until="2027-03-31" data-was="', 1)
    )
    site = serve(elsewhere)
    site.run_first(CLOCK % day)
    page.open(f"{site.address}register/")
    until(page, f"{COUNT} !== ''")
    first = "document.querySelector('[data-was]')"
    assert page.run(f"return {first}.matches('.org--expired')") is not holds
    assert page.run(f"return {first}.querySelector('.org__take').hidden") is not holds
    page.run(PICK, "niveau", page.run(f"return {first}.dataset.level"))
    assert page.run(f"return {first}.hidden") is not holds


def test_a_supplier_is_taken_along_and_nothing_is_lost(register: Page, site: StaticServer) -> None:
    """It stands below the purchases with its name and figure; what was entered stays; it can be undone."""
    register.open(f"{site.address}meetlat/")
    until(register, at_stage("ready"))
    enter(register, "total_fte", "48,5")
    register.run("document.querySelector('[data-list=purchases] [data-action=add]').click()")
    enter(register, "purchases[0].label", "Van mijzelf")
    until(register, "(sessionStorage.getItem('meetlat') ?? '').includes('Van mijzelf')")
    register.open(f"{site.address}register/")
    name, factor, meetlat = register.run(TAKE % KNOWN)
    register.open(meetlat)
    until(
        register,
        "document.getElementById('purchases[1].label')",
    )
    assert register.run(VALUE, "total_fte") == "48,5"
    assert register.run(VALUE, "purchases[0].label") == "Van mijzelf"
    assert register.run(VALUE, "purchases[1].label") == name
    assert register.run(VALUE, "purchases[1].kind") == "pso"
    assert register.run(VALUE, "purchases[1].fte_per_million") == factor != ""
    assert register.run("return document.activeElement.id") == "purchases[1].invoice"
    assert register.run("return !document.querySelector('[data-notice=supplier]').hidden")
    until(register, at_stage("ready"))
    register.click("[data-notice=supplier] [data-action=before]")
    assert (
        register.run("return document.querySelectorAll('[data-list=purchases] [data-row]').length")
        == 1
    )
    assert register.run(VALUE, "total_fte") == "48,5"


def test_a_supplier_without_a_figure_is_asked_for_three(register: Page) -> None:
    """The way to answer fits what is known."""
    register.open(register.run(TAKE % MISSING)[2])
    until(
        register,
        "document.querySelector('[name=\"purchases[0].supplier_way\"][value=figures]')?.checked",
    )
    assert register.run(VALUE, "purchases[0].kind") == "pso"


def test_the_same_supplier_is_there_once(register: Page, site: StaticServer) -> None:
    """Taken along a second time, it is shown where it stands already."""
    for _ in range(2):
        register.open(f"{site.address}register/")
        register.open(register.run(TAKE % KNOWN)[2])
        until(register, "document.getElementById('purchases[0].label')?.value")
        register.run("dispatchEvent(new Event('pagehide'))")
    assert (
        register.run("return document.querySelectorAll('[data-list=purchases] [data-row]').length")
        == 1
    )
    assert register.run("return !document.querySelector('[data-notice=supplier-there]').hidden")


def test_two_thousand_organisations_are_filtered_too(
    page: Page, serve: Callable[..., StaticServer], tmp_path: Path
) -> None:
    """So many organisations are filtered as a few are: what is shown fits, and is counted."""
    site = serve(copied(tmp_path, lambda html: multiplied(html, LARGE)))
    page.open(f"{site.address}register/")
    until(page, f"{COUNT} !== ''")
    assert page.run("return document.querySelectorAll('[data-org]').length") >= LARGE
    page.run(PICK, "branche", "bouw")
    shown = page.run(f"return {SHOWN}.map(({{ dataset }}) => dataset.branch)")
    assert set(shown) == {"bouw"}
    assert str(len(shown)) in page.run(f"return {COUNT}")


def test_the_register_can_be_used_by_everyone(register: Page) -> None:
    """Filtered too."""
    register.run(PICK, "provincie", "Utrecht")
    assert findings(register.run) == []


def copied(folder: Path, change: Callable[[str], str]) -> Path:
    """Copy the site, with another register."""
    target = folder / "dist"
    shutil.copytree(BUILT / "assets", target / "assets")
    (target / "register").mkdir()
    html = (BUILT / "register/index.html").read_text("utf-8")
    (target / "register/index.html").write_text(change(html), "utf-8")
    return target


def multiplied(html: str, number: int) -> str:
    """Repeat the organisations of every province until there are so many."""
    times = number // html.count("data-org") + 1
    parts = html.split('<ul class="register__list">')
    lists = []
    for part in parts[1:]:
        items, end, rest = part.partition("</ul>")
        lists.append(items * times + end + rest)
    return '<ul class="register__list">'.join([parts[0], *lists])
