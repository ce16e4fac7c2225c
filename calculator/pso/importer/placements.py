"""Writing placements as `pso-opgave/1` has them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

DAYS: Final = ("start", "end", "school_left", "status_lost", "indication_until", "subsidy_until")
ANSWERS: Final = ("register", "durable", "zero_hours")
Placement = dict[str, Any]


def placements_of(columns: Mapping[str, Sequence[Any]], labels: Sequence[str]) -> list[Placement]:
    """Write the rows of the target group, without what is not given; the columns hold what was read."""
    works = columns["hours"]
    rows = zip(labels, columns["position"], columns["contract"], works, strict=True)
    placements: list[Placement] = [
        {"label": label, "position": position, "contract": contract, "hours": work.text}
        for label, position, contract, work in rows
    ]
    people = [work.people if work.people > 1 else None for work in works]
    for name, values in {"people": people, **columns}.items():
        if name in ("people", *DAYS, *ANSWERS):
            _add(placements, name, values)
    return placements


def _add(placements: list[Placement], name: str, values: Sequence[Any]) -> None:
    if not any(value is not None for value in values):
        return
    for placement, value in zip(placements, values, strict=True):
        if value is not None:
            placement[name] = value
