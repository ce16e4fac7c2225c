"""`python build.py new handreiking "Titel"`: the file of a page, with a head in which every field is explained."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pso.overlay import editions

from generator.editing.kinds import kind_named
from generator.example import KIND as EXAMPLES
from generator.places import Places
from generator.problem import Report
from generator.schema import schema_of
from generator.settings import Kind, Settings, read_settings
from generator.slug import slug_of
from generator.source import Source, read_sources

FILE = Path(__file__).with_name("new_page.toml")
STEP = 10
APRIL = 4
WIDTH = 34  # so far from the margin stand the remarks in a head


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """The page that somebody asks for."""

    kind: str
    title: str
    language: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Begun:
    """The page that was begun: its file as an editor knows it, and its address."""

    path: Path
    file: str
    address: str


def begin_page(
    wanted: Wanted, places: Places, today: date, report: Report, text: str = ""
) -> Begun | None:
    """Write the file of a new page, a draft; never over one that is there. `text` is what stands in it."""
    settings = read_settings(places, None, report)
    kind = kind_named(wanted.kind, settings, report) if settings else None
    if settings is None or kind is None:
        return None
    path = places.content / wanted.language / kind.name / f"{slug_of(wanted.title)}.md"
    if not _allowed(wanted, path, _languages(kind, settings), places, report):
        return None
    others = read_sources(places, settings, Report())
    head = "\n".join(_head(wanted, kind, _last(others, wanted.language, kind), today))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(f"---\n{head}\n---\n\n{(text or _begin(wanted.language, kind)).strip()}\n")
    language = "" if wanted.language == settings.main_language else f"{wanted.language}/"
    address = f"{language}{kind.name}/{path.stem}/"
    return Begun(path=path, file=places.shown(path), address=address)


def _allowed(
    wanted: Wanted, path: Path, languages: tuple[str, ...], places: Places, report: Report
) -> bool:
    if wanted.language not in languages:
        message = f"Deze soort kan niet in de taal '{wanted.language}'."
        report.add("build.py", 1, message, f"Kies uit: {', '.join(languages)}.")
    elif not wanted.title.strip():
        message = "De titel is leeg."
        report.add("build.py", 1, message, 'Zet de titel tussen aanhalingstekens: "Mijn titel".')
    elif path.exists():
        report.add(
            places.shown(path),
            1,
            "Dit bestand bestaat al. Er is niets veranderd.",
            "Kies een andere titel, of werk in dat bestand verder.",
        )
    else:
        return True
    return False


def _languages(kind: Kind, settings: Settings) -> tuple[str, ...]:
    """Return the languages of a kind: the Meetlat opens worked examples of the main language only."""
    return (settings.main_language,) if kind.name == EXAMPLES else settings.languages


def _last(sources: list[Source], language: str, kind: Kind) -> int:
    """Return the highest place in the list of a kind."""
    mine = [s for s in sources if s.language == language and s.kind.name == kind.name and s.slug]
    return max((int(s.head.values.get("order", 0)) for s in mine), default=0)


def _head(wanted: Wanted, kind: Kind, last: int, today: date) -> Iterator[str]:
    """Yield the lines of a head: what it needs, then what it may have as a remark."""
    said = _starts()["help"]
    filled = {
        "title": json.dumps(wanted.title.strip(), ensure_ascii=False),
        "description": f'"Vul in: {said["description"]}"',
        "draft": "true",
        "order": str(last - last % STEP + STEP),
        "edition": f'"{editions().newest.name}"',
        "review_before": str(next_april(today)),
    }
    schema = schema_of(kind.schema)
    properties = schema["properties"]
    more = str(_starts()["head"].get(kind.name, "")).strip("\n")
    own = {*schema["required"], *_starts()["more"].get(kind.name, [])} - {*filled, *_names(more)}
    for name in (name for name in properties if name in filled):
        yield _line(f"{name}: {filled[name]}", said[name])
    for name in (name for name in properties if name in own):
        sample = _sample(name, properties[name], wanted, today)
        yield _line(f"{name}: {sample}", _help(name, properties[name]))
    if more:
        yield more
    yield "# Wat hieronder staat, mag. Haal het hekje weg en vul in, of haal de regel weg."
    for name, fields in properties.items():
        if name not in {*filled, *own, *_names(more)}:
            sample = _sample(name, fields, wanted, today)
            yield _line(f"# {name}: {sample}", _help(name, fields))


def _names(head: str) -> list[str]:
    """Return the names of the fields in a piece of a head."""
    return [
        line.split(":")[0] for line in head.split("\n") if line and not line.startswith((" ", "#"))
    ]


def next_april(today: date) -> date:
    """Return the next day on which a handleiding may change, always after today."""
    this_year = date(today.year, APRIL, 1)
    return this_year if today < this_year else date(today.year + 1, APRIL, 1)


def _line(text: str, remark: str) -> str:
    return f"{text.ljust(WIDTH)} # {remark}"


def _help(name: str, fields: Mapping[str, Any]) -> str:
    said = str(_starts()["help"].get(name, fields.get("description", "")))
    items = fields.get("items", fields)
    choices = ", ".join(map(str, items.get("enum", ())))
    return f"{said}. Kies uit: {choices}" if choices else said


def _sample(name: str, fields: Mapping[str, Any], wanted: Wanted, today: date) -> str:
    """Return a value that a field could have."""
    other = "en" if wanted.language == "nl" else "nl"
    known = {
        "translation": f"{other}/over/index.md",
        "related": f"[{wanted.language}/over/index.md]",
        "groups": "[wajong]",
        "helps_with": "[placements.position]",
        "navigation_title": "Kort",
        "moved_from": "[oud/adres/]",
        "words": f"[{json.dumps(wanted.title, ensure_ascii=False)}]",
    }
    if fields.get("format") == "date":
        return str(today)
    items = fields.get("items", fields)
    choices = items.get("enum", ())
    first = str(choices[0]) if choices else "…"
    return known.get(name, f"[{first}]" if fields.get("type") == "array" else first)


def _begin(language: str, kind: Kind) -> str:
    begins = _starts()["begin"]
    own = begins.get(language, begins["en"])
    return str(own.get(kind.name, own["default"]))


@cache
def _starts() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))
