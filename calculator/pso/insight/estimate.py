"""Quick estimate: the band of levels of an opgave whose rows lack a position, a contract or both.

The score is taken once with the lowest weights that the handleiding allows for what is known, and once with the
highest; whoever knows more fills in more, and the band closes. Purchases count as far as they are filled in.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal

from pso.assessment import Assessment, Refusal, assess
from pso.edition import Edition
from pso.overlay import editions
from pso.typed import Notation
from pso.value import Level

Asked = Literal["position", "contract"]
ASKED: tuple[Asked, ...] = ("position", "contract")
Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A position with a contract that it allows, and the product of their weights."""

    position: str
    contract: str
    weight: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrowing:
    """A question still to answer, and how wide the band of the direct part then is at most, in percentage points."""

    asked: Asked
    width: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """The band: the result with the lowest and with the highest weights; `questions` narrows it most first."""

    lowest: Assessment
    highest: Assessment
    questions: tuple[Narrowing, ...]

    @property
    def levels(self) -> tuple[Level, Level]:
        """The lowest and the highest level, by the figures."""
        return self.lowest.quantitative_level, self.highest.quantitative_level


def estimate_of(
    opgave: Mapping[str, Any], *, edition: str | None = None, notation: Notation = "file"
) -> Estimate | Refusal:
    """Estimate an opgave; what is wrong in what was filled in comes back as a `Refusal`."""
    chosen = _edition(opgave, edition)
    ends = [
        assess({**opgave, "placements": rows}, edition=edition, notation=notation)
        for rows in _ends(opgave, chosen)
    ]
    lowest, highest = ends
    if isinstance(lowest, Refusal):
        return lowest
    if isinstance(highest, Refusal):
        return highest
    questions = _questions(opgave, lowest)
    return Estimate(lowest=lowest, highest=highest, questions=questions)


def _edition(opgave: Mapping[str, Any], name: str | None) -> Edition:
    """Pick the edition whose weights make the band; scoring says what is wrong with a day or a name."""
    empty = assess({**opgave, "placements": []}, edition=name)
    return empty.edition or editions().newest


def _ends(opgave: Mapping[str, Any], edition: Edition) -> Iterator[object]:
    rows = opgave.get("placements")
    for end in (0, -1):
        # What is no list of rows is for scoring to refuse.
        yield [_filled(row, end, edition) for row in rows] if isinstance(rows, list) else rows


def _filled(row: object, end: int, edition: Edition) -> object:
    """Fill in what a row lacks: of all kinds that fit, the one with the lowest or the highest weight."""
    if not isinstance(row, Mapping):
        return row
    fitting = _fitting(row, edition)
    if not fitting or not _lacking(row):
        return row
    kind = fitting[end]
    return {**row, "position": kind.position, "contract": kind.contract}


def _lacking(row: Mapping[str, Any]) -> list[Asked]:
    return [asked for asked in ASKED if not row.get(asked)]


def _fitting(row: Mapping[str, Any], edition: Edition) -> list[Kind]:
    known = {asked: row[asked] for asked in ASKED if row.get(asked)}
    return [
        kind
        for kind in kinds_of(edition)
        if all(getattr(kind, asked) == code for asked, code in known.items())
    ]


@lru_cache(maxsize=32)
def kinds_of(edition: Edition) -> tuple[Kind, ...]:
    """List every position with every contract that it allows, the lowest weight first; without what has no weight."""
    found = (
        Kind(position=position, contract=contract, weight=one * other)
        for position, one in _weights("position", edition.positions, edition)
        for contract, other in _weights("contract", edition.contracts, edition)
        if _allows(position, contract, edition)
    )
    return tuple(sorted(found, key=lambda kind: kind.weight))


def _weights(
    family: str, codes: tuple[str, ...], edition: Edition
) -> Iterator[tuple[str, Fraction]]:
    for code in codes:
        weight = edition.value(f"{family}.{code}.weight").content
        if isinstance(weight, Fraction):
            yield code, weight


def _allows(position: str, contract: str, edition: Edition) -> bool:
    allowed = edition.find(f"position.{position}.contracts")
    return allowed is None or contract in allowed.codes


def _questions(opgave: Mapping[str, Any], lowest: Assessment) -> tuple[Narrowing, ...]:
    """Ask first what leaves the narrowest band, whatever the answer turns out to be."""
    contributions = lowest.direct.contributions
    given = opgave["placements"] if contributions else ()
    percents = (100 * contribution.fte / lowest.total_fte for contribution in contributions)
    rows = list(zip(given, percents, strict=True))
    asked = [asked for asked in ASKED if any(asked in _lacking(row) for row, _ in rows)]
    questions = (Narrowing(asked=each, width=_width(each, rows, lowest.edition)) for each in asked)
    return tuple(sorted(questions, key=lambda question: question.width))


def _width(asked: Asked, rows: Iterable[tuple[Row, Fraction]], edition: Edition) -> Fraction:
    """Add up the band that is left of every row; its percentage is the one without weights."""
    return sum((percent * _spread(asked, row, edition) for row, percent in rows), Fraction(0))


def _spread(asked: Asked, row: Row, edition: Edition) -> Fraction:
    """Give the widest band of weights that an answer leaves to a row."""
    if not _lacking(row):
        return Fraction(0)
    answers: dict[str, list[Fraction]] = {}
    for kind in _fitting(row, edition):
        answers.setdefault(getattr(kind, asked), []).append(kind.weight)
    return max(weights[-1] - weights[0] for weights in answers.values())
