"""Reading `pso-opgave/1`: from JSON text or a mapping to an `Opgave`, or to every problem at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pso.fields import (
    ANSWER,
    BAD,
    Code,
    Day,
    Kind,
    Listed,
    Number,
    OwnValues,
    Reading,
    Record,
    Text,
    Truth,
    Way,
    Whole,
    is_blank,
    reading_in,
    shown,
)
from pso.json_text import TooDeepError, parse_json
from pso.opgave import (
    FORMAT,
    KINDS,
    PLAN_PARTS,
    QUALITY_ASPECTS,
    Eligibility,
    Opgave,
    Placement,
    Plan,
    Purchase,
    Quality,
    Workforce,
)
from pso.overlay import editions
from pso.problem import Problem
from pso.typed import Notation
from pso.value import RUNGS

NEWER_VERSION: Final = re.compile(r"[2-9]|[1-9][0-9]{1,5}")

Draft = dict[str, Any]
"""An opgave as far as it could be read; a bad value is `BAD`, one that was not given is absent."""

FTE: Final = Number(unit="fte")
EURO: Final = Number(unit="euro", maximum=10**13)
DAY: Final = Day()
TRUTH: Final = Truth()

PLACEMENT: Final = Record(
    kinds={
        "label": Text(),
        "position": Code(family="position", options=lambda: editions().positions),
        "contract": Code(family="contract", options=lambda: editions().contracts),
        "hours": Number(unit="hours_per_week", above=0, maximum=168),
        "people": Whole(),
        "start": DAY,
        "end": DAY,
        "school_left": DAY,
        "status_lost": DAY,
        "indication_until": DAY,
        "subsidy_until": DAY,
        "register": TRUTH,
        "durable": TRUTH,
        "zero_hours": TRUTH,
    },
    required=("position", "contract", "hours"),
)
BY_FIGURES: Final = Way(
    needs=("turnover", "supplier_fte", "direct_percent"), excludes=("fte_per_million",)
)
BY_FACTOR: Final = Way(needs=BY_FIGURES.excludes, excludes=BY_FIGURES.needs)
PURCHASE: Final = Record(
    kinds={
        "label": Text(),
        "kind": Code(family="kind", options=lambda: KINDS),
        "invoice": EURO,
        "turnover": Number(unit="euro", above=0, maximum=10**13),
        "supplier_fte": Number(unit="fte", above=0),
        "direct_percent": Number(unit="percent", maximum=100),
        "fte_per_million": Number(unit="fte_per_million"),
        "also_direct": TRUTH,
    },
    required=("kind", "invoice"),
    ways=(BY_FIGURES, BY_FACTOR),
)
WORKFORCE: Final = Record(
    kinds={"own_fte": FTE, "hired_fte": FTE, "sw_detached_out_fte": FTE}, required=("own_fte",)
)
ELIGIBILITY: Final = Record(kinds={"two_fte_for_a_year": TRUTH, "kvk_number": TRUTH})
QUALITY: Final = Record(kinds=dict.fromkeys(QUALITY_ASPECTS, ANSWER))
PLAN: Final = Record(kinds=dict.fromkeys(PLAN_PARTS, ANSWER))


@cache
def own_value_keys() -> tuple[str, ...]:
    """Keys of the figures that a user may replace."""
    return (
        *(f"norm.{level}" for level in RUNGS),
        *(f"weight.position.{code}" for code in editions().positions),
        *(f"weight.contract.{code}" for code in editions().contracts),
    )


OPGAVE_KINDS: Final[Mapping[str, Kind]] = {
    "format": Code(family="format", options=lambda: (FORMAT,)),
    "reference_date": DAY,
    "peiljaar_start": DAY,
    "fulltime_hours": Number(unit="hours_per_week", above=0, maximum=60),
    "total_fte": FTE,
    "workforce": WORKFORCE,
    "hired_fte": FTE,
    "sw_company": TRUTH,
    "eligibility": ELIGIBILITY,
    "placements": Listed(record=PLACEMENT),
    "purchases": Listed(record=PURCHASE),
    "quality": QUALITY,
    "plan": PLAN,
    "own_values": OwnValues(keys=own_value_keys),
}
AS_TOTAL: Final = Way(needs=("total_fte",), excludes=("workforce",))
BUILT_UP: Final = Way(needs=("workforce",), excludes=("total_fte", "hired_fte"))
OPGAVE: Final = Record(kinds=OPGAVE_KINDS, required=("reference_date",), ways=(AS_TOTAL, BUILT_UP))


@dataclass(frozen=True, kw_only=True)
class ReadOpgave:
    """What reading gave: a draft to check, None when there is nothing to read, and what is wrong so far."""

    draft: Draft | None
    problems: tuple[Problem, ...]


def read_opgave(data: Mapping[str, Any] | str | bytes, notation: Notation = "file") -> ReadOpgave:
    """Read an opgave as far as it goes."""
    reading = reading_in(notation)
    tree = _parse(data, reading) if isinstance(data, str | bytes) else data
    if tree is BAD:
        return ReadOpgave(draft=None, problems=tuple(reading.problems))
    if not isinstance(tree, Mapping):
        reading.report("", "not_json")
        return ReadOpgave(draft=None, problems=tuple(reading.problems))
    if not _right_format(tree.get("format"), reading):
        return ReadOpgave(draft=None, problems=tuple(reading.problems))
    draft = OPGAVE.read(tree, "", reading)
    return ReadOpgave(
        draft=draft if isinstance(draft, dict) else None, problems=tuple(reading.problems)
    )


def _parse(data: str | bytes, reading: Reading) -> object:
    try:
        return parse_json(data, lambda key: reading.add("", "duplicate_key", value=shown(key)))
    except TooDeepError:
        return reading.report("", "too_deep")
    except ValueError:
        return reading.report("", "not_json")


def _right_format(raw: object, reading: Reading) -> bool:
    if raw == FORMAT or is_blank(raw):
        return True
    name, _, version = str(raw).partition("/")
    newer = name == FORMAT.partition("/")[0] and NEWER_VERSION.fullmatch(version) is not None
    code = "newer_format" if newer else "wrong_format"
    reading.report("format", code, value=shown(raw), **({} if newer else {"expected": FORMAT}))
    return False


def build_opgave(draft: Draft) -> Opgave:
    """Make the opgave of a draft without problems."""
    parts: Draft = {key: value for key, value in draft.items() if key != "format"}
    records: dict[str, Any] = {
        "workforce": Workforce,
        "eligibility": Eligibility,
        "quality": Quality,
        "plan": Plan,
    }
    for key, record in records.items():
        if key in parts:
            parts[key] = record(**parts[key])
    parts["placements"] = tuple(Placement(**row) for row in parts.get("placements", ()))
    parts["purchases"] = tuple(Purchase(**row) for row in parts.get("purchases", ()))
    return Opgave(**parts)
