"""Mutants: a module of the calculator with one thing changed.

The changes are mutmut's, but not its runner: that leaves decorated functions alone, and finding a norm is one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

import libcst as cst
from libcst.metadata import MetadataWrapper
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import OPERATORS_TYPE, mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

OTHER_EXTREME = {"min": "max", "max": "min"}
DECORATOR = re.compile(r"^(\s*)@", re.MULTILINE)
HIDDEN_DECORATOR = re.compile(r"^(\s*)#@", re.MULTILINE)


Change = tuple[str, str, str, str]
"""Module, function, the lines before and the lines after."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mutant:
    """A changed module: `source` as a whole, `before` and `after` the changed lines, `function` where they stand."""

    module: str
    function: str
    before: str
    after: str
    source: str

    @property
    def change(self) -> Change:
        """What it is known by: it stays the same when lines move."""
        return self.module, self.function, self.before, self.after


def mutants_of(module: str, source: str) -> list[Mutant]:
    """Make every mutant of a module, each once."""
    # Without its decorator a function is one that mutmut changes; the mutant has the decorator again.
    tree = MetadataWrapper(cst.parse_module(DECORATOR.sub(r"\1#@", source)))
    visitor = MutationVisitor(OPERATORS, IgnoredCode(set(), set(), set()))
    plain = tree.visit(visitor)
    changed = {_source(plain, mutation): _function(mutation) for mutation in visitor.mutations}
    return [_mutant(module, function, source, text) for text, function in changed.items()]


def _source(plain: cst.Module, mutation: Mutation) -> str:
    changed = plain.deep_replace(mutation.original_node, mutation.mutated_node)
    assert isinstance(changed, cst.Module)
    return HIDDEN_DECORATOR.sub(r"\1@", changed.code)


def _function(mutation: Mutation) -> str:
    outer = mutation.contained_by_top_level_function
    return outer.name.value if isinstance(outer, cst.FunctionDef) else ""


def _mutant(module: str, function: str, source: str, text: str) -> Mutant:
    before, after = _difference(source.splitlines(), text.splitlines())
    return Mutant(module=module, function=function, before=before, after=after, source=text)


def _difference(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """Give the lines that differ, as one line each."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    return _one_line(old[start : len(old) - end]), _one_line(new[start : len(new) - end])


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _one_line(lines: Sequence[str]) -> str:
    return " ".join(line.strip() for line in lines)


def one_less(node: cst.Integer) -> Iterator[cst.Integer]:
    """Lower a whole number; mutmut only raises it."""
    if node.evaluated_value:
        yield node.with_changes(value=str(node.evaluated_value - 1))


def other_extreme(node: cst.Call) -> Iterator[cst.CSTNode]:
    """Take the largest for the smallest and the other way round, which the method does in many places."""
    if isinstance(node.func, cst.Name) and node.func.value in OTHER_EXTREME:
        yield node.with_deep_changes(node.func, value=OTHER_EXTREME[node.func.value])


OPERATORS: OPERATORS_TYPE = (
    *mutation_operators,
    (cst.Integer, one_less),
    (cst.Call, other_extreme),
)
