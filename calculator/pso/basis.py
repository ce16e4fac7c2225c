"""The basis (grondslag) of a result: every value it really rests on that no source states for this edition.

Besides values of the norm it lists the user's own values (`own`), limits that could not be checked because a day is
missing (`unchecked`, with the path of that day), and the edition itself (`edition`) when the right one is not public.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from pso.assessment import Assessment
from pso.edition import Edition
from pso.overlay import editions
from pso.value import RULE_UNIT, Limit, Status, Value


class BasisItem(NamedTuple):
    """A value that is not stated, by key, with its status and the edition that gave it."""

    key: str
    status: Status
    edition: str


def basis_of(result: Assessment) -> tuple[BasisItem, ...]:
    """List what the result rests on, in the order of the keys; the edition comes first."""
    used: dict[str, BasisItem] = {}
    for items in _used(result):
        used |= items
    return (*_edition(result), *map(used.__getitem__, sorted(used)), *_unchecked(result))


# Most values of an edition are stated, and results use the same few groups of them.
@lru_cache(maxsize=4096)
def _not_stated(edition: Edition, keys: tuple[str, ...]) -> Mapping[str, BasisItem]:
    values = (edition.find(key) for key in keys)
    return {
        value.key: _item(value)
        for value in values
        if value and value.status != "stated" and not _carried_rule(value)
    }


def _item(value: Value) -> BasisItem:
    return BasisItem(key=value.key, status=value.status, edition=value.edition)


def _carried_rule(value: Value) -> bool:
    # A way of computing that a source once stated is no figure that may have been replaced since.
    return value.unit == RULE_UNIT and value.status == "carried"


def _edition(result: Assessment) -> Iterator[BasisItem]:
    edition, day = result.edition, result.opgave.reference_date
    if editions().on(day) is not edition:
        return  # someone asked for this edition: nothing stands in for another
    if edition.unknown_successor and day >= edition.unknown_successor:
        yield BasisItem(key="edition", status="unpublished", edition=edition.name)
    elif edition.newer_expected_from and day >= edition.newer_expected_from:
        yield BasisItem(key="edition", status="carried", edition=edition.name)


def _unchecked(result: Assessment) -> Iterator[BasisItem]:
    for index, row in enumerate(result.direct.contributions):
        events = {
            value.content.event: value
            for value in row.counted.unchecked
            if isinstance(value.content, Limit)
        }
        for event, value in events.items():
            yield BasisItem(
                key=f"placements[{index}].{event}", status="unchecked", edition=value.edition
            )


ALWAYS = ("peiljaar.months", "rule.total_fte", "rule.size", "rule.higher_than", "rule.direct")
WITH_PLACEMENTS = (
    *(f"rule.{rule}" for rule in ("share", "fte", "weighting", "thirty_plus", "banenafspraak")),
    *(f"thirty_plus.{leaf}" for leaf in ("threshold", "contracts", "excluded_positions")),
    "banenafspraak.hours",
)
WITH_PURCHASES = (
    *(f"rule.{rule}" for rule in ("supplier_fte", "indirect", "total")),
    "indirect.largest_share",
)


def _used(result: Assessment) -> Iterator[Mapping[str, BasisItem]]:
    """Give every value that is used and not stated; the user's own values come last, over the edition's."""
    edition = result.edition
    yield _not_stated(edition, ALWAYS)
    yield _not_stated(edition, tuple(_by_answer(result)))
    yield _not_stated(edition, tuple(f"norm.{norm.level}" for norm in result.norms))
    # Rows are many, their codes few.
    for codes in {
        (row.placement.position, row.placement.contract) for row in result.direct.contributions
    }:
        yield _not_stated(edition, _keys_of_row(*codes))
    yield {value.key: _item(value) for value in _chosen(result) if value.status == "own"}


def _by_answer(result: Assessment) -> Iterator[str]:
    """Name the values that are used because of what the opgave holds, or lacks."""
    if result.opgave.peiljaar_start is None:
        yield "rule.peiljaar_default"
    if result.opgave.fulltime_hours is None:
        yield "fulltime.hours"
    for rule in ("interpolation", "above_table"):
        if any(norm.rule == rule for norm in result.norms):
            yield f"rule.{rule}"
    yield from WITH_PLACEMENTS if result.direct.contributions else ()
    yield from WITH_PURCHASES if result.indirect.suppliers else ()
    if result.indirect.percent > result.indirect.largest:
        yield "rule.clipping"
    if result.opgave.workforce and result.thirty_plus.hired.rows:
        yield "thirty_plus.hired_contracts"
    if result.thirty_plus.doubted:
        yield "thirty_plus.doubted_positions"
    if any(row.placement.register is None for row in result.direct.contributions):
        yield "banenafspraak.positions"
    yield f"quality.{result.quantitative_level}"


@lru_cache(maxsize=1024)
def _keys_of_row(position: str, contract: str) -> tuple[str, ...]:
    families = ("position", position), ("contract", contract)
    return tuple(
        f"{family}.{code}.{leaf}" for family, code in families for leaf in ("weight", "limit")
    )


def _chosen(result: Assessment) -> Iterator[Value]:
    if result.opgave.own_values:
        yield from (norm.value for norm in result.norms)
        for row in result.direct.contributions:
            yield row.position_weight
            yield row.contract_weight
