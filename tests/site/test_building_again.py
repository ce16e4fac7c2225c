"""Building again does the least it can, and what it makes is what a build from nothing would make."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.site.tree import OPGAVE, Tree

ROOT = Path(__file__).parents[2]
MANY = 60

Build = Callable[[], str]
Change = Callable[[Tree], object]


def files(dist: Path) -> dict[str, bytes]:
    """Everything that was published, but for what serving leaves as it was: twins of pages, the search index."""
    names = (path for path in dist.rglob("*") if path.is_file())
    found = {path.relative_to(dist).as_posix(): path.read_bytes() for path in names}
    return {n: c for n, c in found.items() if not n.endswith((".br", ".gz")) and n != "sw.js"}


@pytest.fixture
def built_on(tree: Tree) -> Iterator[Build]:
    """Return how to let the process of `serve` build once more; it answers what is wrong."""
    for name in ("eerste", "tweede", "derde"):
        tree.over(f"Tekst van {name}, zie [tweede](tweede.md).\n", name=name, title=name.title())
    tree.page("nl/voorbeelden/index.md")
    tree.page("nl/voorbeelden/winkel.md", head=f"{OPGAVE}expected: {{edition: '2.1'}}\n")
    tree.page("nl/meetlat.md", "{#voorbeeld=winkel}\n## Hier\n")
    command = [sys.executable, str(ROOT / "build.py"), "builder"]
    command += [f"--{name}={tree.root / name}" for name in ("content", "site")]
    command += [f"--dist={tree.root / 'served'}"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:

        def build() -> str:
            assert process.stdin
            assert process.stdout
            process.stdin.write("build\n")
            process.stdin.flush()
            return str(json.loads(process.stdout.readline())["problems"])

        yield build


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _remove(tree: Tree) -> None:
    _replace(tree.content / "nl/over/eerste.md", "(tweede.md)", "(derde.md)")
    _replace(tree.content / "nl/over/derde.md", "(tweede.md)", "(eerste.md)")
    (tree.content / "nl/over/tweede.md").unlink()


def _picture(tree: Tree) -> None:
    tree.write("nl/over/plaat.svg", "<svg/>")
    tree.over("![plaat](plaat.svg)\n", name="eerste")


SHIPPED = """[[part]]
name = "Proef"
purl = "pkg:generic/pso-meetlat"
licence = "EUPL-1.2"
text = "LICENSE"
nl = "alles"
en = "everything"
holds = ["assets/*"]
"""

CHANGES: dict[str, Change] = {
    "a text": lambda tree: tree.over("Iets anders.\n", name="eerste", title="Eerste"),
    "a title that other pages show": lambda tree: tree.over(name="tweede", title="Heel anders"),
    "a new page": lambda tree: tree.over("Zie [eerste](eerste.md).\n", name="vierde"),
    "a page less": _remove,
    "a picture": _picture,
    "a template": lambda tree: _replace(
        tree.site / "templates/page.html.j2", "<main>", '<main class="anders">'
    ),
    "a word of the site": lambda tree: _replace(
        tree.site / "text/nl.toml", "Naar het begin", "Terug naar af"
    ),
    "a style": lambda tree: (tree.site / "styles/20-base.css").write_text("p { color: red }"),
    "what is shipped": lambda tree: (tree.site / "shipped.toml").write_text(SHIPPED),
    "the name of the site": lambda tree: _replace(
        tree.site / "site.toml", 'nl = "', 'nl = "Nieuw '
    ),
    "the heading of an anchor that is used": lambda tree: tree.over(
        "{#anker}\n## Kop\n\n[daar](#anker)\n", name="eerste"
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_remembered_is_never_out_of_date(name: str, tree: Tree, built_on: Build) -> None:
    """After a change the served site holds just what a build from nothing makes."""
    assert built_on() == ""
    CHANGES[name](tree)
    assert built_on() == ""
    assert files(tree.root / "served") == files(tree.build("--concepten").dist)


def test_a_picture_that_changes_is_published_anew(tree: Tree, built_on: Build) -> None:
    """The page that shows it stays the same, but for the address."""
    _picture(tree)
    assert built_on() == ""
    tree.write("nl/over/plaat.svg", "<svg><path/></svg>")
    assert built_on() == ""
    assert files(tree.root / "served") == files(tree.build("--concepten").dist)


def test_a_problem_stays_until_it_is_mended(tree: Tree, built_on: Build) -> None:
    """Also while another page changes: what is remembered of a page is what was wrong with it too."""
    built_on()
    tree.over("[weg](nergens.md)\n", name="eerste")
    assert "nergens.md" in built_on()
    tree.over("Iets anders.\n", name="derde")
    assert "nergens.md" in built_on()
    tree.over("Goed.\n", name="eerste")
    assert built_on() == ""


def test_a_lost_page_is_missed_by_the_pages_that_lead_to_it(tree: Tree, built_on: Build) -> None:
    """They did not change themselves."""
    built_on()
    (tree.content / "nl/over/tweede.md").unlink()
    problems = built_on()
    assert problems.count("De link 'tweede.md' leidt nergens heen.") == 2
    assert (tree.root / "served/over/tweede/index.html").is_file()


def test_saving_a_page_waits_for_no_search_index(tree: Tree, built_on: Build) -> None:
    """The index of the first build will do while serving; a build by itself has the new words."""
    page = tree.site / "templates/page.html.j2"
    _replace(page, "<main>", "<main{{ findable }}>")
    built_on()
    before = (tree.root / "served/pagefind/pagefind-entry.json").read_bytes()
    tree.over("Een nieuwe zin.\n", name="eerste")
    built_on()
    assert (tree.root / "served/pagefind/pagefind-entry.json").read_bytes() == before
    assert tree.build("--concepten").text("pagefind/pagefind-entry.json").encode() != before


UNDONE: dict[str, Change] = {
    "a page": lambda tree: tree.over("Nieuwe tekst.\n"),
    "a word of the site": lambda tree: _replace(
        tree.site / "text/nl.toml", "Naar het begin", "Terug naar af"
    ),
    "a published file that changed": lambda tree: (
        tree.root / "dist/over/pagina/index.html"
    ).write_text("weg"),
    "a published file that is gone": lambda tree: (tree.root / "dist/404.html").unlink(),
    "a file too many": lambda tree: (tree.root / "dist/vreemd.txt").write_text("vreemd"),
}


@pytest.mark.parametrize("name", UNDONE)
def test_a_build_with_something_to_do_does_it(name: str, tree: Tree) -> None:
    """That nothing changed is only said when nothing did: not here, and not in what was published."""
    tree.over("Eerste tekst.\n")
    first = files(tree.build().dist)
    assert files(tree.build().dist) == first
    UNDONE[name](tree)
    again = files(tree.build().dist)
    afresh = tree.build("--url", "https://elders.example/"), tree.build()
    assert again == files(afresh[1].dist)
    assert (again != first) == (name in {"a page", "a word of the site"})


def test_a_build_that_failed_is_not_taken_for_done(tree: Tree) -> None:
    """The second time the problem is told again."""
    tree.over("Goed.\n")
    assert tree.build().code == 0
    tree.over("[weg](nergens.md)\n")
    assert [tree.build().code, tree.build().code] == [1, 1]


def test_many_pages_are_made_at_once(tree: Tree) -> None:
    """So many that other processes help: everything wrong is told, and all of it is in its place."""
    for number in range(MANY):
        tree.over(f"Tekst {number}, zie [mij](pagina-{number}.md).\n", name=f"pagina-{number}")
    folders = [f"--{name}={tree.root / name}" for name in ("content", "site", "dist")]
    command = [sys.executable, str(ROOT / "build.py"), "build", *folders]
    assert subprocess.run(command, check=False).returncode == 0
    made = [tree.root / f"dist/over/pagina-{n}/index.html" for n in range(MANY)]
    assert [f"Tekst {n}," in path.read_text("utf-8") for n, path in enumerate(made)] == [
        True
    ] * MANY
    for number in (3, MANY - 1):
        tree.over("[weg](nergens.md)\n", name=f"pagina-{number}")
    told = subprocess.run(command, check=False, capture_output=True, text=True).stderr
    assert told.count("De link 'nergens.md' leidt nergens heen.") == 2
