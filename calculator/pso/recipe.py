"""Recipes: how a figure is made, whatever its value. Results share them, for many are made in the same way.

A formula is written with the names of its inputs, so that one text serves for words and for figures. An input is the
key of another step, a path in the opgave (`placements[0].hours`) or a key of the edition (`position.wajong.weight`).

A formula holds the signs + - * / and numbers, and functions whose parts are parted by semicolons:

    min max              the smallest, the largest
    round                to a whole number, a half upwards
    days                 how many days from a day to a day, both included
    last_day             of a period: from a day, so many months or as long as a limit says
    months_before        the day so many months before a day
    row line last        the norm of a size: its row, on a line between two rows, the last row
    highest              the highest level whose norm is below the total
    none_left            0, since the total that is left is not above 0
    attainable           the level, by the answers asked for it
    both                 whether both comparisons hold
"""

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, eq=False, slots=True)
class Recipe:
    """Everything of a step but its value: what it makes, in which unit, from which inputs, by which rule and source.

    Made by the functions below, which give the same object for the same recipe: comparing is asking for identity.
    """

    id: str
    unit: str
    rule: str
    source: str
    formula: str
    inputs: tuple[str, ...]


@lru_cache(maxsize=8192)
def recipe(key: str, unit: str, grounds: tuple[str, str], template: str, *inputs: str) -> Recipe:
    """Fill the places of a template with its inputs: `"100 * {} / {}", "a", "b"`; grounds are rule and source.

    The same input may stand in a formula more than once.
    """
    return Recipe(key, unit, *grounds, template.format(*inputs), tuple(dict.fromkeys(inputs)))


@lru_cache(maxsize=4096)
def joined(key: str, grounds: tuple[str, str], sign: str, terms: tuple[str, ...]) -> Recipe:
    """Join terms in fte by a sign; nothing adds up to 0."""
    return Recipe(key, "fte", *grounds, f" {sign} ".join(terms) or "0", terms)


@dataclass(frozen=True, slots=True)
class RowRecipes:
    """The recipes of a row of the target group, but for its days: they hang on what ended the counting."""

    share: Recipe
    fte: Recipe
    weighted: Recipe


@lru_cache(maxsize=4096)
def of_row(path: str, week: str, weights: tuple[str, str], sources: tuple[str, ...]) -> RowRecipes:
    """Give the recipes of a row; `week` names the full-time week, sources are those of `ROW_RULES`."""
    share, fte, weighting = zip(ROW_RULES, sources, strict=True)
    factors = f"{path}.hours", week, f"{path}.share", f"{path}.people"
    return RowRecipes(
        recipe(f"{path}.share", "share", share, "{} / {}", f"{path}.days", "peiljaar_days"),
        recipe(f"{path}.fte", "fte", fte, "{} / {} * {} * {}", *factors),
        recipe(f"{path}.weighted", "fte", weighting, "{} * {} * {}", f"{path}.fte", *weights),
    )


ROW_RULES = ("share", "fte", "weighting")


@lru_cache(maxsize=4096)
def days_of_row(path: str, source: str, given: tuple[str, ...], *ending: str) -> Recipe:
    """Count from the latest first day to the earliest last day.

    `given` names the days of the row that are known, `start` and `end`; `ending` is the day and the limit that ended
    the counting, where one did.
    """
    firsts = ["peiljaar_first", *(f"{path}.{day}" for day in given if day == "start")]
    lasts = ["peiljaar_last", *(f"{path}.{day}" for day in given if day == "end")]
    inputs = tuple(dict.fromkeys((*firsts, *lasts, *ending)))
    if ending:
        lasts.append(f"last_day({'; '.join(ending)})")
    formula = f"days({_one_of('max', firsts)}; {_one_of('min', lasts)})"
    return Recipe(f"{path}.days", "days", "share", source, formula, inputs)


def _one_of(function: str, days: list[str]) -> str:
    return f"{function}({'; '.join(days)})" if len(days) > 1 else days[0]
