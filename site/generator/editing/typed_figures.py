"""Figures of the norm that were typed: on 1 April they stay behind, and then a page contradicts the Meetlat.

A number counts as typed when it has the value and the unit of a figure of some edition, and a word in the same
sentence says that the norm is meant (`norm_figures.toml`). Sums, boxes with an example and the pages with worked
examples are left alone: those are pinned to an edition, and the build works them out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from generator.editing.norm_figures import NormFigure, norm_figures
from generator.editing.reading import Sentence, sentences
from generator.example import KIND as EXAMPLES
from generator.problem import Report
from generator.source import Source

MEANT = re.compile(r"<!--\s*getal:\s*\S")
SUM = re.compile(r"[÷×=]")
WORDS = {
    "nl": ("één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}
UNITS = {
    "percent": r"%|procent\b|per\s?cent\b",
    "years": r"(?:kalender)?jaar\b|jaren\b|years?\b",
    "months": r"maand(?:en)?\b|months?\b",
    "hours_per_week": r"uur\b|uren\b|hours?\b",
    "fte": r"fte\b",
    "times": r"keer\b|maal\b|times\b",
    "euro": r"euros?\b|eur\b",
}
NUMBER = {"nl": r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?", "en": r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"}
FACTOR = "factor"
ESCAPE = "Hoort het niet bij de norm? Zet dan achter de regel: <!-- getal: waarom -->"


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """A number with its unit as it stands in a sentence; `before` counts the line ends before it."""

    number: Fraction
    unit: str
    text: str
    before: int


def find_typed_figures(source: Source, report: Report) -> None:
    """Warn of every figure of the norm that was typed in a page."""
    if source.kind.name == EXAMPLES:
        return
    for sentence in sentences(source):
        if sentence.place == "example" or SUM.search(sentence.text):
            continue
        for typed, figure in _found(sentence, source.language):
            line = sentence.line + typed.before
            if not is_meant(source, line):
                report.hint("warning", source.file, line, *_said(typed, figure))


def is_meant(source: Source, line: int) -> bool:
    """Say whether a line of the file tells why what was typed on it is meant."""
    return MEANT.search(source.head.body.split("\n")[line - source.head.body_line]) is not None


def _said(typed: Typed, figure: NormFigure) -> tuple[str, str]:
    message = f"'{typed.text}' lijkt een getal van de norm (handleiding {figure.edition}) dat is overgetypt."
    what = f"Schrijf {figure.call}; dan klopt het ook na 1 april" if figure.call else figure.remedy
    return message, f"{what}. {ESCAPE}"


def _found(sentence: Sentence, language: str) -> Iterator[tuple[Typed, NormFigure]]:
    text = sentence.text.casefold()
    for typed in _typed(sentence.text, language):
        for figure in norm_figures():
            same = (figure.number, figure.unit) == (typed.number, typed.unit)
            if same and any(word in text for word in figure.near):
                yield typed, figure
                break


def _typed(text: str, language: str) -> Iterator[Typed]:
    for match in _pattern(language).finditer(text):
        unit = next((name for name in UNITS if match[name]), "euro" if match["sign"] else FACTOR)
        word = match["word"].casefold() if match["word"] else ""
        number = (
            Fraction(WORDS[language].index(word) + 1)
            if word
            else _number(match["digits"], language)
        )
        # A bare whole number is a size, a year or a rung, hardly ever a weight.
        if unit != FACTOR or number.denominator > 1:
            shown = " ".join(match[0].split())
            before = text[: match.start()].count("\n")
            yield Typed(number=number, unit=unit, text=shown, before=before)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    units = "|".join(f"(?P<{name}>{words})" for name, words in UNITS.items())
    words = "|".join(WORDS[language])
    number = rf"(?P<digits>{NUMBER[language]})|(?P<word>\b(?:{words})\b)"
    return re.compile(
        rf"(?<![\w.,])(?P<sign>(?:€|eur)\s?)?(?:{number})(?![\d])(?:[\s-]?(?:{units})|(?!\w|\s?(?:%|miljoen|million|mln)))",
        re.IGNORECASE,
    )


def _number(digits: str, language: str) -> Fraction:
    group, point = (".", ",") if language == "nl" else (",", ".")
    return Fraction(digits.replace(group, "").replace(point, "."))
