"""The Meetlat on a partner's page: the element is a frame that fits what it shows."""

import pytest

from tests.browser.drivers import FramedPage
from tests.browser.meetlat import complaints, until
from tests.browser.partner import (
    CHROMIUM,
    FIGURES,
    FITS,
    FRAME,
    HEIGHTS,
    LEVEL,
    MAIN,
    SCRIPT,
    STILL_TO_ANSWER,
    Partner,
    begun,
    in_frame,
)
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.static_server import StaticServer
from tests.browser.test_keep import TYPE

pytestmark = pytest.mark.online

ADD_ROW = "document.querySelector('[data-list=placements] [data-action=add]').click()"
REMOVE_ROW = "document.querySelector('[data-list=placements] [data-action=remove]').click()"


@MAIN
def test_the_element_is_a_titled_frame(
    page: FramedPage, site: StaticServer, partner: Partner
) -> None:
    """In the language of the place; attributes in the query, figures only behind the hash."""
    body = (
        f'<pso-meetlat show="result" accent="#0b5563" figures="{FIGURES}"></pso-meetlat>'
        '<section lang="en-GB"><pso-meetlat></pso-meetlat></section>'
        '<pso-meetlat lang="en" title="Our calculator"></pso-meetlat>'
    )
    page.open(partner(body).address)
    frames = "[...document.querySelectorAll('iframe')].map((it) => [it.title, it.src, it.loading])"
    begun(page)
    assert page.run(f"return {frames}") == [
        [
            "PSO-meetlat: bereken uw niveau",
            f"{site.address}insluiten/?show=result&accent=0b5563#cijfers={FIGURES}",
            "lazy",
        ],
        ["PSO-meetlat: calculate your level", f"{site.address}en/insluiten/", "lazy"],
        ["Our calculator", f"{site.address}en/insluiten/", "lazy"],
    ]
    assert in_frame(page, LEVEL) == "trede_1"
    assert "f30" not in " ".join(site.carried)


@CHROMIUM
def test_a_change_of_the_element_leads_the_frame_anew(
    page: PlaywrightPage, site: StaticServer, partner: Partner
) -> None:
    """As a page that is made by script does it: several attributes at once are one visit, one taken away is gone."""
    page.open(partner('<pso-meetlat show="form"></pso-meetlat>').address)
    begun(page)
    steps = page.run("return history.length")
    page.run(
        "const it = document.querySelector('pso-meetlat'); it.removeAttribute('show');"
        "it.setAttribute('accent', '#a90061'); it.lang = 'en'; it.setAttribute('figures', values[0])",
        FIGURES,
    )
    address = f"{site.address}en/insluiten/?accent=a90061#cijfers={FIGURES}"
    until(page, f"{FRAME}.src === '{address}'")
    assert in_frame(page, LEVEL) == "trede_1"
    assert page.run_in_frame("return document.documentElement.lang") == "en"
    in_frame(page, FITS)
    assert page.run(f"return {FRAME}.title") == "PSO-meetlat: calculate your level"
    assert site.asked.count("/en/insluiten/") == 1
    assert page.run("return history.length") == steps


def test_the_frame_is_as_tall_as_what_it_shows(page: FramedPage, partner: Partner) -> None:
    """It grows and shrinks with its content, and comes to rest: no height is told twice."""
    page.open(partner("<pso-meetlat></pso-meetlat>").address)
    begun(page)
    in_frame(page, FITS)
    before = page.run_in_frame("return innerHeight")
    page.run_in_frame(ADD_ROW)
    in_frame(page, f"innerHeight > {before} + 100 && {FITS}")
    grown = page.run_in_frame("return innerHeight")
    page.run_in_frame(REMOVE_ROW)
    in_frame(page, f"innerHeight < {grown} && {FITS}")
    assert page.run_in_frame("return document.documentElement.scrollWidth <= innerWidth")
    rest = "for (let i = 0; i < 30; i++) await new Promise(requestAnimationFrame);"
    told = page.run(f"{rest} return {HEIGHTS}.length")
    assert page.run(f"{rest} return {HEIGHTS}.length") == told
    assert in_frame(page, FITS)


@MAIN
def test_a_link_in_the_answer_leads_to_its_field(page: FramedPage, partner: Partner) -> None:
    """Also in a frame that does not scroll itself: then the page around it does."""
    page.open(partner('<pso-meetlat show="form"></pso-meetlat>').address)
    begun(page)
    in_frame(page, FITS)
    in_frame(page, STILL_TO_ANSWER)
    page.run("scrollTo(0, document.documentElement.scrollHeight)")
    assert until(page, "scrollY > 1000")
    page.run_in_frame(f"{STILL_TO_ANSWER}.click()")
    until(page, "scrollY < 1000")
    assert page.run_in_frame("return document.activeElement.id") == "total_fte"


@CHROMIUM
@pytest.mark.parametrize("show", ["form", "result", "estimate"])
def test_it_fits_at_every_width(page: PlaywrightPage, partner: Partner, show: str) -> None:
    """Whatever is shown, from a small telephone to a desk, the frame comes to rest without a scroll bar."""
    page.open(partner(f'<pso-meetlat show="{show}" figures="{FIGURES}"></pso-meetlat>').address)
    begun(page)
    for width in (320, 375, 800, 1024, 1280, 320):
        page.look(width=width, scheme="light")
        in_frame(page, f"innerWidth <= {width} && innerWidth > {width} - 40")
        in_frame(page, f"({LEVEL} || document.querySelector('[data-quick]')) && {FITS}")
        assert page.run_in_frame("return document.documentElement.scrollWidth <= innerWidth")
    assert page.run(f"return {HEIGHTS}.length") < 100


@CHROMIUM
def test_two_do_not_disturb_each_other(page: PlaywrightPage, partner: Partner) -> None:
    """Each frame has its own height; the script may be there twice."""
    body = '<pso-meetlat show="form"></pso-meetlat><pso-meetlat show="estimate"></pso-meetlat>'
    page.open(partner(body, head=SCRIPT + SCRIPT).address)
    begun(page)
    second = "[...document.querySelectorAll('iframe')][1]"
    page.run(f"{second}.scrollIntoView()")
    until(page, f"{second}.style.height !== '600px'")
    before = page.run(f"return {second}.offsetHeight")
    in_frame(page, FITS)
    height = page.run_in_frame("return innerHeight")
    page.run_in_frame(ADD_ROW)
    in_frame(page, f"innerHeight > {height} && {FITS}")
    assert page.run(f"return {second}.offsetHeight") == before
    assert page.run("return document.querySelectorAll('iframe').length") == 2
    assert complaints(page) == []


@CHROMIUM
def test_two_forms_keep_what_was_entered_apart(page: PlaywrightPage, partner: Partner) -> None:
    """Also when both are loaded again: the figures of one never turn up in the other."""
    page.open(partner('<pso-meetlat show="form"></pso-meetlat>' * 2).address)
    begun(page)
    page.run_in_frame(TYPE, "total_fte", "31")
    in_frame(page, "Object.values(sessionStorage).some((it) => it.includes('\"31\"'))")
    page.run("document.querySelectorAll('iframe')[1].scrollIntoView()")
    for _ in range(2):
        first, second = (page.tab.frame_locator(f"iframe >> nth={at}") for at in (0, 1))
        second.locator("[data-stage=ready]").first.wait_for(state="attached")
        assert second.locator("[id=total_fte]").input_value() == ""
        assert first.locator("[id=total_fte]").input_value() == "31"
        page.tab.reload()
        page.run("document.querySelectorAll('iframe')[1].scrollIntoView()")


@CHROMIUM
def test_a_page_that_asks_and_does_not_fit_the_frame_leaves_it_to_scroll(
    page: PlaywrightPage, site: StaticServer, partner: Partner
) -> None:
    """Else what is below its edge could not be reached."""
    body = f'<iframe src="{site.address}insluiten/" height="500" title="Meetlat"></iframe>'
    page.open(partner(body, head="").address)
    begun(page)
    hidden = "getComputedStyle(document.documentElement).overflowY === 'hidden'"
    page.run(f"{FRAME}.contentWindow.postMessage({{ type: 'pso-meetlat:hello' }}, '*')")
    in_frame(page, "document.documentElement.dataset.fitted === ''")
    in_frame(page, f"!({hidden})")
    page.run(f"{FRAME}.style.height = heard.at(-1).height + 'px'")
    in_frame(page, hidden)


@CHROMIUM
def test_a_frame_that_was_written_inside_is_taken_over(
    page: PlaywrightPage, site: StaticServer, partner: Partner
) -> None:
    """Without our script the plain frame is there; with it that same frame is fitted."""
    inside = f'<iframe src="{site.address}insluiten/?show=form" title="Meetlat van ons"></iframe>'
    body = f"<pso-meetlat>{inside}</pso-meetlat>"
    page.open(partner(body, head="").address)
    begun(page)
    assert page.run(f"return {FRAME}.offsetHeight") < 200
    page.open(partner(body).address)
    begun(page)
    in_frame(page, FITS)
    assert page.run("return document.querySelectorAll('iframe').length") == 1
    assert page.run(f"return {FRAME}.title") == "Meetlat van ons"
    assert page.run(f"return {FRAME}.src") == f"{site.address}insluiten/?show=form"
