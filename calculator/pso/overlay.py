"""Editions laid over each other: each file says only what it changed, the rest it takes over.

What an earlier edition stated is `carried` in a later one: that is computed here and typed nowhere.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from pso.edition import Edition, Editions
from pso.edition_check import check_edition, check_order
from pso.edition_file import (
    SOURCES_FILE,
    EditionError,
    EditionFile,
    Entry,
    read_edition_file,
    read_sources,
)
from pso.value import Source, Value


@cache
def editions() -> Editions:
    """Give the editions shipped with this package, read and checked once."""
    folder = files("pso") / "editions"
    return read_editions(
        {
            item.name: item.read_text("utf-8")
            for item in folder.iterdir()
            if item.name.endswith(".toml")
        }
    )


def read_editions(texts: Mapping[str, str]) -> Editions:
    """Read edition files (`{name: text}`, `sources.toml` among them); raise `EditionError` with all mistakes."""
    sources, found = read_sources(texts.get(SOURCES_FILE, ""))
    parsed = []
    for name in sorted(set(texts) - {SOURCES_FILE}):
        file, mistakes = read_edition_file(name, texts[name], sources)
        parsed.append(file)
        found += mistakes
    if not found:
        found += check_order(parsed)
    if found:
        raise EditionError(found)
    return _resolve(parsed, sources)


def _resolve(parsed: list[EditionFile], sources: Mapping[str, Source]) -> Editions:
    in_force: dict[str, Entry] = {}
    found: list[str] = []
    items = []
    for file in sorted(parsed, key=lambda file: file.header["valid_from"]):
        for entry in file.entries:
            in_force[entry.value.key] = _follow(entry, in_force, found)
        items.append(_edition(file.header, in_force))
        found += check_edition(items[-1])
    if not items:
        found.append("editions: there is no edition file; add at least one, such as 1.5.toml.")
    if found:
        raise EditionError(found)
    return Editions(items=tuple(items), sources=sources)


def _follow(entry: Entry, in_force: Mapping[str, Entry], found: list[str]) -> Entry:
    """Fill in what `same_as` points at: the figure stands once, the status is the pointing entry's own."""
    if entry.same_as is None:
        return entry
    target = in_force.get(entry.same_as)
    if target is None:
        found.append(
            f"{entry.value.edition}.toml: {entry.value.key}.same_as: there is no {entry.same_as!r}; name a value."
        )
        return entry
    return replace(
        entry, value=replace(entry.value, content=target.value.content, unit=target.value.unit)
    )


def _edition(header: Mapping[str, Any], in_force: Mapping[str, Entry]) -> Edition:
    name = header["edition"]
    successor = header["unknown_successor"]
    return Edition(
        name=name,
        valid_from=header["valid_from"],
        source=header["source"],
        values={key: _as_of(entry, name) for key, entry in in_force.items()},
        unknown_successor=successor["valid_from"] if successor else None,
        newer_expected_from=header["newer_expected_from"],
    )


def _as_of(entry: Entry, edition: str) -> Value:
    """A stated value that an earlier edition gave is carried; one whose date is uncertain is inferred there."""
    value = entry.value
    if value.status != "stated":
        return value
    if value.edition != edition:
        return replace(value, status="carried")
    return replace(value, status="inferred") if entry.dating == "inferred" else value
