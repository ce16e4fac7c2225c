"""The mapping: what the user says about columns and codes, as data that can be saved and read again (TOML)."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from pso.exact import read_number, shortest_text
from pso.fields import whole_characters
from pso.importer.columns import FIELDS
from pso.importer.phrases import plain_words
from pso.importer.refused import RefusedError
from pso.importer.vocabulary import FAMILIES, NOBODY, UNUSED
from pso.overlay import editions

FORMAT: Final = "pso-import/1"
TABLES: Final = ("columns", *FAMILIES)
KEYS: Final = ("format", "sheet", "fulltime_hours", "contract_if_empty", *TABLES)
LARGEST_FULLTIME: Final = 60
DELETE: Final = "\x7f"

Corrections = Mapping[tuple[int, str], str]
"""Row number, as the spreadsheet counts, and field → the text that stands there instead."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportMap:
    """What the user says; everything left out is found by the vocabulary.

    `columns` maps names of columns to fields or `unused`; `position` and `contract` map what a cell says to codes, or
    to `none` for someone outside the target group. `contract_if_empty` is the contract of rows that name none.
    `unsure` are texts of positions whose code somebody is not sure of: told at their rows, and never saved.
    """

    sheet: str = ""
    fulltime_hours: Fraction | None = None
    contract_if_empty: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    position: Mapping[str, str] = field(default_factory=dict)
    contract: Mapping[str, str] = field(default_factory=dict)
    corrections: Corrections = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()

    def told(self, family: str) -> dict[tuple[str, ...], str]:
        """Give what is said of the cells of a family, by their words."""
        said = self.position if family == "position" else self.contract
        return {plain_words(text): code for text, code in said.items() if code}


def read_mapping(text: str | bytes) -> ImportMap:
    """Read a mapping; raise `RefusedError` that names the key and what may stand there."""
    try:
        plain = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        tree = tomllib.loads(plain)
    except (ValueError, RecursionError) as error:
        raise RefusedError("mapping_not_toml") from error
    return mapping_of(tree)


def mapping_of(tree: Mapping[str, Any]) -> ImportMap:
    """Make a mapping of plain data, as a page holds it; raise `RefusedError` as reading does."""
    for key in tree:
        if key not in KEYS:
            raise RefusedError("mapping_key", key=str(key)[:40])
    if tree.get("format", FORMAT) != FORMAT:
        raise RefusedError("mapping_value", key="format", options=FORMAT)
    contracts = ("", *editions().contracts)
    return ImportMap(
        sheet=_text(tree, "sheet"),
        fulltime_hours=_fulltime(tree),
        contract_if_empty=_one_of(_text(tree, "contract_if_empty"), "contract_if_empty", contracts),
        columns=_table(tree, "columns", ("", *FIELDS, UNUSED)),
        position=_table(tree, "position", ("", *editions().positions, NOBODY)),
        contract=_table(tree, "contract", contracts),
    )


def _text(tree: Mapping[str, Any], key: str) -> str:
    value = tree.get(key, "")
    if not isinstance(value, str):
        raise RefusedError("mapping_value", key=key, options='"…"')
    return value


def _fulltime(tree: Mapping[str, Any]) -> Fraction | None:
    if "fulltime_hours" not in tree:
        return None
    hours = read_number(tree["fulltime_hours"])
    if hours is None or not 0 < hours <= LARGEST_FULLTIME:
        raise RefusedError("mapping_value", key="fulltime_hours", options=f"0 – {LARGEST_FULLTIME}")
    return hours


def _table(tree: Mapping[str, Any], key: str, options: tuple[str, ...]) -> dict[str, str]:
    table = tree.get(key, {})
    if not isinstance(table, Mapping):
        raise RefusedError("mapping_value", key=key, options=f"[{key}]")
    return {
        str(name): _one_of(value, f"{key}.{str(name)[:40]}", options)
        for name, value in table.items()
    }


def _one_of(value: object, key: str, options: tuple[str, ...]) -> str:
    if isinstance(value, str) and value in options:
        return value
    raise RefusedError("mapping_value", key=key, options=", ".join(filter(None, options)))


def mapping_data(mapping: ImportMap) -> dict[str, Any]:
    """Give a mapping as plain data, without what is empty."""
    fulltime = shortest_text(mapping.fulltime_hours) if mapping.fulltime_hours is not None else ""
    tree = {
        "format": FORMAT,
        "sheet": mapping.sheet,
        "fulltime_hours": fulltime,
        "contract_if_empty": mapping.contract_if_empty,
        **{key: dict(getattr(mapping, key)) for key in TABLES},
    }
    return {key: value for key, value in tree.items() if value}


def mapping_toml(mapping: ImportMap) -> str:
    """Write a mapping as TOML; an empty code is one that is still to be filled in."""
    tree = mapping_data(mapping)
    return "\n".join(_lines(tree)) + "\n"


def _lines(tree: Mapping[str, Any]) -> Iterator[str]:
    yield from (
        f"{key} = {_quoted(value)}" for key, value in tree.items() if isinstance(value, str)
    )
    for key in TABLES:
        if key in tree:
            yield ""
            yield f"[{key}]"
            yield from (f"{_quoted(name)} = {_quoted(value)}" for name, value in tree[key].items())


def _quoted(text: str) -> str:
    marks = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(marks.get(it) or _plain(it) for it in whole_characters(text)) + '"'


def _plain(character: str) -> str:
    return f"\\u{ord(character):04x}" if character < " " or character == DELETE else character
