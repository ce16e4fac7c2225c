"""The vocabulary: which words stand for which column and which code. Its words are data, in `vocabulary.toml`."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pso.importer.phrases import Phrase, Phrases, phrase, plain_words
from pso.naming import code_name
from pso.overlay import editions
from pso.words import LANGUAGES, words

PERSONAL: Final = "personal"
UNUSED: Final = "unused"
WEAK: Final = "weak"
"""Words that make a column personal, unless the rest of its name says plainly what it is."""
WHOLE: Final = "="
"""Before a name of a column: not as a part of a longer one."""
NOBODY: Final = "none"
"""What a cell says of someone outside the target group."""
FAMILIES: Final = ("position", "contract")
FIRST, SECOND = 1, 2
"""Ranks of a column's name: one that says it plainly, one that serves when there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """What another column decides: between codes that one word stands for."""

    column: str
    between: frozenset[str]
    answers: Mapping[str, str]
    unsure: str = ""
    """The code that counts, and is told as open, for who does not know the answer; empty where none is safe."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Implied:
    """A contract that a position brings with it, where the row names none."""

    contract: str
    words: frozenset[str]
    positions: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """All words, ready to be looked up."""

    names: Mapping[tuple[str, ...], tuple[str, int]]
    """A column's whole name → its field (or `personal`, `unused`) and rank."""
    within: Mapping[str, Phrases]
    """`personal`, `weak`, `unused` or a rank of fields → phrases in a longer name."""
    values: Mapping[str, Phrases]
    whole: Mapping[str, Mapping[tuple[str, ...], str]]
    """Family → a whole cell that is a code or its label → that code."""
    decisions: tuple[Decision, ...]
    implied: tuple[Implied, ...]
    doubt: frozenset[str]
    yes: frozenset[tuple[str, ...]]
    no: frozenset[tuple[str, ...]]
    totals: frozenset[tuple[str, ...]]
    total_starts: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """Read the vocabulary that comes with the package."""
    tree = tomllib.loads((files("pso") / "importer" / "vocabulary.toml").read_text("utf-8"))
    totals = frozenset(plain_words(text) for text in tree["total"]["words"])
    return Vocabulary(
        names=dict(_names(tree)),
        within=_within(tree),
        values={family: Phrases(_values(tree["value"][family])) for family in FAMILIES},
        whole={family: dict(_labels(family, tree["value"][family])) for family in FAMILIES},
        decisions=tuple(map(_decision, tree["decides"])),
        implied=tuple(map(_implied, tree["implies"])),
        doubt=frozenset(tree["doubt"]["words"]),
        yes=frozenset(map(plain_words, tree["answer"]["yes"])),
        no=frozenset(map(plain_words, tree["answer"]["no"])),
        totals=totals,
        total_starts=tuple(sorted({words[0] for words in totals})),
    )


def _named(tree: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Give every text by which a column is known, with what it means and its rank; the last one holds."""
    for kind in (UNUSED, PERSONAL):
        yield from ((text, kind, FIRST) for text in tree[kind]["headers"])
    yield from ((text, PERSONAL, FIRST) for text in tree[PERSONAL][WEAK])
    for rank, key in ((SECOND, "also"), (FIRST, "headers")):
        for field, column in tree["column"].items():
            yield from ((text, field, rank) for text in column.get(key, ()))


def _names(tree: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], tuple[str, int]]]:
    for field in tree["column"]:
        for language in LANGUAGES:
            label = words(language).sentences.get(f"field.placements.{field}.label", field)
            yield plain_words(label), (field, FIRST)
        yield plain_words(field), (field, FIRST)
    for text, meaning, rank in _named(tree):
        yield plain_words(text), (meaning, rank)


def _within(tree: Mapping[str, Any]) -> dict[str, Phrases]:
    found: dict[str, list[Phrase]] = {PERSONAL: [], WEAK: [], UNUSED: [], "1": [], "2": []}
    weak = tree[PERSONAL][WEAK]
    for text, meaning, rank in _named(tree):
        kind = meaning if meaning in (PERSONAL, UNUSED) else str(rank)
        if not text.startswith(WHOLE):
            found[WEAK if text in weak else kind].append(phrase(text, meaning))
    return {kind: Phrases(phrases) for kind, phrases in found.items()}


def _values(codes: Mapping[str, Iterable[str]]) -> Iterator[Phrase]:
    # "Geen" and the like hold for a whole cell only: "geen Wajong" is a doubt, and no answer.
    for code, texts in codes.items():
        yield from (phrase(text, code) for text in texts if code != NOBODY)


def _labels(
    family: str, codes: Mapping[str, Iterable[str]]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give the codes and labels of the package itself, and what says that someone is outside the target group."""
    yield from ((plain_words(text), NOBODY) for text in codes[NOBODY])
    known = editions().positions if family == "position" else editions().contracts
    for code in known:
        yield plain_words(code), code
        yield from ((plain_words(code_name(family, code, words(it))), code) for it in LANGUAGES)


def _decision(raw: Mapping[str, Any]) -> Decision:
    return Decision(
        column=raw["column"],
        between=frozenset(raw["between"]),
        answers=raw["answers"],
        unsure=raw.get("unsure", ""),
    )


def _implied(raw: Mapping[str, Any]) -> Implied:
    return Implied(
        contract=raw["contract"],
        words=frozenset(raw["words"]),
        positions=frozenset(raw["positions"]),
    )
