"""The step tree: every figure can be recomputed from what it says it follows from."""

import ast
import json
import operator
import re
from collections.abc import Callable
from fractions import Fraction
from random import Random

import pso
import pytest

from tests.calculator.oracle.opgaves import random_opgave
from tests.calculator.samples import Record, example, outcome, plain, with_purchase, with_row
from tests.calculator.test_cases import ALL

NAME = re.compile(r"[a-z][a-z_0-9]*(?:\[\d+\])?(?:\.[a-z_0-9]+)*")
SIGNS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
# What the format documents as taken when nothing is entered.
DEFAULTS = {"people": 1, "workforce.hired_fte": 0, "workforce.sw_detached_out_fte": 0}
FIGURES = {
    "size": "size",
    "total_fte": "total_fte",
    "direct_percent": "direct",
    "indirect_percent": "indirect",
    "counted_indirect_percent": "counted_indirect",
    "total_percent": "total",
    "quantitative_level": "quantitative_level",
    "thirty_plus.percent": "thirty_plus",
    "banenafspraak.jobs": "banenafspraak.jobs",
    "banenafspraak.percent": "banenafspraak",
}
NO_FIGURES = {
    "format",
    "edition",
    "peiljaar",
    "attainable_level",
    "open",
    "basis",
    "steps",
    "receipt",
}


def drawn() -> list[Record]:
    """Draw opgaves with everything in them, always the same."""
    rng = Random(20190401)
    return [random_opgave(rng) for _ in range(150)]


GOOD = [example(), *(case["opgave"] for case in ALL if "problems" not in case), *drawn()]


class Recomputed:
    """A result computed once more from its own steps, exactly."""

    def __init__(self, opgave: Record) -> None:
        result = pso.assess(opgave)
        assert isinstance(result, pso.Assessment), opgave
        self.edition = result.edition
        self.entered: Record = json.loads(pso.opgave_json(result.opgave), parse_float=str)
        self.got = outcome(opgave)
        self.steps = {step["id"]: step for step in self.got["steps"]}
        self.own = {it["key"] for it in self.got["basis"] if it["status"] == "own"}

    def exact(self, name: str) -> Fraction:
        """Compute an input from its own formula, down to entries and values of the edition."""
        if name not in self.steps:
            return self.leaf(name)
        step = self.steps[name]
        if re.match(r"(days|round|line|row|last)\(", step["formula"]):
            return Fraction(step["value"])
        if step["id"] == "thirty_plus" and self.exact("thirty_plus.base_fte") <= 0:
            return Fraction(0)
        return self.computed(step)

    def computed(self, step: Record) -> Fraction:
        """Evaluate the formula of a step: + - * / and min."""
        inputs: list[str] = step["inputs"]

        def place(match: re.Match[str]) -> str:
            return f"x{inputs.index(match[0])}" if match[0] in inputs else match[0]

        text = NAME.sub(place, step["formula"]).replace(";", ",")
        return self._evaluated(ast.parse(text, mode="eval").body, inputs)

    def _evaluated(self, node: ast.expr, inputs: list[str]) -> Fraction:
        match node:
            case ast.BinOp(left=left, op=op, right=right):
                return SIGNS[type(op)](
                    self._evaluated(left, inputs), self._evaluated(right, inputs)
                )
            case ast.Call(func=ast.Name(id="min"), args=parts):
                return min(self._evaluated(part, inputs) for part in parts)
            case ast.Name(id=name):
                return self.exact(inputs[int(name.removeprefix("x"))])
            case ast.Constant(value=int(number)):
                return Fraction(number)
        raise AssertionError(f"no arithmetic: {ast.dump(node)}")

    def leaf(self, name: str) -> Fraction:
        """Give an entry of the opgave or a value of the edition, the user's own where it is marked so."""
        entry = self.entry(name)
        if entry is not None:
            return Fraction(str(entry))
        if name in self.own:
            family, code, _ = name.split(".")
            return Fraction(str(self.entered["own_values"][f"weight.{family}.{code}"]))
        return self.edition.value(name).number

    def entry(self, name: str) -> object:
        """Look a path up in the opgave, None when nothing was entered there."""
        if name.startswith("own_values."):
            return self.entered["own_values"].get(name.removeprefix("own_values."))
        place: object = self.entered
        for part in re.split(r"\.", name.removeprefix("opgave.")):
            key, _, index = part.rstrip("]").partition("[")
            place = place.get(key) if isinstance(place, dict) else None
            place = place[int(index)] if index and isinstance(place, list) else place
        return place if place is not None else self._default(name)

    def _default(self, name: str) -> object:
        leaf = name.rpartition(".")[2]
        if name.startswith("workforce.") and "workforce" in self.entered:
            return DEFAULTS.get(name)
        return DEFAULTS.get(leaf) if name.startswith("placements[") else None


def rounded(number: Fraction, places: int = 6) -> str:
    """Write a figure as the format does, a half upwards."""
    scaled = (2 * number * 10**places + 1) // 2
    sign = "-" if scaled < 0 else ""
    whole, rest = divmod(abs(scaled), 10**places)
    return f"{sign}{whole}.{rest:0{places}d}"


@pytest.fixture(scope="module")
def recomputed() -> list[Recomputed]:
    """Score every good opgave once."""
    return [Recomputed(opgave) for opgave in GOOD]


def leaves(tree: Record, prefix: str = "") -> list[str]:
    """List the paths of a tree."""
    found: list[str] = []
    for key, part in tree.items():
        found += leaves(part, f"{prefix}{key}.") if isinstance(part, dict) else [f"{prefix}{key}"]
    return found


def test_every_figure_of_a_result_has_a_step_with_the_same_value(
    recomputed: list[Recomputed],
) -> None:
    """No figure in a result is left without an explanation, and none differs from it."""
    for one in recomputed:
        figures = {key: part for key, part in one.got.items() if key not in NO_FIGURES}
        for path in set(leaves(figures)) - {"thirty_plus.reached"}:
            key, _, rest = path.partition(".")
            shown = one.got[key][rest] if rest else one.got[key]
            step = one.steps[FIGURES.get(path, path.replace("norms.", "norm."))]
            assert step["value"] == str(shown), path


def test_every_input_of_a_step_can_be_looked_up(recomputed: list[Recomputed]) -> None:
    """An input is an earlier step, something that was entered, or a value of the edition."""
    for one in recomputed:
        earlier: set[str] = set()
        for step in one.steps.values():
            for name in step["inputs"]:
                known = name in earlier or one.entry(name) is not None
                table_or_value = name.removesuffix(".rows") in one.edition.values
                assert known or table_or_value, (step["id"], name)
            earlier.add(step["id"])


def test_every_name_in_a_formula_is_an_input_and_every_input_is_in_it(
    recomputed: list[Recomputed],
) -> None:
    """A formula keeps silent about nothing it uses."""
    functions = {"days", "round", "line", "row", "last", "highest", "min", "total"}
    for one in recomputed:
        for step in one.steps.values():
            used = set(NAME.findall(step["formula"]))
            assert used - set(step["inputs"]) <= functions, step
            if not step["formula"].startswith(("row", "line", "last")):
                assert set(step["inputs"]) <= used, step


def test_every_formula_with_its_inputs_gives_the_value(recomputed: list[Recomputed]) -> None:
    """Whoever fills a formula in comes out at the figure, to the last of six decimals."""
    for one in recomputed:
        for step in one.steps.values():
            if re.match(r"(days|round|line|row|last|highest)\(", step["formula"]):
                continue
            number = one.exact(step["id"])
            places = len(step["value"].partition(".")[2])
            assert step["value"] == rounded(number, places), (step, one.entered)


def test_the_size_is_the_rounded_total(recomputed: list[Recomputed]) -> None:
    """The step of the size follows from the exact total, a half upwards."""
    for one in recomputed:
        assert int(one.steps["size"]["value"]) == int((2 * one.exact("total_fte") + 1) // 2)


def test_a_norm_follows_from_the_rows_it_names(recomputed: list[Recomputed]) -> None:
    """A row, a straight line between two rows, or the last row: as the formula says."""
    for one in recomputed:
        size = one.got["size"]
        for level in one.got["norms"]:
            step = one.steps[f"norm.{level}"]
            way = step["formula"].partition("(")[0]
            if way.startswith("own_values"):
                continue
            rows = dict(one.edition.value(f"norm.{level}").rows)
            low = max(it for it in rows if it <= size)
            high = min((it for it in rows if it >= size), default=low)
            slope = (rows[high] - rows[low]) / (high - low) if high > low else Fraction(0)
            assert step["value"] == rounded(rows[low] + slope * (size - low), 1)
            expected = "row" if size in rows else "last" if size > max(rows) else "line"
            assert way == expected


def test_the_level_is_the_highest_whose_norm_lies_below_the_total(
    recomputed: list[Recomputed],
) -> None:
    """The last step follows from the exact total and the norms."""
    for one in recomputed:
        total = one.exact("total")
        norms = {level: Fraction(norm) for level, norm in one.got["norms"].items()}
        reached = [level for level in norms if total > norms[level]]
        assert one.got["quantitative_level"] == (reached or ["none"])[-1], one.entered


def test_every_step_has_a_rule_and_a_source_that_are_known(recomputed: list[Recomputed]) -> None:
    """Each step leads to a rule with words in both languages and to a source."""
    for one in recomputed:
        for step in one.steps.values():
            assert step["source"] in pso.editions().sources
            assert step["unit"]
            assert step["rule"]


@pytest.mark.parametrize(
    ("row", "event"),
    [
        ({"position": "vso_pro", "school_left": "2018-01-01"}, "school_left"),
        ({"position": "status_verloren", "status_lost": "2021-01-01"}, "status_lost"),
        ({"position": "wsw", "indication_until": "2023-01-01"}, "indication_until"),
        ({"position": "participatiewet_lks", "subsidy_until": "2023-01-01"}, "subsidy_until"),
        ({"position": "participatiewet", "start": "2018-01-01"}, "start"),
    ],
)
def test_days_that_a_limit_ended_follow_from_the_day_it_hangs_on(row: Record, event: str) -> None:
    """Who asks why only so many days count sees the date that ended them."""
    steps = {step["id"]: step for step in outcome(with_row(**row))["steps"]}
    assert f"placements[0].{event}" in steps["placements[0].days"]["inputs"]
    assert f"position.{row['position']}.limit" in steps["placements[0].days"]["inputs"]


@pytest.mark.parametrize(
    ("opgave", "key"),
    [
        (with_row(position="participatiewet", contract="stage"), "placements[0].start"),
        (with_purchase(kind="sw"), "rule.supplier_fte"),
        (plain(), "contract.regulier.weight"),
    ],
)
def test_the_basis_names_a_thing_once(opgave: Record, key: str) -> None:
    """What a result rests on stands in the list one time, however often it was used."""
    listed = [item["key"] for item in outcome(opgave)["basis"]]
    assert listed.count(key) == 1
    assert len(set(listed)) == len(listed)
