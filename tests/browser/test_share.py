"""A link with figures: said before it is copied, opened without a server, and harmless when it is broken."""

import pytest

from tests.browser.axe import findings
from tests.browser.drivers import Page
from tests.browser.meetlat import LOCKED, at_stage, complaints, until
from tests.browser.static_server import StaticServer
from tests.browser.test_keep import LEVEL, TYPE, press, reload, value

pytestmark = pytest.mark.online

chromium = pytest.mark.parametrize("browser", ["chromium"], indirect=True)

MADE = "!document.querySelector('[data-share-made]').hidden"
LINK = "document.querySelector('[data-share-link]').value"
NOTICE = "document.querySelector('[data-notice=link]')"
OPENED = f"!{NOTICE}.hidden && {NOTICE}.innerText"


@pytest.fixture
def link(page: Page, site: StaticServer) -> str:
    """The link to a worked example."""
    page.open(f"{site.address}meetlat/#voorbeeld=bakkerij")
    until(page, LEVEL)
    press(page, "[data-action=share]")
    until(page, MADE)
    made = page.run(f"return {LINK}")
    assert isinstance(made, str)
    return made


def fresh(page: Page, address: str) -> None:
    """Open an address as someone who was never here."""
    page.open(address.partition("meetlat/")[0] + "over/")
    page.run("sessionStorage.clear(); localStorage.clear()")
    page.open(address)
    until(page, at_stage("ready"))


@chromium
def test_what_is_in_it_is_said_before_it_is_copied(page: Page, link: str) -> None:
    """Words first, then the link, then the button; a small group is a warning."""
    assert "#cijfers=" in link
    order = page.run(
        "return [...document.querySelectorAll('[data-share-made] :is(h3, textarea, button)')]"
        ".map((part) => part.localName)"
    )
    assert order == ["h3", "textarea", "button"]
    said = page.run("return document.querySelector('[data-share-made]').innerText")
    assert "Kleine groep" in said
    assert findings(page.run) == []


def test_a_link_opens_elsewhere_and_after_a_reload(
    page: Page, site: StaticServer, link: str
) -> None:
    """The same level, behind the lock, and no server ever saw the figures."""
    level = page.run(f"return {LEVEL}")
    fresh(page, link)
    assert "samengevat" in until(page, OPENED)
    assert until(page, LEVEL) == level
    assert page.run(f"return {LOCKED}") is True
    reload(page)
    assert until(page, LEVEL) == level
    assert not any("cijfers" in asked for asked in site.asked)
    assert findings(page.run) == []
    assert complaints(page) == []


@chromium
def test_changes_to_a_link_survive_a_reload(page: Page, link: str) -> None:
    """Who works on with somebody's figures keeps the changes."""
    fresh(page, link)
    until(page, OPENED)
    until(page, LEVEL)
    page.run(TYPE, "total_fte", "77")
    until(page, "sessionStorage.getItem('meetlat').includes('77')")
    reload(page)
    assert value(page, "total_fte") == "77"


@chromium
@pytest.mark.parametrize("damage", ["cut", "changed"])
def test_a_broken_link_says_so_and_loses_nothing(
    page: Page, site: StaticServer, link: str, damage: str
) -> None:
    """Cut off or changed: a sentence says what to do, and one's own figures stay."""
    broken = link[:-9] if damage == "cut" else link.replace(".f", ".f1", 1)
    fresh(page, f"{site.address}meetlat/")
    page.run(TYPE, "total_fte", "31")
    until(page, "(sessionStorage.getItem('meetlat') ?? '').includes('31')")
    page.run("location.hash = values[0]", broken.partition("#")[2])
    assert "niet heel" in until(page, OPENED)
    assert value(page, "total_fte") == "31"


@chromium
def test_a_link_never_outlives_its_figures(page: Page, link: str) -> None:
    """As soon as a figure changes, the link to the old ones is put away."""
    assert link
    page.run(TYPE, "total_fte", "77")
    until(page, f"!({MADE})")
