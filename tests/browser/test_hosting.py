"""The site behind nginx with the headers that it ships: it computes, and one page alone stands in frames."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.drivers import Page
from tests.browser.meetlat import KEEPS, LOCKED, complaints, until
from tests.browser.partner import HEAD, LEVEL, in_frame
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.static_server import StaticServer
from tests.built import BUILT
from tests.hosting.servers import NGINX_MAIN, nginx

pytestmark = pytest.mark.hosts
in_chromium = pytest.mark.parametrize("browser", ["chromium"], indirect=True)

FOUND = "document.querySelector('[data-results] a')"
SHELL = 20
"""So many files at least are kept of who only reads."""
# The load of a frame is over, also when its page was refused.
FRAMED = """
const frame = document.querySelector("iframe");
await new Promise((settle) => { frame.addEventListener("load", settle); frame.src = values[0]; });
"""

# nginx as it notes who came by.
NOTING = NGINX_MAIN.replace("access_log off;", "access_log {folder}/access.log;")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[str]:
    """Where nginx has the site."""
    with nginx(BUILT, "/", tmp_path) as address:
        yield address


@in_chromium
def test_the_meetlat_computes_behind_its_headers(page: PlaywrightPage, home: str) -> None:
    """The engine starts, the lock closes, and no header is a message on the console."""
    page.open(f"{home}meetlat/#voorbeeld=bakkerij")
    assert until(page, LEVEL) == "trede_1"
    assert page.run(f"return {LOCKED}")
    assert complaints(page) == []


@in_chromium
def test_home_and_search_work_behind_their_headers(page: PlaywrightPage, home: str) -> None:
    """Searching loads WebAssembly; its header lets it."""
    page.open(home)
    page.open(f"{home}zoeken/?q=wajong")
    until(page, FOUND)
    assert complaints(page) == []


@in_chromium
def test_the_service_worker_may_fetch_what_it_keeps(page: PlaywrightPage, home: str) -> None:
    """Its own header lets it go to its own host."""
    page.open(f"{home}over/")
    page.run(KEEPS, "/assets/", SHELL)
    assert complaints(page) == []


@in_chromium
def test_only_the_embed_page_stands_in_a_frame_of_another_site(
    page: PlaywrightPage, home: str, serve: Callable[..., StaticServer], tmp_path: Path
) -> None:
    """The bare Meetlat gives a level there; home is refused."""
    partner = tmp_path / "partner"
    partner.mkdir()
    (partner / "index.html").write_text(f"{HEAD}<iframe></iframe>")
    page.open(serve(partner).address)
    page.run(FRAMED, f"{home}insluiten/#voorbeeld=bakkerij")
    assert in_frame(page, LEVEL) == "trede_1"
    assert complaints(page) == []
    page.run(FRAMED, home)
    assert "frame-ancestors" in "".join(complaints(page))
    assert page.tab.frames[1].url != home


@pytest.mark.parametrize(("asked", "style"), [("insluiten/", {"site"}), ("", set())])
def test_every_browser_heeds_who_may_frame(
    page: Page, serve: Callable[..., StaticServer], tmp_path: Path, asked: str, style: set[str]
) -> None:
    """One that shows a page in the frame also fetches its style; `X-Frame-Options` closes nothing that is open."""
    partner = tmp_path / "partner"
    partner.mkdir()
    (partner / "index.html").write_text(f"{HEAD}<iframe></iframe>")
    with nginx(BUILT, "/", tmp_path, NOTING) as home:
        page.open(serve(partner).address)
        page.run(FRAMED, home + asked)
    fetched = (tmp_path / "access.log").read_text("utf-8")
    assert f"GET /{asked} " in fetched
    assert set(re.findall(r"GET /assets/(\w+)\.\w+\.css ", fetched)) == style
