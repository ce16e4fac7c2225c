"""Reading edition files strictly: a figure that cannot be trusted stops everything.

An editor changes these files once a year. Each mistake is reported with file, key and remedy, all at once.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any, cast

from pso.edition_shape import LEAF_KEYS, LIMIT_EVENTS, Shape, shape_of
from pso.exact import read_number
from pso.norm import NormTable
from pso.value import RULE_UNIT, RUNGS, Content, Limit, Source, Status, Value

TYPED_STATUSES = ("stated", "inferred", "estimated", "unpublished")
SOURCES_FILE = "sources.toml"
SOURCE_KEYS = {"title", "publisher"}
FEWEST_ROWS = 2
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


class _Mistakes:
    """Collects mistakes of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[str] = []

    def add(self, key: str, what: str) -> None:
        self.found.append(f"{self.file}: {key}: {what}")


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionFile:
    """What one file says: its header and its values."""

    header: Mapping[str, Any]
    entries: tuple[Entry, ...] = ()


def read_sources(text: str) -> tuple[dict[str, Source], list[str]]:
    """Read `sources.toml`: the sources by their keys, and a sentence for each mistake."""
    mistakes = _Mistakes(SOURCES_FILE)
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
    mistakes = _Mistakes(name)
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
    name: str, tree: Mapping[str, Any], sources: Mapping[str, Source], mistakes: _Mistakes
) -> dict[str, Any]:
    header = {key: tree.get(key) for key in HEADER}
    if header["edition"] != name.removesuffix(".toml"):
        mistakes.add(
            "edition", f'must be the file\'s own name: edition = "{name.removesuffix(".toml")}".'
        )
    if type(header["valid_from"]) is not date:
        mistakes.add("valid_from", "must be a day without quotes, such as valid_from = 2017-04-01.")
    if not _is_source(header["source"], sources):
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


def _is_source(raw: object, sources: Mapping[str, Source]) -> bool:
    return isinstance(raw, str) and raw in sources


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
    key: str, leaf: object, edition: str, sources: Mapping[str, Source], mistakes: _Mistakes
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
    _check_common(key, leaf, shape, sources, mistakes)
    content = _READERS[shape.kind](key, leaf, shape, mistakes)
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


def _check_common(
    key: str,
    leaf: Mapping[str, Any],
    shape: Shape,
    sources: Mapping[str, Source],
    mistakes: _Mistakes,
) -> None:
    allowed = {"unit", "status", "source", *LEAF_KEYS[shape.kind]}
    for extra in sorted(set(leaf) - allowed):
        mistakes.add(f"{key}.{extra}", f"is unknown here. Allowed: {', '.join(sorted(allowed))}.")
    status = leaf.get("status")
    if status == "carried":
        mistakes.add(
            f"{key}.status",
            "'carried' is computed, never typed: leave the value out and the older one carries.",
        )
    elif status not in TYPED_STATUSES:
        mistakes.add(f"{key}.status", f"is {status!r}; give one of {', '.join(TYPED_STATUSES)}.")
    if not _is_source(leaf.get("source"), sources):
        mistakes.add(
            f"{key}.source", f"is {leaf.get('source')!r}; name a source from sources.toml."
        )
    if "same_as" not in leaf and leaf.get("unit", RULE_UNIT) not in shape.units:
        mistakes.add(
            f"{key}.unit", f"is {leaf.get('unit')!r}; give one of {', '.join(shape.units)}."
        )
    if status == "unpublished" and not leaf.get("reason"):
        mistakes.add(
            f"{key}.reason",
            "is missing: say why there is no published value (a key of reason.* in text/).",
        )
    if status == "unpublished" and "value" in leaf:
        mistakes.add(
            f"{key}.value", "is no published value; call it fallback, and give the reason."
        )
    if status == "estimated" and not leaf.get("method"):
        mistakes.add(
            f"{key}.method",
            "is missing: name the method of the estimate (a key of reason.* in text/).",
        )
    if leaf.get("dating", "inferred") != "inferred":
        mistakes.add(
            f"{key}.dating", f'is {leaf["dating"]!r}; write dating = "inferred", or leave it out.'
        )


def _read_number_leaf(
    key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: _Mistakes
) -> Content:
    if "same_as" in leaf or (leaf.get("status") == "unpublished" and "fallback" not in leaf):
        return None
    name = "fallback" if leaf.get("status") == "unpublished" else "value"
    number = _exact(f"{key}.{name}", leaf.get(name), mistakes)
    if number is not None and not 0 <= number <= shape.largest:
        mistakes.add(f"{key}.{name}", f"is {number}; it must lie between 0 and {shape.largest}.")
    return number


def _exact(key: str, raw: object, mistakes: _Mistakes) -> Fraction | None:
    if isinstance(raw, float):
        mistakes.add(key, f'is a binary float; write it between quotes: "{raw}".')
        return None
    number = read_number(raw)
    if number is None:
        mistakes.add(key, f'is {raw!r}; write a number between quotes with a point, such as "0.9".')
    return number


def _read_codes_leaf(
    key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: _Mistakes
) -> Content:
    name = "fallback" if leaf.get("status") == "unpublished" else "value"
    raw = leaf.get(name)
    if not isinstance(raw, list) or not raw or not all(isinstance(code, str) for code in raw):
        mistakes.add(f"{key}.{name}", 'must be a list of codes, such as ["regulier", "stage"].')
        return None
    unknown = [code for code in raw if shape.codes and code not in shape.codes]
    for code in unknown:
        mistakes.add(f"{key}.{name}", f"has {code!r}; give only {', '.join(shape.codes)}.")
    return tuple(raw)


def _read_limit_leaf(
    key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: _Mistakes
) -> Content:
    del shape
    if "same_as" in leaf or leaf.get("fallback") == "none":
        return None
    event = leaf.get("after", leaf.get("until"))
    if event not in LIMIT_EVENTS:
        mistakes.add(key, f"needs after or until, with one of {', '.join(LIMIT_EVENTS)}.")
        return None
    if "until" in leaf:
        return Limit(event=event)
    years = leaf.get("value")
    if type(years) is not int or years < 1:
        mistakes.add(f"{key}.value", f"is {years!r}; give a whole number of years.")
        return None
    return Limit(event=event, years=years)


def _read_rows_leaf(
    key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: _Mistakes
) -> Content:
    raw = leaf.get("rows")
    if key.partition(".")[2] not in RUNGS:
        mistakes.add(key, f"is not a level with a norm; there are {', '.join(RUNGS)}.")
    if (
        not isinstance(raw, dict)
        or len(raw) < FEWEST_ROWS
        or not all(size.isdecimal() for size in raw)
    ):
        mistakes.add(
            f"{key}.rows", 'must be a table of at least two sizes: { 2 = "21.4", 5 = "12.6" }.'
        )
        return None
    rows = {int(size): _exact(f"{key}.rows.{size}", text, mistakes) for size, text in raw.items()}
    if any(a >= b for a, b in pairwise(rows)):
        mistakes.add(f"{key}.rows", "sizes must rise from row to row.")
    if any(norm is not None and not 0 < norm <= shape.largest for norm in rows.values()):
        mistakes.add(f"{key}.rows", "a norm must lie between 0 and 100 percent.")
    return NormTable(rows={size: norm for size, norm in rows.items() if norm is not None})


def _read_rule_leaf(
    key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: _Mistakes
) -> Content:
    del key, leaf, shape, mistakes
    return None


_READERS: Mapping[str, Callable[[str, Mapping[str, Any], Shape, _Mistakes], Content]] = {
    "number": _read_number_leaf,
    "codes": _read_codes_leaf,
    "limit": _read_limit_leaf,
    "rows": _read_rows_leaf,
    "rule": _read_rule_leaf,
}
