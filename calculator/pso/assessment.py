"""Assess: from what an organisation enters to everything that follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pso import collector
from pso.banenafspraak import Banenafspraak, banenafspraak_of
from pso.check import check_opgave, edition_for
from pso.direct import Direct, Measure, direct_of
from pso.edition import Edition
from pso.indirect import Indirect, indirect_of
from pso.level import Attainable, attainable_level, quantitative_level
from pso.norm import size_of
from pso.opgave import Opgave, opgave_tree
from pso.opgave_file import Draft, build_opgave, read_opgave
from pso.overlay import editions
from pso.peiljaar import Peiljaar, default_peiljaar, peiljaar_from
from pso.problem import Problem
from pso.thirty_plus import ThirtyPlus, thirty_plus_of
from pso.typed import Notation
from pso.value import Level
from pso.weight import Figures, Norm


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """The outcome of an opgave under an edition; percentages and fte are exact."""

    opgave: Opgave
    edition: Edition
    peiljaar: Peiljaar
    fulltime_hours: Fraction
    total_fte: Fraction
    size: int
    direct: Direct
    indirect: Indirect
    total_percent: Fraction
    norms: tuple[Norm, ...]
    quantitative_level: Level
    attainable: Attainable
    thirty_plus: ThirtyPlus
    banenafspraak: Banenafspraak


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """An opgave that cannot be scored, with every problem; `edition` where one could be picked."""

    problems: tuple[Problem, ...]
    edition: Edition | None = None


@collector.at_rest()
def assess(
    data: Mapping[str, Any] | str | bytes | Opgave,
    *,
    edition: str | None = None,
    notation: Notation = "file",
) -> Assessment | Refusal:
    """Score an opgave: a mapping, JSON text or an `Opgave`.

    `edition` names a handleiding to use instead of the one in force on the reference date. What is wrong in the
    data comes back as a `Refusal`; nothing is raised.
    """
    found = read_opgave(opgave_tree(data) if isinstance(data, Opgave) else data, notation)
    if found.draft is None:
        return Refusal(problems=found.problems)
    chosen = edition_for(found.draft, edition)
    known = chosen if isinstance(chosen, Edition) else None
    problems = [*found.problems, *([chosen] if isinstance(chosen, Problem) else [])]
    problems += check_opgave(found.draft, known or editions().newest)
    if problems or known is None:
        problems += _people_of_draft(found.draft, known or editions().newest, problems)
        return Refusal(problems=tuple(problems), edition=known)
    result = assess_opgave(build_opgave(found.draft), known)
    too_many = _check_people(result.opgave, result.direct, result.total_fte)
    return Refusal(problems=tuple(too_many), edition=known) if too_many else result


PEOPLE = (
    "reference_date",
    "peiljaar_start",
    "fulltime_hours",
    "total_fte",
    "workforce",
    "hired_fte",
    "placements",
    "own_values",
)
"""What the target group is held against the total with."""


def _people_of_draft(draft: Draft, edition: Edition, problems: list[Problem]) -> list[Problem]:
    """Hold the target group against the total also when something else is still wrong."""
    if any(problem.path.startswith(PEOPLE) for problem in problems):
        return []
    opgave = build_opgave({key: value for key, value in draft.items() if key in PEOPLE})
    measure = measure_of(opgave, edition)
    return _check_people(opgave, direct_of(opgave.placements, measure), measure.total_fte)


def _check_people(opgave: Opgave, direct: Direct, total: Fraction) -> list[Problem]:
    if direct.fte > total:
        path = "total_fte" if opgave.workforce is None else "workforce.own_fte"
        return [_problem(path, "target_above_total", value=direct.fte, total=total)]
    if opgave.hired_fte and direct.fte + opgave.hired_fte > total:
        return [_problem("hired_fte", "hired_above_total", value=opgave.hired_fte, total=total)]
    return []


def _problem(path: str, code: str, **values: Fraction) -> Problem:
    return Problem(path=path, code=code, values=values)


def assess_opgave(opgave: Opgave, edition: Edition) -> Assessment:
    """Score an opgave that was read and checked."""
    measure = measure_of(opgave, edition)
    direct = direct_of(opgave.placements, measure)
    indirect = indirect_of(
        opgave.purchases, measure.total_fte, direct.percent, edition.value("indirect.largest_share")
    )
    total_percent = direct.percent + indirect.counted_percent
    size = size_of(measure.total_fte)
    norms = tuple(measure.figures.norm(level, size) for level in edition.rungs)
    level = quantitative_level(total_percent, norms)
    return Assessment(
        opgave=opgave,
        edition=edition,
        peiljaar=measure.peiljaar,
        fulltime_hours=measure.fulltime_hours,
        total_fte=measure.total_fte,
        size=size,
        direct=direct,
        indirect=indirect,
        total_percent=total_percent,
        norms=norms,
        quantitative_level=level,
        attainable=attainable_level(opgave, level, edition),
        thirty_plus=thirty_plus_of(opgave, direct, measure.total_fte, level, edition),
        banenafspraak=banenafspraak_of(direct, measure),
    )


def measure_of(opgave: Opgave, edition: Edition) -> Measure:
    """Take the peiljaar, the full-time week and the total that an opgave is measured against."""
    start = opgave.peiljaar_start
    return Measure(
        peiljaar=peiljaar_from(start) if start else default_peiljaar(opgave.reference_date),
        fulltime_hours=opgave.fulltime_hours or edition.value("fulltime.hours").number,
        total_fte=opgave.total,
        figures=Figures(edition=edition, own_values=opgave.own_values),
    )
