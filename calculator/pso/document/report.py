"""The report: what a browser prints of a result on a few pages."""

from typing import Final

from pso.assessment import Assessment
from pso.document.grounds import by_status, grounds_of
from pso.document.page import DocumentPage
from pso.document.shared import kind_of, row_sum
from pso.explanation import Explanation
from pso.receipt import receipt_of

WHY: Final = ("direct_weighted", "direct", "indirect", "counted_indirect", "total")
MOST_ROWS: Final = 40
"""More rows are for the dossier: the report is a few pages."""


def report(result: Assessment, language: str) -> str:
    """Render the report as HTML."""
    page = DocumentPage(language=language)
    explanation = Explanation(result, page.words)
    rows = result.direct.contributions
    return page.part(
        "report.html",
        result=result,
        ladder=_ladder(result, page),
        figures=page.fragments(result, ("figures",))["figures"],
        why=[explanation.figure(key) for key in WHY],
        rows=[
            (str(index), kind_of(row, result, page.words), row_sum(row, result, page.words), row)
            for index, row in enumerate(rows[:MOST_ROWS], 1)
        ],
        more=len(rows) - MOST_ROWS,
        grounds=by_status(grounds_of(result, page)),
        receipt=receipt_of(result),
    ).strip()


def _ladder(result: Assessment, page: DocumentPage) -> str:
    """Draw the ladder under ids of its own: the page has one too."""
    return page.fragments(result, ("ladder",))["ladder"].replace('"ladder-', '"report-ladder-')
