"""`pso import`: from a staff list to an opgave, with a report of what was understood, dropped and unclear."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

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
from pso.overlay import editions
from pso.peiljaar import Peiljaar, default_peiljaar
from pso.words import Words, words


def add(commands: "shared.Commands") -> None:
    """Add the command."""
    command = commands.add_parser("import", help="make an opgave of a staff list, CSV or XLSX")
    command.add_argument(
        "file", metavar="FILE", help='a CSV or XLSX file; "-" reads standard input'
    )
    command.add_argument("--map", metavar="MAP.toml", help="what columns and texts mean")
    command.add_argument("--save-map", metavar="MAP.toml", help="write the mapping as it was used")
    command.add_argument("--sheet", help="sheet to read (default: the one with most known columns)")
    command.add_argument("--date", type=_day, help="date of the application, as 2026-04-01")
    command.add_argument("--fulltime", type=shared.above_zero, help="hours of a full-time week")
    command.add_argument(
        "--contract", choices=editions().contracts, help="contract of rows that name none"
    )
    total = command.add_mutually_exclusive_group()
    total.add_argument("--total-fte", type=shared.above_zero, help="total fte of everyone")
    total.add_argument(
        "--total", action="store_true", help="take the sum of everyone in the file as the total"
    )
    shared.add_language(command)
    command.add_argument(
        "--json", metavar="REPORT.json", help="write the report as data to this file"
    )
    command.set_defaults(run=_import)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-04-01") from None


def _import(call: argparse.Namespace) -> int:
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


def _checked(row: int, problem: Any, said: Words) -> str:  # noqa: ANN401
    if not row:
        return f"- {problem.sentence(said)}"
    return f"- {said.say('import.in_row', row=str(row))}: {problem.at_field(said)}"


def _say(lines: Any) -> None:  # noqa: ANN401
    print("\n".join(lines), file=sys.stderr)
