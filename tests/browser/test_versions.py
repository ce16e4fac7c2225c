"""A version that was kept for the pages of others, in a browser."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from generator.embedding import SCRIPT
from generator.places import Places
from generator.problem import Report
from generator.release.kept import NEWEST, kept_pages
from generator.settings import read_settings
from pso.overlay import editions
from pso.version import VERSION

from tests.browser.meetlat import LOCKED, complaints, until
from tests.browser.partner import HEAD
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.static_server import StaticServer
from tests.built import BUILT

ROOT = Path(__file__).parents[2]
RULES = editions().newest.name
SHOWN = """
const note = document.querySelector("[data-newest]");
const rules = note.querySelector("[data-newer-rules]");
return [note.checkVisibility(), rules.checkVisibility(), note.querySelector("a").href];
"""

pytestmark = pytest.mark.parametrize("browser", ["chromium"], indirect=True)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with the pages of its own version, as a release keeps them."""
    folder = tmp_path_factory.mktemp("released") / "site"
    shutil.copytree(BUILT, folder)
    settings = read_settings(Places.under(ROOT), None, Report())
    assert settings
    pages = ("insluiten/index.html", "en/insluiten/index.html", SCRIPT)
    files = {name: (BUILT / name).read_bytes() for name in pages}
    for name, content in kept_pages(files, settings, VERSION).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def newest(folder: Path, version: str, edition: str) -> None:
    """Say which version is the newest."""
    (folder / NEWEST).write_text(json.dumps({"version": version, "edition": edition}), "utf-8")


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("prefix", ["/", "/gemeente/pso/"])
def test_an_old_version_says_that_there_are_newer_rules(
    page: PlaywrightPage,
    serve: Callable[..., StaticServer],
    released: Path,
    language: str,
    prefix: str,
) -> None:
    """Behind its lock it stands there, with a link to the newest, and it asked just once."""
    newest(released, "99.0.0", "99.9")
    host = serve(released, prefix)
    page.open(f"{host.address}v/{VERSION}/{language}insluiten/")
    until(page, LOCKED)
    assert page.run(SHOWN) == [True, True, f"{host.address}{language}meetlat/"]
    assert len([path for path in host.asked if path.endswith(NEWEST)]) == 1
    assert complaints(page) == []


def test_an_old_estimate_says_so_too(
    page: PlaywrightPage, serve: Callable[..., StaticServer], released: Path
) -> None:
    """Also where nothing but the estimate is shown."""
    newest(released, "99.0.0", "99.9")
    page.open(f"{serve(released).address}v/{VERSION}/insluiten/?show=estimate")
    until(page, f"{LOCKED} && document.querySelector('[data-newest]').checkVisibility()")
    assert complaints(page) == []


@pytest.mark.parametrize("inside", ["", '<iframe src="%s" title="Meetlat"></iframe>'])
def test_the_element_of_an_old_version_shows_that_version(
    page: PlaywrightPage,
    serve: Callable[..., StaticServer],
    released: Path,
    tmp_path: Path,
    inside: str,
) -> None:
    """A partner who chose a version gets that one, whether the script makes the frame or takes it over."""
    host = serve(released)
    old = f"{host.address}v/{VERSION}/insluiten/"
    script = f'<script src="{old if not inside else f"{host.address}insluiten/"}pso-meetlat.js"></script>'
    body = f"<pso-meetlat accent='a90061'>{inside.replace('%s', old)}</pso-meetlat>"
    (tmp_path / "index.html").write_text(f"{HEAD}{script}{body}")
    page.open(serve(tmp_path).address)
    until(page, "document.querySelector('iframe')?.src")
    assert page.run("return document.querySelector('iframe').src") == f"{old}?accent=a90061"


def test_a_newer_version_with_the_same_rules_says_only_that(
    page: PlaywrightPage, serve: Callable[..., StaticServer], released: Path
) -> None:
    """The sentence about rules stays away."""
    newest(released, "99.0.0", RULES)
    page.open(f"{serve(released).address}v/{VERSION}/insluiten/")
    until(page, LOCKED)
    assert page.run(SHOWN)[:2] == [True, False]


def test_the_newest_version_says_nothing(
    page: PlaywrightPage, serve: Callable[..., StaticServer], released: Path
) -> None:
    """Neither in its own folder, nor where it stands as the newest; there it does not even ask."""
    newest(released, VERSION, RULES)
    host = serve(released)
    for place in (f"v/{VERSION}/insluiten/", "insluiten/"):
        page.open(host.address + place)
        until(page, LOCKED)
        assert page.run(SHOWN)[:2] == [False, False]
    assert len([path for path in host.asked if path.endswith(NEWEST)]) == 1
