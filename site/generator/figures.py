"""The door to the calculator: figures of the norm and its words, formatted for a page.

Every call a page can make (`norm`, `weight`, `value` and the tables) lives here, and nothing else
in the generator touches an edition.
"""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from markupsafe import Markup, escape
from pso.edition import Edition, Editions
from pso.edition_file import EditionError
from pso.overlay import editions
from pso.value import Limit, Value
from pso.words import Words
from pso.words import words as words_of

from generator.problem import Report
from generator.text import Texts

NBSP = "\u00a0"


class UnknownFigureError(LookupError):
    """A page asks for a figure that no edition has; the message is Dutch, the remedy comes with it."""

    def __init__(self, message: str, remedy: str) -> None:
        """Keep the remedy beside the message."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A figure as it stands in a sentence (`plain`) and in HTML; `block` for a whole table."""

    plain: str
    html: Markup
    block: bool = False

    def __str__(self) -> str:
        """The figure as text."""
        return self.plain


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """Figures of the norm, written in one language."""

    editions: Editions
    words: Words
    own: Callable[[str], str]

    def calls(self) -> Mapping[str, Callable[..., Figure]]:
        """Return what a page may call between double braces."""
        return {
            "norm": self.norm,
            "weight": self.weight,
            "value": self.value,
            "norm_table": self.norm_table,
            "weight_table": self.weight_table,
            "edition_table": self.edition_table,
        }

    def norm(self, level: str, size: int, edition: str = "") -> Figure:
        """Return the norm of a level for a size in fte."""
        chosen = self._edition(edition)
        if level not in chosen.rungs:
            raise UnknownFigureError(
                f"Handleiding {chosen.name} kent geen norm voor '{level}'.",
                f"Kies uit: {', '.join(chosen.rungs)}.",
            )
        try:
            return self._inline(chosen.norm(level, size))
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
        return self._inline(self._value(key, edition))

    def norm_table(self, edition: str = "") -> Figure:
        """Return the norm of every level per size, as published or estimated."""
        chosen = self._edition(edition)
        norms = {level: chosen.value(f"norm.{level}") for level in chosen.rungs}
        sizes = sorted({size for norm in norms.values() for size in norm.rows})
        heads = [
            self.own("figure.size"),
            *(self._headed(level, norm) for level, norm in norms.items()),
        ]
        rows = [
            [escape(str(size)), *(self._cell(norm.rows.get(size), norm) for norm in norms.values())]
            for size in sizes
        ]
        note = self._sources(norms.values())
        return self._table("norm-table", self.own("figure.norm_table"), heads, rows, note)

    def weight_table(self, edition: str = "") -> Figure:
        """Return the weight of every position and contract, with status and source."""
        chosen = self._edition(edition)
        keys = [f"position.{code}" for code in chosen.positions]
        keys += [f"contract.{code}" for code in chosen.contracts]
        values = [chosen.value(f"{key}.weight") for key in keys]
        heads = [self.own(f"figure.{name}") for name in ("code", "weight", "status", "source")]
        rows = [
            [escape(self.label(key, chosen)), self._inline(value).html, *self._origin(value)]
            for key, value in zip(keys, values, strict=True)
        ]
        return self._table(
            "weight-table", self.own("figure.weight_table"), heads, rows, self._sources(values)
        )

    def edition_table(self) -> Figure:
        """Return the editions: from which day each one holds, and its source."""
        heads = [self.own(f"figure.{name}") for name in ("edition", "valid_from", "source")]
        rows = [
            [escape(e.name), escape(self.words.day(e.valid_from)), self._source(e.source)]
            for e in self.editions
        ]
        note = self._source_list([edition.source for edition in self.editions])
        return self._table("edition-table", self.own("figure.edition_table"), heads, rows, note)

    def say(self, key: str, **values: str) -> str:
        """Return one of the calculator's sentences; `KeyError` when there is none."""
        return self.words.say(key, self.editions.newest, **values)

    def label(self, key: str, edition: Edition) -> str:
        """Return the name of a position or contract."""
        return self.words.say(key, edition)

    def _edition(self, name: str) -> Edition:
        found = self.editions.named(name) if name else self.editions.newest
        if found is None:
            raise UnknownFigureError(
                f"Handleiding '{name}' is niet bekend.",
                f"Kies uit: {', '.join(edition.name for edition in self.editions)}.",
            )
        return found

    def _value(self, key: str, edition: str) -> Value:
        chosen = self._edition(edition)
        try:
            return chosen.value(key)
        except KeyError:
            raise UnknownFigureError(
                f"Handleiding {chosen.name} kent de waarde '{key}' niet.", _nearest(key, chosen)
            ) from None

    def _inline(self, value: Value) -> Figure:
        text = self._text(value)
        approximate = "≈" + NBSP if value.status == "estimated" else ""
        return Figure(plain=approximate + text, html=self._marked(approximate + text, value))

    def _marked(self, text: str, value: Value) -> Markup:
        """Mark a figure by form; what is not plainly published also says so to a screen reader."""
        if value.status == "stated":
            return Markup('<span class="figure" data-status="stated">{}</span>').format(text)
        status = self.say(f"status.{value.status}")
        return Markup(
            '<span class="figure" data-status="{}" title="{}">{}'
            '<span class="visually-hidden"> ({})</span></span>'
        ).format(value.status, self._because(value), text, status)

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
            places = 1 if value.key.startswith("norm.") else None
            number = (
                self.words.short(content) if places is None else self.words.number(content, places)
            )
            return self._with_unit(number, value.unit)
        if isinstance(content, tuple):
            return self.words.listed([self._code(value.key, code) for code in content])
        if isinstance(content, Limit) and content.years is not None:
            return self._with_unit(str(content.years), "years")
        raise UnknownFigureError(
            f"De waarde '{value.key}' is geen getal dat in een zin past.",
            "Gebruik norm(…) of een van de tabellen.",
        )

    def _code(self, key: str, code: str) -> str:
        first, last = key.split(".", maxsplit=1)[0], key.rsplit(".", maxsplit=1)[-1]
        fields = (f"field.{name}.{code}.label" for name in (first, last))
        tries = (f"position.{code}", f"contract.{code}", *fields)
        found = next((name for name in tries if self.words.has(name)), None)
        return self.say(found) if found else code

    def _with_unit(self, number: str, unit: str) -> str:
        word = self.say(f"unit.{unit}") if self.words.has(f"unit.{unit}") else ""
        return f"{number}{NBSP}{word.replace(' ', NBSP)}" if word else number

    def _headed(self, level: str, norm: Value) -> Markup:
        status = "" if norm.status == "stated" else self.say(f"status.{norm.status}")
        name = self.say(f"level.{level}")
        if not status:
            return escape(name)
        return Markup('{} <small data-status="{}">{}</small>').format(name, norm.status, status)

    def _cell(self, number: Fraction | None, norm: Value) -> Markup:
        if number is None:
            return Markup("–")
        mark = "≈" + NBSP if norm.status == "estimated" else ""
        text = self._with_unit(self.words.number(number, 1), norm.unit)
        return Markup('<span class="figure" data-status="{}">{}</span>').format(
            norm.status, mark + text
        )

    def _origin(self, value: Value) -> list[Markup]:
        return [escape(self.say(f"status.{value.status}")), self._source(value.source)]

    def _source(self, key: str) -> Markup:
        source = self.editions.sources[key]
        return Markup('<abbr title="{}">{}</abbr>').format(
            f"{source.publisher}: {source.title}", key
        )

    def _sources(self, values: Iterable[Value]) -> Markup:
        return self._source_list([value.source for value in values])

    def _source_list(self, keys: list[str]) -> Markup:
        named = (
            f"{key}: {self.editions.sources[key].publisher}, {self.editions.sources[key].title}"
            for key in dict.fromkeys(keys)
        )
        return Markup('<p class="sources">{}</p>').format(
            self.own("figure.sources") + ": " + "; ".join(named) + "."
        )

    def _table(
        self, name: str, caption: str, heads: list[Any], rows: list[list[Markup]], note: Markup
    ) -> Figure:
        html = Markup("\n").join(_table_lines(name, caption, heads, rows, note))
        return Figure(plain=caption, html=html, block=True)


def _table_lines(
    name: str, caption: str, heads: list[Any], rows: list[list[Markup]], note: Markup
) -> Iterator[Markup]:
    yield Markup('<div class="table-scroll" role="group" aria-label="{}" tabindex="0">').format(
        caption
    )
    yield Markup('<table class="{}">').format(name)
    yield Markup("<caption>{}</caption>").format(caption)
    cells = Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in heads)
    yield Markup("<thead><tr>{}</tr></thead>").format(cells)
    yield Markup("<tbody>")
    for first, *rest in rows:
        cells = Markup("").join(Markup("<td>{}</td>").format(cell) for cell in rest)
        yield Markup('<tr><th scope="row">{}</th>{}</tr>').format(first, cells)
    yield Markup("</tbody>\n</table>\n</div>")
    yield note


def _nearest(key: str, edition: Edition) -> str:
    close = difflib.get_close_matches(key, list(edition.values), n=3, cutoff=0.5)
    return (
        f"Bedoelt u {' of '.join(close)}?"
        if close
        else "Kijk in calculator/pso/editions welke waarden er zijn."
    )


def read_figures(texts: Mapping[str, Texts], report: Report) -> dict[str, Figures]:
    """Return the figures for each language; empty, and reported, when an edition is wrong."""
    try:
        known = editions()
    except EditionError as error:
        report.add(
            "calculator/pso/editions", 1, str(error), "Herstel de bestanden van de handleidingen."
        )
        return {}
    return {
        language: Figures(editions=known, words=words_of(language), own=said.say)
        for language, said in texts.items()
    }
