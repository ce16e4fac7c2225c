"""Exact numbers: how they are read, rounded and written. Nothing here is a binary float."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Final

GROUP_MARK = {"nl": ".", "en": ","}
DECIMAL_MARK = {"nl": ",", "en": "."}
"""How each language writes thousands and decimals."""

WHOLE_DIGITS, DECIMALS = 15, 12
"""More of either is a slip of the keyboard, and a huge exponent would cost a huge amount of memory."""
PLAIN_NUMBER = re.compile(rf"([+-]?[0-9]{{1,{WHOLE_DIGITS}}})(?:[.,]([0-9]{{1,{DECIMALS}}}))?")


def read_number(raw: object) -> Fraction | None:
    """Read a number as FORMATS writes it: an int, a Decimal, or text with a decimal comma or point.

    None when it is something else, or has too many digits.
    """
    if isinstance(raw, str):
        return _read_text(raw)
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int):
        return Fraction(raw) if abs(raw) < 10**WHOLE_DIGITS else None
    if isinstance(raw, float):
        raw = Decimal(repr(raw))
    return _read_decimal(raw) if isinstance(raw, Decimal) else None


def _read_text(raw: str) -> Fraction | None:
    found = PLAIN_NUMBER.fullmatch(raw.strip())
    if found is None:
        return None
    whole, decimals = found[1], found[2] or ""
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def _read_decimal(raw: Decimal) -> Fraction | None:
    if not raw.is_finite() or raw.adjusted() >= WHOLE_DIGITS:
        return None
    exponent = raw.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -DECIMALS:
        return None
    return Fraction(*raw.as_integer_ratio())


def sum_of(numbers: Iterable[Fraction]) -> Fraction:
    """Add numbers up, over their common denominator: simplifying once is enough, and rows are many."""
    total, common = 0, 1
    for number in numbers:
        numerator, denominator = number.as_integer_ratio()
        if common % denominator:
            wider = lcm(common, denominator)
            total, common = total * (wider // common), wider
        total += numerator * (common // denominator)
    return Fraction(total, common)


def percent_of(part: Fraction, whole: Fraction) -> Fraction:
    """Compute 100 × part ÷ whole, as one fraction made of whole numbers: simplifying once is enough here too."""
    return Fraction(100 * part.numerator * whole.denominator, part.denominator * whole.numerator)


def round_half_up(number: Fraction, places: int) -> Fraction:
    """Round to `places` decimals; a half goes up, as the official tables do."""
    return Fraction(_scaled(number, places), _POWERS[places])


def _scaled(number: Fraction, places: int) -> int:
    numerator, denominator = number.as_integer_ratio()
    return (2 * numerator * _POWERS[places] + denominator) // (2 * denominator)


_POWERS: Final[tuple[int, ...]] = tuple(10**places for places in range(DECIMALS + 1))
_POINT: Final = tuple(f"%d.%0{places}d" for places in range(DECIMALS + 1))
"""How a whole part and decimals are written; by far the quickest way, and results are full of figures."""


def decimal_text(number: Fraction, places: int) -> str:
    """Write with exactly `places` decimals and a decimal point, rounded half up: `"5.768787"`."""
    scaled = _scaled(number, places)
    if not places:
        return str(scaled)
    if scaled < 0:
        return f"-{_POINT[places] % divmod(-scaled, _POWERS[places])}"
    return _POINT[places] % divmod(scaled, _POWERS[places])


def shortest_text(number: Fraction) -> str:
    """Write a number that has a finite decimal form without trailing zeros: `"36.5"`, `"40"`."""
    text = decimal_text(number, DECIMALS)
    return text.rstrip("0").rstrip(".")
