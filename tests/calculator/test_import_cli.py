"""`pso import` and `pso template`: what goes where, and how they end."""

import io
import json
import sys
from pathlib import Path

import pso
import pytest
from pso import cli
from pso.importer import Imported, import_table
from pso.importer.template import FIELDS, template
from pso.naming import code_name
from pso.words import LANGUAGES, words

from tests.calculator.lists import MARKER, delimited, file_of, imported
from tests.calculator.samples import texts

Printed = pytest.CaptureFixture[str]
STAFF = [
    ["Naam", "Doelgroep", "Soort contract", "Uren per week", "In dienst", "Uit dienst"],
    ["a", "Wajong", "vast", "20", "1-3-2021", ""],
    ["b", "", "vast", "40", "1-3-2021", ""],
    ["c", "", "vast", "40", "1-3-2021", "31-3-2024"],
    ["d", "nee", "vast", "40", "1-10-2025", ""],
]


@pytest.fixture
def staff(tmp_path: Path) -> str:
    """A list in which everything is clear."""
    path = tmp_path / "staf.csv"
    path.write_bytes(delimited(STAFF).encode())
    return str(path)


def test_an_opgave_goes_out_and_the_report_goes_beside_it(staff: str, capsys: Printed) -> None:
    """So that the opgave can be sent to a file; with date and total it can be scored."""
    call = ["import", staff, "--date", "2026-04-01", "--total-fte", "48,5", "--fulltime", "40"]
    assert cli.main(call) == 0
    printed = capsys.readouterr()
    opgave = json.loads(printed.out)
    assert opgave["placements"][0]["label"] == "rij 2 van de lijst"
    assert isinstance(pso.assess(opgave), pso.Assessment)
    assert "Persoonlijk, dus meteen weggelaten: Naam." in printed.err
    assert "Rijen buiten de doelgroep: 3." in printed.err


def test_without_a_date_or_a_total_the_report_says_what_to_fill_in(
    staff: str, capsys: Printed
) -> None:
    """Neither is ever guessed."""
    assert cli.main(["import", staff]) == 0
    printed = capsys.readouterr()
    assert {"reference_date", "total_fte"} & json.loads(printed.out).keys() == set()
    assert texts("nl")["import.no_date"] in printed.err
    assert texts("nl")["import.no_total"] in printed.err


def test_the_total_is_the_sum_only_when_asked_and_by_days_at_work(
    staff: str, capsys: Printed
) -> None:
    """Who left before the peiljaar counts for nothing, who came halfway for half of it."""
    call = ["import", staff, "--date", "2026-04-01", "--total", "--fulltime", "20"]
    assert cli.main(call) == 0
    # 20/20 + 40/20 + nothing + 40/20 for 182 of 365 days (1 October 2025 to 31 March 2026).
    assert json.loads(capsys.readouterr().out)["total_fte"] == "3.99726"


def test_a_sum_that_is_not_whole_is_no_total(tmp_path: Path, capsys: Printed) -> None:
    """Hours that are missing or unclear would make it too low."""
    path = tmp_path / "staf.csv"
    for hours in ("", "veel"):
        rows = [*STAFF, ["e", "", "vast", hours, "", ""]]
        path.write_bytes(delimited(rows).encode())
        assert cli.main(["import", str(path), "--date", "2026-04-01", "--total"]) == 1
        printed = capsys.readouterr()
        assert "total_fte" not in json.loads(printed.out)
        assert texts("nl")["import.total_incomplete"] in printed.err


def test_what_is_unclear_is_told_once_for_many_rows(tmp_path: Path, capsys: Printed) -> None:
    """With row numbers, column and remedy; status 1."""
    path = tmp_path / "staf.csv"
    rows = [STAFF[0], *([["a", "VSO", "vast", "8", "", ""]] * 12)]
    path.write_bytes(delimited(rows).encode())
    assert cli.main(["import", str(path)]) == 1
    said = capsys.readouterr().err
    assert "Rijen 2; 3; 4; 5; 6; 7; 8; 9; 10; 11 en nog 2 andere, kolom “Doelgroep”: “VSO”" in said
    assert cli.main(["import", str(path), "--lang", "en"]) == 1
    assert "Rows 2; 3; 4" in capsys.readouterr().err


def test_what_the_handleiding_does_not_allow_is_told_by_row(
    tmp_path: Path, capsys: Printed
) -> None:
    """The calculator's own checks, with the row of the spreadsheet."""
    path = tmp_path / "staf.csv"
    path.write_bytes(delimited([STAFF[0], ["a", "WIA", "vast", "44", "", ""]]).encode())
    assert cli.main(["import", str(path), "--date", "2023-10-01", "--total-fte", "10"]) == 1
    assert "Rij 2: Betaalde uren per week is 44." in capsys.readouterr().err


def test_a_mapping_is_saved_and_read(tmp_path: Path, capsys: Printed) -> None:
    """The gaps in it are filled in by hand, and then everything is clear."""
    path, saved, report = (tmp_path / name for name in ("staf.csv", "map.toml", "report.json"))
    path.write_bytes(delimited([STAFF[0], ["a", "VSO", "vast", "8", "", ""]]).encode())
    call = ["import", str(path), "--save-map", str(saved), "--json", str(report)]
    assert cli.main(call) == 1
    assert json.loads(report.read_text("utf-8"))["unclear"][0]["row"] == 2
    mapping = saved.read_text("utf-8")
    assert '"VSO" = ""' in mapping
    saved.write_text(mapping.replace('"VSO" = ""', '"VSO" = "vso_pro"'), "utf-8")
    capsys.readouterr()
    assert cli.main(["import", str(path), "--map", str(saved)]) == 0
    assert json.loads(capsys.readouterr().out)["placements"][0]["position"] == "vso_pro"


def test_a_wrong_mapping_or_date_is_a_wrong_call(
    staff: str, tmp_path: Path, capsys: Printed
) -> None:
    """Status 2, with what is wrong in one line."""
    wrong = tmp_path / "map.toml"
    wrong.write_text('columns = { Naam = "name" }', "utf-8")
    assert cli.main(["import", staff, "--map", str(wrong)]) == 2
    assert "“columns.Naam”" in capsys.readouterr().err
    with pytest.raises(SystemExit) as stopped:
        cli.main(["import", staff, "--date", "1-4-2026"])
    assert stopped.value.code == 2
    assert cli.main(["import", staff + "x"]) == 2


def test_a_file_that_is_refused_is_status_1(tmp_path: Path, capsys: Printed) -> None:
    """Nothing goes out, one sentence says why."""
    path = tmp_path / "staf.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert cli.main(["import", str(path), "--json", str(tmp_path / "report.json")]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("Dit bestand is een pdf.")


def test_nothing_personal_is_printed(tmp_path: Path, capsys: Printed) -> None:
    """Not in the opgave, the report or the mapping."""
    path, saved = tmp_path / "afas.csv", tmp_path / "map.toml"
    path.write_bytes(file_of("afas"))
    cli.main(["import", str(path), "--save-map", str(saved), "--date", "2026-04-01"])
    printed = capsys.readouterr()
    assert MARKER not in printed.out + printed.err + saved.read_text("utf-8")


@pytest.mark.workbook
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_that_is_filled_in_imports_without_a_problem(language: str) -> None:
    """Every choice of its lists is read back as the code that it stands for."""
    from openpyxl import load_workbook  # noqa: PLC0415  not everywhere where tests run

    book = load_workbook(io.BytesIO(template(language)))
    sheet = book.worksheets[0]
    said = words(language)
    positions = pso.editions().newest.positions
    for row, code in enumerate(positions, 2):
        cells: dict[str, str | float] = {
            "position": code_name("position", code, said),
            "contract": said.say("contract.stage"),
            "hours": 24.5,
            "people": 2,
            "register": said.say("answer.no"),
        }
        for field, value in cells.items():
            sheet.cell(row=row, column=FIELDS.index(field) + 1, value=value)
    filled = io.BytesIO()
    book.save(filled)
    result = imported(filled.getvalue())
    assert result.unclear == ()
    assert [it["position"] for it in result.placements] == list(positions)
    assert {it["hours"] for it in result.placements} == {"24.5"}
    assert {it["people"] for it in result.placements} == {2}


@pytest.mark.workbook
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_is_the_same_bytes_every_time_and_empty(language: str) -> None:
    """No clock, and no row that anybody has to take out."""
    data = template(language)
    assert data == template(language)
    result = import_table(data, "leeg.xlsx")
    assert isinstance(result, Imported)
    assert (result.placements, result.unclear) == ((), ())


@pytest.mark.workbook
def test_a_template_offers_lists_to_choose_from() -> None:
    """For position, contract and every yes or no; days have a format and a check."""
    from openpyxl import load_workbook  # noqa: PLC0415  not everywhere where tests run

    book = load_workbook(io.BytesIO(template("nl")))
    sheet = book.worksheets[0]
    rules = sheet.data_validations.dataValidation
    assert [rule.type for rule in rules].count("list") == 5
    assert [rule.type for rule in rules].count("date") == 6
    assert sheet["E2"].number_format == "dd-mm-yyyy"
    assert [it.title for it in book.worksheets if it.sheet_state == "visible"] == [
        "Doelgroep",
        "Uitleg",
    ]


def test_a_template_is_not_written_to_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """It would be gibberish; the sentence shows how to send it to a file."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert cli.main(["template"]) == 2
    assert "pso template > doelgroep.xlsx" in capsys.readouterr().err


def test_without_openpyxl_a_template_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """No traceback."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert cli.main(["template"]) == 2
    assert "pip install openpyxl" in capsys.readouterr().err
