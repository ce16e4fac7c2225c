"""What an edition file may hold: every key, what kind of value it has and in which units."""

from collections.abc import Mapping
from dataclasses import dataclass

from pso.opgave import PLAN_PARTS, QUALITY_ASPECTS
from pso.value import RULE_UNIT


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """What a family of keys must look like; `codes` are the only ones allowed, when there are any."""

    kind: str
    units: tuple[str, ...]
    largest: int = 100
    codes: tuple[str, ...] = ()


CATALOGUE: Mapping[str, Shape] = {
    "position.*.weight": Shape(kind="number", units=("factor",), largest=1),
    "position.*.limit": Shape(kind="limit", units=("years", "day")),
    "position.*.contracts": Shape(kind="codes", units=("codes",)),
    "position.*.includes": Shape(kind="codes", units=("codes",)),
    "position.*.unemployed_before": Shape(kind="number", units=("months",)),
    "contract.*.weight": Shape(kind="number", units=("factor",), largest=1),
    "contract.*.limit": Shape(kind="limit", units=("years", "day")),
    "peiljaar.months": Shape(kind="number", units=("months",)),
    "fulltime.hours": Shape(kind="number", units=("hours_per_week",)),
    "indirect.largest_share": Shape(kind="number", units=("percent",)),
    "level.*.top": Shape(kind="number", units=("percent",)),
    "norm.*": Shape(kind="rows", units=("percent",)),
    "thirty_plus.threshold": Shape(kind="number", units=("percent",)),
    "thirty_plus.excluded_positions": Shape(kind="codes", units=("codes",)),
    "thirty_plus.contracts": Shape(kind="codes", units=("codes",)),
    "thirty_plus.doubted_positions": Shape(kind="codes", units=("codes",)),
    "thirty_plus.durable_only": Shape(kind="codes", units=("codes",)),
    "thirty_plus.hired_contracts": Shape(kind="codes", units=("codes",)),
    "banenafspraak.hours": Shape(kind="number", units=("hours_per_week",)),
    "banenafspraak.positions": Shape(kind="codes", units=("codes",)),
    "eligibility.years": Shape(kind="number", units=("years",)),
    "eligibility.fte": Shape(kind="number", units=("fte",)),
    "certificate.years": Shape(kind="number", units=("years",)),
    "recertification.files": Shape(kind="number", units=("percent",)),
    "quality.*": Shape(kind="codes", units=("codes",), codes=QUALITY_ASPECTS),
    "aspirant.plan": Shape(kind="codes", units=("codes",), codes=PLAN_PARTS),
    "aspirant.years": Shape(kind="number", units=("years",)),
    "aspirant.extensions": Shape(kind="number", units=("times",)),
    "contribution.yearly": Shape(kind="bands", units=("euro",), largest=1_000_000),
    "rule.*": Shape(kind="rule", units=(RULE_UNIT,)),
}
LEAF_KEYS: Mapping[str, tuple[str, ...]] = {
    "number": ("value", "fallback", "reason", "same_as"),
    "codes": ("value", "fallback", "reason"),
    "limit": ("value", "after", "until", "fallback", "reason", "same_as"),
    "rows": ("rows", "dating", "method"),
    "bands": ("rows",),
    "rule": (),
}
LIMIT_EVENTS = ("start", "school_left", "status_lost", "indication_until", "subsidy_until")


def shape_of(key: str) -> Shape | None:
    """Find what a key must look like; None when an edition has no such key."""
    if key in CATALOGUE:
        return CATALOGUE[key]
    family, _, rest = key.partition(".")
    leaf = rest.partition(".")[2]
    if not rest:
        return None
    return CATALOGUE.get(f"{family}.*.{leaf}" if leaf else f"{family}.*")
