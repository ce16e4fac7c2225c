"""The figures of a result in sums: what may travel in a link, without rows, labels or days of people.

A row says something about a person: hours, a first day, a status that was lost. Here rows with the same position and
contract are one group with its fte in the peiljaar, and purchases are one sum for each kind of supplier.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final

from pso.assessment import Assessment
from pso.direct import Contribution
from pso.exact import round_half_up, sum_of
from pso.indirect import MILLION, SupplierFte
from pso.opgave import KINDS, Eligibility, Opgave, Placement, Plan, Purchase, Quality

FTE_PLACES: Final = 2
"""Decimals of the fte of a group. With more of them the first day of a single person could be computed back."""
FACTOR_PLACES: Final = 6
HOUR_PLACES: Final = 6
SMALLEST: Final = Fraction(1, 100)
FEW_PEOPLE: Final = 10
"""Below so many people a group says something about one of them. Our own choice: no source gives a bound."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """People with the same position and contract: their fte in the peiljaar, and what other read-outs ask."""

    position: str
    contract: str
    fte: Fraction
    register: bool = False
    durable: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Bought:
    """All that was bought from one kind of supplier: euro, and target-group fte per million euro of it."""

    kind: str
    invoice: Fraction
    fte_per_million: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """Everything that a link holds."""

    reference_date: date
    total_fte: Fraction
    eligibility: Eligibility
    quality: Quality
    plan: Plan
    peiljaar_start: date | None = None
    fulltime_hours: Fraction | None = None
    hired_fte: Fraction | None = None
    sw_company: bool = False
    groups: tuple[Group, ...] = ()
    bought: tuple[Bought, ...] = ()
    own_values: Mapping[str, Fraction] = field(default_factory=dict)


def summary_of(result: Assessment) -> Summary:
    """Sum a result up."""
    opgave, groups = result.opgave, _groups(result)
    return Summary(
        reference_date=opgave.reference_date,
        total_fte=result.total_fte,
        peiljaar_start=opgave.peiljaar_start,
        fulltime_hours=opgave.fulltime_hours,
        hired_fte=_hired(result, groups),
        sw_company=opgave.sw_company,
        eligibility=opgave.eligibility,
        groups=groups,
        bought=tuple(_bought(result)),
        quality=opgave.quality,
        plan=opgave.plan,
        own_values=opgave.own_values,
    )


def people_by_group(result: Assessment) -> dict[tuple[str, str], int]:
    """Count people by position and contract: what tells whether a group is small."""
    found: dict[tuple[str, str], int] = {}
    for row in result.direct.contributions:
        key = row.placement.position, row.placement.contract
        if row.fte:
            found[key] = found.get(key, 0) + row.placement.people
    return found


def _groups(result: Assessment) -> tuple[Group, ...]:
    sums: dict[Group, Fraction] = {}
    register = frozenset(result.banenafspraak.rows)
    for index, row in enumerate(result.direct.contributions):
        if row.fte:
            key = _kind(row, registered=index in register)
            sums[key] = sums.get(key, Fraction(0)) + row.fte
    rounded = {key: max(SMALLEST, round_half_up(fte, FTE_PLACES)) for key, fte in sums.items()}
    if sum_of(rounded.values()) > result.total_fte:
        # Rounding up may not make more target group than there are people.
        rounded = {key: fte // SMALLEST * SMALLEST for key, fte in sums.items()}
    return tuple(
        Group(
            position=key.position,
            contract=key.contract,
            fte=fte,
            register=key.register,
            durable=key.durable,
        )
        for key, fte in sorted(rounded.items(), key=lambda item: _order(item[0]))
        if fte
    )


def _kind(row: Contribution, *, registered: bool) -> Group:
    placement = row.placement
    return Group(
        position=placement.position,
        contract=placement.contract,
        fte=Fraction(0),
        register=registered,
        durable=placement.durable is True and placement.zero_hours is not True,
    )


def _order(group: Group) -> tuple[str, str, bool, bool]:
    """Order groups by what they are: the order in which rows were typed is nobody's business."""
    return group.position, group.contract, group.register, group.durable


def _hired(result: Assessment, groups: tuple[Group, ...]) -> Fraction | None:
    hired = round_half_up(result.thirty_plus.hired.fte, FTE_PLACES)
    room = result.total_fte - sum_of(group.fte for group in groups)
    return min(hired, room) if hired > 0 and room > 0 else None


def _bought(result: Assessment) -> Iterator[Bought]:
    for kind in KINDS:
        rows = [row for row in result.indirect.suppliers if _counts(row, kind)]
        invoice = sum_of(row.purchase.invoice for row in rows)
        if invoice:
            factor = MILLION * sum_of(row.fte for row in rows) / invoice
            yield Bought(
                kind=kind,
                invoice=invoice,
                fte_per_million=round_half_up(factor, FACTOR_PLACES),
            )


def _counts(row: SupplierFte, kind: str) -> bool:
    return row.purchase.kind == kind and not row.left_out


def opgave_of(summary: Summary, fulltime_hours: Fraction) -> Opgave:
    """Make an opgave with one row a group; `fulltime_hours` is the week where the summary gives none."""
    week = summary.fulltime_hours or fulltime_hours
    return Opgave(
        reference_date=summary.reference_date,
        peiljaar_start=summary.peiljaar_start,
        fulltime_hours=summary.fulltime_hours,
        total_fte=summary.total_fte,
        hired_fte=summary.hired_fte,
        sw_company=summary.sw_company,
        eligibility=summary.eligibility,
        placements=tuple(_placement(group, week) for group in summary.groups),
        purchases=tuple(_purchase(bought) for bought in summary.bought),
        quality=summary.quality,
        plan=summary.plan,
        own_values=summary.own_values,
    )


def _placement(group: Group, week: Fraction) -> Placement:
    """Write fte as people with as many hours each: the fewest people that can have them."""
    people = -(-group.fte // 1)
    return Placement(
        position=group.position,
        contract=group.contract,
        hours=round_half_up(group.fte * week / people, HOUR_PLACES),
        people=int(people),
        register=group.register,
        durable=True if group.durable else None,
    )


def _purchase(bought: Bought) -> Purchase:
    return Purchase(
        kind=bought.kind, invoice=bought.invoice, fte_per_million=bought.fte_per_million
    )
