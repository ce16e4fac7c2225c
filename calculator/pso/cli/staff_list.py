"""The work behind `pso import`: read the list, say what became of it, write the opgave."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from pso.cli import call as shared
from pso.importer import (
    Imported,
    ImportMap,
    NotImported,
    as_data,
    import_table,
    mapping_toml,
    opgave_of,
    read_mapping,
    report_lines,
    staff_fte,
)
from pso.importer.opgave import problems_of
from pso.importer.refused import RefusedError
from pso.importer.unclear import Unclear
from pso.peiljaar import Peiljaar, default_peiljaar
from pso.problem import Problem
from pso.words import Words, words


def run(call: argparse.Namespace) -> int:
    """Import a list; give the exit status."""
    said = words(call.lang)
    try:
        mapping = _mapping(call)
    except RefusedError as refused:
        print(Unclear(code=refused.code, values=refused.values).sentence(said), file=sys.stderr)
        return shared.WRONG_CALL
    data = shared.read(call.file)
    result = import_table(data, call.file, mapping, call.lang, _peiljaar(call))
    if call.json:
        Path(call.json).write_text(
            json.dumps(as_data(result, call.lang), ensure_ascii=False, indent=2) + "\n", "utf-8"
        )
    _say(report_lines(result, call.lang))
    if isinstance(result, NotImported):
        return shared.PROBLEMS_FOUND
    return _write(result, call, said)


def _mapping(call: argparse.Namespace) -> ImportMap:
    """Read the mapping; what the call says itself goes before it."""
    mapping = read_mapping(Path(call.map).read_bytes()) if call.map else ImportMap()
    return replace(
        mapping,
        sheet=call.sheet or mapping.sheet,
        fulltime_hours=call.fulltime or mapping.fulltime_hours,
        contract_if_empty=call.contract or mapping.contract_if_empty,
    )


def _peiljaar(call: argparse.Namespace) -> Peiljaar | None:
    return default_peiljaar(call.date) if call.total and call.date else None


def _write(result: Imported, call: argparse.Namespace, said: Words) -> int:
    """Write the opgave, and say what it still lacks; 1 when anything is unclear or does not fit."""
    total = _total(result, call)
    opgave = opgave_of(result, call.date, total)
    wrong = [_checked(row, problem, said) for row, problem in problems_of(result, opgave)]
    lacks = list(_lacks(call, total, said))
    if wrong or lacks:
        _say(["", *([said.say("import.checks")] if wrong else []), *wrong, *lacks])
    if call.save_map:
        Path(call.save_map).write_text(mapping_toml(result.mapping), "utf-8")
        _say([said.say("import.saved", file=call.save_map)])
    shared.write_json(opgave)
    asked_in_vain = call.total and total is None
    return shared.PROBLEMS_FOUND if result.unclear or wrong or asked_in_vain else shared.SCORED


def _total(result: Imported, call: argparse.Namespace) -> Fraction | None:
    """Give the total: as the call names it, or the sum of the file where that was asked and is whole."""
    if not call.total:
        return Fraction(call.total_fte) if call.total_fte else None
    whole = result.measured_hours is not None and not result.unclear and not result.without_hours
    return staff_fte(result) if whole else None


def _lacks(call: argparse.Namespace, total: Fraction | None, said: Words) -> Iterator[str]:
    if call.total and total is not None:
        yield said.say("import.total_by_days", fte=said.short(total))
    elif call.total:
        yield said.say("import.total_incomplete" if call.date else "import.total_needs_date")
    elif total is None:
        yield said.say("import.no_total")
    if call.date is None and not call.total:
        yield said.say("import.no_date")


def _checked(row: int, problem: Problem, said: Words) -> str:
    if not row:
        return f"- {problem.sentence(said)}"
    return f"- {said.say('import.in_row', row=str(row))}: {problem.at_field(said)}"


def _say(lines: Iterable[str]) -> None:
    print("\n".join(lines), file=sys.stderr)
