"""LibreOffice opens every document, and computes the werkboek to the same figures as the package."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pso.assessment import Assessment
from pso.document import make
from pso.document.workbook.outcome import figures_of
from pso.words import words

from tests.calculator.samples import Record, example, plain, scored
from tests.documents.libreoffice import converted, text_of
from tests.documents.opgaves import OPGAVES
from tests.documents.word import LANGUAGES, NAMES

pytestmark = [pytest.mark.process, pytest.mark.office]
OUTCOME = {"nl": "Uitkomst", "en": "Outcome"}
SIZES = (2, 3, 4, 7, 12, 24, 37, 55, 65, 73, 75, 85, 95, 104, 105, 106, 400)
Rows = list[list[Any]]


def outcome(path: Path, language: str = "nl") -> Rows:
    """Read the sheet with the outcome, below its head."""
    sheet = load_workbook(path, data_only=True)[OUTCOME[language]]
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]


def norms(rows: Rows, result: Assessment) -> list[float]:
    """Give the norms that were computed, from low to high."""
    first = len(figures_of(result)) + 2
    return [row[1] for row in rows[first : first + len(result.norms)]]


def written(result: Assessment, path: Path) -> Path:
    """Write the werkboek of a result to a file."""
    path.write_bytes(make("werkboek", result, "nl").content)
    return path


def computed(result: Assessment, folder: Path) -> Path:
    """Let LibreOffice compute the werkboek of a result."""
    (path,) = converted([written(result, folder / "boek.xlsx")], "xlsx", folder)
    return path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("opgave", OPGAVES)
def test_the_werkboek_computes_the_same_figures(
    opgave: str, language: str, workbooks: dict[tuple[str, str], Path]
) -> None:
    """Every figure, norm and level that LibreOffice computes is that of the package."""
    result, rows = scored(OPGAVES[opgave]()), outcome(workbooks[opgave, language], language)
    for row, number in zip(rows, figures_of(result).values(), strict=False):
        assert row[1] == pytest.approx(float(number), abs=1e-9), row[0]
        assert row[3] == 0, row[0]
    assert norms(rows, result) == [float(norm.percent) for norm in result.norms]
    assert rows[-1][1] == words(language).say(f"level.{result.quantitative_level}")


@pytest.mark.parametrize("opgave", OPGAVES)
def test_no_cell_of_the_werkboek_holds_an_error(
    opgave: str, workbooks: dict[tuple[str, str], Path]
) -> None:
    """Also empty rows, and weights that are not public, show nothing like #N/A."""
    book = load_workbook(workbooks[opgave, "nl"], data_only=True)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "e"] == []


def test_every_row_of_the_werkboek_has_its_own_sum(
    workbooks: dict[tuple[str, str], Path],
) -> None:
    """Fte and weighted fte of five hundred rows are those of the package."""
    sheet = load_workbook(workbooks["many", "nl"], data_only=True)["Doelgroep"]
    rows = scored(OPGAVES["many"]()).direct.contributions
    for place, row in enumerate(rows, 5):
        assert sheet[f"I{place}"].value == pytest.approx(float(row.fte), abs=1e-12)
        assert sheet[f"L{place}"].value == pytest.approx(float(row.weighted), abs=1e-12)


def test_a_label_is_never_computed(workbooks: dict[tuple[str, str], Path]) -> None:
    """A label that looks like a formula stays the text it is."""
    sheet = load_workbook(workbooks["odd", "nl"])["Doelgroep"]
    assert str(sheet["B5"].value).startswith("=1+1 <b>")
    assert sheet["B5"].data_type == "s"
    assert sheet["B6"].value == "@SUM(1)"


def test_a_total_equal_to_its_norm_is_no_level_in_the_werkboek_either(tmp_path: Path) -> None:
    """Binary fractions do not lift a total over a norm that it is equal to."""
    rows = [{"position": "wia", "contract": "regulier", "hours": hours} for hours in ("20,8", "6")]
    result = scored(plain(placements=rows))
    assert result.total_percent in {norm.percent for norm in result.norms}
    assert outcome(computed(result, tmp_path))[-1][1] == "Basistrede"


def test_every_size_has_its_norm_in_the_werkboek(tmp_path: Path) -> None:
    """Rows of the table, the lines between them and what lies above: the same tenths as the package."""
    results = [scored({"reference_date": "2023-10-01", "total_fte": size}) for size in SIZES]
    files = [tmp_path / f"{size}.xlsx" for size in SIZES]
    paths = [written(result, path) for result, path in zip(results, files, strict=True)]
    for result, path in zip(results, converted(paths, "xlsx", tmp_path), strict=True):
        expected = [float(norm.percent) for norm in result.norms]
        assert norms(outcome(path), result) == expected, result.size


def test_a_changed_cell_changes_the_outcome(tmp_path: Path) -> None:
    """Formulas are live: with half the hours the total is that of an opgave with half the hours."""
    path = written(scored(example()), tmp_path / "boek.xlsx")
    book = load_workbook(path)
    book["Doelgroep"]["E5"] = 16
    book.save(path)
    changed: Record = example()
    changed["placements"][0]["hours"] = 16
    (again,) = converted([path], "xlsx", tmp_path)
    total = outcome(again)[len(figures_of(scored(changed))) - 1][1]
    assert total == pytest.approx(float(scored(changed).total_percent), abs=1e-9)


def test_the_peiljaar_in_the_werkboek_ends_where_the_package_ends_it(tmp_path: Path) -> None:
    """Also when it begins on 29 February."""
    opgave = {"reference_date": "2021-06-01", "peiljaar_start": "2020-02-29", "total_fte": 12}
    result = scored(opgave)
    sheet = load_workbook(computed(result, tmp_path), data_only=True)["Uitgangspunten"]
    assert sheet["B7"].value.date() == result.peiljaar.last == date(2021, 2, 27)
    assert sheet["B8"].value == result.peiljaar.days


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("opgave", OPGAVES)
@pytest.mark.parametrize("name", NAMES)
def test_a_word_document_becomes_a_pdf_with_its_text(
    name: str, opgave: str, language: str, pdfs: dict[tuple[str, str, str], Path]
) -> None:
    """LibreOffice opens it: title, level and the fingerprint of the edition stand on its pages."""
    result, shown = scored(OPGAVES[opgave]()), text_of(pdfs[name, opgave, language])
    said = words(language, "document").say
    keys = (f"level.{result.quantitative_level}", "result.only_audit", "document.dossier.receipt")
    for expected in map(said, keys):
        assert expected in shown
    # How wide the letters are hangs on the machine, so the fingerprint may break in two.
    assert result.edition.sha256 in shown.replace(" ", "")


def test_the_dossier_in_english_is_in_english(pdfs: dict[tuple[str, str, str], Path]) -> None:
    """Title, figures and dates as the English write them."""
    shown = text_of(pdfs["dossier", "example", "en"])
    assert "PSO dossier" in shown
    assert "5.77 %" in shown
    assert "1 October 2023" in shown
