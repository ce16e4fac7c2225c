"""Whole tables of figures, for a page that calls for them in one line."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup, escape
from pso.value import Value

from generator.figures import MARKED, Figure, Figures, approximate
from generator.fill_in import fill_in_calls

Say = Callable[[str], str]
Row = Sequence[str | Markup]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tables:
    """The tables in one language; `own` gives the site's words for captions and heads."""

    figures: Figures
    own: Say

    def norm_table(self, edition: str = "") -> Figure:
        """Return the norm of every level per size, as published or estimated."""
        chosen = self.figures.edition(edition)
        norms = {level: chosen.value(f"norm.{level}") for level in chosen.rungs}
        heads = [self._head(level, norm) for level, norm in norms.items()]
        sizes = sorted({size for norm in norms.values() for size in norm.rows})
        rows = [
            [str(size), *(self._cell(norm.rows.get(size), norm) for norm in norms.values())]
            for size in sizes
        ]
        sources = [norm.source for norm in norms.values()]
        return self._table("norm_table", [self.own("figure.size"), *heads], rows, sources)

    def weight_table(self, edition: str = "") -> Figure:
        """Return the weight of every position and contract, with status and source."""
        chosen = self.figures.edition(edition)
        keys = [f"position.{code}" for code in chosen.positions]
        keys += [f"contract.{code}" for code in chosen.contracts]
        values = {key: chosen.value(f"{key}.weight") for key in keys}
        rows = [
            [
                self.figures.words.say(key, chosen),
                self.figures.inline(value).html,
                self.figures.say(f"status.{value.status}"),
                self._source(value.source),
            ]
            for key, value in values.items()
        ]
        heads = self._heads("code", "weight", "status", "source")
        return self._table("weight_table", heads, rows, [v.source for v in values.values()])

    def edition_table(self) -> Figure:
        """Return the editions: from which day each one holds, and its source."""
        rows = [
            [e.name, self.figures.words.day(e.valid_from), self._source(e.source)]
            for e in self.figures.editions
        ]
        sources = [edition.source for edition in self.figures.editions]
        return self._table(
            "edition_table", self._heads("edition", "valid_from", "source"), rows, sources
        )

    def _heads(self, *names: str) -> list[str]:
        return [self.own(f"figure.{name}") for name in names]

    def _head(self, level: str, norm: Value) -> Markup:
        name = self.figures.say(f"level.{level}")
        if norm.status == "stated":
            return escape(name)
        status = self.figures.say(f"status.{norm.status}")
        return Markup('{} <small data-status="{}">{}</small>').format(name, norm.status, status)

    def _cell(self, number: Fraction | None, norm: Value) -> Markup:
        if number is None:
            return Markup("–")
        text = approximate(norm.status) + self.figures.percentage(number, norm.unit)
        return MARKED.format(norm.status, Markup(""), text, Markup(""))

    def _source(self, key: str) -> Markup:
        source = self.figures.editions.sources[key]
        named = f"{source.publisher}: {source.title}"
        return Markup('<abbr title="{}">{}</abbr>').format(named, key)

    def _sources(self, keys: Iterable[str]) -> Markup:
        known = self.figures.editions.sources
        named = (f"{k}: {known[k].publisher}, {known[k].title}" for k in dict.fromkeys(keys))
        text = f"{self.own('figure.sources')}: {'; '.join(named)}."
        return Markup('<p class="sources">{}</p>').format(text)

    def _table(self, name: str, heads: Row, rows: Sequence[Row], sources: Iterable[str]) -> Figure:
        caption = self.own(f"figure.{name}")
        lines = _lines(name.replace("_", "-"), caption, heads, rows)
        cells = tuple(tuple(escape(cell).striptags() for cell in row) for row in [heads, *rows])
        html = Markup("\n").join([*lines, self._sources(sources)])
        return Figure(plain=caption, html=html, block=True, cells=cells)


def _lines(name: str, caption: str, heads: Row, rows: Sequence[Row]) -> Iterator[Markup]:
    box = '<div class="table-scroll" role="group" aria-label="{}" tabindex="0">\n<table class="{}">'
    yield Markup(box).format(caption, name)  # noqa: S704 (our own text; the values are escaped)
    yield Markup("<caption>{}</caption>").format(caption)
    yield Markup("<thead><tr>{}</tr></thead>").format(_cells('<th scope="col">{}</th>', heads))
    yield Markup("<tbody>")
    for first, *rest in rows:
        cells = _cells("<td>{}</td>", rest)
        yield Markup('<tr><th scope="row">{}</th>{}</tr>').format(first, cells)
    yield Markup("</tbody>\n</table>\n</div>")


def _cells(cell: str, values: Row) -> Markup:
    return Markup("").join(Markup(cell).format(value) for value in values)  # noqa: S704 (likewise)


def calls_for(figures: Figures, own: Say) -> Mapping[str, Callable[..., Figure]]:
    """Return what a page or template may call, by name."""
    tables = Tables(figures=figures, own=own)
    return {
        "norm": figures.norm,
        "weight": figures.weight,
        "value": figures.value,
        "norm_table": tables.norm_table,
        "weight_table": tables.weight_table,
        "edition_table": tables.edition_table,
        **fill_in_calls(own),
    }
