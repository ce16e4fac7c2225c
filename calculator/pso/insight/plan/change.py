"""Changes of an opgave that a plan is made of: applied, they give an opgave that can be scored and opened."""

from dataclasses import dataclass, replace
from fractions import Fraction

from pso.opgave import Opgave, Placement, Purchase


@dataclass(frozen=True, kw_only=True, slots=True)
class Hired:
    """Someone of the target group more: `placement.people` come in, and the total grows by `fte`."""

    placement: Placement
    fte: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Replaced:
    """`placement.people` of the target group take the place of others: the total stays."""

    placement: Placement


@dataclass(frozen=True, kw_only=True, slots=True)
class LongerHours:
    """Everyone of a row works `hours` a week more, and the total grows by `fte`."""

    index: int
    hours: Fraction
    fte: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherContract:
    """Some people of a row get another contract."""

    index: int
    people: int
    contract: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Bought:
    """Bought for a whole number of euro from a certified supplier with this target-group fte per million euro."""

    invoice: int
    fte_per_million: Fraction


Change = Hired | Replaced | LongerHours | OtherContract | Bought


def applied(opgave: Opgave, changes: tuple[Change, ...]) -> Opgave:
    """Carry changes out one by one; rows keep their places, what is new comes last."""
    for change in changes:
        opgave = _one(opgave, change)
    return opgave


def _one(opgave: Opgave, change: Change) -> Opgave:
    match change:
        case Hired():
            grown = _with_total(opgave, change.fte)
            return replace(grown, placements=(*opgave.placements, change.placement))
        case Replaced():
            return replace(opgave, placements=(*opgave.placements, change.placement))
        case LongerHours():
            return _longer(_with_total(opgave, change.fte), change)
        case OtherContract():
            return _other_contract(opgave, change)
        case Bought():
            new = Purchase(
                kind="pso",
                invoice=Fraction(change.invoice),
                fte_per_million=change.fte_per_million,
            )
            return replace(opgave, purchases=(*opgave.purchases, new))


def _with_total(opgave: Opgave, more: Fraction) -> Opgave:
    if opgave.workforce is None:
        return replace(opgave, total_fte=opgave.total + more)
    workforce = replace(opgave.workforce, own_fte=opgave.workforce.own_fte + more)
    return replace(opgave, workforce=workforce)


def _longer(opgave: Opgave, change: LongerHours) -> Opgave:
    rows = list(opgave.placements)
    rows[change.index] = rows[change.index]._replace(hours=rows[change.index].hours + change.hours)
    return replace(opgave, placements=tuple(rows))


def _other_contract(opgave: Opgave, change: OtherContract) -> Opgave:
    """Split the row when some of its people keep their contract."""
    rows = list(opgave.placements)
    row = rows[change.index]
    changed = row._replace(contract=change.contract, people=change.people)
    if change.people == row.people:
        rows[change.index] = changed
    else:
        rows[change.index] = row._replace(people=row.people - change.people)
        rows.append(changed)
    return replace(opgave, placements=tuple(rows))
