"""Levels: which rung the score reaches, and which level is attainable with what is asked besides."""

from dataclasses import dataclass
from fractions import Fraction

from pso.edition import Edition
from pso.opgave import ELIGIBILITY_QUESTIONS, PLAN_PARTS, Answer, Eligibility, Opgave, Plan, Quality
from pso.value import LEVELS, Level
from pso.weight import Norm


def quantitative_level(total_percent: Fraction, norms: tuple[Norm, ...]) -> Level:
    """Give the highest level whose norm the total is above; equal is not enough.

    Without anyone of the target group at work the total is 0 and no norm is below that.
    """
    reached = [norm.level for norm in norms if total_percent > norm.percent]
    return next((level for level in reversed(LEVELS) if level in reached), "none")


@dataclass(frozen=True, kw_only=True, slots=True)
class Attainable:
    """The attainable level; None while `open` questions (paths in the opgave) decide about it."""

    level: Level | None
    open: tuple[str, ...]


def attainable_level(opgave: Opgave, quantitative: Level, edition: Edition) -> Attainable:
    """Weigh eligibility, quality and plan. What is open is listed, never taken for a no."""
    eligibility = _eligibility_answers(opgave.eligibility)
    if "no" in eligibility.values():
        return Attainable(level="none", open=())
    open_first = _open(eligibility)
    quality = _quality_answers(opgave.quality, quantitative, edition)
    still_open = (*open_first, *_open(quality))
    if quality and (_open(quality) or "no" not in quality.values()):
        return Attainable(level=None if still_open else quantitative, open=still_open)
    return _aspirant(opgave.plan, open_first)


def _aspirant(plan: Plan, open_first: tuple[str, ...]) -> Attainable:
    answers: dict[str, Answer] = {f"plan.{part}": getattr(plan, part) for part in PLAN_PARTS}
    if "no" in answers.values() and not _open(answers):
        return Attainable(level=None if open_first else "none", open=open_first)
    still_open = (*open_first, *_open(answers))
    return Attainable(level=None if still_open else "aspirant", open=still_open)


def _eligibility_answers(eligibility: Eligibility) -> dict[str, Answer]:
    words: dict[bool | None, Answer] = {True: "yes", False: "no", None: "open"}
    return {
        f"eligibility.{name}": words[getattr(eligibility, name)] for name in ELIGIBILITY_QUESTIONS
    }


def _quality_answers(quality: Quality, level: Level, edition: Edition) -> dict[str, Answer]:
    asked = edition.find(f"quality.{level}")
    codes = asked.codes if asked else ()
    return {f"quality.{code}": getattr(quality, code) for code in codes}


def _open(answers: dict[str, Answer]) -> tuple[str, ...]:
    return tuple(path for path, answer in answers.items() if answer == "open")
