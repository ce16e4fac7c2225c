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
    """The attainable level; None while `open` questions (paths in the opgave) decide about it.

    `asked` is what it was weighed by: questions, and the value of the edition that says which aspects a level asks.
    """

    level: Level | None
    open: tuple[str, ...]
    asked: tuple[str, ...]


def attainable_level(opgave: Opgave, quantitative: Level, edition: Edition) -> Attainable:
    """Weigh eligibility, quality and plan. What is open is listed, never taken for a no."""
    eligibility = _eligibility_answers(opgave.eligibility)
    if "no" in eligibility.values():
        return Attainable(level="none", open=(), asked=tuple(eligibility))
    required = edition.find(f"quality.{quantitative}")
    if required is None:
        return _aspirant(opgave.plan, _open(eligibility), tuple(eligibility))
    quality = _quality_answers(opgave.quality, required.codes)
    asked = (*eligibility, required.key, *quality)
    if "no" in quality.values() and not _open(quality):
        return _aspirant(opgave.plan, _open(eligibility), asked)
    return _unless_open(quantitative, (*_open(eligibility), *_open(quality)), asked)


def _aspirant(plan: Plan, open_first: tuple[str, ...], asked_first: tuple[str, ...]) -> Attainable:
    answers: dict[str, Answer] = {f"plan.{part}": getattr(plan, part) for part in PLAN_PARTS}
    asked = (*asked_first, *answers)
    if "no" in answers.values() and not _open(answers):
        return _unless_open("none", open_first, asked)
    return _unless_open("aspirant", (*open_first, *_open(answers)), asked)


def _unless_open(level: Level, still_open: tuple[str, ...], asked: tuple[str, ...]) -> Attainable:
    return Attainable(level=None if still_open else level, open=still_open, asked=asked)


def _eligibility_answers(eligibility: Eligibility) -> dict[str, Answer]:
    words: dict[bool | None, Answer] = {True: "yes", False: "no", None: "open"}
    return {
        f"eligibility.{name}": words[getattr(eligibility, name)] for name in ELIGIBILITY_QUESTIONS
    }


def _quality_answers(quality: Quality, codes: tuple[str, ...]) -> dict[str, Answer]:
    return {f"quality.{code}": getattr(quality, code) for code in codes}


def _open(answers: dict[str, Answer]) -> tuple[str, ...]:
    return tuple(path for path, answer in answers.items() if answer == "open")
