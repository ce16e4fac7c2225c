"""A value as its own page shows it: what it is, since when, how firm, who says so, and where the site uses it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup
from pso.edition import Edition
from pso.value import RULE_UNIT, Value

from generator.calls.changes import values_of
from generator.calls.tables import Tables, say_status, table_lines
from generator.figures import MARKED, Figure, approximate
from generator.values.pages import FAMILIES, anchor_of, owner_of
from generator.values.text import name_of, text_of, unit_of

CARD = Markup('<div class="value-card" id="{}">\n{}\n</div>')


@dataclass(frozen=True, kw_only=True, slots=True)
class User:
    """A page that shows a value: its title, and the way to it."""

    title: str
    href: str


Users = Callable[[str], Iterable[User]]


def value_calls(tables: Tables, users: Users) -> Mapping[str, Callable[..., Figure]]:
    """Return what the pages of values call."""
    return {
        "value_card": lambda key: _card(key, tables, users),
        "value_sources": lambda slug: _sources(slug, tables),
        "rule_table": lambda: _rules(tables),
    }


def _card(key: str, tables: Tables, users: Users) -> Figure:
    """Show a value with its history, the newest edition first."""
    figures, own = tables.figures, tables.own
    value = figures.find(key)
    caption = _caption(value, tables)
    heads = [own("figure.edition"), own("value.held"), *tables.heads("status", "source")]
    rows = [_row(run, tables) for run in _history(key, tables)]
    spoken = _full_name(value, tables)
    parts = [*table_lines("value-history", caption, heads, rows, spoken), *_why(value, tables)]
    parts += _used(tuple(users(key)), tables)
    html = CARD.format(anchor_of(key), Markup("\n").join(parts))
    return Figure(plain=caption, html=html, block=True)


def _caption(value: Value, tables: Tables) -> str:
    """Name the value and its unit; the name only where the heading above it is that of something larger."""
    if owner_of(value.key) == f"{value.key}.value":
        return tables.own("value.unit", unit=unit_of(value, tables.figures, tables.own))
    return _full_name(value, tables)


def _full_name(value: Value, tables: Tables) -> str:
    unit = unit_of(value, tables.figures, tables.own)
    name = name_of(value.key, tables.figures, tables.own)
    return tables.own("value.caption", name=name, unit=unit)


Run = list[tuple[Edition, Value]]


def _history(key: str, tables: Tables) -> list[Run]:
    """Return the editions in which a value was the same, side by side, the newest first."""
    held = [(edition, values_of(edition).get(key)) for edition in tables.figures.editions]
    known = [(edition, value) for edition, value in held if value]

    def same(pair: tuple[Edition, Value]) -> tuple[str, str]:
        return pair[1].edition, pair[1].status

    return [list(run) for _, run in groupby(reversed(known), key=same)]


def _row(run: Run, tables: Tables) -> list[str | Markup]:
    figures, own = tables.figures, tables.own
    (newest, value), (oldest, _) = run[0], run[-1]
    names = {"first": oldest.name, "last": newest.name, "day": figures.words.day(oldest.valid_from)}
    held = own("value.one_edition" if newest is oldest else "value.editions", **names)
    text = text_of(value, figures, own)
    firm = text if text.startswith(approximate(value.status)) else approximate(value.status) + text
    shown = MARKED.format(value.status, Markup(""), firm, Markup(""))
    return [held, shown, say_status(value, figures), tables.source(value.source)]


def _why(value: Value, tables: Tables) -> Iterator[Markup]:
    """Say why a value is not plainly published, where there is something to say."""
    key = f"reason.{value.reason}"
    if value.reason and tables.figures.words.has(key):
        yield Markup("<p>{}</p>").format(tables.figures.say(key))


def _used(users: tuple[User, ...], tables: Tables) -> Iterator[Markup]:
    """List the pages that show the value, folded in: they are many."""
    if not users:
        return
    key = "value.used_once" if len(users) == 1 else "value.used"
    summary = tables.own(key, count=str(len(users)))
    yield Markup('<details class="unfold"><summary>{}</summary>\n<ul>').format(summary)
    for user in users:
        yield Markup('<li><a href="{}">{}</a></li>').format(user.href, user.title)
    yield Markup("</ul>\n</details>")


def _sources(slug: str, tables: Tables) -> Figure:
    """Name every source of a page once, at its end."""
    held = [value for edition in tables.figures.editions for value in values_of(edition).values()]
    keys = [v.source for v in held if v.key.partition(".")[0] in FAMILIES[slug]]
    html = tables.sources(sorted(keys, key=lambda key: (len(key), key)))
    return Figure(plain="", html=html, block=True)


def _rules(tables: Tables) -> Figure:
    """Return the rules of calculation: no figures, but each with its status and source."""
    figures = tables.figures
    rules = [v for v in figures.editions.newest.values.values() if v.unit == RULE_UNIT]
    rows = [
        [
            name_of(rule.key, figures, tables.own),
            say_status(rule, figures),
            rule.edition,
            tables.source(rule.source),
        ]
        for rule in rules
    ]
    heads = tables.heads("what", "status", "edition", "source")
    return tables.table("rule_table", heads, rows, ())
