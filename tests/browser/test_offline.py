"""Who has been here once starts without a network; a new version waits until it is asked for."""

import base64
import contextlib
import hashlib
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.drivers import Browser, Page
from tests.browser.meetlat import (
    LOCKED,
    at_stage,
    choose,
    complaints,
    keeps,
    select,
    until,
)
from tests.browser.static_server import StaticServer
from tests.built import BUILT

LONGEST = 30
FILES = 7
"""Of the engine, its manifest among them."""

EXAMPLE = "meetlat/#voorbeeld=bakkerij"
RESULT = "document.querySelector('[data-result]').textContent.trim()"
TITLE = "return document.title"
TAKE = "[data-update-take]"
OFFERED = f"!!document.querySelector('{TAKE}')"
CHANGED = "Een nieuwe eerste zin"
# Puts a script and a page of one's own in every place of every cache.
POISON = """
for (const name of await caches.keys()) {
  const cache = await caches.open(name);
  for (const { url } of await cache.keys()) await cache.put(url, new Response("window.poisoned = 1; <title>poisoned"));
}
"""
OLDER = "return (await caches.keys()).length"


@pytest.fixture
def computed(page: Page, site: StaticServer) -> Page:
    """A Meetlat with a result, after which everything is on the device."""
    page.open(site.address + EXAMPLE)
    until(page, RESULT)
    keeps(page, site, "assets/engine/", FILES)
    return page


def test_the_second_visit_needs_no_network(computed: Page, site: StaticServer) -> None:
    """Home, the Meetlat and a result of what was filled in are there with the cable pulled."""
    site.close()
    computed.open(site.address)
    assert "PSO-meetlat" in computed.run(TITLE)
    estimates(computed)
    computed.open(f"{site.address}meetlat/")
    assert "op basis van uw opgave" in until(computed, RESULT)
    assert computed.run("return document.documentElement.dataset.lock") == "on"
    assert complaints(computed) == []


def test_below_a_path_too(page: Page, serve: Callable[..., StaticServer]) -> None:
    """The whole site lies below a path, and nothing next to it is touched."""
    site = serve(BUILT, "/gemeente/pso/")
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("ready"))
    keeps(page, site, "assets/engine/", FILES)
    site.close()
    page.open(f"{site.address}en/meetlat/")
    until(page, at_stage("ready"))


def test_a_page_never_seen_says_that_you_are_offline(page: Page, site: StaticServer) -> None:
    """In the language of its address, with its style, at any depth; a page that was seen is there."""
    keeps(page, site, "offline/")
    keeps(page, site, "/over/")
    site.close()
    page.open(f"{site.address}over/niveaus/")
    assert "U bent offline" in page.run(TITLE)
    assert page.run("return document.styleSheets[0].cssRules.length") > 100
    page.open(f"{site.address}en/no/such/page")
    assert "You are offline" in page.run(TITLE)
    page.open(f"{site.address}over/")
    assert "offline" not in page.run(TITLE)


def test_readers_do_not_fetch_the_engine(page: Page, site: StaticServer) -> None:
    """Who only reads keeps pages, not the engine's millions of bytes."""
    keeps(page, site, "meetlat/")
    assert not [path for path in site.asked if "engine/" in path]


def test_a_new_version_is_offered_and_never_forced(
    page: Page, site: StaticServer, tmp_path: Path
) -> None:
    """It waits while someone types; who takes it finds what was typed."""
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("ready"))
    keeps(page, site, "assets/engine/", FILES)
    site.folder = renewed(tmp_path)
    page.open(f"{site.address}meetlat/")
    until(page, OFFERED)
    select(page, "total_fte")
    page.type('[id="total_fte"]', "48,5")
    take(page)
    until(page, at_stage("ready"))
    assert page.run("return document.getElementById('total_fte').value") == "48,5"
    assert not page.run(f"return {OFFERED}")
    site.close()
    page.open(site.address)
    assert CHANGED in page.run("return document.body.textContent")
    estimates(page)
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("ready"))
    assert complaints(page) == []


def test_a_new_version_can_wait(page: Page, site: StaticServer, tmp_path: Path) -> None:
    """Put away by keyboard, the notice is gone and the old version goes on."""
    keeps(page, site, "offline/")
    site.folder = renewed(tmp_path)
    page.open(f"{site.address}over/")
    until(page, OFFERED)
    page.run("document.querySelector('[data-update-later]').focus()")
    page.press("Enter")
    until(page, f"!({OFFERED})")
    assert page.run("return document.activeElement.localName") == "main"
    page.open(f"{site.address}over/")
    until(page, OFFERED)


@pytest.mark.parametrize("browser", ["chromium"], indirect=True)
def test_another_tab_keeps_its_version(
    browser: Browser, computed: Page, site: StaticServer, tmp_path: Path
) -> None:
    """The tab that did not ask is not reloaded, and the files of its version stay; later they go."""
    other = browser.page()
    site.folder = renewed(tmp_path)
    other.open(f"{site.address}over/")
    until(other, OFFERED)
    computed.run("globalThis.mine = true")
    take(other)
    assert computed.run("return globalThis.mine")
    assert other.run(OLDER) == 2
    computed.open("about:blank")
    other.open("about:blank")
    other.open(f"{site.address}over/")
    until(other, "globalThis.count === 1 || void caches.keys().then((k) => (count = k.length))")
    other.close()


def test_what_a_page_puts_in_the_cache_is_not_handed_out(
    computed: Page, site: StaticServer
) -> None:
    """Any page of this address can write there; only the files that the list knows come out."""
    computed.run(POISON)
    computed.open(f"{site.address}meetlat/")
    until(computed, at_stage("ready"))
    assert "poisoned" not in computed.run(TITLE)
    assert not computed.run("return globalThis.poisoned")


@pytest.mark.parametrize("browser", ["chromium"], indirect=True)
def test_without_room_the_site_works_as_before(
    page: Page, serve: Callable[..., StaticServer]
) -> None:
    """Where nothing can be kept nothing breaks, and nothing is said."""
    site = serve()
    with site.breaking("*/sw.js"):
        page.open(f"{site.address}meetlat/")
        until(page, at_stage("ready"))
    choose(page, "total_way", "built")
    assert [text for text in complaints(page) if "sw.js" not in text and "503" not in text] == []


@pytest.mark.parametrize("browser", ["chromium"], indirect=True)
def test_in_a_frame_nothing_is_kept(
    page: Page, serve: Callable[..., StaticServer], tmp_path: Path
) -> None:
    """A page that shows ours in a frame, closed off or not, makes it leave nothing behind."""
    shutil.copytree(BUILT, tmp_path / "site")
    for sandbox in ("", ' sandbox="allow-scripts"'):
        (tmp_path / "index.html").write_text(
            f'<!doctype html><title>Frame</title><link rel="icon" href="data:,">'
            f'<iframe src="site/"{sandbox}></iframe>'
        )
        site = serve(tmp_path)
        page.open(site.address)
        assert page.run("return (await navigator.serviceWorker.getRegistrations()).length") == 0
        assert not [path for path in site.asked if path.endswith("sw.js")]
        # A closed-off frame has no address, so it may not use our font either.
        assert [text for text in page.complaints() if "service" in text.lower()] == []


def estimates(page: Page) -> None:
    """Turn to the quick estimate on home, and wait until it has all that it needs."""
    page.run("document.querySelector('[data-opgave] input').focus()")
    until(page, LOCKED)


def take(page: Page) -> None:
    """Ask for the new version, and wait until the page has begun again."""
    page.run("globalThis.mine = true")
    page.click(TAKE)
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        # Halfway there is no page to ask, and every driver says so in its own way.
        with contextlib.suppress(Exception):
            if page.run("return !globalThis.mine && document.readyState === 'complete'"):
                return
    pytest.fail("the page did not begin again")


def renewed(target: Path) -> Path:
    """Publish a next version: home has changed, and the list with it."""
    folder = shutil.copytree(BUILT, target / "next", ignore=shutil.ignore_patterns("*.br", "*.gz"))
    home, script = folder / "index.html", folder / "sw.js"
    before = digest(home)
    home.write_text(home.read_text().replace("<h1>", f"<h1>{CHANGED}. ", 1))
    text = script.read_text().replace(before, digest(home))
    script.write_text(text.replace('{"version":"', '{"version":"next-', 1))
    return folder


def digest(file: Path) -> str:
    """Write the fingerprint of a file as the list does."""
    return base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()
