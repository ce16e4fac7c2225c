"""Wat verandert er: the same figures under two editions, and the differences named by cause."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from pso.assessment import Assessment
from pso.basis import basis_of
from pso.direct import Contribution
from pso.value import RUNGS, Status, Value


@dataclass(frozen=True, kw_only=True, slots=True)
class Cause:
    """A figure that the two editions give differently; None where an edition does not have it.

    `key` is that of the value (`norm.<level>` for the size at hand, in percent; `thirty_plus` for the percentage of
    PSO 30+); a limit is given in days that count, of one person. `points` is what it does to the direct percentage.
    """

    key: str
    before: Fraction | None
    after: Fraction | None
    points: Fraction = Fraction(0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Firmness:
    """A value that one edition is more certain of than the other; `stated` is not listed in a basis."""

    key: str
    before: Status
    after: Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """What differs between two results of one opgave."""

    causes: tuple[Cause, ...]
    firmness: tuple[Firmness, ...]


def compare(before: Assessment, after: Assessment) -> Comparison:
    """Hold two results of the same opgave against each other."""
    causes = (*_weights(before, after), *_norms(before, after), *_thirty_plus(before, after))
    return Comparison(causes=causes, firmness=tuple(_firmness(before, after)))


def _weights(before: Assessment, after: Assessment) -> Iterator[Cause]:
    """Name each weight and limit that moves the direct part, with what all its rows together do."""
    found: dict[str, Cause] = {}
    pairs = zip(before.direct.contributions, after.direct.contributions, strict=True)
    for row, then in pairs:
        for cause in _row(row, then, before.total_fte):
            known = found.get(cause.key)
            points = cause.points + (known.points if known else 0)
            found[cause.key] = Cause(
                key=cause.key, before=cause.before, after=cause.after, points=points
            )
    yield from found.values()


def _row(row: Contribution, then: Contribution, total: Fraction) -> Iterator[Cause]:
    """Split what a row gains: first the days, then the position's weight, then the contract's."""
    if row.counted.days != then.counted.days:
        limit = row.counted.limit or then.counted.limit
        key = limit.key if limit else f"position.{row.placement.position}.limit"
        days = Fraction(row.counted.days), Fraction(then.counted.days)
        weight = row.position_weight.number * row.contract_weight.number
        gain = (then.fte - row.fte) * weight
        yield Cause(key=key, before=days[0], after=days[1], points=100 * gain / total)
    gain = then.fte * row.contract_weight.number
    yield from _weight(row.position_weight, then.position_weight, 100 * gain / total)
    gain = then.fte * then.position_weight.number
    yield from _weight(row.contract_weight, then.contract_weight, 100 * gain / total)


def _weight(before: Value, after: Value, percent: Fraction) -> Iterator[Cause]:
    if before.number != after.number:
        points = percent * (after.number - before.number)
        yield Cause(key=before.key, before=before.number, after=after.number, points=points)


def _norms(before: Assessment, after: Assessment) -> Iterator[Cause]:
    """Name each norm for the size at hand that differs, and each rung that only one edition has."""
    norms = [{norm.level: norm.percent for norm in side.norms} for side in (before, after)]
    for level in RUNGS:
        first, second = (known.get(level) for known in norms)
        if first != second:
            yield Cause(key=f"norm.{level}", before=first, after=second)


def _thirty_plus(before: Assessment, after: Assessment) -> Iterator[Cause]:
    first, second = before.thirty_plus.percent, after.thirty_plus.percent
    if first != second:
        yield Cause(key="thirty_plus", before=first, after=second)


def _firmness(before: Assessment, after: Assessment) -> Iterator[Firmness]:
    first, second = ({item.key: item.status for item in basis_of(side)} for side in (before, after))
    shared = {f"norm.{level}" for level in before.edition.rungs} & {
        f"norm.{level}" for level in after.edition.rungs
    }
    for key in dict.fromkeys((*first, *second)):
        if key.startswith("norm.") and key not in shared:
            continue  # a rung that is not there is no less firm
        was, now = first.get(key, "stated"), second.get(key, "stated")
        if was != now:
            yield Firmness(key=key, before=was, after=now)
