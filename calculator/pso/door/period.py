"""What an opgave says of its peiljaar and its full-time week, whatever else is wrong with it."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from pso.door.asked import Asked
from pso.exact import read_number
from pso.importer.mapping import LARGEST_FULLTIME
from pso.peiljaar import Peiljaar, default_peiljaar, peiljaar_from
from pso.typed import read_typed


def peiljaar_asked(asked: Asked) -> Peiljaar | None:
    """Give the peiljaar of the opgave; None where it says neither when that begins nor when the request is made."""
    begins, reference = (_day(asked, key) for key in ("peiljaar_start", "reference_date"))
    try:
        if begins:
            return peiljaar_from(begins)
        return default_peiljaar(reference) if reference else None
    except (ValueError, OverflowError):
        return None


def week_asked(asked: Asked) -> Fraction | None:
    """Give the hours of a full-time week; None where the opgave says none that can be."""
    raw = _given(asked, "fulltime_hours")
    if isinstance(raw, str) and asked.notation != "file":
        hours = read_typed(raw, asked.notation, "hours_per_week")
    else:
        hours = read_number(raw)
    return hours if isinstance(hours, Fraction) and 0 < hours <= LARGEST_FULLTIME else None


def _given(asked: Asked, key: str) -> object:
    return asked.opgave.get(key) if isinstance(asked.opgave, Mapping) else None


def _day(asked: Asked, key: str) -> date | None:
    raw = _given(asked, key)
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
