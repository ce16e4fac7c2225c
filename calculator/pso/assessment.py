"""Assess: from what an organisation enters to everything that follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pso.banenafspraak import Banenafspraak, banenafspraak_of
from pso.check import check_opgave, edition_for
from pso.direct import Direct, Measure, direct_of
from pso.edition import Edition
from pso.indirect import Indirect, indirect_of
from pso.level import Attainable, attainable_level, quantitative_level
from pso.norm import size_of
from pso.opgave import Opgave
from pso.opgave_file import build_opgave, read_opgave
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
    if isinstance(data, Opgave):
        named = edition_for({"reference_date": data.reference_date}, edition)
        return assess_opgave(data, named) if isinstance(named, Edition) else _refuse_edition(named)
    found = read_opgave(data, notation)
    if not found.draft and found.problems:
        return Refusal(problems=found.problems)
    chosen = edition_for(found.draft, edition)
    checked = check_opgave(
        found.draft, chosen if isinstance(chosen, Edition) else editions().newest
    )
    problems = (*found.problems, *([chosen] if isinstance(chosen, Problem) else []), *checked)
    if problems or not isinstance(chosen, Edition):
        return Refusal(problems=problems, edition=chosen if isinstance(chosen, Edition) else None)
    return assess_opgave(build_opgave(found.draft), chosen)


def _refuse_edition(problem: Problem | None) -> Refusal:
    return Refusal(problems=(problem,) if problem else ())


def assess_opgave(opgave: Opgave, edition: Edition) -> Assessment | Refusal:
    """Score an opgave that was read and checked."""
    measure = measure_of(opgave, edition)
    direct = direct_of(opgave.placements, measure)
    if direct.fte > measure.total_fte:
        return Refusal(
            problems=(_target_above_total(opgave, direct, measure.total_fte),), edition=edition
        )
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
        thirty_plus=thirty_plus_of(direct, measure.total_fte, opgave.other_hired, level, edition),
        banenafspraak=banenafspraak_of(direct, measure.total_fte, edition),
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


def _target_above_total(opgave: Opgave, direct: Direct, total_fte: Fraction) -> Problem:
    path = "total_fte" if opgave.workforce is None else "workforce.own_fte"
    return Problem(
        path=path, code="target_above_total", values={"value": direct.fte, "total": total_fte}
    )
