"""First days of an edition that were typed: when one is put right in the editions, they stay behind.

A date counts when it is the first day of an edition and a word in the same sentence says that this is meant
(`norm_figures.toml`). Boxes with an example and the pages with worked examples are left alone, as with figures.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache

from pso.overlay import editions
from pso.words import MONTHS

from generator.editing.norm_figures import FILE
from generator.editing.reading import Sentence, sentences
from generator.editing.typed_figures import ESCAPE, is_meant
from generator.example import KIND as EXAMPLES
from generator.problem import Report
from generator.source import Source

UNKNOWN = "Verwijs naar de tijdlijn in content/nl/waarden/index.md"


def find_typed_days(source: Source, report: Report) -> None:
    """Warn of every first day of an edition that was typed in a page."""
    if source.kind.name == EXAMPLES:
        return
    for sentence in sentences(source):
        if sentence.place != "example" and _is_about_editions(sentence):
            _tell(sentence, source, report)


def _is_about_editions(sentence: Sentence) -> bool:
    text = sentence.text.casefold()
    return any(word in text for word in _near())


def _tell(sentence: Sentence, source: Source, report: Report) -> None:
    for day, instead in _first_days().items():
        for match in _forms(day, source.language).finditer(sentence.text):
            line = sentence.line + sentence.text[: match.start()].count("\n")
            if not is_meant(source, line):
                shown = " ".join(match[0].split())
                message = f"'{shown}' lijkt de eerste dag van een handleiding, overgetypt."
                report.hint("warning", source.file, line, message, f"{instead}. {ESCAPE}")


@cache
def _near() -> tuple[str, ...]:
    return tuple(tomllib.loads(FILE.read_text("utf-8"))["first_day"]["near"])


@cache
def _first_days() -> Mapping[date, str]:
    """Return what to write instead of each first day; for an edition that is not public there is no call."""
    others = (day for it in editions() for day in (it.unknown_successor, it.newer_expected_from))
    known = {it.valid_from: f'Schrijf {{{{ valid_from("{it.name}") }}}}' for it in editions()}
    return dict.fromkeys((day for day in others if day), UNKNOWN) | known


@cache
def _forms(day: date, language: str) -> re.Pattern[str]:
    """Return the ways in which people write a day: in words, and in figures from large to small or back."""
    month = MONTHS[language][day.month - 1]
    in_words = rf"{day.day}\s+{month}\s+{day.year}"
    in_figures = rf"0?{day.day}[-/]0?{day.month}[-/]{day.year}"
    return re.compile(
        rf"(?<![\w-])(?:{in_words}|{in_figures}|{day.isoformat()})(?![\w-])", re.IGNORECASE
    )
