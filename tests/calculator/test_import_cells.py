"""What a cell says: positions, contracts, hours, days. Never guessed; what is not sure is said."""

import pytest
from pso.importer.codes import read_answer, read_code
from pso.importer.days import read_day
from pso.importer.figures import read_figure, read_people
from pso.importer.unclear import Bad

from tests.calculator.lists import delimited, imported, one_row


def code(family: str, text: str) -> str:
    """Read a cell: the code, or the code of the problem between brackets; empty when it says nothing."""
    read = read_code(family, text, {})
    return f"[{read.code}]" if isinstance(read, Bad) else read or ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wajong", "wajong"),
        ("wajong-uitkering", "wajong"),
        ("Wajonger (DGR: doelgroepregister)", "wajong"),
        ("WAJONG  ", "wajong"),
        ("P-wet", "participatiewet"),
        ("Participatiewet", "participatiewet"),
        ("Participatiewet / WWB", "participatiewet"),
        ("P-wet met LKS", "participatiewet_lks"),
        ("P-wet zonder loonkostensubsidie", "participatiewet"),
        ("Participatiewet (loonkostensubsidie)", "participatiewet_lks"),
        ("loonkostensubsidie Participatiewet", "participatiewet_lks"),
        ("Participatiewet, WWB, IOAW of IOAZ, zonder loonkostensubsidie", "participatiewet"),
        ("statushouder", "participatiewet"),
        ("WIA", "wia"),
        ("WAO/WIA", "wia"),
        ("WAZ", "wia"),
        ("art. 29b", "wia"),
        ("29b ZW", "wia"),
        ("BBL 2", "bbl_bol_2"),
        ("BBL2", "bbl_bol_2"),
        ("BOL niveau 2", "bbl_bol_2"),
        ("bbl-opleiding, niveau 3", "bbl_bol_3"),
        ("BBL/BOL 4", "bbl_bol_4"),
        ("MBO BBL niveau 1", "bbl_bol_1"),
        ("BBL", "[several_positions]"),
        ("VSO", "[several_positions]"),
        ("PRO", "[several_positions]"),
        ("VSO, in het doelgroepregister", "vso_pro_register"),
        ("VSO niet in doelgroepregister", "vso_pro"),
        ("VSO stage", "vso_pro_stage"),
        ("WSW", "wsw"),
        ("SW-indicatie (Wsw)", "wsw"),
        ("WW-uitkering", "ww"),
        ("Oekraïense ontheemde", "oekraine"),
        ("ID-baan", "wiw_id"),
        ("Doelgroepregister", "doelgroepregister"),
        ("wajong", "wajong"),
        ("vso_pro_register", "vso_pro_register"),
        ("Wajong of WIA", "[several_positions]"),
        ("geen Wajong", "[doubtful]"),
        ("Wajong aangevraagd", "[doubtful]"),
        ("ex-WSW", "[doubtful]"),
        ("Geen", "none"),
        ("n.v.t.", "none"),
        ("Nee", "none"),
        ("-", ""),
        ("", ""),
        ("Ja", "[unknown_position]"),
        ("zzp", "[unknown_position]"),
        ("#N/B", "[error_cell]"),
        ("x" * 300, "[unknown_position]"),
    ],
)
def test_a_position_is_read_or_said_to_be_unclear(text: str, expected: str) -> None:
    """The longest phrase wins; two codes, or a word of doubt, make a cell unclear."""
    assert code("position", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("onbepaalde tijd", "regulier"),
        ("Bepaalde tijd", "regulier"),
        ("Vast", "regulier"),
        ("Tijdelijk contract voor bepaalde tijd", "regulier"),
        ("regulier", "regulier"),
        ("Vast of tijdelijk contract", "regulier"),
        ("detachering", "detachering"),
        ("Gedetacheerd via SW-bedrijf", "detachering"),
        ("uitzendkracht", "detachering"),
        ("Payroll (tijdelijk)", "detachering"),
        ("inhuur", "detachering"),
        ("begeleid werken", "begeleid_werken"),
        ("Stageovereenkomst", "stage"),
        ("werkervaringsplaats", "stage"),
        ("BOL-stage", "stage"),
        ("proefplaatsing", "proefplaatsing"),
        ("Detachering of ander flexibel werk", "detachering"),
        ("vast / stage", "[several_contracts]"),
        ("zzp", "[unknown_contract]"),
    ],
)
def test_a_contract_is_read_or_said_to_be_unclear(text: str, expected: str) -> None:
    """As for a position."""
    assert code("contract", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-03-01", "2021-03-01"),
        ("1-3-2021", "2021-03-01"),
        ("01/03/2021", "2021-03-01"),
        ("1.3.2021", "2021-03-01"),
        ("20210301", "2021-03-01"),
        ("2021-03-01T00:00:00", "2021-03-01"),
        ("1-3-2021 0:00", "2021-03-01"),
        ("1 maart 2021", "2021-03-01"),
        ("1 mrt. 2021", "2021-03-01"),
        ("March 1, 2021", "2021-03-01"),
        ("44256", "2021-03-01"),
        ("29-2-2024", "2024-02-29"),
        ("31-12-9999", None),
        ("", None),
        ("-", None),
        ("1-3-21", "short_year"),
        ("3/25/2021", "no_such_day"),
        ("29-2-2023", "no_such_day"),
        ("1-1-0021", "no_such_day"),
        ("maart 2021", "not_a_day"),
        ("morgen", "not_a_day"),
        ("99999", "not_a_day"),
        ("٤٤٢٥٦", "not_a_day"),
    ],
)
def test_a_day_is_read_in_the_dutch_order(text: str, expected: str | None) -> None:
    """Day, month, year; a year in two digits or a thirteenth month is unclear."""
    read = read_day(text)
    assert (read.code if isinstance(read, Bad) else read) == expected


@pytest.mark.parametrize(
    ("cells", "hours"),
    [
        ({"hours": "32"}, "32"),
        ({"hours": "32,50 uur"}, "32.5"),
        ({"hours": "24.0 u/w"}, "24"),
        ({"hours": "36.000"}, "36"),
        ({"hours": "32:30"}, "32.5"),
        ({"hours": "", "fte": "0,5"}, "20"),
        ({"hours": "", "fte": "0,8888888888888888"}, "35.555556"),
        ({"hours": "", "percent": "80"}, "32"),
        ({"hours": "", "percent": "62,5 %"}, "25"),
        ({"hours": "", "percent": "0,8"}, "32"),
        ({"hours": "24", "fte": "1"}, "24"),
        ({"hours": "31,999999999999996"}, "32"),
    ],
)
def test_hours_come_from_hours_fte_or_a_percentage(cells: dict[str, str], hours: str) -> None:
    """The first column that is filled in counts; a full-time week is 40 hours unless something else is said."""
    (placement,) = one_row(**cells).placements
    assert placement["hours"] == hours


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"hours": "veel"}, ("hours", "not_a_figure")),
        ({"hours": "-8"}, ("hours", "below_zero")),
        ({"hours": ""}, ("hours", "no_hours")),
        ({"hours": "#DIV/0!"}, ("hours", "error_cell")),
        ({"hours": "", "fte": "1,6", "people": "2"}, ("fte", "fte_of_people")),
        ({"people": "twee"}, ("people", "not_people")),
        ({"people": "0"}, ("people", "not_people")),
        ({"people": "1.000"}, ("people", "not_people")),
        ({"contract": ""}, ("contract", "no_contract")),
        ({"position": "VSO"}, ("position", "several_positions")),
        ({"register": "misschien"}, ("register", "not_yes_or_no")),
    ],
)
def test_what_is_not_sure_is_told_with_row_and_column(
    cells: dict[str, str], problem: tuple[str, str]
) -> None:
    """A row with anything unclear is left out, and named."""
    result = one_row(**cells)
    assert result.placements == ()
    (unclear,) = result.unclear
    assert (unclear.row, unclear.column, unclear.code) == (2, *problem)


def test_a_machine_figure_is_the_part_that_was_meant() -> None:
    """32 of 36 hours, kept by a spreadsheet as a binary fraction of sixteen digits, is 32 hours again."""
    text = "doelgroep;contract;fte\nWajong;vast;0,8888888888888888\nWIA;vast;0,9166666666666666\n"
    from pso.importer import mapping_of  # noqa: PLC0415

    result = imported(text, mapping_of({"fulltime_hours": "36"}))
    assert [placement["hours"] for placement in result.placements] == ["32", "33"]


def test_a_column_that_mixes_factors_and_percentages_is_unclear() -> None:
    """80 and 0,8 in one column: nobody can tell what 1 means there."""
    rows = [
        ["doelgroep", "contract", "percent"],
        *(["WIA", "vast", it] for it in ("80", "0,8", "1", "50%")),
    ]
    result = imported(delimited(rows))
    assert [placement["hours"] for placement in result.placements] == ["20"]
    assert [it.code for it in result.unclear] == ["mixed_scale"] * 3


@pytest.mark.parametrize(
    ("cells", "position", "contract"),
    [
        ({"position": "VSO", "register": "ja"}, "vso_pro_register", "regulier"),
        ({"position": "PRO", "register": "nee"}, "vso_pro", "regulier"),
        ({"position": "BBL", "level": "2"}, "bbl_bol_2", "regulier"),
        ({"position": "BBL", "level": "mbo niveau 3"}, "bbl_bol_3", "regulier"),
        ({"position": "P-wet", "wage_subsidy": "ja"}, "participatiewet_lks", "regulier"),
        ({"position": "P-wet", "wage_subsidy": "nee"}, "participatiewet", "regulier"),
        ({"position": "Wajong", "wage_subsidy": "ja"}, "wajong", "regulier"),
        ({"position": "BOL 2", "contract": ""}, "bbl_bol_2", "stage"),
        ({"position": "BOL 2", "contract": "detachering"}, "bbl_bol_2", "detachering"),
        ({"position": "VSO stage", "contract": ""}, "vso_pro_stage", "stage"),
    ],
)
def test_another_column_decides_where_a_word_is_not_enough(
    cells: dict[str, str], position: str, contract: str
) -> None:
    """The register, the level and the wage subsidy tell codes apart; BOL brings its contract with it."""
    (placement,) = one_row(**cells).placements
    assert (placement["position"], placement["contract"]) == (position, contract)


def test_yes_and_no_are_read_in_both_languages() -> None:
    """Also as a tick, a figure or a truth value of a spreadsheet."""
    assert [read_answer(it) for it in ("ja", "J", "yes", "1", "x", "WAAR")] == [True] * 6
    assert [read_answer(it) for it in ("nee", "N", "no", "0", "n.v.t.")] == [False] * 5
    assert read_answer(" ") is None


def test_a_figure_is_exact() -> None:
    """A tenth is a tenth."""
    assert str(read_figure("0,1")) == "1/10"
    assert read_people("12") == 12
