"""`pso import`: from a staff list to an opgave, with a report of what was understood, dropped and unclear."""

import argparse
from datetime import date

from pso.cli import call as shared
from pso.overlay import editions


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
    from pso.cli.staff_list import run  # noqa: PLC0415  most calls import nothing, and it takes long to load

    return run(call)
