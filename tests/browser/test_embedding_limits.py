"""The Meetlat on a page that allows little: a policy, isolation, a closed-off frame; and for everyone to read."""

import json

import pytest

from tests.browser.axe import findings
from tests.browser.drivers import FramedPage
from tests.browser.meetlat import complaints
from tests.browser.partner import (
    CHROMIUM,
    FIGURES,
    FITS,
    MAIN,
    TELL,
    Partner,
    begun,
    filled,
    in_frame,
)
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.static_server import StaticServer
from tests.browser.test_embed_page import ADVISED, ALONE

pytestmark = pytest.mark.online


@MAIN
def test_a_strict_policy_needs_two_words_for_us(
    page: FramedPage, site: StaticServer, partner: Partner
) -> None:
    """Script and frame of our address; no style, no connection, nothing inline."""
    server = partner("<pso-meetlat></pso-meetlat>")
    ours = site.address.rstrip("/")
    server.headers["Content-Security-Policy"] = (
        f"default-src 'none'; script-src 'self' {ours}; frame-src {ours}; img-src data:;"
        " require-trusted-types-for 'script'"
    )
    page.open(server.address)
    filled(page)
    in_frame(page, FITS)
    assert complaints(page) == []


@CHROMIUM
def test_an_isolated_page_needs_two_headers_of_our_host(
    page: PlaywrightPage, site: StaticServer, partner: Partner
) -> None:
    """With them the Meetlat works in a page that isolates itself; without them the browser refuses script and frame."""
    server = partner("<pso-meetlat></pso-meetlat>")
    isolated = {
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    server.headers.update(isolated)
    page.open(server.address)
    assert page.run("return customElements.get('pso-meetlat')") is None
    site.headers["Cross-Origin-Embedder-Policy"] = "require-corp"
    site.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    page.open(server.address)
    filled(page)
    in_frame(page, FITS)
    assert page.run("return crossOriginIsolated")


@CHROMIUM
@pytest.mark.parametrize("sandbox", [ALONE, f"{ALONE} allow-downloads"])
def test_a_closed_off_frame_says_what_it_cannot_do(
    page: PlaywrightPage, site: StaticServer, partner: Partner, sandbox: str
) -> None:
    """It computes and fits; printing that is refused leads to a page of its own, to which the figures go along."""
    site.headers["Access-Control-Allow-Origin"] = "*"
    attributes = f'sandbox="{sandbox}" accent="a90061" events="level"'
    page.open(partner(f"<pso-meetlat {attributes}></pso-meetlat>").address)
    filled(page)
    petrol = "getComputedStyle(document.documentElement).getPropertyValue('--petrol')"
    assert page.run_in_frame(f"return {petrol}.trim()") == "#a90061"
    in_frame(page, FITS)
    assert page.run_in_frame("return self.origin") == "null"
    # Who has no origin shares nothing.
    assert page.run_in_frame(f"return {TELL}") is None
    address = f"{site.address}meetlat/#cijfers={FIGURES}"
    in_frame(page, f"document.querySelector('[data-whole-address]').value === '{address}'")
    assert not page.run_in_frame("return document.querySelector('[data-closed-off]').hidden")
    page.run_in_frame("document.querySelector('.answer [data-action=print]').click()")
    in_frame(page, "document.activeElement.matches('[data-closed-off]')")
    if sandbox == ALONE:
        return
    with page.tab.expect_download() as download:
        page.run_in_frame("document.querySelector('.answer [data-action=save]').click()")
    assert json.loads(download.value.path().read_text("utf-8"))["format"] == "pso-opgave/1"


@CHROMIUM
def test_the_advised_frame_can_do_it_all(
    page: PlaywrightPage, site: StaticServer, partner: Partner
) -> None:
    """Nothing is said to be closed off; the page of its own opens with the same figures."""
    page.open(partner(f'<pso-meetlat sandbox="{ADVISED}"></pso-meetlat>').address)
    filled(page)
    in_frame(page, "document.querySelector('[data-whole]').hash")
    page.run_in_frame("document.querySelector('.answer [data-action=print]').click()")
    assert page.run_in_frame("return document.querySelector('[data-closed-off]').hidden")
    page.run_in_frame("document.querySelector('[data-action=share]').click()")
    link = "document.querySelector('[data-share-link]').value"
    assert in_frame(page, link) == f"{site.address}meetlat/#cijfers={FIGURES}"
    page.run_in_frame("document.querySelector('.answer [data-action=save]').click()")
    in_frame(page, "document.querySelector('.answer__saved .framed-only').checkVisibility()")
    with page.tab.expect_popup() as popup:
        page.run_in_frame("document.querySelector('[data-whole]').click()")
    whole = popup.value
    assert whole.url == f"{site.address}meetlat/#cijfers={FIGURES}"
    # What opens is a window like any other: forms work in it, and nothing is said of frames.
    shown = "[...document.querySelectorAll('.framed-only')].some((it) => getComputedStyle(it).display !== 'none')"
    whole.wait_for_load_state()
    assert whole.evaluate(shown) is False
    whole.goto(f"{site.address}over/")
    whole.get_by_role("searchbox").fill("wajong")
    whole.get_by_role("searchbox").press("Enter")
    whole.wait_for_url("**/zoeken/?q=wajong")


@CHROMIUM
@pytest.mark.parametrize(
    "attributes", ['events="level"', 'show="estimate"', 'sandbox="allow-scripts"']
)
def test_what_is_added_for_partners_can_be_read_by_everyone(
    page: PlaywrightPage, site: StaticServer, partner: Partner, attributes: str
) -> None:
    """Axe finds nothing in the frame, nor in the page around it."""
    site.headers["Access-Control-Allow-Origin"] = "*"
    page.open(partner(f"<main><h1>Wij</h1><pso-meetlat {attributes}></pso-meetlat></main>").address)
    begun(page)
    if "estimate" not in attributes:
        filled(page)
    in_frame(page, FITS)
    assert findings(page.run_in_frame) == []
    assert findings(page.run) == []
