"""Files of every kind: what is read, what is refused and why."""

import io
import json
import sys
import zipfile
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pso.importer import (
    Imported,
    NotImported,
    as_data,
    import_table,
    limits,
    mapping_of,
    mapping_toml,
    read_mapping,
    report_lines,
)
from pso.importer.refused import RefusedError
from pso.importer.unclear import is_bsn, is_personal

from tests.calculator.lists import LAYOUTS, delimited, file_of, imported, workbook
from tests.calculator.samples import texts

ROWS = [
    ["Naam", "Doelgroep", "Soort contract", "Uren per week", "Datum in dienst"],
    ["Één", "Wajong", "vast", "32,5", "1-3-2021"],
    ["Twee; drie", "", "vast", "36", "1-3-2020"],
    ["Vier", "P-wet", "detachering", "24", "1-4-2024"],
]
PLAIN = delimited(ROWS)


def refused(data: bytes) -> str:
    """Give the code by which a file is refused."""
    result = import_table(data, "bestand")
    assert isinstance(result, NotImported), result
    json.dumps(as_data(result))
    assert all(report_lines(result, language) for language in ("nl", "en"))
    return result.problem.code


def package(**parts: bytes) -> bytes:
    """Make a zip archive; `__` in a name is a slash."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return target.getvalue()


# --- CSV -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize(
    "separator", [";", ",", "\t", "|"], ids=["semicolon", "comma", "tab", "bar"]
)
def test_any_encoding_and_separator_gives_the_same(encoding: str, separator: str) -> None:
    """What Excel and HR systems write, in all its forms."""
    data = delimited(ROWS, separator).encode(encoding)
    assert imported(data).placements == imported(PLAIN).placements
    assert len(imported(data).placements) == 2


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n"], ids=["lf", "cr", "crlf"])
def test_lines_end_in_any_way(ending: str) -> None:
    """Of Windows, Unix and old Macs."""
    assert imported(PLAIN.replace("\r\n", ending)).placements == imported(PLAIN).placements


def test_the_line_that_tells_excel_the_separator_is_no_row() -> None:
    """Excel does not show it, so rows are counted without it."""
    result = imported("sep=;\r\n" + PLAIN)
    assert result.placements == imported(PLAIN).placements
    assert result.numbers == (2, 4)


def test_a_cell_may_hold_line_ends_and_separators() -> None:
    """Quoted text is one cell, and its row is one row."""
    rows = [ROWS[0], ['a "b"\nc;d', *ROWS[1][1:]], *ROWS[2:]]
    assert imported(delimited(rows)).numbers == (2, 4)


def test_nuls_are_passed_over() -> None:
    """Old systems fill fields with them."""
    assert imported(PLAIN.replace("Wajong", "Wa\0jong\0")).placements == imported(PLAIN).placements


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    """Else the rest of the list would be one cell."""
    assert refused(PLAIN.replace("Vier", '"Vier').encode() + b"a;b;c\r\n" * 5) == "open_quote"
    assert imported(PLAIN.replace("Vier", '5" pijp')).placements


def test_short_rows_are_filled_up_and_long_ones_are_told() -> None:
    """A row with more cells than names was cut in the wrong places."""
    text = "doelgroep;contract;uren;start\nWajong;vast;8\nWIA;vast;8;1-1-2024;x\nWIA;vast;8;1-1-2024;\n"
    result = imported(text)
    assert result.numbers == (2, 4)
    assert [(it.row, it.code) for it in result.unclear] == [(3, "row_too_long")]


def test_two_columns_for_the_same_are_told_and_a_mapping_decides() -> None:
    """Names that stand twice get a number; an empty column does not compete."""
    text = "doelgroep;contract;uren per week;uren per week\nWajong;vast;8;9\n"
    assert [it.code for it in imported(text).unclear][:1] == ["two_columns"]
    mapping = mapping_of({"columns": {"uren per week (2)": "unused"}})
    assert imported(text, mapping).placements[0]["hours"] == "8"
    assert imported(text.replace(";9", ";")).placements[0]["hours"] == "8"


def test_a_list_without_a_column_that_is_needed_says_which() -> None:
    """Nothing is imported, and the columns that there are can be given a meaning."""
    result = imported("soort;contract;uren\nA;vast;8\n")
    assert [it.code for it in result.unclear] == ["no_position_column"]
    mapping = mapping_of({"columns": {"soort": "position"}, "position": {"a": "wajong"}})
    assert (
        imported("soort;contract;uren\nA;vast;8\n", mapping).placements[0]["position"] == "wajong"
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\r\n \r\n", "empty_file"),
        (b"a;b;c\r\n1;2;3\r\n", "no_names"),
        (b"%PDF-1.7 \n", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (b"<html><table>", "markup"),
        (b"\x89PNG\r\n", "not_a_table"),
        (b"PK\x03\x04 but no more", "broken_workbook"),
        (package(content_xml=b"<a/>"), "other_workbook"),
        (package(xl__workbook_xml=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "broken_workbook"),
        (package(xl__workbook_xml=b"<a/>", x=bytes(300 * 2**20 // 100)), "unpacks_too_far"),
        (package(word__document_xml=b"<a/>"), "not_a_table"),
    ],
)
def test_what_is_no_list_is_refused_with_a_remedy(data: bytes, code: str) -> None:
    """Old, locked, broken or something else altogether: the sentence says what to do."""
    assert refused(data) == code


def test_without_openpyxl_a_workbook_is_refused_with_a_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No traceback, but what to install."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert refused(package(xl__workbook_xml=b"<a/>")) == "no_openpyxl"


def test_too_many_rows_columns_or_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each limit has its own sentence."""
    monkeypatch.setattr("pso.importer.gathering.MAX_ROWS", 2)
    assert refused(PLAIN.encode()) == "too_many_rows"
    monkeypatch.undo()
    wide = ["doelgroep", "contract", "uren", *(f"k{place}" for place in range(limits.MAX_COLUMNS))]
    assert refused(delimited([wide]).encode()) == "too_many_columns"
    monkeypatch.setattr("pso.importer.kind.MAX_BYTES", 10)
    assert refused(PLAIN.encode()) == "too_many_bytes"


def test_an_archive_that_is_damaged_anywhere_is_refused() -> None:
    """Also inside what was deflated, where another error comes."""
    good = package(xl__workbook_xml=b"<a>" + bytes(range(32, 127)) * 20 + b"</a>")
    for place in range(4, len(good)):
        broken = good[:place] + bytes([good[place] ^ 0xFF]) + good[place + 1 :]
        assert isinstance(import_table(broken, "x"), NotImported)


def test_a_way_of_packing_that_no_office_program_uses_is_refused() -> None:
    """It could ask for much memory before anything comes out."""
    data = bytearray(package(xl__workbook_xml=b"<a/>"))
    for start, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(start) + offset] = zipfile.ZIP_BZIP2
    assert refused(bytes(data)) == "broken_workbook"


# --- XLSX ------------------------------------------------------------------------------------------------------


@pytest.mark.workbook
def test_a_workbook_gives_the_same_as_text() -> None:
    """Numbers, days, truth and spans of time of a spreadsheet are read as what they say."""
    rows: list[list[object]] = [
        ["Doelgroep", "Soort contract", "Uren per week", "Datum in dienst", "Register"],
        ["Wajong", "vast", 32.5, datetime(2021, 3, 1), True],  # noqa: DTZ001
        ["WIA", "vast", timedelta(hours=36, minutes=30), date(2021, 3, 1), False],
        [None, "vast", 36, None, None],
        ["WSW", "vast", 24, 44256, None],
        ["WW", "vast", "#N/A", None, None],
    ]
    result = imported(workbook({"Blad1": rows}))
    assert [(it["hours"], it.get("start"), it.get("register")) for it in result.placements] == [
        ("32.5", "2021-03-01", True),
        ("36.5", "2021-03-01", False),
        ("24", "2021-03-01", None),
    ]
    assert [(it.row, it.code) for it in result.unclear] == [(6, "error_cell")]


@pytest.mark.workbook
def test_the_sheet_with_the_most_known_names_is_read() -> None:
    """Unless another is asked for by name; which one it was is said."""
    other: list[list[object]] = [
        ["Doelgroep", "Soort contract", "Uren per week"],
        ["WIA", "vast", 8],
    ]
    data = workbook({"Leeg": [], "Kort": other, "Lang": ROWS})
    assert imported(data).sheet == "Lang"
    assert imported(data, mapping_of({"sheet": "kort"})).placements[0]["position"] == "wia"
    result = import_table(data, "x", mapping_of({"sheet": "Weg"}))
    assert isinstance(result, NotImported)
    assert result.problem.code == "no_sheet"


@pytest.mark.workbook
def test_a_million_empty_rows_under_a_list_are_nothing() -> None:
    """Somebody coloured the whole column."""
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(io.BytesIO(workbook({"Blad1": ROWS})))
    book.worksheets[0].cell(row=900_000, column=1, value="")
    target = io.BytesIO()
    book.save(target)
    assert imported(target.getvalue()).skipped.empty == ()


@pytest.mark.workbook
def test_a_broken_part_is_refused() -> None:
    """Whatever openpyxl stumbles over, the answer is one sentence."""
    good = workbook({"Blad1": ROWS})
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in parts:
        broken = {**parts, name: b"<a><b/>"}
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for part, content in broken.items():
                archive.writestr(part, content)
        assert isinstance(import_table(target.getvalue(), "x"), Imported | NotImported)


# --- Personal data ---------------------------------------------------------------------------------------------

HEADERS = [
    "Naam",
    "voornaam",
    "Geboortedatum",
    "BSN",
    "E-mailadres",
    "Telefoon privé",
    "Medewerker",
]


@given(
    personal=st.sampled_from(HEADERS),
    secret=st.from_regex(r"\A[A-Za-z]{12,20}\Z"),
    place=st.integers(0, 3),
    other=st.text(max_size=30),
)
def test_nothing_of_a_personal_column_ever_comes_out(
    personal: str, secret: str, place: int, other: str
) -> None:
    """Whatever stands there and wherever it stands, in data, report, mapping or representation."""
    rows = [["doelgroep", "contract", "uren"], ["VSO", "vast", other], ["Wajong", other, "8"]]
    columns = [personal, secret, f"{secret} {other}"]
    listed = [[*row[:place], cell, *row[place:]] for row, cell in zip(rows, columns, strict=True)]
    result = import_table(delimited(listed).encode(errors="replace"), "lijst")
    shown = json.dumps(as_data(result)) + repr(result) + "\n".join(report_lines(result, "nl"))
    if isinstance(result, Imported):
        shown += mapping_toml(result.mapping)
    assert secret.casefold() not in shown.casefold()


@pytest.mark.parametrize(
    "value",
    [
        "jan@voorbeeld.invalid",
        "NL91ABNA0417164300",
        "1234 AB",
        "06-12345678",
        "123456782",
        "1234.56.782",
    ],
)
def test_a_column_that_nobody_knows_is_personal_by_its_content(value: str) -> None:
    """One such value is enough to drop a column that is not used; a cell that is used is not shown."""
    rows = [["Wajong", value], [f"WIA {value}", "a"], ["WIA", "a"], ["WIA", "a"], ["WIA", "a"]]
    text = "".join(f"{position};vast;8;{code}\n" for position, code in rows)
    result = imported(f"doelgroep;contract;uren;code x\n{text}")
    assert [column.name for column in result.columns_as("personal")] == ["code x"]
    assert value not in json.dumps(as_data(result)) + mapping_toml(result.mapping)


def test_a_column_of_names_under_an_unknown_header_is_not_shown() -> None:
    """Text that is different in every row may be names; groups are shown, so that one can map them."""
    rows = [
        ["doelgroep", "contract", "uren", "Kolom", "Team"],
        *(["WIA", "vast", "8", f"Jan {it}", "ab"[it % 2]] for it in range(9)),
    ]
    assert [column.name for column in imported(delimited(rows)).previewed] == [
        "doelgroep",
        "contract",
        "uren",
        "Team",
    ]


def test_no_mapping_makes_a_personal_column_usable() -> None:
    """Names stay out, also for whoever asks for them."""
    result = imported(
        "Naam;contract;uren\nWajong;vast;8\n", mapping_of({"columns": {"Naam": "position"}})
    )
    assert [column.name for column in result.columns_as("personal")] == ["Naam"]
    assert result.placements == ()


def test_a_row_of_data_taken_for_names_shows_nothing_personal() -> None:
    """A name of a column that looks personal is its letter."""
    result = imported("doelgroep;contract;uren;jan@voorbeeld.invalid\nWIA;vast;8;x\n")
    assert [column.name for column in result.columns_as("personal")] == ["D"]


def test_the_eleven_test_knows_a_bsn() -> None:
    """The weights are 9 to 2 and minus 1, and zeros alone are none."""
    assert is_bsn("123456782")
    assert is_bsn("111222333")
    assert not is_bsn("123456789")
    assert not is_bsn("000000000")
    assert is_bsn("07012020")
    assert not is_personal("07.01.2020")
    assert not is_personal("kostenplaats 4100, 2021-03-01, 36,50 uur, 31-12-2024")


# --- Mapping ---------------------------------------------------------------------------------------------------

KEYS = st.text(min_size=1, max_size=20)


@given(
    columns=st.dictionaries(KEYS, st.sampled_from(["position", "hours", "unused"]), max_size=5),
    position=st.dictionaries(KEYS, st.sampled_from(["wajong", "none", ""]), max_size=5),
    sheet=st.text(max_size=10),
)
def test_a_mapping_is_read_as_it_was_written(
    columns: dict[str, str], position: dict[str, str], sheet: str
) -> None:
    """Any name and any text survives, but halves of surrogate pairs."""
    mapping = mapping_of({"columns": columns, "position": position, "sheet": sheet})
    assert read_mapping(mapping_toml(mapping).encode()) == mapping


@pytest.mark.parametrize(
    "text",
    [
        "x = 1",
        "columns = 3",
        'columns = { a = "hour" }',
        'position = { a = "wajongg" }',
        "fulltime_hours = 0",
        'contract_if_empty = "vast"',
        'format = "pso-import/2"',
        "sheet = 3",
        "geen toml",
    ],
)
def test_a_mapping_with_a_slip_is_refused(text: str) -> None:
    """It names the key and what may stand there."""
    with pytest.raises(RefusedError) as refusal:
        read_mapping(text)
    assert f"import_problem.{refusal.value.code}" in texts("nl")


# --- Whatever comes --------------------------------------------------------------------------------------------


@given(st.binary(max_size=400))
def test_no_bytes_break_the_import(data: bytes) -> None:
    """Any file is imported or refused."""
    json.dumps(as_data(import_table(data, "x")))


@given(
    st.lists(
        st.lists(
            st.text(max_size=12)
            | st.sampled_from(["doelgroep", "uren", "WIA", "vast", "8", "1-1-2024"]),
            max_size=6,
        ),
        max_size=8,
    )
)
def test_no_table_breaks_the_import(rows: list[list[str]]) -> None:
    """Any rows at all, with or without names."""
    data = delimited(rows).encode(errors="replace")
    json.dumps(as_data(import_table(data, "x")))


@pytest.mark.parametrize(
    "layout", [layout for layout in LAYOUTS if layout not in ("gemeente", "nmbrs")]
)
def test_a_list_cut_off_anywhere_is_imported_or_refused(layout: str) -> None:
    """A download that stopped halfway."""
    data = file_of(layout)
    for length in range(0, len(data), 97):
        json.dumps(as_data(import_table(data[:length], "x")))
