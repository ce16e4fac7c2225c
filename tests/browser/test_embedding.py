"""The Meetlat on a partner's page: two origins, and what either can and cannot do to the other."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.browser.axe import findings
from tests.browser.drivers import FramedPage
from tests.browser.meetlat import UNTIL, complaints, until
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.static_server import StaticServer
from tests.browser.test_embed_page import ADVISED, ALONE, FILL_IN, LEVEL, STILL_TO_ANSWER
from tests.browser.test_keep import TYPE
from tests.built import BUILT

pytestmark = pytest.mark.online

Partner = Callable[..., StaticServer]

CHROMIUM = pytest.mark.parametrize("browser", ["chromium"], indirect=True)
MAIN = pytest.mark.parametrize("browser", ["chromium", "firefox"], indirect=True)

FIGURES = "1.2023-10-01.f30.g-wajong-regulier-160-r.eoo.qoooo.pooooo.2afa0406"
HEAD = '<!doctype html><html lang="nl"><title>Gemeente</title><link rel="icon" href="data:,">'
SCRIPT = '<script src="%sinsluiten/pso-meetlat.js" defer></script>'
# What a partner's page hears, whoever sends it.
LISTENS = """
globalThis.heard = [];
globalThis.shared = [];
addEventListener("message", ({ data, origin }) => heard.push({ ...data, origin }));
addEventListener("pso-meetlat:level", ({ detail }) => shared.push(detail));
"""
POSES = """
const level = { schema: "pso-meetlat-event/1", level: "trede_3", edition: "2.1" };
parent.postMessage({ type: "pso-meetlat:level", ...level }, "*");
parent.postMessage({ type: "pso-meetlat:height", height: 4321 }, "*");
parent.postMessage({ type: "posed", referrer: document.referrer, name }, "*");
"""
POSED = "heard.some(({ type }) => type === 'posed')"
# The first page of a frame may end its loading after it was led away, and then stands there again.
LED_AWAY = f"""
for (let turn = 0; turn < 5 && !{POSED}; turn += 1) {{
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, {{ once: true }}));
  frame.src = values[0];
  await loaded;
}}
"""
READY = "document.querySelector('[data-engine-status]')?.dataset.stage === 'ready'"
# The frame is as tall as what is in it, and stays so while the next pictures are drawn.
HEIGHT = "document.documentElement.getBoundingClientRect().height"
FITS = f"document.documentElement.dataset.fitted === '' && innerHeight === Math.ceil({HEIGHT})"
HEIGHTS = "heard.filter(({ type }) => type === 'pso-meetlat:height')"
ADD_ROW = "document.querySelector('[data-list=placements] [data-action=add]').click()"
REMOVE_ROW = "document.querySelector('[data-list=placements] [data-action=remove]').click()"
# Presses the button once it has been looked at.
TELLS = """
const button = document.querySelector("[data-action=tell]");
button.scrollIntoView({ block: "center" });
const told = (name) => !document.querySelector(`[data-told=${name}]`).hidden;
const end = performance.now() + 20_000;
do {
  button.click();
  for (let i = 0; i < 9; i++) await new Promise(requestAnimationFrame);
} while (told("unseen") && performance.now() < end);
"""
SENT = "!document.querySelector('[data-told=sent]').hidden"
KEEP = "dispatchEvent(new Event('pagehide'))"
TELL = "document.querySelector('[data-action=tell]')"
FRAME = "document.querySelector('iframe')"


@pytest.fixture
def partner(serve: Callable[..., StaticServer], site: StaticServer, tmp_path: Path) -> Partner:
    """Serve a page of somebody else, with the script of the element and a listener of its own."""

    def start(body: str, script: str = LISTENS, head: str = SCRIPT) -> StaticServer:
        folder = tmp_path / "partner"
        folder.mkdir(exist_ok=True)
        (folder / "listens.js").write_text(script)
        listens = '<script src="listens.js"></script>'
        scripts = head.replace("%s", site.address)
        (folder / "index.html").write_text(f"{HEAD}{listens}{scripts}<body>{body}")
        return serve(folder)

    return start


@pytest.fixture
def hostile(serve: Callable[..., StaticServer], tmp_path: Path) -> StaticServer:
    """Serve a page that sends to the page around it what ours would send."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "poses.js").write_text(POSES)
    (folder / "index.html").write_text(f'{HEAD}<script src="poses.js"></script>')
    return serve(folder)


def in_frame(page: FramedPage, condition: str) -> object:
    """Wait until an expression is true in the first frame; give its value."""
    return page.run_in_frame(UNTIL % condition, 40)


def begun(page: FramedPage) -> None:
    """Wait until the page in the frame computes."""
    until(page, f"{FRAME}?.src")
    in_frame(page, READY)


def filled(page: FramedPage) -> None:
    """Enter figures in the frame, as its visitor; wait for the level."""
    begun(page)
    page.run_in_frame(FILL_IN)
    assert in_frame(page, LEVEL) == "trede_1"


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


@MAIN
def test_a_page_that_did_not_ask_hears_only_heights(
    page: FramedPage, site: StaticServer, partner: Partner
) -> None:
    """A plain frame computes; of what is entered the page around it hears nothing, and no button offers it."""
    frame = f'<iframe src="{site.address}insluiten/" title="PSO-meetlat"></iframe>'
    page.open(partner(frame, head="").address)
    filled(page)
    assert page.run_in_frame(f"return {TELL}") is None
    heard = page.run("return heard")
    assert heard
    assert {tuple(sorted(message)) for message in heard} == {("height", "origin", "type")}


def test_a_level_is_shared_by_the_visitor_alone(
    page: FramedPage, site: StaticServer, partner: Partner
) -> None:
    """Asked for by the partner, named to the visitor, sent when they press: a level and totals of the schema."""
    server = partner('<pso-meetlat events="level"></pso-meetlat>')
    # Also from a page that tells nobody where its visitors come from.
    server.headers["Referrer-Policy"] = "no-referrer"
    page.open(server.address)
    filled(page)
    assert page.run("return shared") == []
    named = page.run_in_frame("return document.querySelector('.tell [data-partner]').textContent")
    assert named == server.address.rstrip("/")
    page.run_in_frame(TELLS)
    in_frame(page, SENT)
    # The form is kept a moment after typing: that alone takes back nothing.
    page.run_in_frame(f"{KEEP}; await new Promise(requestAnimationFrame)")
    assert page.run_in_frame(f"return {SENT}")
    until(page, "shared.length")
    schema = json.loads((BUILT / "schema/pso-meetlat-event-1.json").read_text("utf-8"))
    (event,) = page.run("return shared")
    Draft202012Validator(schema).validate(event)
    assert event["level"] == "trede_1"
    (message,) = page.run("return heard.filter(({ type }) => type !== 'pso-meetlat:height')")
    assert message.pop("origin") == site.address.rstrip("/")
    assert message == event


@CHROMIUM
@pytest.mark.parametrize("trick", ["cover", "see-through"])
def test_a_button_that_is_not_seen_shares_nothing(
    page: PlaywrightPage, partner: Partner, trick: str
) -> None:
    """A partner lays a picture over it that lets the pointer through, or makes the frame invisible."""
    page.open(partner('<pso-meetlat events="level"></pso-meetlat>').address)
    filled(page)
    page.run_in_frame(f"{TELL}.scrollIntoView({{ block: 'center' }})")
    page.run(
        "const style = values[0] === 'cover' ? document.body.appendChild(document.createElement('div')).style"
        f" : {FRAME}.style;"
        "Object.assign(style, values[0] === 'cover'"
        " ? { position: 'fixed', inset: '0', background: 'white', pointerEvents: 'none' } : { opacity: '0' });",
        trick,
    )
    # As long as one has to look before it counts.
    page.run_in_frame("for (let i = 0; i < 60; i++) await new Promise(requestAnimationFrame)")
    page.tab.main_frame.child_frames[0].locator("[data-action=tell]").click()
    in_frame(page, "!document.querySelector('[data-told=unseen]').hidden")
    assert page.run("return shared") == []


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


@CHROMIUM
def test_an_estimate_goes_on_in_a_page_of_its_own(page: PlaywrightPage, partner: Partner) -> None:
    """The estimate alone; who wants it precise takes figures and the partner's handleiding along."""
    page.open(partner('<pso-meetlat show="estimate" edition="1.9"></pso-meetlat>').address)
    begun(page)
    page.run_in_frame(
        "const field = document.getElementById('total_fte'); field.value = '30';"
        "field.dispatchEvent(new Event('input', { bubbles: true }))"
    )
    in_frame(page, "document.querySelector('[data-quick]').dataset.state")
    for way in (".quick__on a", "[data-whole]"):
        with page.tab.expect_popup() as popup:
            page.run_in_frame("document.querySelector(values[0]).click()", way)
        assert "/meetlat/?edition=1.9#schatting=" in popup.value.url
        assert "total_fte=30" in popup.value.url


@CHROMIUM
def test_a_partner_chooses_handleiding_and_day(page: PlaywrightPage, partner: Partner) -> None:
    """The level is that of the handleiding that was asked for; the day stands in the form, and can be changed."""
    body = '<pso-meetlat edition="1.9" date="2026-04-01" events="level"></pso-meetlat>'
    page.open(partner(body).address)
    begun(page)
    day = "return document.getElementById('reference_date').value"
    assert page.run_in_frame(day) == "2026-04-01"
    filled(page)
    page.run_in_frame(TELLS)
    until(page, "shared.length")
    assert page.run("return shared[0].edition") == "1.9"
    assert page.run_in_frame(day) == "2023-10-01"


@CHROMIUM
def test_a_chosen_handleiding_is_told_and_goes_along(
    page: PlaywrightPage, site: StaticServer, partner: Partner
) -> None:
    """The frame says which it is; the page of its own still uses it, until its visitor wants that of the date."""
    told = "document.querySelector('[data-edition-asked]:not([hidden]) [data-edition-name]')"
    page.open(partner('<pso-meetlat edition="1.9"></pso-meetlat>').address)
    filled(page)
    assert in_frame(page, f"{told}.textContent") == "1.9"
    address = f"{site.address}meetlat/?edition=1.9#cijfers={FIGURES}"
    in_frame(page, f"document.querySelector('[data-whole]').href === '{address}'")
    page.run_in_frame("document.querySelector('[data-action=share]').click()")
    assert in_frame(page, "document.querySelector('[data-share-link]').value") == address
    page.open(address)
    assert until(page, LEVEL) == "trede_1"
    assert until(page, f"{told}.textContent") == "1.9"
    page.click("[data-edition-asked] a")
    until(page, f"!location.search && {LEVEL}")
    assert page.run(f"return {told}") is None
    assert page.run("return document.getElementById('total_fte').value") == "30"


@CHROMIUM
def test_a_partner_chooses_what_is_shown(page: PlaywrightPage, site: StaticServer) -> None:
    """A part, or all; what is unknown is told on the console and left out."""
    shown = "return ['.opgave', '.explained'].map((it) => !document.querySelector(it).hidden)"
    asked = {
        "?show=form": [True, False],
        f"?show=result#cijfers={FIGURES}": [False, True],
        # A result alone would be empty without figures.
        "?show=result": [True, True],
        "?show=result#x": [True, True],
        "?show=result,form": [True, True],
    }
    for query, expected in asked.items():
        page.open(f"{site.address}insluiten/{query}")
        until(page, READY)
        assert page.run(shown) == expected, query
    assert complaints(page) == []
    page.open(f"{site.address}insluiten/?show=estimate,result&x=1")
    until(page, READY)
    assert page.run(shown) == [True, True]
    assert [text.rpartition(" ")[2] for text in complaints(page)] == ["show=estimate,result"]
    page.open(f"{site.address}insluiten/?show=norm&edition=9.9&date=2026-02-31&events=rows&x=1")
    until(page, READY)
    assert page.run(shown) == [True, True]
    told = [text.rpartition(" ")[2] for text in complaints(page)]
    wrong = ["date=2026-02-31", "edition=9.9", "events=rows", "show=estimate,result", "show=norm"]
    assert sorted(told) == wrong


def test_a_hostile_partner_reads_nothing_and_commands_nothing(
    page: FramedPage, partner: Partner
) -> None:
    """Neither document, storage nor address can be read; no message changes a figure or makes the frame speak."""
    page.open(partner('<pso-meetlat events="level"></pso-meetlat>').address)
    filled(page)
    tries = (
        "document.body",
        "location.href",
        "location.hash",
        "localStorage",
        "sessionStorage",
        "eval('1')",
        "history.length",
    )
    for what in tries:
        script = f"try {{ return String({FRAME}.contentWindow.{what}) }} catch (error) {{ return error.name }}"
        assert page.run(script) == "SecurityError", what
    assert page.run(f"return {FRAME}.contentDocument") is None
    figures = "[...document.querySelectorAll('[data-opgave] :is(input, select)')].map((it) => it.value).join()"
    before = page.run_in_frame(f"return {figures}")
    page.run(
        f"const frame = {FRAME}.contentWindow;"
        "const kinds = ['level', 'height', 'tell', 'open', 'share', 'hello'].map((it) => `pso-meetlat:${it}`);"
        "const loads = [{}, { question: 'event' }, { opgave: { total_fte: 1 } }, { action: 'tell' }, { height: 9 }];"
        "for (const type of kinds) for (const load of loads) frame.postMessage({ type, ...load }, '*');"
        "for (const bare of ['tell', null, 7, ['pso-meetlat:level'], 'skip-waiting']) frame.postMessage(bare, '*');"
    )
    in_frame(page, FITS)
    assert page.run_in_frame(f"return {figures}") == before
    assert page.run_in_frame(f"return {LEVEL}") == "trede_1"
    heard = page.run("return [...new Set(heard.map(({ type }) => type))]")
    assert heard == ["pso-meetlat:height"]


@CHROMIUM
def test_figures_do_not_go_along_when_a_partner_sends_the_frame_away(
    page: PlaywrightPage, partner: Partner, hostile: StaticServer
) -> None:
    """That cannot be refused; where the frame is sent hears nothing of what was entered."""
    page.open(partner(f'<pso-meetlat figures="{FIGURES}"></pso-meetlat>').address)
    begun(page)
    in_frame(page, LEVEL)
    page.run(f"{FRAME}.contentWindow.location = values[0]", hostile.address)
    until(page, POSED)
    told = page.run("return heard.map((it) => JSON.stringify(it)).join()")
    assert "f30" not in " ".join([told, *hostile.asked, *hostile.carried])


@MAIN
@pytest.mark.parametrize("place", ["beside", "inside"])
def test_a_hostile_frame_that_poses_as_ours_is_refused(
    page: FramedPage, partner: Partner, hostile: StaticServer, place: str
) -> None:
    """A frame beside ours has another source; one that took the place of ours has another origin."""
    page.open(partner('<pso-meetlat events="level"></pso-meetlat>').address)
    begun(page)
    in_frame(page, FITS)
    height = page.run(f"return {FRAME}.style.height")
    if place == "beside":
        page.run(
            "const it = document.createElement('iframe'); it.src = values[0]; document.body.append(it)",
            hostile.address,
        )
    else:
        page.run(f"{FRAME}.contentWindow.location = values[0]", hostile.address)
    until(page, POSED)
    assert page.run("return shared") == []
    assert page.run(f"return {FRAME}.style.height") == height


@CHROMIUM
def test_of_a_closed_off_frame_only_the_height_is_taken(
    page: PlaywrightPage, partner: Partner, hostile: StaticServer
) -> None:
    """It has no origin to know it by: a page that poses as ours there can set a height, and share no level."""
    body = '<pso-meetlat sandbox="allow-scripts" events="level"></pso-meetlat>'
    page.open(partner(body).address)
    until(page, f"{FRAME}?.src")
    page.run(f"const frame = {FRAME}; {LED_AWAY}", hostile.address)
    until(page, POSED)
    assert page.run(f"return {FRAME}.style.height") == "4321px"
    assert page.run("return shared") == []
