"""Numbers as people type them in a form, in their own language's notation.

A file always reads a point as decimal. In a Dutch form `50.000` may be fifty or fifty thousand: we ask. An
amount in euro never has three decimals, so there it is fifty thousand.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pso.exact import DECIMAL_MARK, GROUP_MARK, read_number

Notation = Literal["file", "nl", "en"]
GROUPED = re.compile(r"[1-9]\d{0,2}(G\d{3})+(D\d+)?")
DECORATION = re.compile(r"[\s\u00a0\u202f€%]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Ambiguous:
    """A number with two readings, as text in the writer's notation."""

    plain: str
    decimal: str


def read_typed(raw: str, notation: Literal["nl", "en"], unit: str) -> Fraction | Ambiguous | None:
    """Read a typed number; None when it is none, `Ambiguous` when it may be a thousand times another."""
    group, decimal = GROUP_MARK[notation], DECIMAL_MARK[notation]
    text = DECORATION.sub("", raw)
    neutral = text.translate({ord(group): "G", ord(decimal): "D"})
    if not GROUPED.fullmatch(neutral):
        return read_number(text)
    if unit != "euro" and neutral.count("G") == 1 and "D" not in neutral:
        return Ambiguous(plain=neutral.replace("G", ""), decimal=_as_decimal(neutral, decimal))
    return read_number(neutral.replace("G", "").replace("D", "."))


def _as_decimal(neutral: str, decimal: str) -> str:
    whole, _, rest = neutral.partition("G")
    return f"{whole}{decimal}{rest.rstrip('0') or '0'}"
