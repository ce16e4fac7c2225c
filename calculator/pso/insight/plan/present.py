"""The people who are there already: longer hours, or another contract."""

from dataclasses import dataclass
from fractions import Fraction

from pso.assessment import Assessment, measure_of
from pso.direct import Contribution, contribution_of
from pso.insight.plan.change import LongerHours, OtherContract
from pso.insight.plan.sums import Sums, Target, room_of, sums_of
from pso.insight.plan.way import Way, closed, reached


def longer_hours(result: Assessment, target: Target) -> Way:
    """Find the row whose people need the fewest hours more, all together; if no row will do, all rows at full time."""
    rows = [
        row
        for row in enumerate(result.direct.contributions)
        if _room(row[1], result) and row[1].fte
    ]
    if not rows:
        return closed("hours", "all_full_time" if result.direct.contributions else "nobody_yet")
    found = [
        (hours * row.placement.people, index, hours)
        for index, row in rows
        if (hours := _hours(row, result, target)) is not None
    ]
    if not found:
        return closed("hours", "full_time_is_not_enough")
    _, index, hours = min(found)
    step = _per_hour(result.direct.contributions[index])
    change = LongerHours(index=index, hours=hours, fte=hours * step.total)
    return reached("hours", (change,), sums_of(result).plus(step, hours), target)


def _room(row: Contribution, result: Assessment) -> Fraction:
    return result.fulltime_hours - row.placement.hours


def _per_hour(row: Contribution) -> Sums:
    hours = row.placement.hours
    return Sums(weighted=row.weighted / hours, total=row.fte / hours)


def _hours(row: Contribution, result: Assessment, target: Target) -> Fraction | None:
    """Find the fewest whole hours a week for each person of a row; what is left up to full time is the last step."""
    room, step = _room(row, result), _per_hour(row)
    whole = target.smallest(sums_of(result), step, int(room))
    if whole is not None:
        return Fraction(whole)
    return room if target.is_reached(sums_of(result).plus(step, room)) else None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Better:
    """What one person of a row gains with the contract that weighs most: in weighted fte, and in fte."""

    gain: Fraction
    fte: Fraction
    index: int
    contract: str
    people: int


def other_contract(result: Assessment, target: Target) -> Way:
    """Find the fewest people who need another contract: those who gain most come first.

    Another contract may count for more of the peiljaar, so the target group may come to be more than there is room for.
    """
    better = sorted(_better_rows(result), key=lambda row: (-row.gain, row.index))
    if not better:
        known = bool(result.direct.contributions)
        return closed("contract", "no_better_contract" if known else "nobody_yet")
    sums, room = sums_of(result), room_of(result)
    changes: list[OtherContract] = []
    for row in better:
        step = Sums(weighted=row.gain)
        enough = target.smallest(sums, step, row.people)
        people = enough or row.people
        changes.append(OtherContract(index=row.index, people=people, contract=row.contract))
        sums, room = sums.plus(step, people), room - people * row.fte
        if room < 0:
            return closed("contract", "more_than_everyone")
        if enough:
            return reached("contract", tuple(changes), sums, target)
    return closed("contract", "all_contracts_are_not_enough")


def _better_rows(result: Assessment) -> list[_Better]:
    best = (_best(index, row, result) for index, row in enumerate(result.direct.contributions))
    return [row for row in best if row is not None]


def _best(index: int, row: Contribution, result: Assessment) -> _Better | None:
    """Weigh a row with every contract that its position allows: another one may also count longer."""
    edition, placement = result.edition, row.placement
    allowed = edition.find(f"position.{placement.position}.contracts")
    measure = measure_of(result.opgave, edition)
    tried = [
        contribution_of(placement._replace(contract=contract), measure)
        for contract in (allowed.codes if allowed else edition.contracts)
        if contract != placement.contract
    ]
    best = max(tried, default=row, key=lambda other: other.weighted)
    if best.weighted <= row.weighted:
        return None
    return _Better(
        gain=(best.weighted - row.weighted) / placement.people,
        fte=(best.fte - row.fte) / placement.people,
        index=index,
        contract=best.placement.contract,
        people=placement.people,
    )
