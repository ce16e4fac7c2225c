"""Tables of money: the yearly contribution of the one year that is public, and dated values for social return."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup
from pso.contribution import KEY

from generator.calls.social_return import NAME, SocialReturn
from generator.calls.tables import Say, Tables
from generator.figures import NBSP, Figure, Figures, UnknownFigureError


def money_calls(figures: Figures, own: Say) -> Mapping[str, Callable[..., Figure]]:
    """Return what a page may call to show money."""
    tables = Tables(figures=figures, own=own)
    return {
        "contribution_table": lambda: contribution_table(tables),
        "social_return_table": lambda: social_return_table(tables),
    }


def euro(amount: Fraction, figures: Figures) -> str:
    """Write an amount in whole euro."""
    return f"€{NBSP}{figures.words.number(amount, 0)}"


def contribution_table(tables: Tables) -> Figure:
    """Return what an organisation paid a year, by total fte, with the year it was asked in."""
    figures = tables.figures
    value = figures.find(KEY)
    rows = value.bands.rows
    between = [
        [tables.own("figure.band", low=str(low), high=str(high)), euro(amount, figures)]
        for (low, amount), (high, _) in pairwise(rows)
    ]
    last = [tables.own("figure.band_last", low=str(rows[-1][0])), euro(rows[-1][1], figures)]
    year = str(figures.edition(value.edition).valid_from.year)
    heads = [tables.own("figure.size"), tables.own("figure.euro_a_year", year=year)]
    return tables.table(
        "contribution_table", heads, [*between, last], [value.source], [KEY], year=year
    )


def social_return_table(tables: Tables) -> Figure:
    """Return what municipalities counted per group, each with its date and source."""
    values = tables.figures.social_return
    if not values:
        raise UnknownFigureError(
            f"Er zijn geen waarden voor social return: content/{NAME} ontbreekt of is leeg.",
            "Maak dat bestand, of haal de aanroep weg.",
        )
    heads = tables.heads("place", "group", "euro_value", "since", "source")
    return tables.table("social_return_table", heads, [_row(value, tables) for value in values], ())


def _row(value: SocialReturn, tables: Tables) -> list[str | Markup]:
    day = tables.figures.words.day(value.since) if value.since else tables.own("figure.no_date")
    group = f"{value.group}, {value.condition}" if value.condition else value.group
    amount = euro(Fraction(value.euro), tables.figures)
    link = Markup('<a href="{}">{}</a>').format(value.url, value.title)
    return [value.place, group, amount, day, link]
