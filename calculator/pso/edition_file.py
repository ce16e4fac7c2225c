"""Reading edition files strictly: a figure that cannot be trusted stops everything.

An editor changes these files once a year. Each mistake is reported with file, key and remedy, all at once.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any, cast

from pso.edition import RULE_UNIT, RUNGS, Content, Edition, Editions, Limit, Source, Status, Value
from pso.exact import read_number

TYPED_STATUSES = ("stated", "inferred", "estimated", "unpublished")
HEADER = ("edition", "valid_from", "source", "unknown_successor", "newer_expected_from")


class EditionError(Exception):
    """Edition files that cannot be used; `mistakes` holds a sentence for each."""

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(mistakes))


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """What a family of keys must look like."""

    kind: str
    units: tuple[str, ...]
    largest: int = 100


CATALOGUE: Mapping[str, Shape] = {
    "position.*.weight": Shape(kind="number", units=("factor",), largest=1),
    "position.*.limit": Shape(kind="limit", units=("years", "day")),
    "position.*.contracts": Shape(kind="codes", units=("codes",)),
    "position.*.includes": Shape(kind="codes", units=("codes",)),
    "position.*.unemployed_before": Shape(kind="number", units=("months",)),
    "contract.*.weight": Shape(kind="number", units=("factor",), largest=1),
    "contract.*.limit": Shape(kind="limit", units=("years", "day")),
    "peiljaar.months": Shape(kind="number", units=("months",)),
    "fulltime.hours": Shape(kind="number", units=("hours_per_week",)),
    "indirect.largest_share": Shape(kind="number", units=("percent",)),
    "level.*.top": Shape(kind="number", units=("percent",)),
    "norm.*": Shape(kind="rows", units=("percent",)),
    "thirty_plus.threshold": Shape(kind="number", units=("percent",)),
    "thirty_plus.excluded_positions": Shape(kind="codes", units=("codes",)),
    "thirty_plus.contracts": Shape(kind="codes", units=("codes",)),
    "thirty_plus.doubted_positions": Shape(kind="codes", units=("codes",)),
    "thirty_plus.durable_only": Shape(kind="codes", units=("codes",)),
    "banenafspraak.hours": Shape(kind="number", units=("hours_per_week",)),
    "banenafspraak.positions": Shape(kind="codes", units=("codes",)),
    "eligibility.years": Shape(kind="number", units=("years",)),
    "eligibility.fte": Shape(kind="number", units=("fte",)),
    "certificate.years": Shape(kind="number", units=("years",)),
    "recertification.files": Shape(kind="number", units=("percent",)),
    "quality.*": Shape(kind="codes", units=("codes",)),
    "aspirant.plan": Shape(kind="codes", units=("codes",)),
    "aspirant.years": Shape(kind="number", units=("years",)),
    "aspirant.extensions": Shape(kind="number", units=("times",)),
    "rule.*": Shape(kind="rule", units=(RULE_UNIT,)),
}
LEAF_KEYS: Mapping[str, tuple[str, ...]] = {
    "number": ("value", "fallback", "reason", "same_as"),
    "codes": ("value", "fallback", "reason"),
    "limit": ("value", "after", "until", "fallback", "reason", "same_as"),
    "rows": ("rows", "dating", "method"),
    "rule": (),
}
LIMIT_EVENTS = ("start", "school_left", "status_lost", "indication_until", "subsidy_until")


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


def read_editions(texts: Mapping[str, str]) -> Editions:
    """Read edition files (`{name: text}`, `sources.toml` among them); raise `EditionError` with all mistakes."""
    found: list[str] = []
    sources = _read_sources(texts.get("sources.toml", ""))
    parsed = {}
    for name in sorted(texts):
        if name == "sources.toml":
            continue
        mistakes = _Mistakes(name)
        header_and_entries = _read_file(name, texts[name], sources, mistakes)
        found += mistakes.found
        if header_and_entries:
            parsed[name] = header_and_entries
    if not found:
        found += _check_order([header for header, _ in parsed.values()])
    if found:
        raise EditionError(found)
    return _resolve(list(parsed.values()), sources)


def _read_sources(text: str) -> dict[str, Source]:
    return {key: Source(key=key, **fields) for key, fields in tomllib.loads(text).items()}


def _read_file(
    name: str, text: str, sources: Mapping[str, Source], mistakes: _Mistakes
) -> tuple[dict[str, Any], list[Entry]] | None:
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        mistakes.add("file", f"is not valid TOML: {error}. Check quotes, commas and brackets near there.")
        return None
    header = _read_header(name, tree, sources, mistakes)
    sections = {key: part for key, part in tree.items() if key not in HEADER}
    entries = [
        entry
        for key, leaf in _leaves(sections)
        if (entry := _read_leaf(key, leaf, str(header.get("edition")), sources, mistakes))
    ]
    return header, entries


def _read_header(
    name: str, tree: Mapping[str, Any], sources: Mapping[str, Source], mistakes: _Mistakes
) -> dict[str, Any]:
    header = {key: tree.get(key) for key in HEADER}
    if header["edition"] != name.removesuffix(".toml"):
        mistakes.add("edition", f'must be the file\'s own name: edition = "{name.removesuffix(".toml")}".')
    if type(header["valid_from"]) is not date:
        mistakes.add("valid_from", "must be a day without quotes, such as valid_from = 2017-04-01.")
    if header["source"] not in sources:
        mistakes.add("source", f"{header['source']!r} is not in sources.toml; add it there or correct it.")
    successor = header["unknown_successor"]
    if successor is not None and (not isinstance(successor, dict) or set(successor) != {"edition", "valid_from"}):
        mistakes.add("unknown_successor", 'write { edition = "1.8", valid_from = 2020-04-01 }.')
    if header["newer_expected_from"] is not None and type(header["newer_expected_from"]) is not date:
        mistakes.add("newer_expected_from", "must be a day without quotes, such as 2024-04-01.")
    return header


def _leaves(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, part in tree.items():
        path = f"{prefix}{key}"
        if isinstance(part, dict) and "status" not in part and _shape(path) is None:
            yield from _leaves(part, path + ".")
        else:
            yield path, part


def _shape(key: str) -> Shape | None:
    if key in CATALOGUE:
        return CATALOGUE[key]
    parts = key.split(".")
    if len(parts) < 2:
        return None
    return CATALOGUE.get(".".join([parts[0], "*", *parts[2:]]))


def _read_leaf(
    key: str, leaf: Any, edition: str, sources: Mapping[str, Source], mistakes: _Mistakes
) -> Entry | None:
    shape = _shape(key)
    if shape is None:
        mistakes.add(key, "is not a key of an edition. Compare with an older edition file; is it spelled so?")
        return None
    if not isinstance(leaf, dict):
        mistakes.add(key, 'must be a table: { value = "0.9", unit = "factor", status = "stated", source = "S4" }.')
        return None
    before = len(mistakes.found)
    _check_common(key, leaf, shape, sources, mistakes)
    content = _READERS[shape.kind](key, leaf, shape, mistakes)
    if len(mistakes.found) > before:
        return None
    return Entry(value=_value(key, leaf, content, edition), dating=leaf.get("dating"), same_as=leaf.get("same_as"))


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
    key: str, leaf: Mapping[str, Any], shape: Shape, sources: Mapping[str, Source], mistakes: _Mistakes
) -> None:
    allowed = {"unit", "status", "source", *LEAF_KEYS[shape.kind]}
    for extra in sorted(set(leaf) - allowed):
        mistakes.add(f"{key}.{extra}", f"is unknown here. Allowed: {', '.join(sorted(allowed))}.")
    status = leaf.get("status")
    if status == "carried":
        mistakes.add(f"{key}.status", "'carried' is computed, never typed: leave the value out and the older one carries.")
    elif status not in TYPED_STATUSES:
        mistakes.add(f"{key}.status", f"is {status!r}; give one of {', '.join(TYPED_STATUSES)}.")
    if leaf.get("source") not in sources:
        mistakes.add(f"{key}.source", f"is {leaf.get('source')!r}; name a source from sources.toml.")
    if "same_as" not in leaf and leaf.get("unit", RULE_UNIT) not in shape.units:
        mistakes.add(f"{key}.unit", f"is {leaf.get('unit')!r}; give one of {', '.join(shape.units)}.")
    if status == "unpublished" and not leaf.get("reason"):
        mistakes.add(f"{key}.reason", "is missing: say why there is no published value (a key of reason.* in text/).")


def _read_number_leaf(key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: _Mistakes) -> Content:
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


def _read_codes_leaf(key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: _Mistakes) -> Content:
    del shape
    name = "fallback" if leaf.get("status") == "unpublished" else "value"
    raw = leaf.get(name)
    if not isinstance(raw, list) or not raw or not all(isinstance(code, str) for code in raw):
        mistakes.add(f"{key}.{name}", 'must be a list of codes, such as ["regulier", "stage"].')
        return None
    return tuple(raw)


def _read_limit_leaf(key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: _Mistakes) -> Content:
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


def _read_rows_leaf(key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: _Mistakes) -> Content:
    raw = leaf.get("rows")
    if key.partition(".")[2] not in RUNGS:
        mistakes.add(key, f"is not a level with a norm; there are {', '.join(RUNGS)}.")
    if not isinstance(raw, dict) or len(raw) < 2 or not all(size.isdecimal() for size in raw):
        mistakes.add(f"{key}.rows", 'must be a table of at least two sizes: { 2 = "21.4", 5 = "12.6" }.')
        return None
    rows = {int(size): _exact(f"{key}.rows.{size}", text, mistakes) for size, text in raw.items()}
    if any(a >= b for a, b in pairwise(rows)):
        mistakes.add(f"{key}.rows", "sizes must rise from row to row.")
    if any(norm is not None and not 0 < norm <= shape.largest for norm in rows.values()):
        mistakes.add(f"{key}.rows", "a norm must lie between 0 and 100 percent.")
    return {size: norm for size, norm in rows.items() if norm is not None}


def _read_rule_leaf(key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: _Mistakes) -> Content:
    del key, leaf, shape, mistakes
    return None


_READERS: Mapping[str, Callable[[str, Mapping[str, Any], Shape, _Mistakes], Content]] = {
    "number": _read_number_leaf,
    "codes": _read_codes_leaf,
    "limit": _read_limit_leaf,
    "rows": _read_rows_leaf,
    "rule": _read_rule_leaf,
}


def _check_order(headers: list[dict[str, Any]]) -> list[str]:
    days: dict[date, str] = {}
    found = []
    for header in headers:
        other = days.setdefault(header["valid_from"], header["edition"])
        if other != header["edition"]:
            found.append(
                f"{header['edition']}.toml: valid_from: {header['valid_from']} is the first day of {other} too; "
                "two editions cannot start on one day."
            )
    return found


def _resolve(parsed: list[tuple[dict[str, Any], list[Entry]]], sources: Mapping[str, Source]) -> Editions:
    in_force: dict[str, Entry] = {}
    found: list[str] = []
    items = []
    for header, entries in sorted(parsed, key=lambda pair: pair[0]["valid_from"]):
        for entry in entries:
            in_force[entry.value.key] = _follow(entry, in_force, found)
        items.append(_edition(header, in_force))
        found += _check_edition(items[-1])
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
        found.append(f"{entry.value.edition}.toml: {entry.value.key}.same_as: there is no value {entry.same_as!r}.")
        return entry
    return replace(entry, value=replace(entry.value, content=target.value.content, unit=target.value.unit))


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


def _check_edition(edition: Edition) -> list[str]:
    return [*_check_norms(edition), *_check_codes(edition)]


def _check_norms(edition: Edition) -> list[str]:
    file = f"{edition.name}.toml"
    missing = [level for level in edition.rungs if f"norm.{level}" not in edition.values]
    if missing:
        return [f"{file}: norm.{level}: is missing; every level needs a norm table." for level in missing]
    found = []
    for low, high in pairwise(edition.rungs):
        below, above = edition.value(f"norm.{low}").rows, edition.value(f"norm.{high}").rows
        if set(below) != set(above):
            found.append(f"{file}: norm.{high}.rows: has other sizes than norm.{low}; give both the same sizes.")
        found += [
            f"{file}: norm.{high}.rows.{size}: {float(above[size])} is not above norm.{low} "
            f"({float(below[size])}); norms rise from level to level."
            for size in below
            if size in above and above[size] <= below[size]
        ]
    return found


def _check_codes(edition: Edition) -> list[str]:
    known = {"contracts": edition.contracts, "positions": edition.positions}
    return [
        f"{edition.name}.toml: {value.key}: {code!r} is not among the {family}: {', '.join(codes)}."
        for value in edition.values.values()
        for family, codes in known.items()
        if value.key.endswith((f".{family}", f"_{family}"))
        for code in value.codes
        if code not in codes
    ]
