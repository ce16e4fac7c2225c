"""Steps: how every figure of a result came about, down to the user's own entries and the values of the edition."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from pso.assessment import Assessment
from pso.direct import Contribution
from pso.exact import decimal_text
from pso.indirect import SupplierFte
from pso.norm import NORM_PLACES, Found
from pso.recipe import ROW_RULES, Recipe, days_of_row, joined, of_row, recipe
from pso.value import Limit, Value
from pso.weight import Norm

PLACES = 6
"""Decimals of an exact value in a result."""
OPEN: Final = "open"
"""Value of the attainable level while questions that decide about it are open."""


NORM_FORMULAS: Final[Mapping[Found, str]] = {
    "interpolation": "line({}; {})",
    "above_table": "last({}; {})",
    "table": "row({}; {})",
}


class Step(NamedTuple):
    """One figure: its value as text, and the recipe that it was made by.

    A named tuple: a result has dozens, and a frozen dataclass takes four times as long to make.
    """

    recipe: Recipe
    value: str

    @property
    def id(self) -> str:
        """Its key, unique in a result."""
        return self.recipe.id

    @property
    def unit(self) -> str:
        """Unit of the value."""
        return self.recipe.unit

    @property
    def formula(self) -> str:
        """How the inputs make the figure."""
        return self.recipe.formula

    @property
    def inputs(self) -> tuple[str, ...]:
        """What goes in."""
        return self.recipe.inputs

    @property
    def rule(self) -> str:
        """The rule that says so."""
        return self.recipe.rule

    @property
    def source(self) -> str:
        """The source of that rule."""
        return self.recipe.source


def steps_of(result: Assessment) -> tuple[Step, ...]:
    """List the steps of a result, each after the steps that it needs."""
    return tuple(_Steps(result))


class _Steps:
    """Walks a result from the entries to the level."""

    def __init__(self, result: Assessment) -> None:
        self.result = result
        self.opgave = result.opgave
        self.sources = result.edition.rule_sources
        self.row_sources = tuple(self.sources[rule] for rule in ROW_RULES)
        self.week = "fulltime.hours" if self.opgave.fulltime_hours is None else "fulltime_hours"

    def __iter__(self) -> Iterator[Step]:
        yield from self._peiljaar()
        yield from self._measure()
        for index, row in enumerate(self.result.direct.contributions):
            yield from self._placement(f"placements[{index}]", row)
        yield from self._direct()
        for index, supplier in enumerate(self.result.indirect.suppliers):
            yield self._purchase(f"purchases[{index}]", supplier)
        yield from self._indirect()
        yield from self._levels()
        yield from self._thirty_plus()
        yield from self._banenafspraak()

    def _made(
        self, value: str, key: str, unit: str, rule: str, template: str, *inputs: str
    ) -> Step:
        return Step(recipe(key, unit, (rule, self.sources[rule]), template, *inputs), value)

    def _percent(self, number: Fraction, key: str, rule: str, template: str, *inputs: str) -> Step:
        grounds = rule, self.sources[rule]
        made = recipe(key, "percent", grounds, template, *inputs)
        return Step(made, decimal_text(number, PLACES))

    def _sum(self, number: Fraction, key: str, rule: str, terms: tuple[str, ...]) -> Step:
        grounds = rule, self.sources[rule]
        return Step(joined(key, grounds, "+", terms), decimal_text(number, PLACES))

    def _peiljaar(self) -> Iterator[Step]:
        peiljaar, unit, rule = self.result.peiljaar, "day", "peiljaar"
        how: tuple[str, ...] = (rule, "{}", "peiljaar_start")
        if self.opgave.peiljaar_start is None:
            template = "months_before({}; {})"
            how = "peiljaar_default", template, "reference_date", "peiljaar.months"
        yield self._made(peiljaar.first.isoformat(), "peiljaar_first", unit, *how)
        last, template = peiljaar.last.isoformat(), "last_day({}; {})"
        parts = "peiljaar_first", "peiljaar.months"
        yield self._made(last, "peiljaar_last", unit, rule, template, *parts)
        ends = "peiljaar_first", "peiljaar_last"
        days = str(peiljaar.days)
        yield self._made(days, "peiljaar_days", "days", rule, "days({}; {})", *ends)

    def _measure(self) -> Iterator[Step]:
        parts = ("workforce.own_fte", "workforce.hired_fte", "workforce.sw_detached_out_fte")
        built_up = self.opgave.workforce is not None
        total = ("{} + {} - {}", *parts) if built_up else ("{}", "opgave.total_fte")
        fte = decimal_text(self.result.total_fte, PLACES)
        yield self._made(fte, "total_fte", "fte", "total_fte", *total)
        yield self._made(str(self.result.size), "size", "fte", "size", "round({})", "total_fte")

    def _placement(self, path: str, row: Contribution) -> Iterator[Step]:
        weights = _weight_key(row.position_weight), _weight_key(row.contract_weight)
        made = of_row(path, self.week, weights, self.row_sources)
        yield Step(self._days(path, row), str(row.counted.days))
        yield Step(made.share, decimal_text(row.share, PLACES))
        yield Step(made.fte, decimal_text(row.fte, PLACES))
        yield Step(made.weighted, decimal_text(row.weighted, PLACES))

    def _days(self, path: str, row: Contribution) -> Recipe:
        limit, placement = row.counted.limit, row.placement
        given: tuple[str, ...] = ("start",) if placement.start else ()
        given += ("end",) if placement.end else ()
        if limit is None or not isinstance(limit.content, Limit):
            return days_of_row(path, self.row_sources[0], given)
        day = f"{path}.{limit.content.event}"
        return days_of_row(path, self.row_sources[0], given, day, limit.key)

    def _direct(self) -> Iterator[Step]:
        direct = self.result.direct
        rows = tuple(range(len(direct.contributions)))
        fte = named("placements", rows, "fte")
        yield self._sum(direct.fte, "direct_fte", "fte", fte)
        weighted = named("placements", rows, "weighted")
        yield self._sum(direct.weighted, "direct_weighted", "weighting", weighted)
        inputs = "direct_weighted", "total_fte"
        yield self._percent(direct.percent, "direct", "direct", "100 * {} / {}", *inputs)

    def _purchase(self, path: str, supplier: SupplierFte) -> Step:
        template = "{} / {} * {} * {} / 100"
        names: tuple[str, ...] = ("invoice", "turnover", "supplier_fte", "direct_percent")
        if supplier.purchase.fte_per_million is not None:
            template, names = "{} * {} / 1000000", ("invoice", "fte_per_million")
        inputs = (f"{path}.{name}" for name in names)
        fte = decimal_text(supplier.fte, PLACES)
        return self._made(fte, f"{path}.fte", "fte", "supplier_fte", template, *inputs)

    def _indirect(self) -> Iterator[Step]:
        indirect = self.result.indirect
        counting = tuple(i for i, s in enumerate(indirect.suppliers) if not s.left_out)
        fte = named("purchases", counting, "fte")
        yield self._sum(indirect.fte, "indirect_fte", "supplier_fte", fte)
        inputs = "indirect_fte", "total_fte"
        template = "100 * {0} / ({1} + {0})"
        yield self._percent(indirect.percent, "indirect", "indirect", template, *inputs)
        inputs = ("direct", indirect.largest_share.key)
        template = "{0} * {1} / (100 - {1})"
        yield self._percent(indirect.largest, "largest_indirect", "clipping", template, *inputs)
        inputs = "indirect", "largest_indirect"
        counted = indirect.counted_percent
        yield self._percent(counted, "counted_indirect", "clipping", "min({}; {})", *inputs)

    def _levels(self) -> Iterator[Step]:
        result, inputs = self.result, ("direct", "counted_indirect")
        yield self._percent(result.total_percent, "total", "total", "{} + {}", *inputs)
        yield from (_norm(norm) for norm in result.norms)
        keys = tuple(f"norm.{norm.level}" for norm in result.norms)
        places = "; ".join(["{}"] * len(keys))
        template, key = f"highest({{}} > {places})", "quantitative_level"
        level = result.quantitative_level
        yield self._made(level, key, "level", "higher_than", template, "total", *keys)
        yield self._attainable()

    def _attainable(self) -> Step:
        attainable = self.result.attainable
        inputs = ("quantitative_level", *attainable.asked)
        template = f"attainable({'; '.join(['{}'] * len(inputs))})"
        key, rule = "attainable_level", "attainable"
        return self._made(attainable.level or OPEN, key, "level", rule, template, *inputs)

    def _thirty_plus(self) -> Iterator[Step]:
        read_out, rule = self.result.thirty_plus, "thirty_plus"
        rows = named("placements", read_out.rows, "fte")
        yield self._sum(read_out.fte, "thirty_plus.fte", rule, rows)
        left_out = named("placements", read_out.rows_left_out, "fte")
        yield from self._other_hired()
        base = ("total_fte", *left_out, *self._hired())
        made = joined("thirty_plus.base_fte", (rule, self.sources[rule]), "-", base)
        yield Step(made, decimal_text(read_out.base_fte, PLACES))
        template, base_fte = "100 * {} / {}", "thirty_plus.base_fte"
        inputs: tuple[str, ...] = ("thirty_plus.fte", base_fte)
        if read_out.base_fte <= 0:
            template, inputs = "none_left({})", (base_fte,)
        yield self._percent(read_out.percent, "thirty_plus", rule, template, *inputs)
        template, key = "both({} > {}; {} >= {})", "thirty_plus.reached"
        sides = "total", "norm.trede_3", "thirty_plus", "thirty_plus.threshold"
        reached = str(read_out.reached).lower()
        yield self._made(reached, key, "yes_no", "thirty_plus_reached", template, *sides)

    def _hired(self) -> tuple[str, ...]:
        if self.opgave.workforce is not None:
            return ("thirty_plus.other_hired",) if self.opgave.workforce.hired_fte else ()
        return ("hired_fte",) if self.opgave.hired_fte else ()

    def _other_hired(self) -> Iterator[Step]:
        """Take the target group off the hired staff of a total that is built up."""
        if self.opgave.workforce is None or not self.opgave.workforce.hired_fte:
            return
        hired = self.result.thirty_plus.hired
        terms = ("workforce.hired_fte", *named("placements", hired.rows, "fte"))
        template = f"max(0; {' - '.join(['{}'] * len(terms))})" if hired.rows else "{}"
        fte, key = decimal_text(hired.fte, PLACES), "thirty_plus.other_hired"
        yield self._made(fte, key, "fte", "other_hired", template, *terms)

    def _banenafspraak(self) -> Iterator[Step]:
        read_out, rule = self.result.banenafspraak, "banenafspraak"
        hours, key = decimal_text(read_out.hours, PLACES), "banenafspraak.paid_hours"
        template = " + ".join(["{} * {} * {}"] * len(read_out.rows)) or "0"
        leaves = ("hours", "people", "share")
        inputs = (f"placements[{i}].{leaf}" for i in read_out.rows for leaf in leaves)
        yield self._made(hours, key, "hours_per_week", rule, template, *inputs)
        jobs, how = decimal_text(read_out.jobs, PLACES), "{} / {}"
        yield self._made(jobs, "banenafspraak.jobs", "jobs", rule, how, key, "banenafspraak.hours")
        rows = named("placements", read_out.rows, "fte")
        yield self._sum(read_out.fte, "banenafspraak.fte", rule, rows)
        parts = "banenafspraak.fte", "total_fte"
        yield self._percent(read_out.percent, "banenafspraak", rule, "100 * {} / {}", *parts)


# Rows are many, and each of them is named several times.
@lru_cache(maxsize=4096)
def named(family: str, rows: tuple[int, ...], figure: str) -> tuple[str, ...]:
    """Name one figure of some rows: `placements[0].fte`, `placements[2].fte`."""
    return tuple(f"{family}[{index}].{figure}" for index in rows)


def _weight_key(weight: Value) -> str:
    # The user's own weight is an entry of the opgave, no value of the edition.
    if weight.status != "own":
        return weight.key
    return f"own_values.weight.{weight.key.removesuffix('.weight')}"


def _norm(norm: Norm) -> Step:
    key, grounds = f"norm.{norm.level}", (norm.rule, norm.value.source)
    if norm.rule == "own":
        made = recipe(key, "percent", grounds, "{}", f"own_values.{key}")
    else:
        template = NORM_FORMULAS[norm.rule]
        made = recipe(key, "percent", grounds, template, f"{key}.rows", "size")
    return Step(made, decimal_text(norm.percent, NORM_PLACES))
