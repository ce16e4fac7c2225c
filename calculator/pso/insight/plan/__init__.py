"""Wat nog nodig: for each higher level the smallest step in each currency, exact, or why it cannot be reached so."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from pso.assessment import Assessment
from pso.insight.plan.people import Kind, extra, person_of, replacing
from pso.insight.plan.present import longer_hours, other_contract
from pso.insight.plan.purchases import best_factor, mixed, purchases
from pso.insight.plan.sums import Target, targets_of
from pso.insight.plan.way import Way
from pso.value import Level

USUAL_KIND: Final = Kind(position="participatiewet", contract="regulier")
USUAL_LEARNER: Final = Kind(position="bbl_bol_2", contract="stage")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """What a plan may be made of: the kind of person, of learn-work place, and a supplier's fte per million euro.

    Without a factor the best supplier at hand gives it.
    """

    person: Kind = USUAL_KIND
    learner: Kind = USUAL_LEARNER
    fte_per_million: Fraction | None = None


USUAL: Final = Wishes()


@dataclass(frozen=True, kw_only=True, slots=True)
class LevelPlan:
    """The ways to one level; `norm_percent` is its norm for the size at hand."""

    level: Level
    norm_percent: Fraction
    ways: tuple[Way, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """The level at hand and a plan for each level above it, from low to high."""

    level: Level
    wishes: Wishes
    levels: tuple[LevelPlan, ...]


def plan_of(result: Assessment, wishes: Wishes = USUAL) -> Plan:
    """Find the smallest steps up. The kinds wished for must be ones that the edition weighs."""
    levels = tuple(_level(target, result, wishes) for target in targets_of(result))
    return Plan(level=result.quantitative_level, wishes=wishes, levels=levels)


def _level(target: Target, result: Assessment, wishes: Wishes) -> LevelPlan:
    person, learner = person_of(wishes.person, result), person_of(wishes.learner, result)
    factor = wishes.fte_per_million or best_factor(result)
    ways = (
        extra("extra", person, result, target),
        replacing(person, result, target),
        extra("learn_work", learner, result, target),
        longer_hours(result, target),
        other_contract(result, target),
        purchases(factor, result, target),
        mixed(factor, person, result, target),
    )
    return LevelPlan(level=target.level, norm_percent=target.norm(result.total_fte), ways=ways)
