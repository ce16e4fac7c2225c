"""The sheet with what is measured against: peiljaar, full-time week, total, and the weights."""

from collections.abc import Iterable, Iterator

from openpyxl.worksheet.worksheet import Worksheet

from pso.assessment import Assessment
from pso.document.workbook.names import Names
from pso.document.workbook.paper import (
    DAY,
    FTE,
    PLAIN,
    WHOLE,
    Look,
    compute,
    head,
    printed,
    put,
    title,
    widths,
)
from pso.value import Value
from pso.weight import Figures

SAID = "document.workbook"
HEAD, FIRST = 4, 5
PARTS = ("own_fte", "hired_fte", "sw_detached_out_fte")


def write(result: Assessment, names: Names) -> None:
    """Write the sheet."""
    said = names.page.words.say
    sheet = names.book.create_sheet(said(f"{SAID}.premises"))
    title(sheet, said(f"{SAID}.premises"), said("result.edition", edition=result.edition.name))
    head(sheet, HEAD, [said(f"{SAID}.{name}") for name in ("item", "value", "unit")], numbers=(2,))
    row = _peiljaar(sheet, result, names)
    row = _total(sheet, row, result, names)
    for family in ("position", "contract"):
        row = _weights(sheet, row + 1, family, result, names)
    widths(sheet, [72, 16, 34])
    printed(sheet, HEAD)


def _peiljaar(sheet: Worksheet, result: Assessment, names: Names) -> int:
    months = result.edition.value("peiljaar.months").number
    cells = {
        "first": put(sheet, "B5", result.peiljaar.first, Look(form=DAY, entry=True)),
        "months": put(sheet, "B6", months, Look(form=WHOLE)),
    }
    for key, cell in cells.items():
        names.give(key, sheet, f"$B${cell.row}")
    last = "EDATE({first},{months})-1".format(**names.said)
    compute(sheet, "B7", last, Look(form=DAY))
    compute(sheet, "B8", "B7-{first}+1".format(**names.said), Look(form=WHOLE))
    names.give("days", sheet, "$B$8")
    put(sheet, "B9", result.fulltime_hours, Look(form=PLAIN, entry=True))
    names.give("week", sheet, "$B$9")
    keys = ("peiljaar_first", "peiljaar_months", "peiljaar_last", "peiljaar_days", "week")
    units = ("", "months", "", "days", "hours_per_week")
    for row, (key, unit) in enumerate(zip(keys, units, strict=True), FIRST):
        _named(sheet, row, f"{SAID}.{key}", unit, names)
    return FIRST + len(keys)


def _total(sheet: Worksheet, row: int, result: Assessment, names: Names) -> int:
    built = result.opgave.workforce
    for part in PARTS if built else ():
        _named(sheet, row, f"field.workforce.{part}.label", "fte", names)
        put(sheet, f"B{row}", getattr(built, part), Look(form=PLAIN, entry=True))
        row += 1
    if built:
        compute(sheet, f"B{row}", f"B{row - 3}+B{row - 2}-B{row - 1}", Look(form=PLAIN))
    else:
        put(sheet, f"B{row}", result.total_fte, Look(form=PLAIN, entry=True))
    names.give("total", sheet, f"$B${row}")
    compute(sheet, f"B{row + 1}", "ROUND({total},0)".format(**names.said), Look(form=WHOLE))
    names.give("size", sheet, f"$B${row + 1}")
    put(sheet, f"B{row + 2}", result.indirect.largest_share.number, Look(form=PLAIN))
    names.give("share", sheet, f"$B${row + 2}")
    for key, unit in (("total", "fte"), ("size", "fte"), ("largest_share", "percent")):
        _named(sheet, row, f"{SAID}.{key}", unit, names)
        row += 1
    return row


def _named(sheet: Worksheet, row: int, key: str, unit: str, names: Names) -> None:
    put(sheet, f"A{row}", names.page.words.say(key), Look(bold=True))
    put(sheet, f"C{row}", names.page.words.say(f"unit.{unit}") if unit else "", Look())


def _weights(sheet: Worksheet, top: int, family: str, result: Assessment, names: Names) -> int:
    said = names.page.words.say
    columns = (f"{SAID}.weights_{family}", f"{SAID}.weight", "document.firmness")
    head(sheet, top, [said(name) for name in columns], numbers=(2,))
    weighed = tuple(_weighed(family, result))
    for row, (code, weight) in enumerate(weighed, top + 1):
        put(sheet, f"A{row}", said(f"{family}.{code}", result.edition), Look())
        number = None if weight.content is None else weight.number
        put(sheet, f"B{row}", number, Look(form=FTE, entry=True))
        put(sheet, f"C{row}", said(f"status.{weight.status}"), Look())
    last = top + len(weighed)
    names.give(f"{family}s", sheet, f"$A${top + 1}:$B${last}")
    names.give(f"{family}_names", sheet, f"$A${top + 1}:$A${last}")
    return last + 1


def _weighed(family: str, result: Assessment) -> Iterator[tuple[str, Value]]:
    figures = Figures(edition=result.edition, own_values=result.opgave.own_values)
    codes: Iterable[str] = (
        result.edition.positions if family == "position" else result.edition.contracts
    )
    for code in codes:
        yield code, figures.weight(family, code)
