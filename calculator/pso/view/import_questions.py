"""Columns that the list does not make clear: a question each, with the columns that may be the answer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pso.importer import Imported
from pso.importer.columns import FIELDS
from pso.importer.report import field_label
from pso.importer.work import MEASURES
from pso.words import Words

LACKING: Final = {"no_position_column": "position", "no_hours_column": "hours"}
"""Which field is asked for when a list has no column for it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnOption:
    """A column that may be meant, and what it is then used for."""

    column: str
    field: str
    label: str
    chosen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnQuestion:
    """Which column holds a field; `groups` are named by how the column says it, where there is more than one way."""

    field: str
    label: str
    hint: str
    groups: tuple[tuple[str, tuple[ColumnOption, ...]], ...]


def asked_fields(result: Imported) -> tuple[str, ...]:
    """Give the fields whose column is not clear."""
    found = (
        LACKING.get(it.code, it.field)
        for it in result.unclear
        if it.code in LACKING or it.code == "two_columns"
    )
    return tuple(dict.fromkeys(filter(None, found)))


def column_questions(
    result: Imported, answered: Iterable[str], samples: Mapping[int, str], words: Words
) -> tuple[ColumnQuestion, ...]:
    """Ask for each column that is not clear, and keep the question where it was answered on the page."""
    fields = dict.fromkeys((*(it for it in answered if it in FIELDS), *asked_fields(result)))
    questions = (_question(field, result, samples, words) for field in fields)
    return tuple(it for it in questions if any(options for _, options in it.groups))


def _question(
    field: str, result: Imported, samples: Mapping[int, str], words: Words
) -> ColumnQuestion:
    ways = MEASURES if field in MEASURES else (field,)
    groups = (
        (field_label(way, words), tuple(_options(way, ways, result, samples))) for way in ways
    )
    key = f"import_column.{ways[0]}"
    name = field_label(field, words)
    return ColumnQuestion(
        field=field,
        label=words.say(key) if words.has(key) else words.say("import_column.other", field=name),
        hint=words.say(f"{key}_hint") if words.has(f"{key}_hint") else "",
        groups=tuple(groups),
    )


def _options(
    way: str, ways: tuple[str, ...], result: Imported, samples: Mapping[int, str]
) -> Iterator[ColumnOption]:
    """Give the columns that are used for nothing, and the one that is used for this."""
    for it in result.columns:
        if it.role == "unused" or it.field in ways:
            name, sample = it.name or it.letter, samples.get(it.place, "")
            label = f"{name} ({sample})" if sample else name
            yield ColumnOption(column=name, field=way, label=label, chosen=it.field == way)
