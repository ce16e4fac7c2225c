"""The dossier: the figures with their sums, what they rest on, and a checklist of evidence to fill in."""

from typing import Final

from pso.assessment import Assessment
from pso.document import evidence
from pso.document.docx import docx
from pso.document.grounds import by_status, grounds_of
from pso.document.page import DocumentPage
from pso.document.retype import stages_of
from pso.document.shared import kind_of, purchase_sum, row_sum, rungs_of
from pso.explanation import Explanation, Figure
from pso.naming import code_name
from pso.receipt import receipt_of

SUMS: Final = (
    *("total_fte", "size", "direct_fte", "direct_weighted", "direct"),
    *("indirect_fte", "indirect", "largest_indirect", "counted_indirect", "total"),
)
"""The figures between the entries and the level, in the order in which they are computed."""
PER_ROW: Final = ("days", "fte", "weighted")


def dossier(result: Assessment, language: str) -> bytes:
    """Write the dossier as a Word document."""
    page = DocumentPage(language=language)
    explanation = Explanation(result, page.words)
    figures = [explanation.figure(key) for key in SUMS]
    return docx(
        "dossier",
        page,
        title=page.words.say("document.dossier.title"),
        result=result,
        figures=figures,
        rules=_rules(figures, explanation),
        rungs=rungs_of(result, page),
        rows_of_target=_rows(result, page),
        purchases=_purchases(result, page),
        grounds=by_status(grounds_of(result, page)),
        groups=(*evidence.target_group(result, page), *evidence.purchases(result, page)),
        whole=evidence.organisation(result, page),
        quality=evidence.quality(result, page),
        stages=stages_of(result, page),
        receipt=receipt_of(result),
    )


def _rows(result: Assessment, page: DocumentPage) -> list[tuple[str, ...]]:
    words = page.words
    return [
        (
            _numbered(index, row.placement.label),
            kind_of(row, result, words),
            row_sum(row, result, words),
            words.number(row.weighted, 2),
        )
        for index, row in enumerate(result.direct.contributions)
    ]


def _purchases(result: Assessment, page: DocumentPage) -> list[tuple[str, ...]]:
    words = page.words
    return [
        (
            _numbered(index, supplier.purchase.label),
            words.say("result.left_out")
            if supplier.left_out
            else code_name("kind", supplier.purchase.kind, words),
            purchase_sum(supplier, words),
            words.number(supplier.fte, 2),
        )
        for index, supplier in enumerate(result.indirect.suppliers)
    ]


def _numbered(index: int, label: str) -> str:
    return f"{index + 1} ({label})" if label else str(index + 1)


def _rules(figures: list[Figure], explanation: Explanation) -> list[Figure]:
    """Give one figure for each rule that was followed."""
    keys = [f"placements[0].{leaf}" for leaf in PER_ROW]
    rows = [explanation.figure(key) for key in keys if key in explanation.steps]
    level = explanation.figure("quantitative_level")
    return list({figure.rule: figure for figure in (*rows, *figures, level)}.values())
