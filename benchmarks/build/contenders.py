"""The generators that build the same handbook: ours, MkDocs with Material, Eleventy with Pagefind."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.build.pages import SECTIONS, Article, body, write

ROOT = Path(__file__).resolve().parents[2]
OWN = Path(__file__).parent
PEERS = ROOT / ".cache" / "benchmarks"
MATERIAL = ("mkdocs==1.6.1", "mkdocs-material==9.8.2")
ELEVENTY = ("@11ty/eleventy@3.1.8",)
# Ours without the calculator: a home page that is a page like any other, and the kinds that the handbook has.
WITHOUT = ("components", "offline", "home", "meetlat", "insluiten", "register")
SETTINGS = """\
languages = ["nl"]
url = "https://voorbeeld.example/"
navigation = ["handreikingen/index", "vragen/index", "begrippen/index", "over/index"]
[title]
nl = "Handboek"
[kinds.home]
[kinds.meetlat]
[kinds.handreikingen]
[kinds.vragen]
[kinds.begrippen]
[kinds.over]
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Contender:
    """How a generator builds, where, and what it leaves behind that has to go before a build from nothing."""

    name: str
    folder: Path
    commands: tuple[tuple[str, ...], ...]
    made: tuple[Path, ...]


def contenders(folder: Path, pages: list[Article]) -> tuple[Contender, ...]:
    """Write the handbook for every generator, and install those that are not ours."""
    return (
        _ours(folder / "ours", pages),
        _material(folder / "material", pages),
        _eleventy(folder / "eleventy", pages),
    )


def _ours(folder: Path, pages: list[Article]) -> Contender:
    content = folder / "content" / "nl"
    for page in pages:
        head = f'title: "{page.title}"\ndescription: Over artikel {page.number}.\n'
        write(content / page.section / f"artikel-{page.number}.md", head, body(page, pages))
    for name in ("index", "meetlat", *(f"{section}/index" for section in SECTIONS)):
        write(content / f"{name}.md", f"title: {name}\ndescription: Begin hier.\n", "Welkom.\n")
    ignore = shutil.ignore_patterns("generator", *(f"{name}.html.j2" for name in WITHOUT))
    shutil.copytree(ROOT / "site", folder / "site", ignore=ignore)
    (folder / "site/site.toml").write_text(SETTINGS, "utf-8")
    places = [f"--{name}={folder / name}" for name in ("content", "site", "dist")]
    caches = (ROOT / ".cache/pagefind", ROOT / ".cache/untouched")
    return Contender(
        name="ours",
        folder=folder,
        commands=((sys.executable, str(ROOT / "build.py"), "build", *places),),
        made=(folder / "dist", *caches),
    )


def _material(folder: Path, pages: list[Article]) -> Contender:
    for page in pages:
        path = folder / "docs" / page.section / f"artikel-{page.number}.md"
        write(path, f'title: "{page.title}"\n', f"# {page.title}\n\n{body(page, pages)}")
    for name in ("index", *(f"{section}/index" for section in SECTIONS)):
        write(folder / "docs" / f"{name}.md", f"title: {name}\n", f"# {name}\n\nWelkom.\n")
    shutil.copy(OWN / "mkdocs.yml", folder)
    python = PEERS / "material" / "bin" / "python"
    if not python.is_file():
        _run(sys.executable, "-m", "venv", str(python.parents[1]))
        _run(str(python), "-m", "pip", "install", "--quiet", *MATERIAL)
    command = (str(python), "-m", "mkdocs", "build", "--quiet")
    return Contender(
        name="MkDocs with Material", folder=folder, commands=(command,), made=(folder / "site",)
    )


def _eleventy(folder: Path, pages: list[Article]) -> Contender:
    for page in pages:
        head = f'title: "{page.title}"\nlayout: page.njk\nsection: {page.section}\ntags: [{page.section}]\n'
        path = folder / "src" / page.section / f"artikel-{page.number}.md"
        write(path, head, f"# {page.title}\n\n{body(page, pages)}")
    for section in SECTIONS:
        head = f"title: {section}\nlayout: list.njk\nsection: {section}\n"
        write(folder / "src" / section / "index.md", head, f"# {section}\n")
    write(folder / "src/index.md", "title: Begin\nlayout: page.njk\n", "# Begin\n\nWelkom.\n")
    shutil.copytree(OWN / "eleventy", folder, dirs_exist_ok=True)
    installed = PEERS / "eleventy"
    program = installed / "node_modules/@11ty/eleventy/cmd.cjs"
    if not program.is_file():
        _run("npm", "install", "--silent", "--prefix", str(installed), *ELEVENTY)
    (folder / "node_modules").symlink_to(installed / "node_modules")
    pagefind = next((ROOT / "node_modules").glob("@pagefind/*/bin/pagefind_extended"))
    return Contender(
        name="Eleventy with Pagefind",
        folder=folder,
        commands=(
            ("node", str(program), "--input=src", "--output=out", "--quiet"),
            (str(pagefind), "--site", "out", "--silent"),
        ),
        made=(folder / "out",),
    )


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
