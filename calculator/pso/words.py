"""Words: every sentence from `text/`, with figures filled in the way the reader's language writes them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files

from pso.edition import Edition
from pso.exact import DECIMAL_MARK, DECIMALS, GROUP_MARK, decimal_text, shortest_text

LANGUAGES = ("nl", "en")
PLACEHOLDER = re.compile(r"\{([a-z_0-9.]+)\}")
MONTHS = {
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
UNGROUPED_DIGITS = 4
ROUNDED = 2


@dataclass(frozen=True, kw_only=True)
class Words:
    """The sentences of one language, by dotted key."""

    language: str
    sentences: Mapping[str, str]

    def has(self, key: str) -> bool:
        """Say whether there is a sentence by that key."""
        return key in self.sentences

    def say(self, key: str, edition: Edition | None = None, /, **values: str) -> str:
        """Fill a sentence in; a placeholder with a dot is a figure of the edition.

        Raises `KeyError` with the key when the sentence or a value for it is missing.
        """
        sentence = self.sentences[key]
        if "{" not in sentence:
            return sentence

        def fill(match: re.Match[str]) -> str:
            name = match[1]
            if name in values:
                return values[name]
            if edition is None:
                raise KeyError(f"{key} needs a value for {name!r}")
            return self.short(edition.value(name).number)

        return PLACEHOLDER.sub(fill, sentence)

    def number(self, number: Fraction, places: int) -> str:
        """Write with a fixed number of decimals: `5,8` in Dutch, and `500.000` for half a million."""
        return self._in_notation(decimal_text(number, places))

    def short(self, number: Fraction) -> str:
        """Write without trailing zeros; one that does not end is rounded to two decimals."""
        ends = 10**DECIMALS % number.denominator == 0
        text = shortest_text(number) if ends else decimal_text(number, ROUNDED)
        return self._in_notation(text)

    def typed(self, number: Fraction) -> str:
        """Write as one types it: no marks between thousands, all decimals."""
        return shortest_text(number).replace(".", DECIMAL_MARK[self.language])

    def _in_notation(self, text: str) -> str:
        whole, point, rest = text.partition(".")
        grouped = (
            f"{int(whole):,}".replace(",", GROUP_MARK[self.language])
            if len(whole) > UNGROUPED_DIGITS
            else whole
        )
        return f"{grouped}{DECIMAL_MARK[self.language]}{rest}" if point else grouped

    def day(self, day: date) -> str:
        """Write a day in full: `1 oktober 2023`."""
        return f"{day.day} {MONTHS[self.language][day.month - 1]} {day.year}"

    def listed(self, items: list[str]) -> str:
        """Join items; a semicolon, since Dutch figures hold commas."""
        return "; ".join(items)


@cache
def words(language: str, *more: str) -> Words:
    """The words of a language; Dutch for one that is not known.

    `more` names files of sentences beside those that every page needs: `document` for `text/document.nl.toml`.
    """
    known = language if language in LANGUAGES else "nl"
    sentences: dict[str, str] = {}
    for name in (known, *(f"{part}.{known}" for part in more)):
        tree = tomllib.loads((files("pso") / "text" / f"{name}.toml").read_text("utf-8"))
        sentences.update(_flatten(tree))
    return Words(language=known, sentences=sentences)


def _flatten(tree: Mapping[str, object], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, part in tree.items():
        if isinstance(part, Mapping):
            found += _flatten(part, f"{prefix}{key}.")
        else:
            found.append((prefix + key, str(part)))
    return found
