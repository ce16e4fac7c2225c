"""The real content builds, refers to nothing outside itself, and gives the same bytes twice."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pso
import pytest

ROOT = Path(__file__).parents[2]
COMPUTING = {"index.html", "meetlat/index.html", "insluiten/index.html"}
CONFIGURATOR = "over/insluiten/index.html"
SEARCHING = {"zoeken/index.html", "search/index.html"}
# An address in a link that a visitor may follow, or in an SVG's namespace, loads nothing.
LOADS = re.compile(
    r'<(?:script|img|link|iframe|source|use|image)\b[^>]*?\b(?:src|href|srcset)="(?:https?:)?//[^"]*"'
)
AT_FIRST = re.compile(
    r'<(?:(?:script|img|source|iframe)\b[^>]*?\bsrc|link rel="(?:stylesheet|icon|\w*preload)"[^>]*?\bhref)="([^"]+)"'
)
HEAVIEST = 60_000
LIGHTEST = 2_000


def run(*options: str, seed: str) -> None:
    """Build in a process of its own, with its own order of sets."""
    command = [sys.executable, str(ROOT / "build.py"), "build", *options]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built."""
    folder = tmp_path_factory.mktemp("site") / "dist"
    run("--dist", str(folder), seed="1")
    return folder


def pages(dist: Path) -> Iterator[tuple[str, str]]:
    """Every page with its name."""
    for path in sorted(dist.rglob("*.html")):
        yield path.relative_to(dist).as_posix(), path.read_text("utf-8")


def fingerprints(folder: Path) -> dict[str, str]:
    """Every file with a fingerprint of its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_two_builds_are_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    """Another folder and another hash seed change nothing."""
    for room in ("content", "site"):
        shutil.copytree(
            ROOT / room, tmp_path / "elders" / room, ignore=shutil.ignore_patterns("__pycache__")
        )
    folders = [f"--{name}={tmp_path / 'elders' / name}" for name in ("content", "site", "dist")]
    run(*folders, seed="2")
    assert fingerprints(dist) == fingerprints(tmp_path / "elders/dist")


def test_nothing_is_loaded_from_outside(dist: Path) -> None:
    """No page asks another host for anything."""
    for name, html in pages(dist):
        assert LOADS.findall(html) == [], name


def test_nothing_of_serving_is_published(dist: Path) -> None:
    """The reloading of `serve` stays out of `dist/`."""
    for name, html in pages(dist):
        assert "/__" not in html, name


def test_every_page_has_a_policy_and_a_language(dist: Path) -> None:
    """The policy is that of the page's kind."""
    for name, html in pages(dist):
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
        assert policy, name
        computes = name.removeprefix("en/") in COMPUTING
        searches = name.removeprefix("en/") in SEARCHING
        assert ("'wasm-unsafe-eval'" in policy[1]) is (computes or searches), name
        assert ("connect-src 'self'" in policy[1]) is (computes or searches), name
        assert ("blob:" in policy[1]) is computes, name
        assert not (computes and "form-action 'self'" in policy[1]), name
        assert ("frame-src 'self'" in policy[1]) is (name.removeprefix("en/") == CONFIGURATOR), name
        assert re.search(r'<html lang="(?:nl|en)"', html), name


def test_the_bare_calculator_stands_in_no_list(dist: Path) -> None:
    """The page for frames is found by who embeds it, and by nobody who searches; it has no menu and no footer."""
    for language in ("", "en/"):
        html = (dist / language / "insluiten/index.html").read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in html
        assert "<nav" not in html
        assert "<footer" not in html
        assert re.search(r'href="\.\./meetlat/" target="_blank" rel="noopener"', html)
    leads = {
        name
        for name, html in pages(dist)
        for link in re.findall(r'href="([^"]+)"', html)
        if urljoin(f"/{name}", link) in {"/insluiten/", "/en/insluiten/"}
    }
    assert leads == {"over/insluiten/index.html", "en/over/insluiten/index.html"}


def test_what_partners_paste_is_light_and_keeps_its_name(dist: Path) -> None:
    """At most two kilobytes over the wire, by a name without a fingerprint, and in need of nothing else."""
    script = dist / "insluiten/pso-meetlat.js"
    assert all(Path(f"{script}.{way}").stat().st_size <= LIGHTEST for way in ("br", "gz"))
    assert not re.search(r"\b(?:import|fetch|export)\b", script.read_text("utf-8"))


def test_examples_are_published_as_the_calculator_writes_them(dist: Path) -> None:
    """Each opgave beside an example scores, in the form that the calculator itself gives."""
    found = sorted(dist.glob("voorbeelden/*/opgave.json"))
    assert len(found) >= 3
    for path in found:
        assert json.loads(path.read_text("utf-8"))["format"] == "pso-opgave/1"
        assert isinstance(pso.assess(path.read_text("utf-8")), pso.Assessment)


def test_the_calculator_page_names_the_engine(dist: Path) -> None:
    """The manifest it names is there, and so is every file that the manifest lists."""
    for language in ("", "en/"):
        html = (dist / language / "meetlat/index.html").read_text("utf-8")
        manifest = dist / language / "meetlat" / re.findall(r'data-engine="([^"]+)"', html)[0]
        for file in json.loads(manifest.read_text("utf-8"))["files"]:
            assert (manifest.resolve().parent / file["name"]).stat().st_size == file["size"]


def test_every_page_without_the_calculator_is_light(dist: Path) -> None:
    """A page with all that it loads at first, as sent, is at most 60 kB: style, scripts, font, pictures, icon.

    What search needs (an index and its WebAssembly) comes at the first search, and what the service worker keeps for
    a later visit comes when the page stands there.
    """
    weights = {name: sum(loaded(dist, name, html).values()) for name, html in reading(dist)}
    assert len(weights) > 200
    assert {name: weight for name, weight in weights.items() if weight > HEAVIEST} == {}


def test_search_is_fetched_when_somebody_searches(dist: Path) -> None:
    """No page names a part of the search index among what it loads."""
    for name, html in pages(dist):
        assert [file for file in loaded(dist, name, html) if "pagefind" in file] == []


def reading(dist: Path) -> Iterator[tuple[str, str]]:
    """Every page that does not compute."""
    return ((name, html) for name, html in pages(dist) if "data-engine=" not in html)


def loaded(dist: Path, name: str, html: str) -> dict[str, int]:
    """The page and the files that its HTML loads, each with its size as sent."""
    files = [name, *(urljoin(f"/{name}", found).lstrip("/") for found in AT_FIRST.findall(html))]
    return {file: sent(dist / file) for file in files}


def sent(path: Path) -> int:
    """How large a file is on its way: packed, where it has a packed twin."""
    twin = path.with_name(f"{path.name}.br")
    return (twin if twin.is_file() else path).stat().st_size


def test_every_page_to_be_found_has_a_picture_for_other_sites(tmp_path: Path) -> None:
    """With an address, each canonical page names a picture that is there, in the page's own language."""
    here = "https://example.org/pso/"
    run("--url", here, "--dist", str(tmp_path), seed="1")
    shown = 0
    for name, html in pages(tmp_path):
        found = re.findall(r'<meta property="og:image" content="([^"]+)">', html)
        if "noindex" in html or not re.search('<link rel="canonical"', html):
            assert found == [], name
            continue
        shown += 1
        (picture,) = found
        language = "en" if name.startswith("en/") else "nl"
        assert picture.startswith(f"{here}assets/share-{language}."), name
        assert (tmp_path / picture.removeprefix(here)).is_file(), name
    assert shown > 200
