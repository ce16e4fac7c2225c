"""What a page and a frame of two origins can do to each other: what is shared, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.browser.drivers import FramedPage
from tests.browser.meetlat import until
from tests.browser.partner import (
    CHROMIUM,
    FIGURES,
    FITS,
    FRAME,
    HEAD,
    LEVEL,
    MAIN,
    TELL,
    TELLS,
    Partner,
    begun,
    filled,
    in_frame,
)
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.static_server import StaticServer
from tests.built import BUILT

pytestmark = pytest.mark.online

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
SENT = "!document.querySelector('[data-told=sent]').hidden"
KEEP = "dispatchEvent(new Event('pagehide'))"


@pytest.fixture
def hostile(serve: Callable[..., StaticServer], tmp_path: Path) -> StaticServer:
    """Serve a page that sends to the page around it what ours would send."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "poses.js").write_text(POSES)
    (folder / "index.html").write_text(f'{HEAD}<script src="poses.js"></script>')
    return serve(folder)


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
