"""Steps: how every figure of a result came about, down to the user's own entries and the values of the edition.

A formula is written with the names of its inputs, so that one text serves for words and for figures. An input is the
key of another step, a path in the opgave (`placements[0].hours`) or a key of the edition (`position.wajong.weight`).
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from pso.assessment import Assessment
from pso.direct import Contribution
from pso.exact import decimal_text
from pso.indirect import SupplierFte
from pso.norm import NORM_PLACES, Found
from pso.value import Limit
from pso.weight import Norm

PLACES = 6
"""Decimals of an exact value in a result."""


NORM_FORMULAS: Final[Mapping[Found, str]] = {
    "interpolation": "line({}; {})",
    "above_table": "last({}; {})",
    "table": "row({}; {})",
}


class Step(NamedTuple):
    """One figure: its value as text, unit, formula, what goes in, the rule that says so and the source of that rule.

    A named tuple: a result has dozens, and a frozen dataclass takes four times as long to make.
    """

    id: str
    value: str
    unit: str
    formula: str
    inputs: tuple[str, ...]
    rule: str
    source: str


class Formula(NamedTuple):
    """How inputs make a figure; the same input may stand in it more than once."""

    text: str
    inputs: tuple[str, ...]


# Many results have the same formulas; their texts need not be made each time.
@lru_cache(maxsize=4096)
def formula(template: str, *inputs: str) -> Formula:
    """Fill the places of a template with its inputs: `formula("100 * {} / {}", "a", "b")`."""
    return Formula(template.format(*inputs), tuple(dict.fromkeys(inputs)))


def total_of(inputs: tuple[str, ...]) -> Formula:
    """Add inputs up; nothing adds up to 0."""
    return Formula(" + ".join(inputs) or "0", inputs)


def steps_of(result: Assessment) -> tuple[Step, ...]:
    """List the steps of a result, each after the steps that it needs."""
    return tuple(_Steps(result))


class _Steps:
    """Walks a result from the entries to the level."""

    def __init__(self, result: Assessment) -> None:
        self.result = result
        self.opgave = result.opgave
        self.sources = result.edition.rule_sources
        self.week = "fulltime.hours" if self.opgave.fulltime_hours is None else "fulltime_hours"

    def __iter__(self) -> Iterator[Step]:
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

    def _percent(self, key: str, number: Fraction, how: Formula, rule: str) -> Step:
        value, source = decimal_text(number, PLACES), self.sources[rule]
        return Step(key, value, "percent", how.text, how.inputs, rule, source)

    def _fte(self, key: str, number: Fraction, how: Formula, rule: str) -> Step:
        value, source = decimal_text(number, PLACES), self.sources[rule]
        return Step(key, value, "fte", how.text, how.inputs, rule, source)

    def _step(self, key: str, value: tuple[str, str], how: Formula, rule: str) -> Step:
        return Step(key, *value, how.text, how.inputs, rule, self.sources[rule])

    def _measure(self) -> Iterator[Step]:
        given = self.opgave.peiljaar_start is not None
        path, rule = (
            ("peiljaar_start", "peiljaar") if given else ("reference_date", "peiljaar_default")
        )
        days = str(self.result.peiljaar.days)
        yield self._step(
            "peiljaar_days", (days, "days"), formula("days({}; {})", path, "peiljaar.months"), rule
        )
        parts = ("workforce.own_fte", "workforce.hired_fte", "workforce.sw_detached_out_fte")
        built_up = self.opgave.workforce is not None
        total = formula("{} + {} - {}", *parts) if built_up else formula("{}", "opgave.total_fte")
        yield self._fte("total_fte", self.result.total_fte, total, "total_fte")
        yield self._step(
            "size", (str(self.result.size), "fte"), formula("round({})", "total_fte"), "size"
        )

    def _placement(self, path: str, row: Contribution) -> Iterator[Step]:
        days, share, fte, weighted = _of_row(path)
        how = _row_formulas(path, self.week, row.position_weight.key, row.contract_weight.key)
        yield self._step(days, (str(row.counted.days), "days"), _days(path, row), "share")
        yield self._step(share, (decimal_text(row.share, PLACES), "share"), how[0], "share")
        yield self._fte(fte, row.fte, how[1], "fte")
        yield self._fte(weighted, row.weighted, how[2], "weighting")

    def _direct(self) -> Iterator[Step]:
        direct = self.result.direct
        rows = range(len(direct.contributions))
        yield self._fte(
            "direct_fte", direct.fte, total_of(tuple(f"placements[{i}].fte" for i in rows)), "fte"
        )
        weighted = total_of(tuple(f"placements[{i}].weighted" for i in rows))
        yield self._fte("direct_weighted", direct.weighted, weighted, "weighting")
        how = formula("100 * {} / {}", "direct_weighted", "total_fte")
        yield self._percent("direct", direct.percent, how, "direct")

    def _purchase(self, path: str, supplier: SupplierFte) -> Step:
        if supplier.purchase.fte_per_million is not None:
            how = formula("{} * {} / 1000000", f"{path}.invoice", f"{path}.fte_per_million")
        else:
            names = ("invoice", "turnover", "supplier_fte", "direct_percent")
            how = formula("{} / {} * {} * {} / 100", *(f"{path}.{name}" for name in names))
        return self._fte(f"{path}.fte", supplier.fte, how, "supplier_fte")

    def _indirect(self) -> Iterator[Step]:
        indirect = self.result.indirect
        counting = tuple(
            f"purchases[{i}].fte" for i, s in enumerate(indirect.suppliers) if not s.left_out
        )
        yield self._fte("indirect_fte", indirect.fte, total_of(counting), "supplier_fte")
        how = formula("100 * {0} / ({1} + {0})", "indirect_fte", "total_fte")
        yield self._percent("indirect", indirect.percent, how, "indirect")
        largest = formula("{0} * {1} / (100 - {1})", "direct", indirect.largest_share.key)
        yield self._percent("largest_indirect", indirect.largest, largest, "clipping")
        counted = formula("min({}; {})", "indirect", "largest_indirect")
        yield self._percent("counted_indirect", indirect.counted_percent, counted, "clipping")

    def _levels(self) -> Iterator[Step]:
        how = formula("{} + {}", "direct", "counted_indirect")
        yield self._percent("total", self.result.total_percent, how, "total")
        yield from (_norm(norm) for norm in self.result.norms)
        keys = tuple(f"norm.{norm.level}" for norm in self.result.norms)
        places = "; ".join(["{}"] * len(keys))
        highest = formula(f"highest({{}} > {places})", "total", *keys)
        yield self._step(
            "quantitative_level", (self.result.quantitative_level, "level"), highest, "higher_than"
        )

    def _thirty_plus(self) -> Iterator[Step]:
        read_out, rule = self.result.thirty_plus, "thirty_plus"
        rows = total_of(tuple(f"placements[{i}].fte" for i in read_out.rows))
        yield self._fte("thirty_plus.fte", read_out.fte, rows, rule)
        left_out = (f"placements[{i}].fte" for i in read_out.rows_left_out)
        base = ("total_fte", *left_out, *self._hired())
        yield self._fte(
            "thirty_plus.base_fte", read_out.base_fte, Formula(" - ".join(base), base), rule
        )
        how = formula("100 * {} / {}", "thirty_plus.fte", "thirty_plus.base_fte")
        yield self._percent("thirty_plus", read_out.percent, how, rule)

    def _hired(self) -> tuple[str, ...]:
        if not self.opgave.other_hired:
            return ()
        return ("hired_fte",) if self.opgave.workforce is None else ("workforce.hired_fte",)

    def _banenafspraak(self) -> Iterator[Step]:
        read_out, rule = self.result.banenafspraak, "banenafspraak"
        rows = tuple(f"placements[{i}]" for i in read_out.rows)
        text = " + ".join(f"{row}.hours * {row}.people * {row}.share" for row in rows) or "0"
        hours = Formula(
            text, tuple(f"{row}.{leaf}" for row in rows for leaf in ("hours", "people", "share"))
        )
        value = (decimal_text(read_out.hours, PLACES), "hours_per_week")
        yield self._step("banenafspraak.paid_hours", value, hours, rule)
        jobs = formula("{} / {}", "banenafspraak.paid_hours", "banenafspraak.hours")
        yield self._step(
            "banenafspraak.jobs", (decimal_text(read_out.jobs, PLACES), "jobs"), jobs, rule
        )
        yield self._fte(
            "banenafspraak.fte", read_out.fte, total_of(tuple(f"{row}.fte" for row in rows)), rule
        )
        how = formula("100 * {} / {}", "banenafspraak.fte", "total_fte")
        yield self._percent("banenafspraak", read_out.percent, how, rule)


@lru_cache(maxsize=1024)
def _of_row(path: str) -> tuple[str, str, str, str]:
    return f"{path}.days", f"{path}.share", f"{path}.fte", f"{path}.weighted"


@lru_cache(maxsize=4096)
def _row_formulas(path: str, week: str, position: str, contract: str) -> tuple[Formula, ...]:
    """Give the formulas of share, fte and weighted fte; rows with the same codes have the same."""
    days, share, fte, _ = _of_row(path)
    return (
        formula("{} / {}", days, "peiljaar_days"),
        formula("{} / {} * {} * {}", f"{path}.hours", week, share, f"{path}.people"),
        formula("{} * {} * {}", fte, position, contract),
    )


def _days(path: str, row: Contribution) -> Formula:
    """Name the peiljaar and every day that may end the counting of a row."""
    limit = row.counted.limit
    event = limit.content.event if limit and isinstance(limit.content, Limit) else None
    days = ("start", "end", *((event,) if event else ()))
    given = dict.fromkeys(f"{path}.{day}" for day in days if row.placement.day_of(day) is not None)
    inputs = ("peiljaar_days", *given, *((limit.key,) if limit else ()))
    return Formula(f"days({'; '.join(inputs)})", inputs)


def _norm(norm: Norm) -> Step:
    key = f"norm.{norm.level}"
    how = _norm_formula(key, norm.rule)
    value = decimal_text(norm.percent, NORM_PLACES)
    return Step(key, value, "percent", how.text, how.inputs, norm.rule, norm.value.source)


@lru_cache
def _norm_formula(key: str, rule: Found) -> Formula:
    if rule == "own":
        return formula("{}", f"own_values.{key}")
    return formula(NORM_FORMULAS[rule], f"{key}.rows", "size")
