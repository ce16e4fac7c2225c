"""Whole tables of figures, for a page that calls for them in one line."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup, escape
from pso.value import Value

from generator.figures import MARKED, Figure, Figures, approximate

Say = Callable[..., str]
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
        keys = [f"norm.{level}" for level in norms]
        return self.table("norm_table", [self.own("figure.size"), *heads], rows, sources, keys)

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
                say_status(value, self.figures),
                self.source(value.source),
            ]
            for key, value in values.items()
        ]
        heads = self.heads("code", "weight", "status", "source")
        sources = [value.source for value in values.values()]
        return self.table("weight_table", heads, rows, sources, [v.key for v in values.values()])

    def edition_table(self) -> Figure:
        """Return the editions: from which day each one holds, and its source."""
        rows = [
            [e.name, self.figures.words.day(e.valid_from), self.source(e.source)]
            for e in self.figures.editions
        ]
        sources = [edition.source for edition in self.figures.editions]
        return self.table(
            "edition_table", self.heads("edition", "valid_from", "source"), rows, sources
        )

    def heads(self, *names: str) -> list[str]:
        """Return the heads of columns in the site's words."""
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

    def source(self, key: str) -> Markup:
        """Name a source by its key, with what it is for who asks."""
        source = self.figures.editions.sources[key]
        named = f"{source.publisher}: {source.title}"
        return Markup('<abbr title="{}">{}</abbr>').format(named, key)

    def sources(self, keys: Iterable[str]) -> Markup:
        """Name sources in full, each once."""
        known = self.figures.editions.sources
        named = (f"{k}: {known[k].publisher}, {known[k].title}" for k in dict.fromkeys(keys))
        text = f"{self.own('figure.sources')}: {'; '.join(named)}."
        return Markup('<p class="sources">{}</p>').format(text)

    def table(
        self,
        name: str,
        heads: Row,
        rows: Sequence[Row],
        sources: Iterable[str],
        keys: Iterable[str] = (),
        **values: str,
    ) -> Figure:
        """Return a table with its sources below it; `keys` are the values shown, `values` fill the caption in."""
        caption = self.own(f"figure.{name}", **values)
        cells = tuple(tuple(escape(cell).striptags() for cell in row) for row in [heads, *rows])
        html = [*table_lines(name.replace("_", "-"), caption, heads, rows)]
        html += [self.sources(named)] if (named := tuple(sources)) else []
        return Figure(
            plain=caption,
            html=Markup("\n").join(html),
            block=True,
            keys=tuple(keys),
            cells=cells,
        )


def say_status(value: Value, figures: Figures) -> str:
    """Say how firm a value is."""
    return figures.say(f"status.{value.status}")


def table_lines(
    name: str, caption: str, heads: Row, rows: Sequence[Row], spoken: str = ""
) -> Iterator[Markup]:
    """Yield the HTML of a table that scrolls in its own box.

    `spoken` names the box where the caption says too little for who does not see what stands above it.
    """
    box = '<div class="table-scroll" role="group" aria-label="{}" tabindex="0">\n<table class="{}">'
    yield Markup(box).format(spoken or caption, name)  # noqa: S704 (our own text; the values are escaped)
    yield Markup("<caption>{}</caption>").format(caption)
    yield Markup("<thead><tr>{}</tr></thead>").format(_cells('<th scope="col">{}</th>', heads))
    yield Markup("<tbody>")
    for first, *rest in rows:
        cells = _cells("<td>{}</td>", rest)
        yield Markup('<tr><th scope="row">{}</th>{}</tr>').format(first, cells)
    yield Markup("</tbody>\n</table>\n</div>")


def _cells(cell: str, values: Row) -> Markup:
    return Markup("").join(Markup(cell).format(value) for value in values)  # noqa: S704 (likewise)
