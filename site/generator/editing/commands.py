"""The commands of `build.py` that editors use beside building and checking, and what they say."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator.folders import add_folders, chosen
from generator.problem import Problem, Report
from generator.settings import read_settings
from generator.source import read_sources

if TYPE_CHECKING:
    from generator.editing.new_page import Begun

Command = Callable[[Sequence[str], Path], int]


def run(given: Sequence[str], root: Path) -> int:
    """Do what the command line asks; 1 when something is wrong."""
    return COMMANDS[given[0]](given[1:], root)


def _new(given: Sequence[str], root: Path) -> int:
    # What only one command needs is loaded by that command: a build should not wait for it.
    from generator.editing.new_page import Wanted, begin_page  # noqa: PLC0415

    parser = _parser("new", "Begin een nieuwe pagina.")
    parser.add_argument("soort", help="handreiking, voorbeelddocument, vraag, begrip, nieuws, …")
    parser.add_argument("titel", help="tussen aanhalingstekens")
    parser.add_argument("--taal", default="nl", help="nl (standaard) of en")
    options = parser.parse_intermixed_args(given)
    places, report = chosen(options, root), Report()
    wanted = Wanted(kind=options.soort, title=options.titel, language=options.taal)
    begun = begin_page(wanted, places, _today(), report)
    if begun is None:
        return _told(report)
    sys.stdout.write(f"Gemaakt: {begun.file}\n{_next_steps(begun)}")
    return 0


def _import(given: Sequence[str], root: Path) -> int:
    # Starting pandoc takes a while, and no other command needs it.
    from generator.editing.from_word import from_word, keep_pictures  # noqa: PLC0415
    from generator.editing.new_page import Wanted, begin_page  # noqa: PLC0415

    parser = _parser("import", "Maak een pagina van een Word-document.")
    parser.add_argument("bestand", type=Path, help="een bestand dat eindigt op .docx")
    parser.add_argument("--soort", required=True, help="bijvoorbeeld voorbeelddocumenten")
    parser.add_argument("--titel", help="zonder: de titel in het document")
    parser.add_argument("--taal", default="nl", help="nl (standaard) of en")
    options = parser.parse_intermixed_args(given)
    places, report = chosen(options, root), Report()
    taken = from_word(options.bestand, report)
    if taken is None:
        return _told(report)
    title = options.titel or taken.title or options.bestand.stem
    wanted = Wanted(kind=options.soort, title=title, language=options.taal)
    begun = begin_page(wanted, places, _today(), report, taken.text)
    if begun is None:
        return _told(report)
    remarks = keep_pictures(taken, begun)
    sys.stdout.write(f"Gemaakt: {begun.file}\n{_look_at(remarks, begun)}{_next_steps(begun)}")
    return 0


def _check_links(given: Sequence[str], root: Path) -> int:
    from generator.editing.outside_links import SECONDS, check_links  # noqa: PLC0415
    from generator.editing.reading import links_outside  # noqa: PLC0415

    parser = _parser("check-links", "Kijk of de links naar andere sites nog werken.")
    parser.add_argument(
        "--seconds", type=float, default=SECONDS, help=f"zo lang wachten (standaard: {SECONDS:g})"
    )
    options = parser.parse_args(given)
    places, report = chosen(options, root), Report()
    settings = read_settings(places, None, report)
    sources = read_sources(places, settings, Report()) if settings else []
    links = [link for source in sources for link in links_outside(source)]
    check_links(links, report, options.seconds)
    for hint in report.of("warning"):
        sys.stdout.write(f"{hint}\n")
    count = len({link.address for link in links})
    sys.stdout.write(f"{count} adressen bekeken, {len(report.found)} problemen.\n")
    return _told(report)


def _april(given: Sequence[str], root: Path) -> int:
    # Two editions are held side by side; no other command needs that.
    from generator.april.prepare import april  # noqa: PLC0415

    parser = _parser("april", "Kijk wat een nieuwe handleiding vraagt, en begin het nieuws.")
    parser.add_argument("edition", help="de nieuwe handleiding, zoals 2.2")
    parser.add_argument("--editions", type=Path, help="een map met handleidingen om te proberen")
    options = parser.parse_args(given)
    places, report = chosen(options, root), Report()
    made = april(places, options.edition, options.editions, report)
    if report:
        return _told(report)
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    written = "\n".join(f"Geschreven: {places.shown(path)}" for path in made)
    sys.stdout.write(f"{next(iter(made.values()))}\n{written}\n")
    return 0


def _release(given: Sequence[str], root: Path) -> int:
    # The bill of materials takes a library that no other command needs.
    from generator.release.make import Wanted, make_release  # noqa: PLC0415

    parser = _parser("release", "Maak een uitgave: de hele site als zip, met wat erin zit.")
    parser.add_argument("--url", help="het openbare adres van de site")
    parser.add_argument(
        "--releases", type=Path, help="waar de uitgaven staan (standaard: releases)"
    )
    parser.add_argument(
        "--soort",
        choices=["gewoon", "eerste", "proef"],
        default="gewoon",
        help="eerste: er is nog geen uitgave; proef: alleen om te proberen",
    )
    options = parser.parse_args(given)
    places, report = chosen(options, root), Report()
    folder = (options.releases or root / "releases").resolve()
    made = make_release(Wanted(sort=options.soort, url=options.url, folder=folder), places, report)
    if made:
        sys.stdout.write(f"Gemaakt: {places.shown(made)}\n")
    return _told(report)


COMMANDS: Mapping[str, Command] = {
    "new": _new,
    "import": _import,
    "check-links": _check_links,
    "april": _april,
    "release": _release,
}


def _parser(name: str, what: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"build.py {name}", description=what)
    add_folders(parser)
    return parser


def _told(report: Report) -> int:
    if report:
        sys.stderr.write(f"{report}\n")
    return int(bool(report))


def _look_at(remarks: Sequence[Problem], begun: "Begun") -> str:
    if not remarks:
        return "Alles is overgenomen. Lees het wel na.\n"
    listed = "\n".join(
        f"  {begun.file}:{one.line}: {one.message}\n      → {one.remedy}" for one in remarks
    )
    return f"Kijk nog naar:\n{listed}\n"


def _next_steps(begun: "Begun") -> str:
    list_page = begun.path.with_name("index.md")
    first = (
        ""
        if list_page.is_file()
        else f"  - Deze map heeft nog geen overzicht. Maak ook {list_page.name}, met title en description.\n"
    )
    return (
        "\nWat u nu doet:\n"
        f"{first}"
        "  1. Schrijf de tekst, en vul in de kop de description in.\n"
        f"  2. Bekijk het concept: python build.py serve, dan http://localhost:8000/{begun.address}\n"
        "  3. Controleer: python build.py check\n"
        "  4. Klaar? Haal de regel 'draft: true' weg. Dan staat de pagina op de site.\n"
    )


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
