"""What one edition changed against another: new, changed and removed values, computed from the editions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup
from pso.edition import Edition
from pso.norm import NormTable
from pso.value import Value

from generator.calls.tables import Say, Tables, say_status
from generator.figures import Figure, Figures
from generator.values.text import name_of, text_of

Kind = Literal["new", "changed", "removed"]
NOTHING = "–"


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A value that differs; None where an edition does not have it."""

    key: str
    before: Value | None
    after: Value | None

    @property
    def kind(self) -> Kind:
        """What happened to the value."""
        if self.before is None:
            return "new"
        return "changed" if self.after else "removed"


def values_of(edition: Edition) -> Mapping[str, Value]:
    """Return the values in force; the norm of a level that the edition does not have is not one of them."""
    hidden = {f"norm.{level}" for level in ("basistrede",) if level not in edition.rungs}
    return {key: value for key, value in edition.values.items() if key not in hidden}


def changes_between(before: Edition, after: Edition) -> tuple[Change, ...]:
    """Return every value that differs, in the order of the later edition."""
    was, becomes = values_of(before), values_of(after)
    keys = dict.fromkeys((*becomes, *was))
    pairs = ((key, was.get(key), becomes.get(key)) for key in keys)
    return tuple(
        Change(key=key, before=first, after=then)
        for key, first, then in pairs
        if _differ(first, then)
    )


def _differ(before: Value | None, after: Value | None) -> bool:
    """Say whether a value is another one; that a later edition only took it over is no change."""
    if before is None or after is None:
        return before is not after
    if before.edition == after.edition:
        return False
    # That a figure came in the place of an estimate, or is no longer public, is news, also when it is the same one.
    uncertain = {value.status in {"estimated", "unpublished"} for value in (before, after)}
    return _plain(before) != _plain(after) or len(uncertain) > 1


def _plain(value: Value) -> object:
    return dict(value.rows) if isinstance(value.content, NormTable) else value.content


def changes_table(tables: Tables, before: str = "", after: str = "") -> Figure:
    """Return what changed from one edition to another as a table, with status and source.

    By default the newest, and the one before.
    """
    then = tables.figures.edition(after)
    first = tables.figures.edition(before) if before else _before(then, tables)
    found = changes_between(first, then)
    names = {"before": first.name, "after": then.name}
    if not found:
        text = tables.own("figure.no_changes", **names)
        return Figure(plain=text, html=Markup("<p>{}</p>").format(text), block=True)
    heads = [tables.own(f"figure.{name}", **names) for name in ("what", "was", "becomes")]
    heads += tables.heads("status", "source")
    rows = [list(_row(change, then, tables)) for change in found]
    sources = [change.after.source for change in found if change.after]
    keys = [change.key for change in found]
    return tables.table("changes", heads, rows, sources, keys, **names)


def _before(edition: Edition, tables: Tables) -> Edition:
    items = tables.figures.editions.items
    return items[max(items.index(edition) - 1, 0)]


def _row(change: Change, edition: Edition, tables: Tables) -> Iterator[str | Markup]:
    figures, own = tables.figures, tables.own
    yield name_of(change.key, figures, own, edition)
    yield from texts_of(change, figures, own)
    yield say_status(change.after, figures) if change.after else own("figure.removed")
    yield tables.source(change.after.source) if change.after else NOTHING


def texts_of(change: Change, figures: Figures, own: Say) -> tuple[str, str]:
    """Write what a value was and what it becomes; of a norm only the sizes that differ."""
    before, after = change.before, change.after
    if before and after and isinstance(before.content, NormTable):
        return _norms(before, after, figures, own), _norms(after, before, figures, own)
    was = own("figure.absent") if before is None else _text(before, figures, own)
    becomes = own("figure.absent") if after is None else _text(after, figures, own)
    return was, becomes


def _text(value: Value, figures: Figures, own: Say) -> str:
    """Say of a value that is not public only that: what stands in for it is no news."""
    if value.status == "unpublished" and not value.key.startswith("quality."):
        return figures.say("status.unpublished")
    return text_of(value, figures, own)


def _norms(value: Value, other: Value, figures: Figures, own: Say) -> str:
    differing = {size: norm for size, norm in value.rows.items() if other.rows.get(size) != norm}
    said = [
        own("figure.norm_at", size=str(size), norm=figures.percentage(norm, value.unit))
        for size, norm in differing.items()
    ]
    return figures.words.listed(said) if said else text_of(value, figures, own)
