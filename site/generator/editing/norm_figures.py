"""Every figure of the norm that can be typed in a text, from all editions, and the call that says it instead."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from fractions import Fraction
from functools import cache
from pathlib import Path

from pso.edition import Edition
from pso.norm import NormTable
from pso.overlay import editions
from pso.value import Bands, Limit, Value

FILE = Path(__file__).with_name("norm_figures.toml")


@dataclass(frozen=True, kw_only=True, slots=True)
class NormFigure:
    """One number of the norm: its unit, the words that betray it, the call for it and where it holds.

    `call` is empty when a page should not name the number at all; then `remedy` says what to do.
    """

    number: Fraction
    unit: str
    near: tuple[str, ...]
    call: str
    remedy: str
    edition: str


@cache
def norm_figures() -> tuple[NormFigure, ...]:
    """Return the figures, those of the newest edition first."""
    rules = tomllib.loads(FILE.read_text("utf-8"))["figure"]
    found: dict[tuple[object, ...], NormFigure] = {}
    for edition in tuple(editions())[::-1]:
        for rule in rules:
            for figure in _of(edition, rule):
                found.setdefault((figure.number, figure.unit, figure.near), figure)
    return tuple(found.values())


def _of(edition: Edition, rule: Mapping[str, object]) -> Iterator[NormFigure]:
    last = "" if edition.name == editions().newest.name else f', "{edition.name}"'
    for key, value in edition.values.items():
        if fnmatchcase(key, str(rule["keys"])):
            for number, call in _numbers(value):
                yield NormFigure(
                    number=number,
                    unit=value.unit,
                    near=tuple(map(str, rule["near"])),  # type: ignore[call-overload]
                    call="" if "remedy" in rule else f"{{{{ {call}{last}) }}}}",
                    remedy=str(rule.get("remedy", "")),
                    edition=edition.name,
                )


def _numbers(value: Value) -> Iterator[tuple[Fraction, str]]:
    """Yield every number of a value, with the beginning of its call."""
    content = value.content
    if isinstance(content, NormTable):
        level = value.key.removeprefix("norm.")
        for size, norm in content.rows.items():
            yield norm, f'norm("{level}", {size}'
    elif isinstance(content, Bands):
        for _, amount in content.rows:
            yield amount, ""
    elif isinstance(content, Limit) and content.years is not None:
        yield Fraction(content.years), f'value("{value.key}"'
    elif isinstance(content, Fraction) and value.key.endswith(".weight"):
        yield content, f'weight("{value.key.removesuffix(".weight")}"'
    elif isinstance(content, Fraction):
        yield content, f'value("{value.key}"'
