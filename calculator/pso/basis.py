"""The basis (grondslag) of a result: every value it really rests on that no source states for this edition.

Besides values of the norm it lists the user's own values (`own`), limits that could not be checked because a day is
missing (`unchecked`, with the path of that day), and the edition itself (`edition`) when the right one is not public.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pso.assessment import Assessment
from pso.overlay import editions
from pso.value import RULE_UNIT, Limit, Status, Value


class BasisItem(NamedTuple):
    """A value that is not stated, by key, with its status and the edition that gave it."""

    key: str
    status: Status
    edition: str


def basis_of(result: Assessment) -> tuple[BasisItem, ...]:
    """List what the result rests on, in the order of the keys; the edition comes first."""
    used = {
        value.key: value
        for value in _used(result)
        if value.status != "stated" and not _carried_rule(value)
    }
    values = [
        BasisItem(key=key, status=used[key].status, edition=used[key].edition)
        for key in sorted(used)
    ]
    return (*_edition(result), *values, *_unchecked(result))


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


def _used(result: Assessment) -> Iterator[Value]:
    edition = result.edition
    for key in _always(result):
        yield edition.value(key)
    for norm in result.norms:
        yield norm.value
        if norm.rule in {"interpolation", "above_table"}:
            yield edition.value(f"rule.{norm.rule}")
    if result.direct.contributions:
        yield from _used_by_placements(result)
    if result.indirect.suppliers:
        yield from (edition.value(f"rule.{rule}") for rule in ("supplier_fte", "indirect", "total"))
        yield result.indirect.largest_share
    if result.indirect.percent > result.indirect.largest:
        yield edition.value("rule.clipping")
    quality = edition.find(f"quality.{result.quantitative_level}")
    if quality is not None:
        yield quality


def _always(result: Assessment) -> Iterator[str]:
    yield from ("peiljaar.months", "rule.total_fte", "rule.size", "rule.higher_than", "rule.direct")
    if result.opgave.peiljaar_start is None:
        yield "rule.peiljaar_default"
    if result.opgave.fulltime_hours is None:
        yield "fulltime.hours"


def _used_by_placements(result: Assessment) -> Iterator[Value]:
    edition = result.edition
    for row in result.direct.contributions:
        yield row.position_weight
        yield row.contract_weight
        for family, code in (
            ("position", row.placement.position),
            ("contract", row.placement.contract),
        ):
            limit = edition.find(f"{family}.{code}.limit")
            if limit is not None:
                yield limit
    yield from (
        edition.value(f"rule.{rule}")
        for rule in ("share", "fte", "weighting", "thirty_plus", "banenafspraak")
    )
    yield from (
        edition.value(f"thirty_plus.{leaf}")
        for leaf in ("threshold", "contracts", "excluded_positions")
    )
    if result.thirty_plus.doubted:
        yield edition.value("thirty_plus.doubted_positions")
    yield edition.value("banenafspraak.hours")
    if any(row.placement.register is None for row in result.direct.contributions):
        yield edition.value("banenafspraak.positions")
