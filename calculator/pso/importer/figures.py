"""Hours, fte, percentages and counts as people type them. Everything is exact: no binary float takes part."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from pso.exact import PLAIN_NUMBER, WHOLE_DIGITS, read_number, round_half_up, shortest_text
from pso.importer.limits import MAX_VALUE
from pso.importer.unclear import Bad
from pso.typed import Ambiguous, read_typed

HOUR_WORDS: Final = re.compile(
    r"\s*(?:uren|uur|u|hours?|hrs?|h|fte)?\s*(?:/|p\.?\s*|per\s+)?\s*(?:week|w|wk|wk\.|w\.)?\s*$",
    re.IGNORECASE,
)
CLOCK: Final = re.compile(r"(\d{1,3}):([0-5]\d)(?::[0-5]\d)?")
MACHINE: Final = re.compile(r"[+-]?\d{1,15}[.,]\d{13,20}")
"""A figure with more decimals than anybody types: a spreadsheet divided."""
MINUTES: Final = 60
HUNDRED: Final = 100
PLACES: Final = 6
"""Hours are kept to a millionth: 32/36 fte, kept by a spreadsheet as 0.8888888888888888, is 32 hours again."""
LARGEST_FACTOR: Final = 2
"""A column of parts of a full-time week with nothing above this holds factors, one with nothing else percentages."""
LARGEST_WEEK: Final = 168
MOST_PEOPLE: Final = 10**6


def read_figure(text: str) -> Fraction | Bad | None:
    """Read a figure of hours or a part; None when the cell is empty.

    `1.000` would be a thousand: no week has so many hours, so there the point is decimal.
    """
    plain = text.strip()[:MAX_VALUE]
    if plain in ("", "-", "--"):
        return None
    if found := CLOCK.fullmatch(plain):
        return Fraction(int(found[1])) + Fraction(int(found[2]), MINUTES)
    bare = HOUR_WORDS.sub("", plain).strip()
    if MACHINE.fullmatch(bare):
        return Fraction(Decimal(bare.replace(",", ".")))
    number = read_typed(bare, "nl", "hours_per_week")
    if isinstance(number, Ambiguous):
        number = read_number(number.decimal)
    if number is None:
        return Bad(code="not_a_figure")
    return number if number >= 0 else Bad(code="below_zero")


def read_people(text: str) -> int | Bad | None:
    """Read a number of people; None when the cell is empty."""
    plain = text.strip()[:MAX_VALUE]
    if not plain:
        return None
    found = PLAIN_NUMBER.fullmatch(plain)
    number = read_number(plain) if found and len(found[1]) < WHOLE_DIGITS else None
    if (
        number is None
        or number.denominator != 1
        or not 1 <= number <= MOST_PEOPLE
        or _may_be_thousands(plain)
    ):
        return Bad(code="not_people")
    return number.numerator


def _may_be_thousands(text: str) -> bool:
    return isinstance(read_typed(text, "nl", "people"), Ambiguous)


def hours_text(hours: Fraction) -> str:
    """Write hours as `pso-opgave/1` has them, kept to a millionth."""
    return shortest_text(round_half_up(hours, PLACES))


def kept(hours: Fraction) -> Fraction:
    """Round hours to a millionth."""
    return round_half_up(hours, PLACES)


def says_percent(text: str) -> bool:
    """Say whether a cell writes its own percent sign."""
    return "%" in text


def share_of(text: str, scale: Fraction | None) -> Fraction | Bad | None:
    """Read a part of a full-time week as a share, by the scale of its column; None when the cell is empty.

    A scale of None means that the column mixes factors and percentages.
    """
    number = read_figure(text)
    if not isinstance(number, Fraction):
        return number
    if says_percent(text):
        return number / HUNDRED
    if not number:
        return number
    return Bad(code="mixed_scale") if scale is None else number / scale


def scale_of(texts: set[str]) -> Fraction | None:
    """Find whether a column holds factors (1) or percentages (100); None when it mixes them."""
    numbers = [
        it
        for text in texts
        if not says_percent(text) and isinstance(it := read_figure(text), Fraction) and it
    ]
    if all(number <= LARGEST_FACTOR for number in numbers):
        return Fraction(1)
    return Fraction(HUNDRED) if all(number > LARGEST_FACTOR for number in numbers) else None
