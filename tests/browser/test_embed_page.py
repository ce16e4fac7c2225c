"""The bare Meetlat, in a page of somebody else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.axe import findings
from tests.browser.meetlat import LOCKED, at_stage, complaints, until
from tests.browser.partner import FILL_IN, HEAD, LEVEL, STILL_TO_ANSWER, in_frame
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.static_server import StaticServer
from tests.browser.test_accessibility import DEVICES

pytestmark = [pytest.mark.online, pytest.mark.parametrize("browser", ["chromium"], indirect=True)]

FRAME = '<iframe src="%sinsluiten/" sandbox="%s" width="900" height="900"></iframe>'
ALONE = "allow-scripts"
ADVISED = (
    "allow-scripts allow-same-origin allow-downloads allow-modals allow-popups"
    " allow-popups-to-escape-sandbox"
)


@pytest.mark.parametrize("sandbox", [ALONE, ADVISED])
def test_the_bare_meetlat_gives_a_level_in_a_closed_off_frame(
    page: PlaywrightPage,
    site: StaticServer,
    serve: Callable[..., StaticServer],
    tmp_path: Path,
    sandbox: str,
) -> None:
    """Without storage and without an origin it still computes, behind its lock."""
    # A frame without an origin of its own may only read what is given to everyone.
    site.headers["Access-Control-Allow-Origin"] = "*"
    (tmp_path / "index.html").write_text(HEAD + FRAME % (site.address, sandbox))
    page.open(serve(tmp_path).address)
    page.run_in_frame(FILL_IN)
    assert in_frame(page, LEVEL) == "trede_1"
    assert page.run_in_frame(f"return {LOCKED}")
    assert page.run_in_frame("return document.querySelector('nav, footer')") is None
    assert complaints(page) == []


def test_links_leave_the_frame(page: PlaywrightPage, site: StaticServer) -> None:
    """A page to read opens beside the sitting, not in place of it; a link to a field stays."""
    page.open(f"{site.address}insluiten/")
    until(page, at_stage("ready"))
    page.run("document.querySelector('.lock a').click()")
    assert page.run("return location.pathname") == "/insluiten/"
    assert page.run("return document.querySelector('.lock a').rel") == "noopener"
    until(page, STILL_TO_ANSWER)
    page.run(f"{STILL_TO_ANSWER}.click()")
    assert page.run("return document.activeElement.id") == "total_fte"


def test_it_can_be_read_by_everyone(page: PlaywrightPage, site: StaticServer) -> None:
    """Axe finds nothing, and it fits a phone."""
    for width, scheme in DEVICES:
        page.look(width=width, scheme=scheme)
        page.open(f"{site.address}insluiten/")
        until(page, at_stage("ready"))
        assert findings(page.run) == [], (width, scheme)
        assert page.run("return document.documentElement.scrollWidth") <= width
