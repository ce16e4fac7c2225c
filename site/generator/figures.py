"""The door to the calculator: a figure of the norm, written for a page, with how firm it is."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup, escape
from pso.edition import Edition, Editions
from pso.edition_file import EditionError
from pso.overlay import editions
from pso.value import Limit, Value
from pso.words import Words
from pso.words import words as words_of

from generator.calls.social_return import SocialReturn
from generator.problem import Report

NBSP = "\u00a0"
MARKED = Markup('<span class="figure" data-status="{}"{}>{}{}</span>')


class UnknownFigureError(LookupError):
    """A page asks for a figure that no edition has; the message is Dutch, the remedy comes with it."""

    def __init__(self, message: str, remedy: str) -> None:
        """Keep the remedy beside the message."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A figure as it stands in a sentence (`plain`) and in HTML; `block` for a whole table.

    `keys` are the values of the editions that it shows.
    Without HTML, `note` says how firm it is (empty: plainly published); `cells` are those of a table, heads first.
    """

    plain: str
    html: Markup
    block: bool = False
    keys: tuple[str, ...] = ()
    note: str = ""
    cells: tuple[tuple[str, ...], ...] = ()

    def __str__(self) -> str:
        """The figure as text."""
        return self.plain

    def __html__(self) -> str:
        """The figure as a template shows it."""
        return str(self.html)


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """Figures of the norm, written in one language."""

    editions: Editions
    words: Words
    social_return: tuple[SocialReturn, ...] = ()

    def norm(self, level: str, size: int, edition: str = "") -> Figure:
        """Return the norm of a level for a size in fte."""
        chosen = self.edition(edition)
        if level not in chosen.rungs:
            raise UnknownFigureError(
                f"Handleiding {chosen.name} kent geen norm voor '{level}'.",
                f"Kies uit: {', '.join(chosen.rungs)}.",
            )
        try:
            return self.inline(chosen.norm(level, size))
        except (ValueError, TypeError):
            raise UnknownFigureError(
                f"Er is geen norm voor een grootte van {size} fte.",
                "Gebruik een heel aantal fte dat in de normtabel valt.",
            ) from None

    def weight(self, key: str, edition: str = "") -> Figure:
        """Return the weight of a position or contract: `weight("position.wajong")`."""
        return self.value(f"{key}.weight", edition)

    def value(self, key: str, edition: str = "") -> Figure:
        """Return any figure of the norm by its key."""
        return self.inline(self.find(key, edition))

    def valid_from(self, edition: str) -> Figure:
        """Return the first day of an edition: `valid_from("2.1")`."""
        day = self.words.day(self.edition(edition).valid_from).replace(" ", NBSP)
        return Figure(plain=day, html=escape(day))

    def say(self, key: str, **values: str) -> str:
        """Return one of the calculator's sentences; `KeyError` when there is none."""
        return self.words.say(key, self.editions.newest, **values)

    def edition(self, name: str) -> Edition:
        """Return an edition by its number; the newest for an empty one."""
        found = self.editions.named(name) if name else self.editions.newest
        if found is None:
            raise UnknownFigureError(
                f"Handleiding '{name}' is niet bekend.",
                f"Kies uit: {', '.join(edition.name for edition in self.editions)}.",
            )
        return found

    def find(self, key: str, edition: str = "") -> Value:
        """Look a value up in an edition, by default the newest."""
        chosen = self.edition(edition)
        try:
            return chosen.value(key)
        except KeyError:
            raise UnknownFigureError(
                f"Handleiding {chosen.name} kent de waarde '{key}' niet.", _nearest(key, chosen)
            ) from None

    def inline(self, value: Value) -> Figure:
        """Return a figure as it stands in a sentence or in a cell."""
        text = approximate(value.status) * (value.content is not None) + self._text(value)
        plainly = value.status == "stated" or value.content is None
        note = "" if plainly else self.say(f"status.{value.status}")
        html = self._marked(text, value)
        return Figure(plain=text, html=html, keys=(key_of(value),), note=note)

    def percentage(self, number: Fraction, unit: str) -> str:
        """Write a norm: always one decimal."""
        return self._with_unit(self.words.number(number, 1), unit)

    def _marked(self, text: str, value: Value) -> Markup:
        """Mark a figure by form; what is not plainly published also says so to a screen reader."""
        if value.status == "stated" or value.content is None:
            return MARKED.format(value.status, Markup(""), text, Markup(""))
        title = Markup(' title="{}"').format(self._because(value))
        status = self.say(f"status.{value.status}")
        spoken = Markup('<span class="visually-hidden"> ({})</span>').format(status)
        return MARKED.format(value.status, title, text, spoken)

    def _because(self, value: Value) -> str:
        """Say what the status means, and why in this case."""
        meaning = self.say(f"status_meaning.{value.status}")
        key = f"reason.{value.reason}"
        return f"{meaning} {self.say(key)}" if value.reason and self.words.has(key) else meaning

    def _text(self, value: Value) -> str:
        content = value.content
        if content is None:
            return self.say("status.unpublished")
        if isinstance(content, Fraction):
            if value.key.startswith("norm."):
                return self.percentage(content, value.unit)
            return self._with_unit(self.words.short(content), value.unit)
        if isinstance(content, tuple):
            return self.words.listed([self.code(value.key, code) for code in content])
        if isinstance(content, Limit) and content.years is not None:
            return self._with_unit(str(content.years), "years")
        raise UnknownFigureError(
            f"De waarde '{value.key}' is geen getal dat in een zin past.",
            "Gebruik norm(…) of een van de tabellen.",
        )

    def code(self, key: str, code: str) -> str:
        """Name a code that a value lists."""
        first, last = key.split(".", maxsplit=1)[0], key.rsplit(".", maxsplit=1)[-1]
        fields = (f"field.{name}.{code}.label" for name in (first, last))
        tries = (f"position.{code}", f"contract.{code}", *fields)
        found = next((name for name in tries if self.words.has(name)), None)
        return self.say(found) if found else code

    def _with_unit(self, number: str, unit: str) -> str:
        families = ("unit_one", "unit") if number == "1" else ("unit",)
        keys = (f"{family}.{unit}" for family in families)
        word = next((self.say(key) for key in keys if self.words.has(key)), "")
        return f"{number}{NBSP}{word.replace(' ', NBSP)}" if word else number


def key_of(value: Value) -> str:
    """Return the key of a value in the editions; the norm of one size belongs to its table."""
    return ".".join(value.key.split(".")[:2]) if value.key.startswith("norm.") else value.key


def approximate(status: str) -> str:
    """Return the sign before a figure that stands in for one that is not public."""
    return f"≈{NBSP}" if status in {"estimated", "unpublished"} else ""


def _nearest(key: str, edition: Edition) -> str:
    close = difflib.get_close_matches(key, list(edition.values), n=3, cutoff=0.5)
    if close:
        return f"Bedoelt u {' of '.join(close)}?"
    return "Kijk in calculator/pso/editions welke waarden er zijn."


def read_figures(
    languages: Iterable[str], report: Report, social_return: tuple[SocialReturn, ...] = ()
) -> dict[str, Figures]:
    """Return the figures for each language; empty, and reported, when an edition is wrong."""
    try:
        known = editions()
    except EditionError as error:
        remedy = "Herstel de bestanden van de handleidingen."
        report.add("calculator/pso/editions", 1, str(error), remedy)
        return {}
    return {
        name: Figures(editions=known, words=words_of(name), social_return=social_return)
        for name in languages
    }
