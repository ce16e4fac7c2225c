"""Reading edition files strictly: a figure that cannot be trusted stops everything.

An editor changes these files once a year. Each mistake is reported with file, key and remedy, all at once.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from pso.edition_leaf import CONTENT_READERS, Mistakes, check_common, is_source
from pso.edition_shape import shape_of
from pso.value import RULE_UNIT, Content, Source, Status, Value

SOURCES_FILE = "sources.toml"
SOURCE_KEYS = {"title", "publisher"}
HEADER = ("edition", "valid_from", "source", "unknown_successor", "newer_expected_from")


class EditionError(Exception):
    """Edition files that cannot be used; `mistakes` holds a sentence for each."""

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(mistakes))


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A value as one file gives it, before later editions take it over."""

    value: Value
    dating: str | None = None
    same_as: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionFile:
    """What one file says: its header and its values."""

    header: Mapping[str, Any]
    entries: tuple[Entry, ...] = ()


def read_sources(text: str) -> tuple[dict[str, Source], list[str]]:
    """Read `sources.toml`: the sources by their keys, and a sentence for each mistake."""
    mistakes = Mistakes(SOURCES_FILE)
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        mistakes.add(
            "file", f"is not valid TOML: {error}. Check quotes, commas and brackets near there."
        )
        return {}, mistakes.found
    for key, fields in tree.items():
        if not isinstance(fields, dict) or set(fields) != SOURCE_KEYS:
            mistakes.add(
                key, 'must hold title and publisher, each a text: title = "…", publisher = "…".'
            )
    good = {
        key: fields
        for key, fields in tree.items()
        if isinstance(fields, dict) and set(fields) == SOURCE_KEYS
    }
    return {key: Source(key=key, **fields) for key, fields in good.items()}, mistakes.found


def read_edition_file(
    name: str, text: str, sources: Mapping[str, Source]
) -> tuple[EditionFile, list[str]]:
    """Read one edition file; give what could be read and a sentence for each mistake."""
    mistakes = Mistakes(name)
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        mistakes.add(
            "file", f"is not valid TOML: {error}. Check quotes, commas and brackets near there."
        )
        return EditionFile(header={}), mistakes.found
    header = _read_header(name, tree, sources, mistakes)
    sections = {key: part for key, part in tree.items() if key not in HEADER}
    read = (
        _read_leaf(key, leaf, str(header.get("edition")), sources, mistakes)
        for key, leaf in _leaves(sections)
    )
    entries = tuple(entry for entry in read if entry)
    return EditionFile(header=header, entries=entries), mistakes.found


def _read_header(
    name: str, tree: Mapping[str, Any], sources: Mapping[str, Source], mistakes: Mistakes
) -> dict[str, Any]:
    header = {key: tree.get(key) for key in HEADER}
    if header["edition"] != name.removesuffix(".toml"):
        mistakes.add(
            "edition", f'must be the file\'s own name: edition = "{name.removesuffix(".toml")}".'
        )
    if type(header["valid_from"]) is not date:
        mistakes.add("valid_from", "must be a day without quotes, such as valid_from = 2017-04-01.")
    if not is_source(header["source"], sources):
        mistakes.add(
            "source", f"{header['source']!r} is not in sources.toml; add it there or correct it."
        )
    if not _is_successor(header["unknown_successor"]):
        mistakes.add("unknown_successor", 'write { edition = "1.8", valid_from = 2020-04-01 }.')
    if (
        header["newer_expected_from"] is not None
        and type(header["newer_expected_from"]) is not date
    ):
        mistakes.add("newer_expected_from", "must be a day without quotes, such as 2024-04-01.")
    return header


def _is_successor(raw: object) -> bool:
    if raw is None:
        return True
    return (
        isinstance(raw, dict)
        and set(raw) == {"edition", "valid_from"}
        and type(raw["valid_from"]) is date
    )


def _leaves(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, part in tree.items():
        path = f"{prefix}{key}"
        if isinstance(part, dict) and "status" not in part and shape_of(path) is None:
            yield from _leaves(part, path + ".")
        else:
            yield path, part


def _read_leaf(
    key: str, leaf: object, edition: str, sources: Mapping[str, Source], mistakes: Mistakes
) -> Entry | None:
    shape = shape_of(key)
    if shape is None:
        mistakes.add(
            key, "is not a key of an edition. Compare with an older edition file; is it spelled so?"
        )
        return None
    if not isinstance(leaf, dict):
        mistakes.add(
            key,
            'must be a table: { value = "0.9", unit = "factor", status = "stated", source = "S4" }.',
        )
        return None
    before = len(mistakes.found)
    check_common(key, leaf, shape, sources, mistakes)
    content = CONTENT_READERS[shape.kind](key, leaf, shape, mistakes)
    if len(mistakes.found) > before:
        return None
    return Entry(
        value=_value(key, leaf, content, edition),
        dating=leaf.get("dating"),
        same_as=leaf.get("same_as"),
    )


def _value(key: str, leaf: Mapping[str, Any], content: Content, edition: str) -> Value:
    return Value(
        key=key,
        content=content,
        unit=leaf.get("unit", RULE_UNIT),
        status=cast("Status", leaf["status"]),
        source=leaf["source"],
        edition=edition,
        reason=leaf.get("reason") or leaf.get("method"),
    )
