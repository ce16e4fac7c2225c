"""Patterns for what stands in a file as text: figures with their limits, and days.

They say what `exact.read_number` and `fields.Day` read, with means that every engine of regular expressions has:
without looking ahead.
"""

from pso.exact import DECIMALS, WHOLE_DIGITS

_DIGITS = rf"[+-]?[0-9]{{1,{WHOLE_DIGITS}}}"
FIGURE = rf"^\s*{_DIGITS}([.,][0-9]{{1,{DECIMALS}}})?\s*$"
WHOLE_FIGURE = rf"^\s*{_DIGITS}([.,]0{{1,{DECIMALS}}})?\s*$"
BLANK = r"^\s*$"
BELOW_ZERO = r"^\s*-[^1-9]*[1-9]"
NOT_ABOVE_ZERO = r"^\s*-|^[^1-9]*$"
_CENTURY = 100


def above(number: int) -> str:
    """Match the figures that are higher than a whole number from 1, however many zeros they begin with."""
    digits = str(number)
    longer = rf"[1-9][0-9]{{{len(digits)},}}"
    higher = (
        rf"{digits[:place]}[{int(digit) + 1}-9][0-9]{{{len(digits) - place - 1}}}([.,]|\s*$)"
        for place, digit in enumerate(digits)
        if digit != "9"
    )
    return rf"^\s*\+?0*({'|'.join((longer, *higher, rf'{digits}[.,]0*[1-9]'))})"


def day_between(first_year: int, last_year: int) -> str:
    """Match a day as ISO text; whether that month has that day, a pattern cannot tell."""
    return (
        rf"^({'|'.join(_years(first_year, last_year))})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    )


def _years(first: int, last: int) -> list[str]:
    """Write years, whole centuries shortly."""
    found, year = [], first
    while year <= last:
        whole = year % _CENTURY == 0 and year + _CENTURY - 1 <= last
        found.append(f"{year // _CENTURY}[0-9]{{2}}" if whole else str(year))
        year += _CENTURY if whole else 1
    return found
