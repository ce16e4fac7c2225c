"""Days as people and programs write them, in the Dutch order: day, month, year."""

import re
from datetime import date, timedelta
from typing import Final

from pso.fields import EARLIEST_YEAR, LATEST_YEAR
from pso.importer.limits import MAX_VALUE
from pso.importer.phrases import plain_words
from pso.importer.unclear import Bad
from pso.words import MONTHS

TIME: Final = re.compile(r"[T ]+0{1,2}:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?$")
ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
DUTCH: Final = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})")
SHORT_YEAR: Final = re.compile(r"\d{1,2}[-/. ]+\d{1,2}[-/. ]+\d{2}")
SERIAL: Final = re.compile(r"\d{5}")
SERIAL_START: Final = date(1899, 12, 30)
"""Day 0 of a spreadsheet, from 1 March 1900 on."""
FOREVER: Final = (2999, 9999)
"""Years by which a system says that there is no end."""
SHORTENED: Final = 3
EXTRA_MONTHS: Final = {"mrt": 3, "sept": 9, "maa": 3, "may": 5, "oct": 10, "okt": 10, "aug": 8}


def _month_names() -> dict[str, int]:
    full = {
        name.casefold(): place for names in MONTHS.values() for place, name in enumerate(names, 1)
    }
    short = {name[:SHORTENED]: place for name, place in full.items()}
    return {**short, **EXTRA_MONTHS, **full}


MONTH: Final = _month_names()


def read_day(text: str) -> str | Bad | None:
    """Read a day as ISO text; None when there is none, or when it says that there is no end.

    A year of two digits is not read: nobody can tell 1921 from 2021, and a system that writes so can write it in full.
    """
    plain = TIME.sub("", text.strip()[:MAX_VALUE]).strip()
    if plain in ("", "-", "--", "0"):
        return None
    if SHORT_YEAR.fullmatch(plain):
        return Bad(code="short_year")
    parts = _parts(plain)
    if parts is None:
        return _from_serial(plain)
    return _day(*parts)


def _parts(text: str) -> tuple[int, int, int] | None:
    """Give year, month and day."""
    if found := ISO.fullmatch(text) or COMPACT.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := DUTCH.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    return _in_words(plain_words(text))


def _in_words(words: tuple[str, ...]) -> tuple[int, int, int] | None:
    """Read `1 maart 2021`, `1 mrt. 2021` and `March 1, 2021`."""
    match words:
        case (day, month, year) if month in MONTH:
            figures = (year, str(MONTH[month]), day)
        case (month, day, year) if month in MONTH:
            figures = (year, str(MONTH[month]), day)
        case _:
            return None
    if not all(re.fullmatch("[0-9]{1,4}", it) for it in figures) or len(figures[0]) != len("2021"):
        return None
    return int(figures[0]), int(figures[1]), int(figures[2])


def _day(year: int, month: int, day: int) -> str | Bad | None:
    if year in FOREVER:
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        return Bad(code="no_such_day")
    return found.isoformat() if EARLIEST_YEAR <= year <= LATEST_YEAR else Bad(code="no_such_day")


def _from_serial(text: str) -> str | Bad:
    """Read the number that a spreadsheet keeps for a day: 44256 is 1 March 2021."""
    if SERIAL.fullmatch(text) and text.isascii():
        found = SERIAL_START + timedelta(days=int(text))
        if EARLIEST_YEAR < found.year <= LATEST_YEAR:
            return found.isoformat()
    return Bad(code="not_a_day")
