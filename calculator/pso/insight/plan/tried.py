"""Trying a kind of person before a plan is made of it: the handleiding may not know it, allow it or weigh it."""

from dataclasses import replace

from pso.assessment import Assessment, Refusal, assess
from pso.opgave import Placement


def refusal_of(result: Assessment, placement: Placement) -> Refusal | None:
    """Try a row that an answer would add; a refusal when the handleiding does not allow it."""
    alone = replace(result.opgave, placements=(placement,), hired_fte=None)
    tried = assess(alone, edition=result.edition.name)
    if not isinstance(tried, Refusal):
        return None
    # It stands in no row of the opgave, so its problems name the field alone.
    wrong = tuple(
        replace(problem, path=problem.path.replace("placements[0]", "placements"))
        for problem in tried.problems
        if problem.path.startswith("placements[0]")
    )
    return replace(tried, problems=wrong) if wrong else None
