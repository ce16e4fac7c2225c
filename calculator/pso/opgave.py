"""The opgave: what an organisation enters (`pso-opgave/1`), read and found good."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from fractions import Fraction
from typing import Any, Final, Literal, NamedTuple

from pso.exact import shortest_text

FORMAT = "pso-opgave/1"
_COMPACT: Final = json.JSONEncoder(separators=(",", ":"))
FEW_DECIMALS, FEW_DIGITS = 100, 10**9
"""Below these a figure has at most fifteen digits, and a binary float gives every one of them back."""
Answer = Literal["yes", "no", "open"]
ANSWERS: tuple[Answer, ...] = ("yes", "no", "open")
KINDS = ("pso", "sw")


class Placement(NamedTuple):
    """People of the target group with the same data; `hours` a week are per person.

    A named tuple: an organisation may have many, and a frozen dataclass takes five times as long to make.
    """

    position: str
    contract: str
    hours: Fraction
    label: str = ""
    people: int = 1
    start: date | None = None
    end: date | None = None
    school_left: date | None = None
    status_lost: date | None = None
    indication_until: date | None = None
    subsidy_until: date | None = None
    register: bool | None = None
    durable: bool | None = None
    zero_hours: bool | None = None

    def day_of(self, event: str) -> date | None:
        """Give the day that a counting limit hangs on, by the name of its field."""
        day = getattr(self, event)
        return day if isinstance(day, date) else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Purchase:
    """What was bought from one supplier in the peiljaar; amounts in euro.

    Either turnover, fte and direct percentage of the supplier are known, or its target-group fte per
    million euro of turnover.
    """

    label: str = ""
    kind: str
    invoice: Fraction
    turnover: Fraction | None = None
    supplier_fte: Fraction | None = None
    direct_percent: Fraction | None = None
    fte_per_million: Fraction | None = None
    also_direct: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Workforce:
    """How the total is built up, in fte."""

    own_fte: Fraction
    hired_fte: Fraction = Fraction(0)
    sw_detached_out_fte: Fraction = Fraction(0)

    @property
    def total_fte(self) -> Fraction:
        """Own and hired staff, less own SW workers who are detached elsewhere."""
        return self.own_fte + self.hired_fte - self.sw_detached_out_fte


@dataclass(frozen=True, kw_only=True, slots=True)
class Eligibility:
    """Whether the organisation may ask for a certificate; None is not answered."""

    two_fte_for_a_year: bool | None = None
    kvk_number: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Quality:
    """The four qualitative aspects."""

    passend_werk: Answer = "open"
    integratie: Answer = "open"
    functioneren: Answer = "open"
    begeleiding: Answer = "open"


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What the plan for the aspirant-status holds."""

    approved: Answer = "open"
    goals: Answer = "open"
    support: Answer = "open"
    recruitment: Answer = "open"
    jobs: Answer = "open"


ELIGIBILITY_QUESTIONS: Final = tuple(item.name for item in fields(Eligibility))
QUALITY_ASPECTS: Final = tuple(item.name for item in fields(Quality))
PLAN_PARTS: Final = tuple(item.name for item in fields(Plan))


@dataclass(frozen=True, kw_only=True, slots=True)
class Opgave:
    """Everything an organisation enters; None is not given.

    `own_values` are figures from the handleiding that the user holds, by key: `norm.<level>` (for the
    size at hand), `weight.position.<code>` or `weight.contract.<code>`.
    """

    reference_date: date
    peiljaar_start: date | None = None
    fulltime_hours: Fraction | None = None
    total_fte: Fraction | None = None
    workforce: Workforce | None = None
    hired_fte: Fraction | None = None
    sw_company: bool = False
    eligibility: Eligibility = Eligibility()
    placements: tuple[Placement, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    quality: Quality = Quality()
    plan: Plan = Plan()
    own_values: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def total(self) -> Fraction:
        """Total fte of everyone at work, given or built up."""
        if self.workforce is not None:
            return self.workforce.total_fte
        return self.total_fte if self.total_fte is not None else Fraction(0)


def opgave_json(opgave: Opgave) -> str:
    """Write the canonical `pso-opgave/1`: fixed order, only what was given, numbers without needless zeros."""
    return json.dumps(opgave_tree(opgave), ensure_ascii=False, indent=2) + "\n"


def opgave_tree(opgave: Opgave) -> dict[str, Any]:
    """Give the canonical `pso-opgave/1` as plain data."""
    return {"format": FORMAT, **_plain_record(opgave)}


def figures_only(opgave: Opgave) -> str:
    """Write the opgave compactly and without labels: what a fingerprint may be taken of."""
    tree = _plain_record(opgave)
    for family in ("placements", "purchases"):
        for row in tree.get(family, ()):
            row.pop("label", None)
    return _COMPACT.encode(tree)


def _plain_record(record: object) -> dict[str, Any]:
    tree = {}
    for name, default in _FIELDS[type(record)]:
        value = getattr(record, name)
        if value is default:
            continue
        # What has no default, or none but "not given", was given; comparing fractions is slow.
        if default is None or default is MISSING or value != default:
            tree[name] = _WRITERS[type(value)](value)
    return tree


def _json_number(number: Fraction) -> int | float | str:
    """Write a JSON number where a reader gets the same figure back, else text."""
    numerator, denominator = number.as_integer_ratio()
    if denominator == 1:
        return numerator
    if denominator <= FEW_DECIMALS and abs(numerator) < FEW_DIGITS:
        return numerator / denominator
    text = shortest_text(number)
    return float(text) if repr(float(text)) == text else text


_WRITERS: Final[Mapping[type, Callable[[Any], Any]]] = {
    str: str,
    int: int,
    bool: bool,
    Fraction: _json_number,
    date: date.isoformat,
    tuple: lambda rows: [_plain_record(row) for row in rows],
    dict: lambda values: {key: _json_number(values[key]) for key in sorted(values)},
    **dict.fromkeys((Workforce, Eligibility, Quality, Plan), _plain_record),
}
"""How a value is written, by its very type: asking a Fraction what it is an instance of is slow."""
_RECORDS: Final = (Opgave, Purchase, Workforce, Eligibility, Quality, Plan)
_FIELDS: Final[Mapping[type, tuple[tuple[str, object], ...]]] = {
    Placement: tuple(
        (name, Placement._field_defaults.get(name, MISSING))
        for name in ("label", *(name for name in Placement._fields if name != "label"))
    ),
    **{
        record: tuple(
            (item.name, {} if item.name == "own_values" else item.default)
            for item in fields(record)
        )
        for record in _RECORDS
    },
}
"""Name and default of every field, looked up once; the label of a row comes first."""
