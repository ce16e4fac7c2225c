"""Steps: how every figure of a result came about, down to the user's own entries and the values of the edition.

A formula is written with the names of its inputs, so that one text serves for words and for figures. An input is the id of
another step, a path in the opgave (`placements[0].hours`) or a key of the edition (`position.wajong.weight`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from pso.assessment import Assessment
from pso.direct import Contribution
from pso.exact import decimal_text
from pso.indirect import SupplierFte
from pso.norm import Norm

PLACES = 6
"""Decimals of an exact value in a result."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One figure: its value as text, unit, formula, what goes in, the rule that says so and the source of that rule."""

    id: str
    value: str
    unit: str
    formula: str
    inputs: tuple[str, ...]
    rule: str
    source: str


def steps_of(result: Assessment) -> tuple[Step, ...]:
    """List the steps of a result, each after the steps that it needs."""
    return tuple(_Steps(result))


class _Steps:
    """Walks a result from the entries to the level."""

    def __init__(self, result: Assessment) -> None:
        self.result = result

    def __iter__(self) -> Iterator[Step]:
        yield self._peiljaar()
        yield self._total_fte()
        result = self.result
        yield self._step("size", Fraction(result.size), "fte", "round(total_fte)", ("total_fte",), "size", 0)
        for index, row in enumerate(result.direct.contributions):
            yield from self._placement(f"placements[{index}]", row)
        yield from self._direct()
        for index, supplier in enumerate(result.indirect.suppliers):
            yield self._purchase(f"purchases[{index}]", supplier)
        yield from self._indirect()
        yield self._step(
            "total", result.total_percent, "percent", "direct + counted_indirect", ("direct", "counted_indirect"), "total"
        )
        for norm in result.norms:
            yield self._norm(norm)
        yield self._level()
        yield from self._thirty_plus()
        yield from self._banenafspraak()

    def _step(
        self,
        id: str,
        value: Fraction | str,
        unit: str,
        formula: str,
        inputs: tuple[str, ...],
        rule: str,
        places: int = PLACES,
    ) -> Step:
        text = value if isinstance(value, str) else decimal_text(value, places)
        source = self.result.edition.value(f"rule.{rule}").source
        return Step(id=id, value=text, unit=unit, formula=formula, inputs=inputs, rule=rule, source=source)

    def _sum(self, id: str, value: Fraction, unit: str, inputs: tuple[str, ...], rule: str) -> Step:
        return self._step(id, value, unit, " + ".join(inputs) or "0", inputs, rule)

    def _peiljaar(self) -> Step:
        given = self.result.opgave.peiljaar_start is not None
        path, rule = ("peiljaar_start", "peiljaar") if given else ("reference_date", "peiljaar_default")
        days = Fraction(self.result.peiljaar.days)
        return self._step("peiljaar_days", days, "days", f"days({path})", (path, "peiljaar.months"), rule, 0)

    def _total_fte(self) -> Step:
        opgave = self.result.opgave
        if opgave.workforce is None:
            return self._sum("total_fte", self.result.total_fte, "fte", ("opgave.total_fte",), "total_fte")
        inputs = ("workforce.own_fte", "workforce.hired_fte", "workforce.sw_detached_out_fte")
        return self._step("total_fte", self.result.total_fte, "fte", "{} + {} - {}".format(*inputs), inputs, "total_fte")

    def _placement(self, path: str, row: Contribution) -> Iterator[Step]:
        yield self._step(f"{path}.days", Fraction(row.counted.days), "days", *_days(path, row), 0)
        days = (f"{path}.days", "peiljaar_days")
        yield self._step(f"{path}.share", row.share, "share", "{} / {}".format(*days), days, "share")
        factors = (f"{path}.hours", self._week(), f"{path}.share", f"{path}.people")
        yield self._step(f"{path}.fte", row.fte, "fte", "{} / {} * {} * {}".format(*factors), factors, "fte")
        weights = (f"{path}.fte", row.position_weight.key, row.contract_weight.key)
        yield self._step(f"{path}.weighted", row.weighted, "fte", " * ".join(weights), weights, "weighting")

    def _week(self) -> str:
        return "fulltime.hours" if self.result.opgave.fulltime_hours is None else "fulltime_hours"

    def _direct(self) -> Iterator[Step]:
        direct = self.result.direct
        rows = range(len(direct.contributions))
        yield self._sum("direct_fte", direct.fte, "fte", tuple(f"placements[{i}].fte" for i in rows), "fte")
        weighted = tuple(f"placements[{i}].weighted" for i in rows)
        yield self._sum("direct_weighted", direct.weighted, "fte", weighted, "weighting")
        inputs = ("direct_weighted", "total_fte")
        yield self._step("direct", direct.percent, "percent", "100 * direct_weighted / total_fte", inputs, "direct")

    def _purchase(self, path: str, supplier: SupplierFte) -> Step:
        if supplier.purchase.fte_per_million is not None:
            inputs = (f"{path}.invoice", f"{path}.fte_per_million")
            formula = "{} * {} / 1000000".format(*inputs)
        else:
            inputs = (f"{path}.invoice", f"{path}.turnover", f"{path}.supplier_fte", f"{path}.direct_percent")
            formula = "{} / {} * {} * {} / 100".format(*inputs)
        return self._step(f"{path}.fte", supplier.fte, "fte", formula, inputs, "supplier_fte")

    def _indirect(self) -> Iterator[Step]:
        indirect = self.result.indirect
        counting = tuple(f"purchases[{i}].fte" for i, s in enumerate(indirect.suppliers) if not s.left_out)
        yield self._sum("indirect_fte", indirect.fte, "fte", counting, "supplier_fte")
        formula = "100 * indirect_fte / (total_fte + indirect_fte)"
        yield self._step("indirect", indirect.percent, "percent", formula, ("indirect_fte", "total_fte"), "indirect")
        share = "indirect.largest_share"
        formula = f"direct * {share} / (100 - {share})"
        yield self._step("largest_indirect", indirect.largest, "percent", formula, ("direct", share), "clipping")
        both = ("indirect", "largest_indirect")
        value = indirect.counted_percent
        yield self._step("counted_indirect", value, "percent", "min({}, {})".format(*both), both, "clipping")

    def _norm(self, norm: Norm) -> Step:
        key = f"norm.{norm.level}"
        inputs = (f"own_values.{key}",) if norm.rule == "own" else ("size", f"{key}.rows")
        formula = {
            "own": f"own_values.{key}",
            "interpolation": f"line({key}.rows, size)",
            "above_table": f"last({key}.rows)",
            "table": f"row({key}.rows, size)",
        }[norm.rule]
        value = decimal_text(norm.percent, 1)
        return Step(
            id=key,
            value=value,
            unit="percent",
            formula=formula,
            inputs=inputs,
            rule=norm.rule,
            source=norm.value.source,
        )

    def _level(self) -> Step:
        norms = tuple(f"norm.{norm.level}" for norm in self.result.norms)
        formula = f"highest(total > {', '.join(norms)})"
        level = self.result.quantitative_level
        return self._step("quantitative_level", level, "level", formula, ("total", *norms), "higher_than")

    def _thirty_plus(self) -> Iterator[Step]:
        read_out = self.result.thirty_plus
        rows = tuple(f"placements[{i}].fte" for i in read_out.rows)
        yield self._sum("thirty_plus.fte", read_out.fte, "fte", rows, "thirty_plus")
        left_out = tuple(f"placements[{i}].fte" for i in read_out.rows_left_out)
        inputs = ("total_fte", *left_out, *self._hired())
        yield self._step("thirty_plus.base_fte", read_out.base_fte, "fte", " - ".join(inputs), inputs, "thirty_plus")
        both = ("thirty_plus.fte", "thirty_plus.base_fte")
        yield self._step("thirty_plus", read_out.percent, "percent", "100 * {} / {}".format(*both), both, "thirty_plus")

    def _hired(self) -> tuple[str, ...]:
        if not self.result.opgave.other_hired:
            return ()
        return ("hired_fte",) if self.result.opgave.workforce is None else ("workforce.hired_fte",)

    def _banenafspraak(self) -> Iterator[Step]:
        read_out = self.result.banenafspraak
        rows = tuple(f"placements[{i}]" for i in read_out.rows)
        inputs = tuple(f"{row}.{leaf}" for row in rows for leaf in ("hours", "people", "share"))
        formula = " + ".join(f"{row}.hours * {row}.people * {row}.share" for row in rows) or "0"
        rule = "banenafspraak"
        yield self._step("banenafspraak.paid_hours", read_out.hours, "hours_per_week", formula, inputs, rule)
        both = ("banenafspraak.paid_hours", "banenafspraak.hours")
        yield self._step("banenafspraak.jobs", read_out.jobs, "jobs", "{} / {}".format(*both), both, rule)
        yield self._sum("banenafspraak.fte", read_out.fte, "fte", tuple(f"{row}.fte" for row in rows), rule)
        both = ("banenafspraak.fte", "total_fte")
        yield self._step("banenafspraak", read_out.percent, "percent", "100 * {} / {}".format(*both), both, rule)


def _days(path: str, row: Contribution) -> tuple[str, tuple[str, ...], str]:
    """Give formula, inputs and rule of the days that count: the peiljaar and every day that may end it."""
    placement = row.placement
    given = [f"{path}.{name}" for name in ("start", "end") if getattr(placement, name) is not None]
    limit = (row.counted.limit.key,) if row.counted.limit else ()
    inputs = ("peiljaar_days", *given, *limit)
    return f"days({', '.join(inputs)})", inputs, "share"
