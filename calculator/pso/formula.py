"""Formulas in words: the recipe of a figure as a reader says it, once with names and once with figures."""

import re
from collections.abc import Callable
from fractions import Fraction

from pso.exact import DECIMALS, round_half_up
from pso.given import Givens
from pso.problem import INDEX
from pso.step import Step
from pso.value import Limit

NAME = re.compile(r"[a-z][a-z_0-9]*(?:\[\d+\])?(?:\.[a-z_0-9]+)*")
SIGNS = str.maketrans({"*": "×", "/": "÷", "-": "−"})
MOST_TERMS = 8
"""A formula with more inputs than this is said in words only; its rows stand below it."""
FEWEST_PLACES = 2

Say = Callable[[str], str]
"""How an input is said: by its name, or by its figure."""


class Formulas:
    """The formulas of one result; `name` and `figure` are the two ways to say an input."""

    def __init__(self, givens: Givens, name: Say, figure: Say) -> None:
        self.givens = givens
        self.result = givens.result
        self.words = givens.words
        self.name = name
        self.figure = figure
        self._said: dict[str, Callable[[Step], tuple[str, str]]] = {
            "days": self._days,
            "last_day": self._period,
            "months_before": self._period,
            "row": self._norm,
            "line": self._norm,
            "last": self._norm,
            "highest": self._highest,
            "attainable": self._attainable,
            "both": self._both,
            "round": self._of_one,
            "none_left": self._of_one,
        }

    def of(self, step: Step) -> tuple[str, str]:
        """Say a formula with names, and filled in."""
        function, bracket, _ = step.formula.partition("(")
        if bracket and function in self._said:
            return self._said[function](step)
        if len(step.inputs) > MOST_TERMS:
            many = self.words.say("formula.many", count=str(len(step.inputs)))
            return many, many
        return self._sum(step, self.name), self._sum(step, self.figure)

    def _sum(self, step: Step, say: Say) -> str:
        def put(match: re.Match[str]) -> str:
            name = match[0]
            return say(name) if name in step.inputs else self.words.say(f"formula.{name}")

        return NAME.sub(put, step.formula.translate(SIGNS))

    def _of_one(self, step: Step) -> tuple[str, str]:
        key, (name,) = f"formula.{step.formula.partition('(')[0]}", step.inputs
        named, filled = (self.words.say(key, name=say(name)) for say in (self.name, self.figure))
        return named, filled

    def _period(self, step: Step) -> tuple[str, str]:
        day, length = step.inputs
        key, months = f"formula.{step.formula.partition('(')[0]}", self.givens.text_of(length)
        named, filled = (
            self.words.say(key, day=say(day), months=months) for say in (self.name, self.figure)
        )
        return named, filled

    def _days(self, step: Step) -> tuple[str, str]:
        first, last = parts_of(step.formula)
        named, filled = (
            self.words.say("formula.days", first=self._day(first, say), last=self._day(last, say))
            for say in (self.name, self.figure)
        )
        return named, filled

    def _day(self, part: str, say: Say) -> str:
        function, bracket, _ = part.partition("(")
        if not bracket:
            return say(part)
        if function == "last_day":
            return self._limit(part, say)
        days = self.words.listed([self._day(each, say) for each in parts_of(part)])
        return self.words.say(f"formula.{function}_day", days=days)

    def _limit(self, part: str, say: Say) -> str:
        path, key = parts_of(part)
        row = INDEX.search(path)
        if say == self.figure and row is not None:
            return self.words.day(self.result.direct.contributions[int(row[1])].counted.last)
        limit = self.result.edition.value(key).content
        return self.givens.limit_text(limit, say(path)) if isinstance(limit, Limit) else say(path)

    def _norm(self, step: Step) -> tuple[str, str]:
        function = step.formula.partition("(")[0]
        rows = self.words.listed(self.givens.rows_of(step.id))
        return self.words.say(f"formula.{function}"), rows

    def _highest(self, _: Step) -> tuple[str, str]:
        norms = [(norm.level, norm.percent) for norm in self.result.norms]
        total = self._apart(self.result.total_percent, *(percent for _, percent in norms))
        parts = [
            f"{self.words.say(f'level.{level}')} {self.words.number(percent, 1)} %"
            for level, percent in norms
        ]
        return self.words.say("formula.highest"), f"{total} %; {self.words.listed(parts)}"

    def _both(self, step: Step) -> tuple[str, str]:
        result, names = self.result, ("total", "norm", "share", "threshold")
        norm = next(n.percent for n in result.norms if f"norm.{n.level}" in step.inputs)
        threshold = result.edition.value(step.inputs[-1]).number
        figures = (
            self._apart(result.total_percent, norm),
            self.words.number(norm, 1),
            self._apart(result.thirty_plus.percent, threshold),
            self.words.short(threshold),
        )
        key, named = "formula.both", map(self.name, step.inputs)
        filled = (f"{figure} %" for figure in figures)
        return (
            self.words.say(key, **dict(zip(names, named, strict=True))),
            self.words.say(key, **dict(zip(names, filled, strict=True))),
        )

    def _attainable(self, step: Step) -> tuple[str, str]:
        answers = [f"{self.name(key)}: {self.figure(key)}" for key in step.inputs]
        return self.words.say("formula.attainable"), self.words.listed(answers)

    def _apart(self, number: Fraction, *others: Fraction) -> str:
        """Write a figure with as many decimals as it takes to differ from what it is held against."""
        differing = (
            places
            for places in range(FEWEST_PLACES, DECIMALS)
            if all(round_half_up(number, places) != it for it in others if it != number)
        )
        return self.words.number(number, next(differing, DECIMALS))


def parts_of(call: str) -> list[str]:
    """Take a call of a function apart: `days(a; min(b; c))` has the parts `a` and `min(b; c)`."""
    inside = call.partition("(")[2].removesuffix(")")
    parts, depth = [""], 0
    for piece in re.split(r"([();])", inside):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == ";" and depth == 0:
            parts.append("")
        else:
            parts[-1] += piece
    return [part.strip() for part in parts]
