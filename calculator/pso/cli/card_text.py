"""The leverancierskaart as plain text for a terminal."""

import json
from collections.abc import Iterator

from pso.assessment import Assessment
from pso.insight.supplier_card import SupplierCard
from pso.view import Page


def card_lines(card: SupplierCard, result: Assessment, language: str) -> Iterator[str]:
    """Write the factor, where it comes from, and the row for the buyer."""
    page = Page(language=language)
    said = page.words.say
    yield said("card.factor", factor=page.words.number(card.fte_per_million, 2))
    first, last = page.words.day(result.peiljaar.first), page.words.day(result.peiljaar.last)
    yield said(
        "card.from",
        fte=page.words.short(card.total_fte),
        direct=page.words.number(card.direct_percent, 2),
        turnover=page.words.short(card.turnover),
        first=first,
        last=last,
    )
    yield said("card.certified")
    yield ""
    yield said("card.row")
    yield json.dumps(card.purchase)
