"""Of everything that a visitor gets, the site itself tells the version and the licence."""

import io
import re
import shutil
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest
from generator.places import Places
from generator.problem import Report
from generator.shipped.check import everything, is_held, unknown
from generator.shipped.part import Part
from generator.shipped.reading import read_parts
from pso.version import VERSION

import build
from tests.site.tree import Tree

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
ROW = re.compile(r'<tr>\s*<th scope="row">(.*?)</th>(.*?)</tr>', re.DOTALL)
TEXT = re.compile(r'href="([^"]+)">([^<]+)<')


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built."""
    folder = tmp_path_factory.mktemp("licences") / "dist"
    assert build.main(["build", "--dist", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def parts() -> tuple[Part, ...]:
    """What the real site ships."""
    report = Report()
    found = read_parts(Places.under(ROOT), report)
    assert not report, str(report)
    return found


def published(dist: Path) -> dict[str, bytes]:
    """Every file but the packed twins."""
    found = (path for path in dist.rglob("*") if path.is_file())
    return {
        path.relative_to(dist).as_posix(): path.read_bytes()
        for path in found
        if path.suffix not in {".br", ".gz"}
    }


def made_here(files: dict[str, bytes]) -> Iterator[str]:
    """The assets that have a source in `site/`: the same name, but for the hash."""
    for name in files:
        plain = re.sub(r"\.[0-9a-f]{12}(?=[./])", "", name).removeprefix("assets/js/")
        plain = plain.removeprefix("assets/")
        sources = (SITE / plain, SITE / "static" / plain)
        if plain == "site.css" or any(path.is_file() for path in sources):
            yield name


def test_everything_shipped_has_a_licence(dist: Path, parts: tuple[Part, ...]) -> None:
    """No script, font, index or package in the engine is there without a part that says whose it is."""
    files = published(dist)
    assert unknown(parts, files, set(made_here(files))) == []


def test_nothing_is_listed_that_is_not_shipped(dist: Path, parts: tuple[Part, ...]) -> None:
    """Every part of which files are named has at least one."""
    names = list(everything(published(dist)))
    held = {part.name: any(is_held(name, part.holds) for name in names) for part in parts}
    assert {part.name for part in parts if part.holds} == {
        it for it, there in held.items() if there
    }


def test_every_package_in_the_engine_is_on_the_page(dist: Path) -> None:
    """In both languages, with the version that is installed and a link to its own licence."""
    for folder in ("", "en/"):
        page = dist / folder / "licenties"
        rows = {
            re.sub(r"\s*<.*", "", name): rest
            for name, rest in ROW.findall((page / "index.html").read_text("utf-8"))
        }
        for package in packages(dist):
            assert f"<td>{version(package)}</td>" in rows[named(package)]
        for name, row in rows.items():
            address, licence = TEXT.findall(row)[0]
            text = (page / address).read_text("utf-8")
            assert len(text) > 500, name
            assert licence != ""


def packages(dist: Path) -> Iterator[str]:
    """The packages of others in the engine's archives, as Python imports them."""
    for path in (dist / "assets/engine").glob("*.zip"):
        names = zipfile.ZipFile(path).namelist()
        found = {name.partition("/")[0].partition(".")[0] for name in names}
        yield from found - {"pso", "pyodide", "_pyodide"} - set(sys.stdlib_module_names)


def named(package: str) -> str:
    """The name under which a package is known."""
    return {"jinja2": "Jinja2", "markupsafe": "MarkupSafe"}.get(package, package)


def test_a_package_without_a_known_licence_stops_the_build(tree: Tree) -> None:
    """It is named, with the archive it stands in and what to do."""
    shutil.copytree(SITE / "licences", tree.site / "licences")
    listed = (SITE / "shipped.toml").read_text("utf-8").split("\n[[part]]\n")
    without = [part for part in listed if 'name = "MarkupSafe"' not in part]
    assert len(without) == len(listed) - 1
    (tree.site / "shipped.toml").write_text("\n[[part]]\n".join(without), "utf-8")
    settings = tree.site / "site.toml"
    computes = '[kinds.meetlat]\npolicy = "meetlat"\n'
    settings.write_text(settings.read_text("utf-8").replace("[kinds.meetlat]\n", computes), "utf-8")
    tree.page("nl/meetlat.md", title="Meetlat")
    built = tree.build()
    assert built.code == 1
    assert (
        "Van het pakket 'markupsafe' in calculator.zip is geen licentie bekend." in built.problems
    )
    assert "Zet het in site/shipped.toml: de naam, waar het vandaan komt" in built.problems


def test_a_font_without_a_known_licence_stops_the_build(tree: Tree) -> None:
    """The site of the tests has a font of which nobody wrote down whose it is."""
    own = (SITE / "shipped.toml").read_text("utf-8").split("\n[[part]]\n")[:2]
    (tree.site / "shipped.toml").write_text("\n[[part]]\n".join(own), "utf-8")
    problems = tree.build().problems
    assert re.search(r"Van het bestand assets/fonts/letter\.\w+\.woff2 is geen licentie", problems)
    assert "stip" not in problems


WRONG = {
    "no licence": ('licence = "EUPL-1.2"\n', "", "ontbreekt 'licence'"),
    "no text": ('text = "LICENSE"', 'text = "NERGENS"', "De licentietekst NERGENS"),
    "a field that is not there": ("nl =", "kleur = 1\nnl =", "bestaat het veld 'kleur' niet"),
    "not installed": ("pkg:generic/pso-meetlat", "pkg:npm/er-niet", "is niet geïnstalleerd"),
    "not found": (
        "nl =",
        'found_in = { package = "pyodide", file = "package.json", pattern = "zeker niet" }\nnl =',
        "is niet te vinden in pyodide/package.json",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_part_with_a_mistake_is_named_at_its_line(name: str, tree: Tree) -> None:
    """File, line, what is wrong and what to do."""
    old, new, message = WRONG[name]
    head, own = (SITE / "shipped.toml").read_text("utf-8").split("\n[[part]]\n")[:2]
    assert old in own
    (tree.site / "shipped.toml").write_text(f"{head}\n[[part]]\n{own.replace(old, new)}", "utf-8")
    problems = tree.build().problems
    assert message in problems
    assert f"site/shipped.toml:{head.count(chr(10)) + 3}:" in problems


INSIDE = """
[[part]]
name = "Wat erin zit"
purl = "pkg:generic/binnen"
found_in = { package = "pyodide", file = "package.json", pattern = "name" }
versions = { "VERSION" = "7.5" }
part_of = "PSO-meetlat"
licence = "MIT"
text = ["musl.txt", "zlib.txt"]
nl = "zit erin"
en = "is inside"
"""


def inside(tree: Tree, **other: str) -> tuple[tuple[Part, ...], str]:
    """What a site ships of which one part travels in another, and what is wrong with it."""
    shutil.copytree(SITE / "licences", tree.site / "licences")
    carrier = (SITE / "shipped.toml").read_text("utf-8").split("\n[[part]]\n")[:2]
    text = "\n[[part]]\n".join(carrier) + INSIDE.replace("VERSION", VERSION)
    for old, new in other.items():
        text = text.replace(f"\n{old} =", f"\n{old} = {new} #")
    (tree.site / "shipped.toml").write_text(text, "utf-8")
    report = Report()
    return read_parts(replace(Places.under(ROOT), site=tree.site), report), str(report)


def test_a_version_may_be_that_of_what_a_part_travels_in(tree: Tree) -> None:
    """What tells no version of its own has the one that somebody looked up for its carrier."""
    (_, part), problems = inside(tree)
    assert part.version == "7.5", problems


def test_a_licence_of_more_texts_holds_them_whole(tree: Tree) -> None:
    """Each stands in it as its maker wrote it, one after the other."""
    (_, part), _ = inside(tree)
    texts = [(SITE / "licences" / name).read_text("utf-8") for name in ("musl.txt", "zlib.txt")]
    assert part.text.startswith(texts[0])
    assert part.text.endswith(texts[1])


def test_another_version_of_what_a_part_travels_in_has_to_be_looked_at(tree: Tree) -> None:
    """The version is not known any more, and the licence may be another: somebody has to look."""
    _, problems = inside(tree, versions='{ "0.0.1" = "7.5" }')
    assert f"Welke Wat erin zit in PSO-meetlat {VERSION} zit, is niet opgezocht." in problems
    assert "vergelijk ook de licentietekst" in problems


def test_a_version_that_cannot_be_found_is_unknown(tree: Tree) -> None:
    """Somebody looked, in vain, and wrote that down."""
    (_, part), _ = inside(tree, versions=f'{{ "{VERSION}" = "" }}')
    assert part.version == ""


def test_what_a_part_travels_in_stands_above_it(tree: Tree) -> None:
    """Of what is not there nobody knows the version."""
    _, problems = inside(tree, part_of='"er niet"')
    assert "Waar Wat erin zit in zit, staat er niet boven." in problems


def test_python_modules_of_others_are_not_taken_for_its_library() -> None:
    """An archive may hold Python's own library beside a package that nobody knows."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        for name in ("json/__init__.pyc", "vreemd/__init__.pyc", "los.pyc"):
            opened.writestr(name, b"")
    part = Part(
        name="Python",
        purl="pkg:generic/cpython",
        version="3",
        licence="Python-2.0.1",
        text="",
        purpose={},
        holds=("assets/engine/library.*.zip/{stdlib}",),
    )
    found = unknown([part], {"assets/engine/library.1.zip": archive.getvalue()}, set())
    assert found == ["het pakket 'los' in library.zip", "het pakket 'vreemd' in library.zip"]
