"""Recipes: how a figure is made, whatever its value. Results share them, for many are made in the same way.

A formula is written with the names of its inputs, so that one text serves for words and for figures. An input is the
key of another step, a path in the opgave (`placements[0].hours`) or a key of the edition (`position.wajong.weight`).
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
def days_of_row(path: str, source: str, days: tuple[str, ...], *limit: str) -> Recipe:
    """Name the peiljaar and every day, and limit, that may end the counting of a row."""
    inputs = ("peiljaar_days", *(f"{path}.{day}" for day in days), *limit)
    return Recipe(f"{path}.days", "days", "share", source, f"days({'; '.join(inputs)})", inputs)
