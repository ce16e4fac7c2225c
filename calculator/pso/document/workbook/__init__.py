"""The werkboek: the figures with live formulas, one sheet for each part of the sum."""

from io import BytesIO

from pso.assessment import Assessment
from pso.document.page import DocumentPage
from pso.document.workbook.clock import without_clock
from pso.importer.refused import RefusedError


def workbook(result: Assessment, language: str) -> bytes:
    """Write the werkboek; raise `RefusedError` when openpyxl is not there."""
    try:
        from openpyxl import Workbook  # noqa: PLC0415  an extra, and it takes long to load
    except ImportError as error:
        raise RefusedError("no_openpyxl") from error
    from pso.document.workbook.sheets import fill  # noqa: PLC0415  it needs openpyxl

    page = DocumentPage(language=language)
    book = Workbook()
    fill(book, result, page)
    book.properties.title = page.words.say("document.workbook.title")
    book.properties.creator = "pso"
    book.properties.language = page.locale
    target = BytesIO()
    book.save(target)
    return without_clock(target.getvalue())
