"""An empty workbook to fill in: the columns of the target group, with lists to choose from; always the same bytes."""

import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from pso.importer.refused import RefusedError
from pso.naming import code_name
from pso.overlay import editions
from pso.words import Words, words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

FIELDS: Final = (
    *("position", "contract", "hours", "people", "start", "end", "school_left", "status_lost"),
    *("indication_until", "subsidy_until", "register", "durable", "zero_hours"),
)
CHOSEN: Final = ("position", "contract")
REQUIRED: Final = (*CHOSEN, "hours")
DAYS: Final = ("start", "end", "school_left", "status_lost", "indication_until", "subsidy_until")
ANSWERS: Final = ("register", "durable", "zero_hours")
ROWS: Final = 1000
"""Rows with lists to choose from."""
WIDTH, WIDE, MARGIN = 18, 60, 4
LONG_AGO: Final = datetime(2000, 1, 1)  # noqa: DTZ001  a workbook knows no time zones
ZIP_TIME: Final = (2000, 1, 1, 0, 0, 0)
LISTS: Final = "L"
DAY_FORMAT: Final = "dd-mm-yyyy"
HEADER_COLOUR, REQUIRED_COLOUR = "FFE8EEF4", "FFCFE0EE"


def template(language: str) -> bytes:
    """Make the workbook; raise `RefusedError` when openpyxl is not there."""
    try:
        from openpyxl import Workbook  # noqa: PLC0415  an extra, and it takes long to load
    except ImportError as error:
        raise RefusedError("no_openpyxl") from error
    said = words(language)
    book = Workbook()
    _fill(book, said)
    book.properties.creator = "pso"
    book.properties.created = LONG_AGO
    target = BytesIO()
    book.save(target)
    return _without_clock(target.getvalue())


def _fill(book: "Workbook", said: Words) -> None:
    sheet = book.worksheets[0]
    sheet.title = said.say("import.template_title")
    _write_lists(book, said)
    _write_names(sheet, said)
    _write_choices(sheet, said)
    _write_about(book, said)
    book.move_sheet(LISTS, offset=1)


def _write_names(sheet: "Worksheet", said: Words) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415  as above

    for place, field in enumerate(FIELDS, 1):
        cell = sheet.cell(row=1, column=place, value=said.say(f"field.placements.{field}.label"))
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        colour = REQUIRED_COLOUR if field in REQUIRED else HEADER_COLOUR
        cell.fill = PatternFill("solid", start_color=colour)
        sheet.column_dimensions[cell.column_letter].width = WIDTH * (2 if field in CHOSEN else 1)
    sheet.freeze_panes = "A2"


def _write_lists(book: "Workbook", said: Words) -> None:
    """Write what may be chosen on a hidden sheet: a list in a rule may not be longer than 255 characters."""
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    for column, names in enumerate(_choices(said), 1):
        for row, name in enumerate(names, 1):
            sheet.cell(row=row, column=column, value=name)


def _choices(said: Words) -> tuple[Sequence[str], ...]:
    edition = editions().newest
    return (
        [code_name("position", code, said) for code in edition.positions],
        [code_name("contract", code, said) for code in edition.contracts],
        [said.say("answer.yes"), said.say("answer.no")],
    )


def _write_choices(sheet: "Worksheet", said: Words) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  as above

    for place, field in enumerate(FIELDS, 1):
        rule = _rule(field, said)
        if rule is None:
            continue
        letter = get_column_letter(place)
        rule.showErrorMessage = True
        rule.add(f"{letter}2:{letter}{ROWS + 1}")
        sheet.add_data_validation(rule)
        for row in range(2, ROWS + 2) if field in DAYS else ():
            sheet.cell(row=row, column=place).number_format = DAY_FORMAT


def _rule(field: str, said: Words) -> "DataValidation | None":
    """Make what a cell is held to: a list to choose from, or a day."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415  as above

    if field in DAYS:
        message = said.say("import.template_date")
        return DataValidation("date", "1", operator="greaterThan", allow_blank=True, error=message)
    if field not in (*CHOSEN, *ANSWERS):
        return None
    which = CHOSEN.index(field) if field in CHOSEN else len(CHOSEN)
    column, length = "ABC"[which], len(_choices(said)[which])
    source = f"={LISTS}!${column}$1:${column}${length}"
    message = said.say("import.template_choose")
    return DataValidation("list", source, allow_blank=True, error=message)


def _write_about(book: "Workbook", said: Words) -> None:
    sheet = book.create_sheet(said.say("import.template_about"))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = WIDE // 2, WIDE
    title = said.say("import.template_title")
    lines = [
        said.say("import.template_intro", sheet=title),
        said.say("import.template_no_names"),
        said.say("import.template_everybody"),
        said.say("import.template_import"),
    ]
    for row, line in enumerate(lines, 1):
        sheet.cell(row=row, column=1, value=line)
    for row, field in enumerate(FIELDS, len(lines) + 2):
        _explain(sheet, row, field, said)


def _explain(sheet: "Worksheet", row: int, field: str, said: Words) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415  as above

    name = sheet.cell(row=row, column=1, value=said.say(f"field.placements.{field}.label"))
    name.font = Font(bold=True)
    hint = said.say(f"field.placements.{field}.hint", editions().newest)
    more = f" {said.say('import.template_required')}." if field in REQUIRED else ""
    about = sheet.cell(row=row, column=2, value=hint + more)
    about.alignment = Alignment(wrap_text=True, vertical="top")


MODIFIED: Final = re.compile(rb"<dcterms:modified[^>]*>[^<]*</dcterms:modified>")


def _without_clock(data: bytes) -> bytes:
    """Write the archive again with fixed times: openpyxl writes the time at which it saves."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(target, "w") as again:
        for member in archive.infolist():
            entry = zipfile.ZipInfo(member.filename, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(entry, MODIFIED.sub(b"", archive.read(member)))
    return target.getvalue()
