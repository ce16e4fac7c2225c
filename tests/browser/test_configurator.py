"""The page where a partner chooses how the Meetlat looks: each choice shows, can be read, and is in the code."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser.axe import findings
from tests.browser.drivers import Page
from tests.browser.meetlat import LOCKED, at_stage, complaints, until
from tests.browser.partner import HEAD, LEVEL
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.static_server import StaticServer
from tests.browser.test_accessibility import DEVICES
from tests.browser.test_keep import ON, TYPE, press
from tests.site.test_contrast import TEXT, contrast

pytestmark = pytest.mark.online

chromium = pytest.mark.parametrize("browser", ["chromium"], indirect=True)
everywhere = pytest.mark.parametrize("browser", ["chromium", "firefox"], indirect=True)

PREVIEW = "document.querySelector('[data-preview]').contentDocument"
READY = f"{PREVIEW}?.querySelector('[data-engine-status][data-stage=ready]')"
SAID = "document.querySelector('[data-said]').innerText"
KEPT = "(sessionStorage.getItem('meetlat') ?? '')"
EVERYTHING = "return JSON.stringify([sessionStorage.meetlat, localStorage.meetlat])"
CODE = "document.querySelector('[data-code]').value"
# Chooses as a visitor does who types or pastes and goes on.
CHOOSE = """
const field = document.querySelector(`[data-choices] [name=${values[0]}]`);
field.value = values[1];
for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
"""


def token(name: str, of: str = PREVIEW) -> str:
    """Write what a token of the page in the frame is."""
    return f"getComputedStyle({of}.documentElement).getPropertyValue('--{name}').trim()"


def choose(page: Page, name: str, value: str) -> None:
    """Fill in one of the choices."""
    page.run(CHOOSE, name, value)


def in_frame(page: PlaywrightPage, selector: str) -> None:
    """Wait until the first frame, which begins only when it is seen, holds such an element."""
    page.tab.frame_locator("iframe").locator(selector).first.wait_for(state="attached")


@pytest.fixture
def made(page: Page, site: StaticServer) -> Page:
    """The page, with the Meetlat in its frame."""
    page.open(f"{site.address}over/insluiten/")
    until(page, READY)
    return page


@everywhere
def test_a_colour_shows_at_once_and_is_in_the_code(made: Page) -> None:
    """Somebody types the colour of the house; the frame has it without loading again."""
    made.run(f"{PREVIEW}.body.dataset.same = 'yes'")
    made.type("#kies-accent", "#a90061")
    assert until(made, f"{token('petrol')} === '#a90061'")
    assert made.run(f"return {PREVIEW}.body.dataset.same") == "yes"
    assert 'insluiten/?accent=a90061" title=' in made.run(f"return {CODE}")
    assert made.run(f"return {SAID}") == ""
    assert complaints(made) == []


@everywhere
def test_a_pair_that_cannot_be_read_gives_way_and_is_told(made: Page) -> None:
    """Yellow links on white: a darker yellow stands there, and a sentence says which."""
    choose(made, "accent", "#ffcc00")
    said = until(made, SAID)
    used = made.run(f"return {token('petrol')}")
    assert "#ffcc00" in said
    assert used in said
    assert contrast(used, made.run(f"return {token('paper')}")) >= TEXT
    assert "accent=ffcc00" in made.run(f"return {CODE}")
    choose(made, "accent", "")
    until(made, f"!{SAID}")


@chromium
def test_half_a_colour_is_no_mistake_yet(made: PlaywrightPage) -> None:
    """Nothing is said while somebody types; a word that is no colour is, when they go on."""
    made.type("#kies-accent", "#a9")
    assert made.run(f"return {SAID}") == ""
    made.press("Tab")
    assert "#a9" in until(made, SAID) or "a9" in until(made, SAID)
    assert made.run("return document.getElementById('kies-accent').ariaInvalid") == "true"


@chromium
@pytest.mark.parametrize("way", ["iframe", "element"])
def test_the_code_shows_the_calculator_elsewhere(
    made: PlaywrightPage,
    serve: Callable[..., StaticServer],
    tmp_path: Path,
    way: str,
) -> None:
    """Copied and pasted in an empty page on another origin, it computes behind its lock, in the chosen colours."""
    choose(made, "background", "#101828")
    choose(made, "text", "#ffffff")
    made.click(f"[name=way][value={way}]")
    (tmp_path / "index.html").write_text(HEAD + made.run(f"return {CODE}"))
    made.open(serve(tmp_path).address)
    in_frame(made, "[data-engine-status][data-stage=ready]")
    assert made.run_in_frame(f"return {LOCKED}") is True
    assert made.run_in_frame(f"return {token('paper', 'document')}") == "#101828"


@chromium
def test_the_code_of_the_element_grows_along_and_loads_once(
    made: PlaywrightPage, serve: Callable[..., StaticServer], site: StaticServer, tmp_path: Path
) -> None:
    """With all that can be asked of it, the frame inside is fitted, and not led to the same place again."""
    choose(made, "accent", "#a90061")
    choose(
        made, "tokens", '{"nl-button-border-radius": "8px", "utrecht-document-color": "#101828"}'
    )
    made.click("label:has([name=events])")
    made.click("[name=way][value=element]")
    (tmp_path / "index.html").write_text(HEAD + made.run(f"return {CODE}"))
    asked = site.asked.count("/insluiten/")
    made.open(serve(tmp_path).address)
    in_frame(made, "[data-engine-status][data-stage=ready]")
    made.tab.frame_locator("iframe").locator("html[data-fitted]").wait_for()
    assert site.asked.count("/insluiten/") == asked + 1


@chromium
def test_what_does_not_go_together_cannot_be_chosen(made: PlaywrightPage) -> None:
    """An estimate has no level to share; a result of nothing is told; the title is in the language of the frame."""
    made.click("label:has([name=events])")
    made.click("label:has([name=show][value=estimate])")
    assert "show=estimate" in made.run(f"return {CODE}")
    assert "events" not in made.run(f"return {CODE}")
    made.click("label:has([name=show][value=result])")
    assert "events=level" in made.run(f"return {CODE}")
    assert "Zonder cijfers" in until(made, SAID)
    made.click("label:has([name=lang][value=en])")
    assert 'title="PSO-meetlat: calculate your level"' in made.run(f"return {CODE}")
    choose(made, "edition", "1.9")
    made.click("[name=way][value=link]")
    assert "/en/meetlat/?edition=1.9" in made.run(f"return {CODE}")


@chromium
def test_figures_to_begin_with(
    made: PlaywrightPage, serve: Callable[..., StaticServer], site: StaticServer, tmp_path: Path
) -> None:
    """A link from the Meetlat is pasted; the frame on the partner's page begins with its figures."""
    made.open(f"{site.address}meetlat/#voorbeeld=bakkerij")
    until(made, LEVEL)
    made.run("document.querySelector('[data-action=share]').click()")
    link = until(made, "document.querySelector('[data-share-link]').value")
    made.open(f"{site.address}over/insluiten/")
    until(made, READY)
    choose(made, "figures", link)
    assert link.partition("#")[2] in made.run(f"return {CODE}")
    (tmp_path / "index.html").write_text(HEAD + made.run(f"return {CODE}"))
    made.open(serve(tmp_path).address)
    in_frame(made, "[data-result] [data-level=trede_1]")
    made.open(f"{site.address}over/insluiten/")
    choose(made, "figures", "geen link")
    assert "geen cijfers" in until(made, SAID)


@chromium
def test_trying_out_leaves_ones_own_figures_alone(page: PlaywrightPage, site: StaticServer) -> None:
    """What is typed in the example takes the place of nothing, neither in this tab nor on the device."""
    page.open(f"{site.address}meetlat/")
    until(page, at_stage("ready"))
    page.run(TYPE, "total_fte", "77")
    press(page, ON)
    until(page, f"{KEPT}.includes('77') && localStorage.meetlat.includes('77')")
    page.open(f"{site.address}over/")
    before = page.run(EVERYTHING)
    page.open(f"{site.address}over/insluiten/")
    until(page, READY)
    page.run(
        f"const field = {PREVIEW}.getElementById('total_fte'); field.value = '31';"
        "field.dispatchEvent(new field.ownerDocument.defaultView.Event('input', { bubbles: true }))"
    )
    until(page, "Object.values(sessionStorage).some((it) => it.includes('31'))")
    assert page.run(f"return {PREVIEW}.querySelector('[data-device-on]').checked") is False
    page.open(f"{site.address}over/")
    assert page.run(EVERYTHING) == before


@chromium
def test_it_can_be_read_by_everyone(made: PlaywrightPage) -> None:
    """Axe finds nothing with everything unfolded and told, nothing sticks out at 320 pixels, and no mouse is needed."""
    choose(made, "accent", "#ffcc00")
    choose(made, "figures", "geen link")
    made.run("for (const fold of document.querySelectorAll('.maker details')) fold.open = true")
    for width, scheme in DEVICES:
        made.look(width=width, scheme=scheme)
        assert findings(made.run) == [], (width, scheme)
    made.look(width=320, scheme="light")
    assert made.run("return document.documentElement.scrollWidth") == 320
    made.tab.get_by_role("button", name="Kopieer de code").focus()
    made.press("Enter")
    until(made, "document.querySelector('[data-copied]:not([hidden])')")


@chromium
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_example_is_as_wide_as_chosen(made: PlaywrightPage, width: int) -> None:
    """The page in the frame believes to be on such a device, and fits the room there is."""
    made.click(f"[name=width][value='{width}']")
    assert made.run(f"return {PREVIEW}.defaultView.innerWidth") == width
    assert made.run(
        "const box = (name) => document.querySelector(name).getBoundingClientRect();"
        "return box('[data-preview]').right <= box('[data-stage]').right + 1"
    )


@chromium
def test_without_a_script_the_plain_code_is_there(page: PlaywrightPage, site: StaticServer) -> None:
    """Who cannot choose can copy."""
    page.without_scripts()
    for language in ("", "en/"):
        page.open(f"{site.address}{language}over/insluiten/")
        assert f"/{language}insluiten/" in page.run(f"return {CODE}")
        assert "sandbox=" in page.run(f"return {CODE}")
        shown = page.run("return document.querySelector('.maker').innerText")
        assert "JavaScript" in shown
        assert page.run("return document.querySelector('.maker__form').checkVisibility()") is False


THEMES = [
    "accent=ffcc00&background=fff8dc&text=999999&radius=16&font=serif",
    "accent=7c3aed&background=101828&text=ffffff&font=system",
    "accent=39870c&scheme=auto",
    "accent=ec0000&background=ffe066",
]


@chromium
@pytest.mark.parametrize("theme", THEMES)
def test_any_theme_can_be_read(page: PlaywrightPage, site: StaticServer, theme: str) -> None:
    """Axe finds nothing in a whole result in a partner's colours, by day and by night."""
    page.open(f"{site.address}insluiten/?{theme}#voorbeeld=bakkerij")
    until(page, LEVEL)
    for width, scheme in DEVICES:
        page.look(width=width, scheme=scheme)
        assert findings(page.run) == [], (width, scheme)


@chromium
def test_a_background_decides_the_scheme_unless_the_visitor_may(
    page: PlaywrightPage, site: StaticServer
) -> None:
    """Beside a white page no frame turns dark by itself; asked to follow, it does, in readable colours."""
    page.look(width=1280, scheme="dark")
    page.open(f"{site.address}insluiten/?background=ffffff")
    assert page.run(f"return {token('paper', 'document')}") == "#ffffff"
    assert page.run("return getComputedStyle(document.documentElement).colorScheme") == "light"
    page.open(f"{site.address}insluiten/?background=ffffff&scheme=auto")
    assert page.run("return getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.open(f"{site.address}insluiten/?accent=0b5563&scheme=light")
    assert page.run("return getComputedStyle(document.documentElement).colorScheme") == "light"


@chromium
def test_tokens_of_the_nl_design_system(page: PlaywrightPage, site: StaticServer) -> None:
    """A theme is passed on by the names it has; what cannot be used is told in the console, and left out."""
    tokens = (
        '{"--utrecht-button-primary-action-background-color": "#a90061",'
        ' "utrecht-document-background-color": {"$value": "#fff"},'
        ' "utrecht-button-border-radius": "0.5rem", "utrecht-focus-outline-color": "rood"}'
    )
    page.open(f"{site.address}insluiten/?tokens={quote(tokens)}")
    until(page, at_stage("ready"))
    assert page.run(f"return {token('petrol', 'document')}") == "#a90061"
    assert page.run(f"return {token('paper', 'document')}") == "#ffffff"
    assert page.run(f"return {token('radius', 'document')}") == "8px"
    assert [text for text in complaints(page) if "rood" in text and "utrecht-focus" in text]
    page.open(f"{site.address}en/insluiten/?tokens=nonsense&accent=ff8080")
    until(page, at_stage("ready"))
    told = "\n".join(complaints(page))
    assert "tokens cannot be used: nonsense" in told
    assert "#ff8080 (links and buttons)" in told
