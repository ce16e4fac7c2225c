"""The service worker's list: every file of the site, each with its own hash, and nothing else."""

import base64
import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.site.tree import Built, Tree

SITE = Path(__file__).parents[2] / "site"
WORKER = "browser/service-worker/service-worker.js"
TWINS = {".br", ".gz"}


@pytest.fixture
def with_worker(tree: Tree) -> Tree:
    """A small site that works without a network."""
    (tree.site / WORKER).parent.mkdir()
    shutil.copy(SITE / WORKER, tree.site / WORKER)
    (tree.site / "templates/offline.html.j2").write_text(
        '<!doctype html>\n<html lang="{{ page.language }}"><head><meta charset="utf-8">\n'
        '<title>{{ page.title }}</title></head><body><a href="{{ href("") }}">x</a></body></html>\n'
    )
    for language in ("nl", "en"):
        path = tree.site / "text" / f"{language}.toml"
        words = f'\n[offline]\ntitle = "Offline {language}"\ntext = "Geen verbinding."\n'
        path.write_text(path.read_text("utf-8") + words, "utf-8")
    tree.over()
    return tree


def listed(built: Built) -> dict[str, Any]:
    """What the service worker is told of the site."""
    assert built.problems == ""
    match = re.match(r"const SITE = (\{.*\});\n", built.text("sw.js"))
    assert match
    site: dict[str, Any] = json.loads(match[1])
    return site


def address(file: str) -> str:
    """Where a visitor asks for a file."""
    return file.removesuffix("index.html") if f"/{file}".endswith("/index.html") else file


def test_the_list_is_the_site(with_worker: Tree) -> None:
    """Every file is there with the hash of its bytes; nothing is listed that is not there."""
    built = with_worker.build()
    files = {
        address(path.relative_to(built.dist).as_posix()): path.read_bytes()
        for path in built.dist.rglob("*")
        if path.is_file() and path.suffix not in TWINS and path.name != "sw.js"
    }
    assert listed(built)["files"] == {
        name: base64.b64encode(hashlib.sha256(content).digest()).decode()
        for name, content in files.items()
    }


def test_the_shell_is_what_a_first_page_needs(with_worker: Tree) -> None:
    """Style, scripts, font and the pages to begin on are kept at once; pages to read when read."""
    site = listed(with_worker.build())
    shell = site["shell"]
    assert set(shell) <= set(site["files"])
    assert {"", "en/", "offline/", "en/offline/"} <= set(shell)
    assert [name for name in shell if name.startswith("assets/site.")]
    assert "over/pagina/" in site["files"]
    assert "over/pagina/" not in shell


def test_english_addresses_get_the_english_page(with_worker: Tree) -> None:
    """The longest beginning comes first: the main language has none."""
    site = listed(with_worker.build())
    assert site["offline"] == [["en/", "en/offline/"], ["", "offline/"]]


def test_the_same_site_is_the_same_version(with_worker: Tree) -> None:
    """Two builds are the same bytes; one other word on one page is another version."""
    first = with_worker.build().text("sw.js")
    again = with_worker.build().text("sw.js")
    with_worker.over("Andere tekst.\n")
    changed = with_worker.build()
    assert again == first
    assert listed(changed)["version"] not in first


def test_the_page_without_a_network_is_for_nobody_to_find(with_worker: Tree) -> None:
    """It stands in for other addresses, so no search engine should list it."""
    built = with_worker.build("--url", "https://example.org/pso/")
    assert '<meta name="robots" content="noindex">' in built.text("offline/")
    assert "offline" not in built.text("sitemap.xml")


def test_the_script_says_nothing_and_asks_for_nothing_else() -> None:
    """One message is understood, and every request is one of the page's own or stands in the list."""
    script = (SITE / WORKER).read_text("utf-8")
    assert re.findall(r"fetch\((.*?)[,)]", script) == [
        "event.request",
        "event.request",
        "SCOPE + path",
    ]
    assert re.findall(r"event\.data\b[^)]*", script) == ['event.data === "skip-waiting"']
    assert not re.search(r"postMessage|XMLHttpRequest|WebSocket|importScripts|indexedDB", script)
