"""How a list of many pages is divided and narrowed: by the step, level, target group and role in their heads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.page import FACETS, Link
from generator.schema import schema_of

STEP: Final = "step"
WORDS: Final = {"levels": "level.", "groups": "position."}
"""The families of the calculator's words for values; the others are words of the site."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The pages of one step; `step` is empty for those that belong to none."""

    step: str
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What a list can be narrowed by: a field of the heads, and the values that occur."""

    name: str
    words: str
    options: tuple[str, ...]


def groups_of(links: Sequence[Link]) -> tuple[Group, ...]:
    """Divide pages by their step, in the order of the steps; within a step they keep theirs."""
    steps = (*_known(STEP), "")
    found = ((step, tuple(it for it in links if _head(it).get(STEP, "") == step)) for step in steps)
    return tuple(Group(step=step, links=own) for step, own in found if own)


def choices_of(links: Sequence[Link]) -> tuple[Choice, ...]:
    """List what narrows these pages: a field of which at least two values occur."""
    found = (
        Choice(name=name, words=WORDS.get(name, ""), options=_used(name, links)) for name in FACETS
    )
    return tuple(choice for choice in found if len(choice.options) > 1)


def _used(name: str, links: Sequence[Link]) -> tuple[str, ...]:
    used = {value for link in links for value in _head(link).get(name, ())}
    return tuple(code for code in (_known(name) or sorted(used)) if code in used)


def _known(name: str) -> tuple[str, ...]:
    field: Mapping[str, Any] = schema_of("common")["properties"][name]
    return tuple(field.get("enum") or field.get("items", {}).get("enum", ()))


def _head(link: Link) -> Mapping[str, Any]:
    return link.meta or {}
