"""The werkboek as a file: live formulas, cells to fill in, heads that stay and print; the same bytes each time."""

import io
import re
import zipfile

import pytest
from openpyxl import Workbook, load_workbook
from pso.document import make

from tests.calculator.samples import scored
from tests.documents.opgaves import OPGAVES, odd
from tests.documents.word import LANGUAGES, content

pytestmark = pytest.mark.workbook
SHEETS = {
    "nl": ["Uitleg", "Uitgangspunten", "Normen", "Doelgroep", "Inkoop", "Uitkomst"],
    "en": ["About", "Premises", "Norms", "Target group", "Purchases", "Outcome"],
}
ENGLISH = {"IF", "ROUND", "SUM", "MIN", "MAX", "EDATE", "INDEX", "MATCH", "ROWS", "VLOOKUP"}


def opened(opgave: str, language: str = "nl") -> Workbook:
    """Open a werkboek as openpyxl reads it."""
    return load_workbook(io.BytesIO(content("werkboek", opgave, language)))


def test_the_same_result_gives_the_same_bytes() -> None:
    """The time of writing leaves no trace."""
    assert make("werkboek", scored(odd()), "nl") == make("werkboek", scored(odd()), "nl")
    with zipfile.ZipFile(io.BytesIO(content("werkboek", "odd"))) as archive:
        assert b"dcterms:modified" not in archive.read("docProps/core.xml")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("opgave", OPGAVES)
def test_each_part_of_the_sum_has_a_sheet(opgave: str, language: str) -> None:
    """In the language of the book, which the book names too."""
    book = opened(opgave, language)
    assert book.sheetnames == SHEETS[language]
    assert book.properties.language == {"nl": "nl-NL", "en": "en-GB"}[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_formulas_are_stored_with_english_names(language: str) -> None:
    """Every program shows them in the language of its user."""
    cells = [cell for sheet in opened("odd", language) for row in sheet.iter_rows() for cell in row]
    formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
    without_texts = (re.sub(r'"[^"]*"', "", formula) for formula in formulas)
    used = {name for formula in without_texts for name in re.findall(r"([A-Z]+)\(", formula)}
    assert used == ENGLISH


def test_the_head_stays_and_prints_on_every_page() -> None:
    """On each sheet with a table, at the width of the page."""
    for sheet in opened("many").worksheets[1:]:
        assert sheet.freeze_panes == "A5"
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.page_setup.fitToHeight == 0


def test_cells_to_fill_in_can_be_told_apart() -> None:
    """Hours are to fill in, fte is computed."""
    sheet = opened("example")["Doelgroep"]
    assert sheet["E5"].fill.start_color.rgb == "FFFBECCA"
    assert sheet["I5"].fill.fill_type is None


def test_days_are_a_value_with_the_reason_beside_it() -> None:
    """Days that count cannot be followed from a formula, so words say where they come from."""
    sheet = opened("odd")["Doelgroep"]
    assert "vaste waarde" in sheet["G4"].comment.text
    assert sheet["H5"].value == '=IF(G5="","",G5/dagen_peiljaar)'
    why = [sheet[f"M{row}"].value for row in range(5, 9)]
    assert why[0].startswith("Vanaf 1 september 2023 tot en met 31 mei 2024.")
    assert "Daarna telt deze rij niet meer" in why[2]
    assert why[3].startswith("Telt niet")
    assert sheet["G8"].value == 0


def test_a_weight_that_is_not_public_is_an_empty_cell() -> None:
    """Nothing is invented in a workbook either."""
    sheet = opened("example")["Uitgangspunten"]
    weights = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=5)}
    assert weights["BBL of BOL, niveau 4"] is None
    assert weights["BBL of BOL, niveau 3"] == 0.5
