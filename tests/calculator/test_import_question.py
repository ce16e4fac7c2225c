"""`import` as a page asks it: what comes back, what was mended, and that nothing personal is in it."""

import json
from typing import Any

import pso
import pytest
from pso import api

from tests.calculator.lists import LAYOUTS, MARKER, TEXT_LAYOUTS, file_of

HEAD = "Naam;Doelgroep;Contract;Uren;In dienst\n"
EACH = [
    layout if layout in TEXT_LAYOUTS else pytest.param(layout, marks=pytest.mark.workbook)
    for layout in LAYOUTS
]


def ask(data: bytes | None = None, language: str = "nl", **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """Ask what a list holds."""
    question = {"question": "import", "language": language, "name": "lijst", **more}
    found: dict[str, Any] = json.loads(api.answer(json.dumps(question), data))
    return found


def lines(*rows: str) -> bytes:
    """Write a list with the usual columns."""
    return (HEAD + "".join(f"GEHEIM;{row}\n" for row in rows)).encode()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("layout", EACH)
def test_nothing_personal_is_answered(layout: str, language: str) -> None:
    """No value of a personal column stands in the fragment, the rows or the mapping."""
    reply = ask(file_of(layout), language)
    assert reply["state"] in {"imported", "unclear"}
    assert MARKER.casefold() not in json.dumps(reply).casefold()


def test_rows_come_as_one_types_them() -> None:
    """The form gets a decimal comma where the reader types one."""
    data = lines("Wajong;vast;32.5;1-3-2021")
    row = {
        "label": "rij 2 van de lijst",
        "position": "wajong",
        "contract": "regulier",
        "hours": "32,5",
    }
    assert ask(data)["placements"] == [{**row, "start": "2021-03-01"}]
    assert ask(data, "en")["placements"][0]["hours"] == "32.5"


def test_a_word_is_explained_for_all_its_rows() -> None:
    """One choice makes every row with that word clear."""
    data = lines("Jobcoach;vast;32;", "Jobcoach;vast;24;", "WIA;vast;24;")
    assert len(ask(data)["placements"]) == 1
    told = ask(data, mapping={"position": {"Jobcoach": "wajong"}})
    assert [it["position"] for it in told["placements"]] == ["wajong", "wajong", "wia"]
    assert told["state"] == "imported"
    assert 'data-import-key="Jobcoach"' in told["fragments"]["import"]


def test_a_cell_is_mended_in_its_row() -> None:
    """What was typed for one cell goes into that row, and can be changed again."""
    data = lines("Wajong;vast;veel;", "WIA;vast;24;gisteren")
    corrections = [
        {"row": 2, "field": "hours", "text": "32"},
        {"row": 3, "field": "start", "text": ""},
        {"row": 99, "field": "hours", "text": "1"},
        {"row": True, "field": "naam", "text": 3},
        "?",
    ]
    mended = ask(data, corrections=corrections)
    assert [it["hours"] for it in mended["placements"]] == ["32", "24"]
    assert (
        'data-import-row="2" data-import-field="hours" value="32"' in mended["fragments"]["import"]
    )


def test_what_stays_behind_is_told() -> None:
    """Who takes the clear rows hears afterwards how many were not clear; when all are, nothing is said."""
    assert (
        "2 onduidelijke rijen"
        in ask(lines("Wajong;vast;veel;", "WIA;vast;;", "WIA;vast;24;"))["left"]
    )
    assert ask(lines("Wajong;vast;36;"))["left"] == ""


def test_a_word_that_another_column_decides_is_mended_by_row() -> None:
    """Explaining it for all rows would overrule what the rows say themselves."""
    data = b"Doelgroep;Niveau;Contract;Uren\nBBL;2;vast;24\nBBL;;vast;24\n"
    assert 'data-import-row="3" data-import-field="position"' in ask(data)["fragments"]["import"]
    told = ask(data, corrections=[{"row": 3, "field": "position", "text": "bbl_bol_1"}])
    assert [it["position"] for it in told["placements"]] == ["bbl_bol_2", "bbl_bol_1"]


def test_saved_choices_hold_for_the_next_list() -> None:
    """What was chosen once is given back with next year's list; what is chosen now goes before it."""
    data = lines("Jobcoach;vast;32;")
    saved = ask(data, mapping={"position": {"Jobcoach": "wajong"}})["mapping"]
    assert ask(data, saved=saved)["placements"][0]["position"] == "wajong"
    again = ask(data, saved=saved, mapping={"position": {"Jobcoach": "wia"}})
    assert again["placements"][0]["position"] == "wia"


def test_the_total_needs_a_peiljaar_and_everybodys_hours() -> None:
    """Half a sum is no total."""
    data, dated = lines("Wajong;vast;36;", ";vast;18;"), {"reference_date": "2023-10-01"}
    assert ask(data)["total_fte"] is None
    assert ask(data, opgave={**dated, "fulltime_hours": "36"})["total_fte"] == "1,5"
    assert ask(data, opgave={**dated, "fulltime_hours": "18"})["total_fte"] == "3"
    assert ask(lines("Wajong;vast;36;", ";vast;;"), opgave=dated)["total_fte"] is None


def test_a_sum_under_the_list_is_nobody() -> None:
    """A last row with hours alone adds up; it is no colleague of a thousand hours."""
    data = HEAD.encode() + b"GEHEIM;Wajong;vast;36;\nGEHEIM;;vast;36;\n;;;72;\n"
    reply = ask(data, opgave={"reference_date": "2023-10-01", "fulltime_hours": "36"})
    assert reply["total_fte"] == "2"


def test_where_nobody_is_named_a_row_with_hours_is_somebody() -> None:
    """Colleagues outside the target group may have hours and nothing else."""
    data = b"Doelgroep;Contract;Uren\nWajong;vast;36\n;;36\n"
    reply = ask(data, opgave={"reference_date": "2023-10-01", "fulltime_hours": "36"})
    assert reply["total_fte"] == "2"


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"text": ""},
        {"text": "a\tb\n1\t2\n"},
        {"text": "\ud800"},
        {"mapping": {"columns": {"Uren": "naam"}}, "text": "Doelgroep\tUren\nWajong\t3"},
        {"mapping": [], "corrections": {}, "opgave": 3, "name": None, "text": "x"},
        {"saved": "= no toml", "text": "Doelgroep\tUren\nWajong\t3"},
        {"opgave": {"reference_date": "0001-01-01"}, "text": "?"},
    ],
)
def test_whatever_is_asked_there_is_an_answer(question: dict[str, Any]) -> None:
    """A wrong list or a wrong question is refused in a sentence."""
    reply = ask(**question)
    assert reply["state"] == "refused"
    assert reply["announcement"]
    assert reply["announcement"].endswith(".")


def test_who_is_not_sure_is_told_and_not_saved() -> None:
    """The rows count as the cautious code, say so, and next year the same word is asked about again."""
    data = lines("VSO;vast;32;", "VSO;vast;24;", "WIA;vast;24;")
    assert "data-import-unsure" in ask(data)["fragments"]["import"]
    reply = ask(data, mapping={"position": {"VSO": "vso_pro"}}, unsure=["VSO"])
    labels = [it["label"] for it in reply["placements"]]
    assert ["nog nakijken" in it for it in labels] == [True, True, False]
    assert 'data-import-unsure="vso_pro" selected' in reply["fragments"]["import"]
    assert "2 rijen" in reply["left"]
    assert "VSO" not in reply["mapping"]
    assert ask(data, saved=reply["mapping"])["state"] == "unclear"


@pytest.mark.parametrize("year", range(2017, 2027))
def test_in_the_register_or_not_weighs_the_same(year: int) -> None:
    """The page says so to who is not sure; when a handleiding changes that, the sentence has to go."""
    told = {
        code: pso.assess(
            {
                "format": "pso-opgave/1",
                "reference_date": f"{year}-06-01",
                "total_fte": "30",
                "placements": [
                    {
                        "position": code,
                        "contract": "regulier",
                        "hours": "32",
                        "start": f"{year - 1}-01-01",
                        "school_left": f"{year - 2}-07-01",
                    }
                ],
            }
        )
        for code in ("vso_pro", "vso_pro_register")
    }
    first, second = told.values()
    assert isinstance(first, pso.Assessment)
    assert isinstance(second, pso.Assessment)
    assert first.total_percent == second.total_percent
    assert first.quantitative_level == second.quantitative_level


def test_a_column_that_is_not_clear_is_asked_for() -> None:
    """The question holds the columns that may be meant, and stays where it was answered."""
    data = b"Wie;Achtergrond;Contract;Uren\nGEHEIM;Wajong;vast;32\nGEHEIM;geen;vast;24\n"
    asked = ask(data)["fragments"]["import"]
    assert 'data-import-question="position"' in asked
    assert "GEHEIM" not in asked
    told = ask(
        data, mapping={"columns": {"Achtergrond": "position"}}, answered=["position", "naam"]
    )
    assert 'data-import-question="position"' in told["fragments"]["import"]
    assert len(told["placements"]) == 1
