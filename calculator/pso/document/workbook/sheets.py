"""All sheets of the werkboek, in the order of the sum."""

from openpyxl import Workbook

from pso.assessment import Assessment
from pso.document.page import DocumentPage
from pso.document.workbook import norms, outcome, premises, purchases, target
from pso.document.workbook.names import Names
from pso.document.workbook.paper import SOFT, Look, fit, printed, put, title, widths

SAID = "document.workbook"
LINES = ("about", "about_input", "about_days", "about_check", "about_names")


def fill(book: Workbook, result: Assessment, page: DocumentPage) -> None:
    """Write every sheet; later sheets use names that earlier ones give."""
    _about(book, result, page)
    names = Names(book=book, page=page)
    for room in (premises, norms, target, purchases, outcome):
        room.write(result, names)


def _about(book: Workbook, result: Assessment, page: DocumentPage) -> None:
    sheet = book.worksheets[0]
    sheet.title = page.words.say(f"{SAID}.about_sheet")
    title(sheet, page.words.say(f"{SAID}.title"))
    widths(sheet, [84])
    level = page.words.say(f"level.{result.quantitative_level}")
    put(sheet, "A2", page.words.say("result.level", level=level), Look(bold=True))
    for row, line in enumerate(LINES, 4):
        put(sheet, f"A{row}", page.words.say(f"{SAID}.{line}"), Look(entry=line == "about_input"))
        fit(sheet, row)
    audit = page.words.say("result.only_audit")
    put(sheet, f"A{len(LINES) + 5}", audit, Look(colour=SOFT))
    printed(sheet, 1)
