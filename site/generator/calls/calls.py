"""Everything that a page or template may call between `{{` and `}}`, by name."""

from collections.abc import Callable, Mapping

from generator.calls.changes import changes_table
from generator.calls.edition_timeline import edition_timeline
from generator.calls.fill_in import fill_in_calls
from generator.calls.money_tables import money_calls
from generator.calls.norm_curve import norm_curve
from generator.calls.tables import Say, Tables
from generator.figures import Figure, Figures


def calls_for(figures: Figures, own: Say) -> Mapping[str, Callable[..., Figure]]:
    """Return the calls in one language; `own` gives the site's words."""
    tables = Tables(figures=figures, own=own)
    return {
        "norm": figures.norm,
        "weight": figures.weight,
        "value": figures.value,
        "valid_from": figures.valid_from,
        "norm_table": tables.norm_table,
        "weight_table": tables.weight_table,
        "edition_table": tables.edition_table,
        "changes": lambda before="", after="": changes_table(tables, before, after),
        "norm_curve": lambda edition="": norm_curve(tables, edition),
        "edition_timeline": lambda: edition_timeline(tables),
        **money_calls(figures, own),
        **fill_in_calls(own),
    }
