"""`python build.py serve`: the site on this machine, rebuilt and reloaded after every change."""

import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPResponse
from pathlib import Path

import pytest

from tests.site.tree import Tree

ROOT = Path(__file__).parents[2]
Get = Callable[..., tuple[HTTPResponse | urllib.error.HTTPError, str]]


@pytest.fixture
def served(tree: Tree) -> Iterator[Get]:
    """Return how to ask the server of a small site for an address."""
    tree.over("Eerste tekst.\n" * 100)
    folders = [f"--{name}={tree.root / name}" for name in ("content", "site", "dist")]
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", "0", *folders]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = process.stdout.readline().split()[0]

        def get(path: str, **headers: str) -> tuple[HTTPResponse | urllib.error.HTTPError, str]:
            request = urllib.request.Request(address + path, headers=headers)
            try:
                with urllib.request.urlopen(request, timeout=30) as response:
                    return response, response.read().decode("utf-8", "replace")
            except urllib.error.HTTPError as error:
                with error:
                    return error, error.read().decode("utf-8")

        yield get
        process.terminate()


def test_a_change_is_built_and_announced(served: Get, tree: Tree) -> None:
    """The page waits for a newer build; when it comes, the new text is there."""
    _, page = served("over/pagina/")
    assert "Eerste tekst." in page
    assert '<script src="/__reload.js?seen=1" defer></script>' in page
    tree.over("Tweede tekst.\n")
    _, event = served("__builds?seen=1")
    assert "data: reload" in event
    assert "Tweede tekst." in served("over/pagina/")[1]


def test_problems_are_shown_on_the_last_good_page(served: Get, tree: Tree) -> None:
    """A mistake appears on top of the page, in Dutch, with its place; repaired, it is gone."""
    tree.over("[weg](nergens.md)\n")
    served("__builds?seen=1")
    _, page = served("over/pagina/")
    assert "Eerste tekst." in page
    assert "content/nl/over/pagina.md:5: De link &#39;nergens.md&#39; leidt nergens heen." in page
    tree.over("Hersteld.\n")
    served("__builds?seen=2")
    _, page = served("over/pagina/")
    assert "Hersteld." in page
    assert "nergens" not in page


def test_a_page_is_reloaded_for_its_own_changes_only(served: Get, tree: Tree) -> None:
    """Who fills in a page is not disturbed by a change of another; of new problems every page tells."""
    tree.over("Nog een.\n", name="ander")
    served("__builds?seen=1")
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(served, "__builds?seen=2&page=/over/ander/")
        tree.over("Tweede tekst.\n")
        served("__builds?seen=2&page=/over/pagina/")
        assert not waiting.done()
        tree.over("Nog een, anders.\n", name="ander")
        assert "data: reload" in waiting.result()[1]
        assert "Nog een, anders." in served("over/ander/")[1]
        waiting = pool.submit(served, "__builds?seen=4&page=/over/ander/")
        tree.over("[weg](nergens.md)\n")
        assert "data: reload" in waiting.result()[1]


def test_a_draft_is_served(served: Get, tree: Tree) -> None:
    """Who writes a draft sees it, while the site without it can still be made."""
    tree.over("Nog niet af.\n", name="concept", head="draft: true")
    served("__builds?seen=1")
    assert "Nog niet af." in served("over/concept/")[1]


def test_files_have_their_type_and_twin(served: Get) -> None:
    """A module is JavaScript, a missing page says so, an address outside the site is missing too."""
    _, page = served("")
    module = page.split('<script type="module" src="')[1].split('"')[0]
    response, _ = served(module)
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    response, page = served("nergens/te/vinden/")
    assert (response.status, "Niet gevonden" in page) == (404, True)
    response, _ = served("%2e%2e/site/site.toml")
    assert response.status == 404


def test_a_precompressed_twin_is_sent_to_who_takes_it(served: Get, tree: Tree) -> None:
    """Brotli when the browser accepts it, plain bytes otherwise."""
    sheet = tree.site / "styles/10-tokens.css"
    sheet.write_text(":root { --lang: 1; }\n" * 200, "utf-8")
    served("__builds?seen=1")
    (style,) = (tree.root / "dist/assets").glob("site.*.css")
    response, _ = served(f"assets/{style.name}", **{"Accept-Encoding": "gzip, br"})
    assert response.headers["Content-Encoding"] == "br"
    response, text = served(f"assets/{style.name}")
    assert response.headers["Content-Encoding"] is None
    assert text.startswith(":root")
