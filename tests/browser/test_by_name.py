"""The main job as someone hears it: everything is found by its role and its name alone, as a screen reader tells them.

Chromium alone: names follow from the document, which is the same in every browser, and only here both Playwright and
the browser itself say what they are.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Tab

from tests.browser.meetlat import complaints, until
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.states import STATES, WORKED
from tests.browser.static_server import StaticServer
from tests.browser.test_keep import LEVEL

pytestmark = [pytest.mark.online, pytest.mark.parametrize("browser", ["chromium"], indirect=True)]

DAY = "2026-02-02T12:00:00"
LEVEL_SAID = re.compile(
    r"(Geen niveau|Basistrede|Trede \d), op basis van uw opgave\. Totaal \d+,\d %\."
)
TOO_LONG = (
    "Betaalde uren per week is 44. Dat is meer dan een volledige werkweek van 40 uur. "
    "Verlaag de uren of pas de werkweek aan."
)

expect.set_options(timeout=40_000)


def named(place: Tab | Locator, role: Any, name: str) -> Locator:  # noqa: ANN401 - one of Playwright's roles
    """Find the one element with this role and exactly this name; a second one would be an error."""
    return place.get_by_role(role, name=name, exact=True)


def write(place: Tab | Locator, name: str, text: str) -> None:
    """Go to the field with this name and type, in place of what it held."""
    box = named(place, "textbox", name)
    box.press("ControlOrMeta+a")
    box.press_sequentially(text)


def choose(place: Tab | Locator, name: str, label: str) -> None:
    """Choose from the list with this name."""
    named(place, "combobox", name).select_option(label=label)


def row(tab: Tab, number: int) -> Locator:
    """The group of one row of the target group."""
    return named(tab, "group", f"Doelgroep, rij {number}")


def answer(tab: Tab) -> Locator:
    """The panel with the level."""
    return named(tab, "complementary", "Uitslag")


def said(place: Tab | Locator, words: str | re.Pattern[str]) -> Locator:
    """Find the live region that says these words."""
    return place.get_by_role("status").filter(has_text=words)


def unfold(place: Locator, words: str) -> None:
    """Open what is folded under these words; Playwright knows no role for a summary."""
    place.get_by_text(words, exact=True).click()


def handed_over(tab: Tab, press: Callable[[], None]) -> tuple[str, bytes]:
    """Give the name and the content of the file that the page hands over after a press."""
    with tab.expect_download() as waiting:
        press()
    file = waiting.value
    return file.suggested_filename, Path(file.path()).read_bytes()


def test_from_estimate_to_dossier(page: PlaywrightPage, site: StaticServer) -> None:
    """Whoever only hears the page estimates, mends, reads why, takes a step, undoes, compares and takes it along."""
    page.stop_the_calendar(DAY)
    page.open(site.address)
    estimates(page.tab)
    goes_on(page.tab)
    adds_somebody(page.tab)
    mends(page.tab)
    reads_why(page.tab)
    takes_a_step(page.tab)
    undoes(page.tab)
    compares(page.tab)
    takes_along(page.tab)
    assert complaints(page) == []


def estimates(tab: Tab) -> None:
    """Three figures on the home page; the band is said and can be read."""
    form = named(tab, "form", "Schat het in een minuut")
    write(form, "Totaal aantal fte", "30")
    write(form, "Aantal personen", "2")
    write(form, "Betaalde uren per week", "32")
    expect(said(form, "ligt uw niveau tussen Geen niveau en Trede 1")).to_be_attached()
    expect(named(tab, "region", "Uitslag")).to_contain_text("op basis van uw opgave")


def goes_on(tab: Tab) -> None:
    """With the same figures to the Meetlat, which says where they came from."""
    named(tab, "link", "Maak het precies").click()
    expect(named(tab, "heading", "Meetlat")).to_be_visible()
    expect(said(tab, "Deze cijfers komen van uw schatting")).to_be_visible()
    expect(named(row(tab, 1), "textbox", "Betaalde uren per week")).to_have_value("32")


def adds_somebody(tab: Tab) -> None:
    """A second person: the work goes on in the new row, and its week is too long."""
    choose(row(tab, 1), "Uitgangspositie", "Wajong")
    choose(row(tab, 1), "Soort contract", "Vast of tijdelijk contract")
    named(tab, "button", "Voeg iemand toe").click()
    expect(named(row(tab, 2), "combobox", "Uitgangspositie")).to_be_focused()
    choose(row(tab, 2), "Uitgangspositie", "Wajong")
    choose(row(tab, 2), "Soort contract", "Vast of tijdelijk contract")
    write(row(tab, 2), "Betaalde uren per week", "44")
    tab.keyboard.press("Tab")


def mends(tab: Tab) -> None:
    """The problem is said, named in the summary, and one step from its field; then the level is said."""
    hours = named(row(tab, 2), "textbox", "Betaalde uren per week")
    expect(said(answer(tab), "Er klopt 1 gegeven niet.")).to_be_attached()
    summary = named(answer(tab), "group", "Er klopt iets niet in uw gegevens")
    named(summary, "link", f"Rij 2 van de doelgroep, {TOO_LONG}").click()
    expect(hours).to_be_focused()
    expect(hours).to_have_attribute("aria-invalid", "true")
    expect(hours).to_have_accessible_description(re.compile(re.escape(TOO_LONG)))
    write(row(tab, 2), "Betaalde uren per week", "24")
    expect(said(answer(tab), LEVEL_SAID)).to_be_attached()
    expect(summary).to_have_count(0)


def reads_why(tab: Tab) -> None:
    """A figure opens into its formula."""
    why = named(tab, "region", "Waarom")
    unfold(why, "Niveau volgens de cijfers")
    expect(why.get_by_role("term").filter(has_text="Berekening").first).to_be_visible()


def takes_a_step(tab: Tab) -> None:
    """A step to a higher level goes into the form, and the way back has the focus."""
    needed = named(tab, "region", "Wat nog nodig is")
    named(needed, "button", "Zet in het formulier Extra mensen, voor Trede 3").click()
    expect(said(tab, "Deze stap staat in het formulier:")).to_be_visible()
    expect(named(tab, "button", "Zet terug wat er stond")).to_be_focused()
    expect(row(tab, 3)).to_be_visible()


def undoes(tab: Tab) -> None:
    """What is removed is named, beside a row of the same number in the other list, and comes back."""
    named(tab, "button", "Voeg een leverancier toe").click()
    expect(named(tab, "button", "Verwijder rij 1 van de inkoop")).to_be_visible()
    named(tab, "button", "Verwijder rij 2 van de doelgroep").click()
    back = named(tab, "button", "Zet terug rij 2 van de doelgroep")
    expect(back).to_be_focused()
    expect(back).to_have_accessible_description("Deze rij is verwijderd.")
    expect(row(tab, 3)).to_have_count(0)
    back.click()
    expect(named(row(tab, 2), "combobox", "Uitgangspositie")).to_be_focused()
    expect(named(row(tab, 2), "textbox", "Betaalde uren per week")).to_have_value("24")
    expect(row(tab, 3)).to_be_visible()


def compares(tab: Tab) -> None:
    """Two moments under names of their own, side by side in a table with heads."""
    place = named(tab, "region", "Scenario’s")
    write(place, "Naam van het scenario", "Nu")
    named(place, "button", "Bewaar als scenario").click()
    expect(said(place, "Bewaard: Nu")).to_be_visible()
    write(named(tab, "region", "1 Uw organisatie"), "Totaal aantal fte", "60")
    table = named(place, "table", "Naast elkaar, op basis van uw opgave")
    expect(named(table, "columnheader", "Nu")).to_be_visible()
    expect(named(table, "cell", "60 fte")).to_be_visible()
    named(place, "button", "Hernoem Nu").click()
    name = named(place, "textbox", "Nieuwe naam van Nu")
    expect(name).to_be_focused()
    name.fill("Eerst")
    named(place, "button", "Bewaar naam").click()
    expect(named(place, "button", "Hernoem Eerst")).to_be_focused()
    expect(named(place, "checkbox", "Zet naast elkaar: Eerst")).to_be_checked()


def takes_along(tab: Tab) -> None:
    """The file and the dossier are handed over, and of the dossier it is said."""
    save = named(answer(tab), "button", "Bewaar als bestand")
    name, content = handed_over(tab, save.click)
    assert (name, b"pso-opgave/1" in content) == ("pso-opgave.json", True)
    take = named(tab, "region", "Neem mee")
    name, content = handed_over(tab, named(take, "button", "Maak dossier (Word)").click)
    assert content.startswith(b"PK")
    expect(said(take, f"Gemaakt. Het staat bij uw downloads: {name}")).to_be_visible()


def with_purchases(page: PlaywrightPage, site: StaticServer) -> None:
    """Rows in both lists, one of each taken out, with everything unfolded."""
    page.open(f"{site.address}meetlat/#voorbeeld=ingenieursbureau")
    until(page, f"{LEVEL} && {WORKED}")
    for name in ("placements", "purchases"):
        page.click(f"[data-list={name}] [data-action=copy]")
        page.click(f"[data-list={name}] [data-action=remove]")
    page.run("for (const fold of document.querySelectorAll('details')) fold.open = true")


READ = ("reading", "wide-table", "list", "example", "components", "not-found")
HEARD = {name: STATES[name] for name in STATES if not name.startswith(READ)} | {
    "purchases": with_purchases
}
ACTS = {
    "button",
    "checkbox",
    "combobox",
    "Date",
    "DisclosureTriangle",
    "link",
    "radio",
    "searchbox",
    "textbox",
}
PLACES = {"complementary", "form", "group", "navigation", "radiogroup", "region", "rowgroup", "row"}


@pytest.mark.parametrize("state", HEARD)
def test_every_name_is_told_once(page: PlaywrightPage, site: StaticServer, state: str) -> None:
    """Whatever acts has a name, and in the group or region that it stands in no other has the same."""
    HEARD[state](page, site)
    names: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for name, does in spoken(page.tree()):
        names[name].add(does)
    assert names
    assert [name for name in names if not name[-1]] == []
    assert [name for name, does in names.items() if len(does) > 1] == []


def spoken(tree: list[dict[str, Any]]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give what is said of everything that acts: the named places around it, its role and its name; and what it does.

    Two links that lead to one place do the same; the button inside the field of a date is the browser's own.
    """
    nodes = {node["nodeId"]: node for node in tree}
    for node in tree:
        around = list(ancestors(node, nodes))
        own = any(told(place, "role") == "Date" for place in around)
        if told(node, "role") in ACTS and not node["ignored"] and not own:
            named_ones = [told(place, "name") for place in around if told(place, "role") in PLACES]
            yield (
                (*filter(None, named_ones), told(node, "role"), told(node, "name")),
                leads_to(node),
            )


def ancestors(
    node: Mapping[str, Any], nodes: Mapping[str, dict[str, Any]]
) -> Iterator[Mapping[str, Any]]:
    """Give everything around a node, from the inside out."""
    while parent := nodes.get(node.get("parentId", "")):
        yield parent
        node = parent


def leads_to(node: Mapping[str, Any]) -> str:
    """Give the address of a link; anything else does something of its own."""
    addresses = (str(p["value"]["value"]) for p in node["properties"] if p["name"] == "url")
    return next(addresses, str(node["nodeId"]))


def told(node: Mapping[str, Any], what: str) -> str:
    """Read the role or the name of a node."""
    return str(node.get(what, {}).get("value", "")).strip()
