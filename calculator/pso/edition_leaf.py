"""Reading one value of an edition file: its status, unit and source, and its content by kind."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

from pso.edition_shape import LEAF_KEYS, LIMIT_EVENTS, Shape
from pso.exact import read_number
from pso.norm import NormTable
from pso.value import RULE_UNIT, RUNGS, Bands, Content, Limit, Source

TYPED_STATUSES = ("stated", "inferred", "estimated", "unpublished")
FEWEST_ROWS = 2


class Mistakes:
    """The mistakes found in one file, as sentences."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[str] = []

    def add(self, key: str, what: str) -> None:
        """Tell what is wrong at a key, and what to do."""
        self.found.append(f"{self.file}: {key}: {what}")


def is_source(raw: object, sources: Mapping[str, Source]) -> bool:
    """Say whether a source is one of `sources.toml`."""
    return isinstance(raw, str) and raw in sources


def check_common(
    key: str,
    leaf: Mapping[str, Any],
    shape: Shape,
    sources: Mapping[str, Source],
    mistakes: Mistakes,
) -> None:
    """Check what every value has: known keys, a status, a source, a unit, and what its status asks for."""
    allowed = {"unit", "status", "source", *LEAF_KEYS[shape.kind]}
    for extra in sorted(set(leaf) - allowed):
        mistakes.add(f"{key}.{extra}", f"is unknown here. Allowed: {', '.join(sorted(allowed))}.")
    status = leaf.get("status")
    if status == "carried":
        mistakes.add(
            f"{key}.status",
            "'carried' is computed, never typed: leave the value out and the older one carries.",
        )
    elif status not in TYPED_STATUSES:
        mistakes.add(f"{key}.status", f"is {status!r}; give one of {', '.join(TYPED_STATUSES)}.")
    if not is_source(leaf.get("source"), sources):
        mistakes.add(
            f"{key}.source", f"is {leaf.get('source')!r}; name a source from sources.toml."
        )
    if "same_as" not in leaf and leaf.get("unit", RULE_UNIT) not in shape.units:
        mistakes.add(
            f"{key}.unit", f"is {leaf.get('unit')!r}; give one of {', '.join(shape.units)}."
        )
    if status == "unpublished" and not leaf.get("reason"):
        mistakes.add(
            f"{key}.reason",
            "is missing: say why there is no published value (a key of reason.* in text/).",
        )
    if status == "unpublished" and "value" in leaf:
        mistakes.add(
            f"{key}.value", "is no published value; call it fallback, and give the reason."
        )
    if status == "estimated" and not leaf.get("method"):
        mistakes.add(
            f"{key}.method",
            "is missing: name the method of the estimate (a key of reason.* in text/).",
        )
    if leaf.get("dating", "inferred") != "inferred":
        mistakes.add(
            f"{key}.dating", f'is {leaf["dating"]!r}; write dating = "inferred", or leave it out.'
        )


def _read_number_leaf(
    key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: Mistakes
) -> Content:
    if "same_as" in leaf or (leaf.get("status") == "unpublished" and "fallback" not in leaf):
        return None
    name = "fallback" if leaf.get("status") == "unpublished" else "value"
    number = _exact(f"{key}.{name}", leaf.get(name), mistakes)
    if number is not None and not 0 <= number <= shape.largest:
        mistakes.add(f"{key}.{name}", f"is {number}; it must lie between 0 and {shape.largest}.")
    return number


def _exact(key: str, raw: object, mistakes: Mistakes) -> Fraction | None:
    if isinstance(raw, float):
        mistakes.add(key, f'is a binary float; write it between quotes: "{raw}".')
        return None
    number = read_number(raw)
    if number is None:
        mistakes.add(key, f'is {raw!r}; write a number between quotes with a point, such as "0.9".')
    return number


def _read_codes_leaf(
    key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: Mistakes
) -> Content:
    name = "fallback" if leaf.get("status") == "unpublished" else "value"
    raw = leaf.get(name)
    if not isinstance(raw, list) or not raw or not all(isinstance(code, str) for code in raw):
        mistakes.add(f"{key}.{name}", 'must be a list of codes, such as ["regulier", "stage"].')
        return None
    unknown = [code for code in raw if shape.codes and code not in shape.codes]
    for code in unknown:
        mistakes.add(f"{key}.{name}", f"has {code!r}; give only {', '.join(shape.codes)}.")
    return tuple(raw)


def _read_limit_leaf(
    key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: Mistakes
) -> Content:
    del shape
    if "same_as" in leaf or leaf.get("fallback") == "none":
        return None
    event = leaf.get("after", leaf.get("until"))
    if event not in LIMIT_EVENTS:
        mistakes.add(key, f"needs after or until, with one of {', '.join(LIMIT_EVENTS)}.")
        return None
    if "until" in leaf:
        return Limit(event=event)
    years = leaf.get("value")
    if type(years) is not int or years < 1:
        mistakes.add(f"{key}.value", f"is {years!r}; give a whole number of years.")
        return None
    return Limit(event=event, years=years)


def _read_rows_leaf(key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: Mistakes) -> Content:
    if key.partition(".")[2] not in RUNGS:
        mistakes.add(key, f"is not a level with a norm; there are {', '.join(RUNGS)}.")
    rows = _rows_by_size(key, leaf.get("rows"), mistakes)
    if any(not 0 < norm <= shape.largest for norm in rows.values()):
        mistakes.add(f"{key}.rows", "a norm must lie between 0 and 100 percent.")
    return NormTable(rows=rows)


def _read_bands_leaf(
    key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: Mistakes
) -> Content:
    rows = _rows_by_size(key, leaf.get("rows"), mistakes)
    if any(not 0 < figure <= shape.largest for figure in rows.values()):
        mistakes.add(f"{key}.rows", f"a figure must lie between 0 and {shape.largest}.")
    return Bands(rows=tuple(rows.items()))


def _rows_by_size(key: str, raw: object, mistakes: Mistakes) -> dict[int, Fraction]:
    if (
        not isinstance(raw, dict)
        or len(raw) < FEWEST_ROWS
        or not all(size.isdecimal() for size in raw)
    ):
        mistakes.add(
            f"{key}.rows", 'must be a table of at least two sizes: { 2 = "21.4", 5 = "12.6" }.'
        )
        return {}
    rows = {int(size): _exact(f"{key}.rows.{size}", text, mistakes) for size, text in raw.items()}
    if any(a >= b for a, b in pairwise(rows)):
        mistakes.add(f"{key}.rows", "sizes must rise from row to row.")
    return {size: figure for size, figure in rows.items() if figure is not None}


def _read_rule_leaf(key: str, leaf: Mapping[str, Any], shape: Shape, mistakes: Mistakes) -> Content:
    del key, leaf, shape, mistakes
    return None


CONTENT_READERS: Mapping[str, Callable[[str, Mapping[str, Any], Shape, Mistakes], Content]] = {
    "number": _read_number_leaf,
    "codes": _read_codes_leaf,
    "limit": _read_limit_leaf,
    "rows": _read_rows_leaf,
    "bands": _read_bands_leaf,
    "rule": _read_rule_leaf,
}
