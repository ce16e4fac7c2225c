"""What somebody can mend in a list: cells in their place, and what is wrong with the list as a whole."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from pso.importer import Imported
from pso.importer.placements import ANSWERS
from pso.importer.report import field_label
from pso.importer.unclear import HIDDEN, Unclear
from pso.importer.vocabulary import FAMILIES
from pso.view.import_choices import Option, codes, suggested, yes_no
from pso.view.import_questions import LACKING
from pso.words import Words

MOST: Final = 40
"""Cells that can be mended at once. More is a column that holds something else."""
FOR_ALL: Final = ("no_contract", "no_contract_column")
"""Mended by one choice for every row."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mend:
    """A cell: where it stands, what is the matter, and what can be put in its place."""

    row: int
    field: str
    label: str
    reason: str
    value: str = ""
    first: tuple[Option, ...] = ()
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Mends:
    """Cells to mend, and how many more there are."""

    cells: tuple[Mend, ...] = ()
    more: int = 0


def mends_of(result: Imported, words: Words) -> Mends:
    """Give the cells that are not clear, and those that were mended: these may be changed again."""
    told = {(it.field, it.text) for it in result.values if it.unclear == it.count}
    unclear = [it for it in result.unclear if _is_cell(it) and (it.field, it.text) not in told]
    still = {(it.row, it.field): _unclear(it, result, words) for it in unclear}
    done = {
        (row, field): _mended(row, field, text, words)
        for (row, field), text in result.mapping.corrections.items()
        if (row, field) not in still
    }
    cells = [cell for _, cell in sorted({**done, **still}.items())]
    return Mends(cells=tuple(cells[:MOST]), more=max(0, len(cells) - MOST))


def _is_cell(unclear: Unclear) -> bool:
    return bool(unclear.row and unclear.field and unclear.code not in FOR_ALL)


def _unclear(unclear: Unclear, result: Imported, words: Words) -> Mend:
    key = f"import_reason.{unclear.code}"
    options = _options(unclear.field, words)
    return Mend(
        row=unclear.row,
        field=unclear.field,
        label=_label(unclear.row, unclear.field, words),
        reason=words.say(key, value=unclear.text) if words.has(key) else unclear.sentence(words),
        value=result.mapping.corrections.get(
            (unclear.row, unclear.field), _shown(unclear, options)
        ),
        first=suggested(
            options, [it.partition(".")[2] for it in unclear.values.get("options", ())]
        ),
        options=options,
    )


def _shown(unclear: Unclear, options: tuple[Option, ...]) -> str:
    """Give what stands in the cell, to go on from; nothing where it is chosen, or may not be shown."""
    return "" if options or HIDDEN in unclear.text else unclear.text


def _mended(row: int, field: str, value: str, words: Words) -> Mend:
    return Mend(
        row=row,
        field=field,
        label=_label(row, field, words),
        reason="",
        value=value,
        options=_options(field, words),
    )


def _label(row: int, field: str, words: Words) -> str:
    return words.say("importing.cell", row=str(row), field=field_label(field, words))


def _options(field: str, words: Words) -> tuple[Option, ...]:
    if field in FAMILIES:
        return codes(field, words)
    return yes_no(words) if field in ANSWERS else ()


def whole_list(result: Imported, asked: Collection[str], words: Words) -> Iterator[str]:
    """Say what no cell can mend: columns that are missing or stand twice, rows too long; not what is `asked`."""
    for it in result.unclear:
        key = f"import_list.{it.code}"
        if (it.row and it.field) or LACKING.get(it.code, it.field) in asked:
            continue
        if words.has(key):
            yield words.say(
                key, row=str(it.row), columns=words.listed(list(it.values.get("columns", ())))
            )
        elif it.code not in FOR_ALL:
            yield it.sentence(words)
