"""From what was imported to an opgave, and what the calculator's own checks say of it, row by row."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any, Final

from pso.assessment import Refusal, assess
from pso.exact import round_half_up, shortest_text
from pso.importer.imported import Imported
from pso.opgave import FORMAT
from pso.problem import INDEX, Problem

PLACES: Final = 6
STILL_OPEN: Final = ("missing",)
"""Codes that only say what no staff list holds: the date, the total."""


def staff_fte(imported: Imported) -> Fraction:
    """Add up everybody in the file, in fte: by the days at work where a peiljaar was given, else as if all year."""
    hours = imported.staff_hours if imported.measured_hours is None else imported.measured_hours
    return round_half_up(hours / imported.week, PLACES)


def opgave_of(
    imported: Imported, reference: date | None = None, total_fte: Fraction | None = None
) -> dict[str, Any]:
    """Write `pso-opgave/1`; what is not known is left out, so that it is asked for."""
    given = {
        "reference_date": reference.isoformat() if reference else None,
        "fulltime_hours": _text(imported.mapping.fulltime_hours),
        "total_fte": _text(total_fte),
    }
    known = {key: value for key, value in given.items() if value is not None}
    return {"format": FORMAT, **known, "placements": list(imported.placements)}


def _text(number: Fraction | None) -> str | None:
    return None if number is None else shortest_text(number)


def problems_of(imported: Imported, opgave: dict[str, Any]) -> Iterator[tuple[int, Problem]]:
    """Ask the calculator what is wrong with the rows; give each problem with the row of the spreadsheet."""
    result = assess(opgave)
    for problem in result.problems if isinstance(result, Refusal) else ():
        if problem.code not in STILL_OPEN:
            row = INDEX.search(problem.path)
            yield (imported.numbers[int(row[1])] if row else 0), problem
