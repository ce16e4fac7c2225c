"""The search page: results while typing, in the visitor's own browser, and a list for who has no script."""

from contextlib import suppress

import pytest

from tests.browser.axe import findings
from tests.browser.drivers import Page
from tests.browser.meetlat import complaints, until
from tests.browser.static_server import StaticServer

pytestmark = pytest.mark.parametrize("browser", ["chromium"], indirect=True)

TRIES = 5
STATE = "document.querySelector('[data-search]').dataset.state"
TITLES = "[...document.querySelectorAll('.search__title')].map((title) => title.textContent)"
COUNT = "document.querySelector('[data-count]').textContent"
SHOWN = "!document.querySelector('%s').hidden"


def search(page: Page, site: StaticServer, words: str, address: str = "zoeken/") -> None:
    """Type words on the search page, and wait for what comes of them."""
    page.open(site.address + address)
    page.type("#zoekveld", words)
    until(page, f"['found', 'none'].includes({STATE})")


def arrived(page: Page, condition: str) -> None:
    """Wait until this is true on the page that is on its way."""
    for _ in range(TRIES):
        # Between two pages there is none to ask.
        with suppress(Exception):
            until(page, condition)
            return
    pytest.fail(f"never arrived: {condition}")


def test_results_come_while_typing(page: Page, site: StaticServer) -> None:
    """With where they belong, the words marked, their number said, and the words in the address."""
    search(page, site, "beleidsverklaring")
    until(page, f"{TITLES}[0]?.startsWith('Beleidsverklaring')")
    kind = page.run("return document.querySelector('.search__kind').textContent")
    assert kind == "Documenten"
    assert page.run("return document.querySelector('.search__excerpt mark').textContent") != ""
    until(page, f"/^\\d+ pagina/.test({COUNT})")
    assert page.run("return new URL(location.href).searchParams.get('q')") == "beleidsverklaring"
    assert complaints(page) == []


def test_another_form_of_a_word_is_found(page: Page, site: StaticServer) -> None:
    """Dutch plurals and endings: the page says leverancierskaart."""
    search(page, site, "leverancierskaarten")
    until(page, f"{TITLES}.includes('Leverancierskaart')")


def test_a_synonym_is_found_and_named(page: Page, site: StaticServer) -> None:
    """Who types the short name finds the page that says it in full."""
    search(page, site, "lks")
    until(page, f"{TITLES}.includes('Loonkostensubsidie')")
    assert "loonkostensubsidie" in page.run(
        "return document.querySelector('[data-also]').innerText"
    )


def test_a_word_that_is_not_there_gets_help(page: Page, site: StaticServer) -> None:
    """What was probably meant, advice and the list of all pages; not pages with the same first letter."""
    search(page, site, "banenafpsraak")
    until(page, f"{STATE} === 'none' && {SHOWN % '[data-mean]'}")
    assert page.run("return document.querySelector('[data-mean] a').textContent") == "Banenafspraak"
    assert page.run(f"return {SHOWN % '[data-all]'}")
    until(page, f"{COUNT} === 'Geen pagina gevonden'")


def test_the_field_of_any_page_leads_there(page: Page, site: StaticServer) -> None:
    """A plain form from below a path; the results stand there at once, and can be opened."""
    page.open(f"{site.address}over/privacy/")
    page.type("#zoekveld", "jobcoach")
    page.press("Enter")
    arrived(page, f"{TITLES}.includes('Jobcoach')")
    assert page.run("return location.pathname + location.search") == "/zoeken/?q=jobcoach"
    page.run("document.querySelector('.search__title a').click()")
    arrived(page, "location.pathname.includes('/begrippen/')")


def test_it_works_below_any_path(page: Page, serve: object) -> None:
    """A municipality may put the site in a folder."""
    site = serve(prefix="/pso/meting/")  # type: ignore[operator]
    search(page, site, "jobcoach")
    until(page, f"{TITLES}.includes('Jobcoach')")
    link = page.run("return document.querySelector('.search__title a').pathname")
    assert link.startswith("/pso/meting/begrippen/")
    assert complaints(page) == []


def test_english_searches_in_english(page: Page, site: StaticServer) -> None:
    """Its own index, with English word forms; no Dutch page comes up."""
    search(page, site, "calculations", "en/search/")
    until(page, f"{STATE} === 'found'")
    links = "[...document.querySelectorAll('.search__title a')].map((a) => a.pathname)"
    assert all(path.startswith("/en/") for path in page.run(f"return {links}"))


def test_the_keys_go_through_the_results(page: Page, site: StaticServer) -> None:
    """Down from the field to the first result, and up again."""
    search(page, site, "audit")
    until(page, f"{TITLES}.length > 1")
    page.press("ArrowDown")
    page.press("ArrowDown")
    at = "[...document.querySelectorAll('.search__title a')].indexOf(document.activeElement)"
    assert page.run(f"return {at}") == 1
    page.press("ArrowUp")
    page.press("ArrowUp")
    assert page.run("return document.activeElement.id") == "zoekveld"


def test_an_index_that_does_not_come_is_said(page: Page, site: StaticServer) -> None:
    """The list remains, and the next key tries again."""
    with site.breaking("*/pagefind.js"):
        page.open(f"{site.address}zoeken/")
        page.type("#zoekveld", "audit")
        until(page, f"{STATE} === 'failed' && {SHOWN % '[data-failed]'}")
        assert page.run(f"return {SHOWN % '[data-all]'}")


def test_nothing_is_fetched_for_who_only_looks(page: Page, site: StaticServer) -> None:
    """The index comes when somebody turns to the field."""
    page.open(f"{site.address}zoeken/")
    until(page, f"{STATE} === 'nothing'")
    assert not [path for path in site.asked if "pagefind" in path]


def test_results_can_be_used_by_everyone(page: Page, site: StaticServer) -> None:
    """Results and the help that stands there without any hold against axe."""
    for words, state in (("audit", "found"), ("xyzzy", "none")):
        search(page, site, words)
        until(page, f"{STATE} === '{state}'")
        assert findings(page.run) == []
