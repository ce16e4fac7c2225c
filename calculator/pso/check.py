"""Checks of an opgave against an edition: what no organisation can have, or no handleiding allows."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from pso.edition import Edition
from pso.fields import BAD
from pso.opgave_file import (
    BUILT_UP,
    BY_FACTOR,
    BY_FIGURES,
    OPGAVE,
    PLACEMENT,
    PURCHASE,
    WORKFORCE,
    Draft,
)
from pso.overlay import editions
from pso.problem import Problem, Shown


class Good(NamedTuple):
    """Reads a draft's values: only what was given and could be read.

    A named tuple: every row has one, and a frozen dataclass takes longer to make.
    """

    values: Draft

    def number(self, key: str) -> Fraction | None:
        """Give a number."""
        value = self.values.get(key)
        return value if type(value) is Fraction else None

    def day(self, key: str) -> date | None:
        """Give a day."""
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def text(self, key: str) -> str | None:
        """Give a code."""
        value = self.values.get(key)
        return value if isinstance(value, str) else None

    def group(self, key: str) -> "Good":
        """Give a group of values, empty when there is none."""
        value = self.values.get(key)
        return Good(values=value if isinstance(value, dict) else {})

    def rows(self, key: str) -> Iterator["Good"]:
        """Give the rows of a list, one by one; a row that could not be read is empty."""
        value = self.values.get(key)
        for row in value if isinstance(value, list) else ():
            yield Good(values=row if isinstance(row, dict) else {})

    def lacks(self, key: str) -> bool:
        """Say whether nothing was given; a bad value was given."""
        return key not in self.values


def _problem(path: str, code: str, **values: Shown) -> Problem:
    return Problem(path=path, code=code, values=values)


def edition_for(draft: Draft, name: str | None) -> Edition | Problem | None:
    """Pick the edition: by name, or in force on the reference date. None when that date is not known."""
    if name is not None:
        options = tuple(edition.name for edition in editions())
        return editions().named(name) or _problem(
            "", "unknown_edition", value=name, options=", ".join(options)
        )
    day = Good(values=draft).day("reference_date")
    if day is None:
        return None
    first = editions().oldest.valid_from
    return editions().on(day) or _problem("reference_date", "no_edition", value=day, first=first)


def check_opgave(draft: Draft, edition: Edition) -> list[Problem]:
    """Find everything in a draft that the edition refuses; bad values are passed over, they have their problem."""
    good = Good(values=draft)
    found = [*_check_dates(good), *_check_total(good, edition), *_check_own_norms(good, edition)]
    week = _week(good, edition)
    codes = partial(_wrong_with_codes, edition, frozenset(good.group("own_values").values))
    for index, row in enumerate(good.rows("placements")):
        if _is_row(draft, "placements", index):
            found += _check_placement(row, f"placements[{index}]", week, codes)
    for index, row in enumerate(good.rows("purchases")):
        if _is_row(draft, "purchases", index):
            found += _check_purchase(row, f"purchases[{index}]")
    return found


def _is_row(draft: Draft, family: str, index: int) -> bool:
    return draft[family][index] is not BAD


def _missing(row: Good, path: str, keys: tuple[str, ...]) -> list[Problem]:
    prefix = f"{path}." if path else ""
    return [_problem(f"{prefix}{key}", "missing") for key in keys if key not in row.values]


def _check_dates(good: Good) -> Iterator[Problem]:
    yield from _missing(good, "", OPGAVE.required)
    start, reference = good.day("peiljaar_start"), good.day("reference_date")
    if start and reference and start > reference:
        yield _problem(
            "peiljaar_start", "peiljaar_after_reference", value=start, reference=reference
        )


def _check_total(good: Good, edition: Edition) -> Iterator[Problem]:
    if good.lacks("total_fte") and good.lacks("workforce"):
        yield _problem("total_fte", "missing")
        return
    if not good.lacks("workforce"):
        yield from _check_workforce(good)
    total, path = total_of(good), total_path(good)
    if total is None:
        return
    smallest = Fraction(edition.smallest_size)
    if total < smallest:
        yield _problem(path, "total_too_small", value=total, minimum=smallest)
    hired = good.number("hired_fte")
    if hired is not None and hired > total:
        yield _problem("hired_fte", "hired_above_total", value=hired, total=total)


def _check_workforce(good: Good) -> Iterator[Problem]:
    for other in BUILT_UP.excludes:
        if not good.lacks(other):
            yield _problem(other, "both_given", other=("field.workforce.title",))
    if good.values["workforce"] is BAD:
        return
    workforce = good.group("workforce")
    yield from _missing(workforce, "workforce", WORKFORCE.required)
    if workforce.number("sw_detached_out_fte") and good.values.get("sw_company") in (None, False):
        yield _problem("workforce.sw_detached_out_fte", "sw_only")


def total_path(good: Good) -> str:
    """Path of the field that gives the total."""
    return "total_fte" if good.lacks("workforce") else "workforce.own_fte"


def total_of(good: Good) -> Fraction | None:
    """Total fte as far as it can be read."""
    if good.lacks("workforce"):
        return good.number("total_fte")
    parts = good.group("workforce")
    own = parts.number("own_fte")
    rest = [parts.number(key) for key in ("hired_fte", "sw_detached_out_fte")]
    if own is None or any(
        not parts.lacks(key) and parts.number(key) is None for key in parts.values
    ):
        return None
    hired, detached = (number or Fraction(0) for number in rest)
    return own + hired - detached


def _check_own_norms(good: Good, edition: Edition) -> Iterator[Problem]:
    own = good.group("own_values")
    if not own.values:
        return
    for level in edition.rungs:
        norm = own.number(f"norm.{level}")
        if norm is not None and (norm * 10).denominator != 1:
            yield _problem(f"own_values.norm.{level}", "norm_decimals", value=norm)
    given = [
        (level, norm)
        for level in edition.rungs
        if (norm := own.number(f"norm.{level}")) is not None
    ]
    for (low, below), (high, above) in pairwise(given):
        if above <= below:
            values: dict[str, Shown] = {
                "value": above,
                "lower": (f"level.{low}",),
                "lower_value": below,
            }
            yield _problem(f"own_values.norm.{high}", "norms_not_rising", **values)


WrongCodes = Callable[[str | None, str | None], tuple[Problem, ...]]
"""Gives what is wrong with a position and a contract; the paths are those inside the row."""


def _check_placement(
    row: Good, path: str, week: Fraction | None, codes: WrongCodes
) -> list[Problem]:
    found = _missing(row, path, PLACEMENT.required)
    hours, start, end = row.number("hours"), row.day("start"), row.day("end")
    if hours is not None and week is not None and hours > week:
        values = {"value": hours, "maximum": week}
        found.append(_problem(f"{path}.hours", "hours_above_fulltime", **values))
    if start and end and end < start:
        found.append(_problem(f"{path}.end", "end_before_start", value=end, start=start))
    wrong = codes(row.text("position"), row.text("contract"))
    return found + [replace(problem, path=f"{path}.{problem.path}") for problem in wrong]


def _week(good: Good, edition: Edition) -> Fraction | None:
    if good.lacks("fulltime_hours"):
        return edition.value("fulltime.hours").number
    return good.number("fulltime_hours")


# Rows are many, their codes few.
@lru_cache(maxsize=4096)
def _wrong_with_codes(
    edition: Edition, own_values: frozenset[str], position: str | None, contract: str | None
) -> tuple[Problem, ...]:
    if position is None:
        return ()
    if position not in edition.positions:
        values: dict[str, Shown] = {"value": (f"position.{position}",), "edition": edition.name}
        return (_problem("position", "position_not_in_edition", **values),)
    return (
        *_check_weight(position, own_values, edition),
        *_check_contract(position, contract, edition),
    )


def _check_weight(position: str, own_values: frozenset[str], edition: Edition) -> Iterator[Problem]:
    if edition.value(f"position.{position}.weight").content is not None:
        return
    if f"weight.position.{position}" not in own_values:
        yield _problem("position", "weight_unpublished", value=(f"position.{position}",))


def _check_contract(position: str, contract: str | None, edition: Edition) -> Iterator[Problem]:
    allowed = edition.find(f"position.{position}.contracts")
    if contract is None or allowed is None or contract in allowed.codes:
        return
    options = tuple(f"contract.{code}" for code in allowed.codes)
    values: dict[str, Shown] = {
        "position": (f"position.{position}",),
        "value": (f"contract.{contract}",),
        "options": options,
    }
    yield _problem("contract", "contract_not_allowed", **values)


def _check_purchase(row: Good, path: str) -> Iterator[Problem]:
    yield from _missing(row, path, PURCHASE.required)
    yield from _check_supplier(row, path)
    invoice, turnover = row.number("invoice"), row.number("turnover")
    if invoice is not None and turnover is not None and invoice > turnover:
        yield _problem(
            f"{path}.invoice", "invoice_above_turnover", value=invoice, turnover=turnover
        )
    if row.values.get("also_direct") is True and row.text("kind") == "pso":
        yield _problem(f"{path}.also_direct", "also_direct_only_sw")


def _check_supplier(row: Good, path: str) -> list[Problem]:
    if all(row.lacks(key) for key in BY_FACTOR.needs):
        absent = (key for key in BY_FIGURES.needs if row.lacks(key))
        return [_problem(f"{path}.{key}", "missing_supplier") for key in absent]
    other = ("field.purchases.fte_per_million.label",)
    return [
        _problem(f"{path}.{key}", "both_given", other=other)
        for key in BY_FACTOR.excludes
        if not row.lacks(key)
    ]
