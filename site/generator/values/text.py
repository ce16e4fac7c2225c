"""A value of an edition in words: its name, and whatever it holds, also what does not fit in a sentence."""

from collections.abc import Callable

from pso.edition import Edition
from pso.naming import code_name, value_name
from pso.norm import NormTable
from pso.value import RULE_UNIT, Bands, Limit, Value

from generator.figures import NBSP, Figures
from generator.text import MissingWordError

Say = Callable[..., str]


def name_of(key: str, figures: Figures, own: Say, edition: Edition | None = None) -> str:
    """Name a value with a capital: `Gewicht Wajong`."""
    holder = edition or figures.editions.newest
    name = value_name(key, figures.words, holder)
    if name == key:
        name = _own_name(key, figures, own, holder)
    return name[:1].upper() + name[1:]


def _own_name(key: str, figures: Figures, own: Say, edition: Edition) -> str:
    """Name a value for which the calculator has no words, as no result ever shows it."""
    match key.split("."):
        case [("position" | "contract") as family, code, leaf]:
            return own(
                f"value_name.{family}.{leaf}", name=code_name(family, code, figures.words, edition)
            )
        case ["level", level, leaf]:
            return own(f"value_name.level.{leaf}", name=figures.say(f"level.{level}"))
    return own(f"value_name.{key}")


def text_of(value: Value, figures: Figures, own: Say) -> str:
    """Write what a value holds."""
    content = value.content
    if value.unit == RULE_UNIT:
        return own("value.rule")
    if content is None and value.key.endswith(".limit"):
        return own("value.no_limit")
    if isinstance(content, Limit):
        return own(f"limit.{content.event}", years=str(content.years))
    if isinstance(content, tuple):
        return figures.words.listed([_code(value.key, code, figures, own) for code in content])
    if isinstance(content, NormTable | Bands):
        return _range(content, figures, own)
    return figures.inline(value).plain


def _range(content: NormTable | Bands, figures: Figures, own: Say) -> str:
    """Write the first and the last row of a table."""
    rows = content.rows if isinstance(content, Bands) else tuple(content.rows.items())
    (smallest, low), (largest, high) = rows[0], rows[-1]
    if isinstance(content, Bands):
        number = figures.words.number
        return own("value.bands", low=number(low, 0), high=number(high, 0))
    norms = (figures.percentage(norm, "percent") for norm in (low, high))
    named = dict(zip(("low", "high"), norms, strict=True))
    return own("value.ends", smallest=str(smallest), largest=str(largest), **named)


def _code(key: str, code: str, figures: Figures, own: Say) -> str:
    try:
        return own(f"code.{code}")
    except MissingWordError:
        return figures.code(key, code)


def unit_of(value: Value, figures: Figures, own: Say) -> str:
    """Name the unit a value is in."""
    try:
        return own(f"value_unit.{value.unit}")
    except MissingWordError:
        return figures.say(f"unit.{value.unit}").replace(NBSP, " ")
