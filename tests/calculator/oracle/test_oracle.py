from copy import deepcopy
from fractions import Fraction
from math import exp, log
from random import Random
from statistics import NormalDist, linear_regression

import pytest

from tests.calculator.oracle.opgaves import random_opgave
from tests.calculator.oracle.oracle import NORMS, Record, reading, table_norm

WORKED: Record = {
    "format": "pso-opgave/1",
    "reference_date": "2023-10-01",
    "peiljaar_start": "2022-10-01",
    "fulltime_hours": 36,
    "total_fte": 48.5,
    "hired_fte": 3,
    "sw_company": False,
    "eligibility": {"two_fte_for_a_year": True, "kvk_number": True},
    "placements": [
        {
            "label": "A",
            "position": "wajong",
            "contract": "regulier",
            "hours": 32,
            "people": 2,
            "start": "2021-03-01",
            "end": None,
            "school_left": None,
            "status_lost": None,
            "indication_until": None,
            "subsidy_until": None,
            "register": True,
            "durable": None,
            "zero_hours": None,
        },
    ],
    "purchases": [
        {
            "label": "Groen",
            "kind": "pso",
            "invoice": 500000,
            "turnover": 5000000,
            "supplier_fte": 50,
            "direct_percent": 20,
        },
        {
            "label": "SW",
            "kind": "sw",
            "invoice": 10000,
            "fte_per_million": 4.2,
            "also_direct": False,
        },
    ],
    "quality": {
        "passend_werk": "yes",
        "integratie": "open",
        "functioneren": "no",
        "begeleiding": "yes",
    },
    "plan": {
        "approved": "yes",
        "goals": "yes",
        "support": "no",
        "recruitment": "open",
        "jobs": "yes",
    },
    "own_values": {"norm.trede_1": 3.1, "weight.position.bbl_bol_3": 0.5},
}

PUBLISHED_RESULT: Record = {
    "edition": "2.1",
    "peiljaar": ["2022-10-01", "2023-09-30"],
    "size": 49,
    "total_fte": "48.500000",
    "direct_percent": "3.665521",
    "indirect_percent": "2.103266",
    "counted_indirect_percent": "2.103266",
    "total_percent": "5.768787",
    "norms": {"basistrede": "2.1", "trede_1": "3.1", "trede_2": "3.9", "trede_3": "6.9"},
    "quantitative_level": "trede_2",
    "attainable_level": None,
    "open": ["quality.integratie"],
    "thirty_plus": {"percent": "3.907204", "reached": False},
    "banenafspraak": {"jobs": "2.509804", "percent": "3.665521"},
}

NO_PLAN_YET = ["plan.approved", "plan.goals", "plan.support", "plan.recruitment", "plan.jobs"]
NOT_GIVEN = ["eligibility.two_fte_for_a_year", "eligibility.kvk_number"]
ALL_GOOD = dict.fromkeys(("passend_werk", "integratie", "functioneren", "begeleiding"), "yes")


def worked(**changes: object) -> Record:
    """Give the worked example with other keys."""
    return deepcopy(WORKED) | changes


def one_row(reference: str, first: str, /, **row: object) -> Record:
    """Give one full-time person in an organisation of ten."""
    placement = {"position": "wia", "contract": "regulier", "hours": 40} | row
    frame: Record = {"reference_date": reference, "peiljaar_start": first, "total_fte": 10}
    return frame | {"placements": [placement]}


def test_the_worked_example_of_the_format_comes_out_to_the_last_digit() -> None:
    """The published example gives the published result, every digit of it."""
    assert reading(WORKED) == PUBLISHED_RESULT


@pytest.mark.parametrize("size", list(NORMS))
def test_the_basistrede_estimate_is_the_one_of_the_fit(size: int) -> None:
    """The figures of the estimated norm follow from the three published ones."""
    places = [NormalDist().inv_cdf(part) for part in (0.65, 0.775, 0.90)]
    logs = [log(float(norm)) for norm in NORMS[size][1:]]
    estimate = exp(linear_regression(places, logs).intercept)
    assert int(estimate * 10 + 0.5) == Fraction(NORMS[size][0]) * 10


@pytest.mark.parametrize(
    ("size", "trede", "norm"),
    [
        (2, "trede_3", "33"),
        (3, "trede_1", "18.5"),
        (49, "trede_1", "3.1"),
        (49, "basistrede", "2.1"),
        (105, "trede_2", "1.9"),
        (300, "trede_2", "1.9"),
    ],
)
def test_a_norm_between_two_rows_lies_on_a_straight_line(size: int, trede: str, norm: str) -> None:
    """Rows are used as they are, sizes between them by a line, above 105 the last row."""
    assert table_norm(size, trede) == Fraction(norm)


@pytest.mark.parametrize(
    ("row", "days"),
    [
        ({}, 365),
        ({"start": "2022-10-01", "end": "2022-10-01"}, 1),
        ({"position": "participatiewet", "start": "2017-10-02"}, 1),
        ({"position": "participatiewet", "start": "2017-10-01"}, 0),
        ({"position": "oekraine", "start": "2017-10-03"}, 2),
        ({"contract": "stage", "start": "2019-10-11"}, 10),
        ({"position": "vso_pro", "school_left": "2017-10-06"}, 5),
        ({"position": "status_verloren", "status_lost": "2020-10-06"}, 5),
        ({"position": "wsw", "indication_until": "2022-10-05"}, 5),
        ({"position": "participatiewet_lks", "subsidy_until": "2022-10-05"}, 5),
        ({"indication_until": "2022-10-05"}, 365),
    ],
)
def test_a_day_counts_until_the_limit_of_the_position(row: Record, days: int) -> None:
    """Each limit ends the counting on its own day, and only for its own position."""
    got = reading(one_row("2023-10-01", "2022-10-01", register=True, **row))
    assert Fraction(got["banenafspraak"]["percent"]) == round(Fraction(days * 10, 365), 6)


def test_a_leap_day_has_its_anniversary_on_the_twenty_eighth() -> None:
    """Five years from 29 February 2020 end on 27 February 2025."""
    opgave = one_row("2025-02-28", "2024-02-29", position="participatiewet", start="2020-02-29")
    got = reading(opgave)
    assert got["peiljaar"] == ["2024-02-29", "2025-02-27"]
    assert got["direct_percent"] == "10.000000"


def test_the_default_peiljaar_ends_the_day_before_the_reference_date() -> None:
    """Without a first day the twelve months before the reference date are measured."""
    opgave = worked(reference_date="2024-03-01", peiljaar_start=None)
    assert reading(opgave)["peiljaar"] == ["2023-03-01", "2024-02-29"]


def test_a_score_equal_to_the_norm_does_not_reach_the_level() -> None:
    """The score has to be higher than the norm: 6.7 at ten fte is not Trede 1."""
    at = one_row("2023-10-01", "2022-10-01", hours="26,8")
    above = one_row("2023-10-01", "2022-10-01", hours="26,801")
    levels = [reading(opgave)["quantitative_level"] for opgave in (at, above)]
    assert levels == ["basistrede", "trede_1"]


def test_purchases_count_to_four_times_the_direct_part() -> None:
    """The indirect part is at most eighty percent of the total."""
    buying = [{"kind": "sw", "invoice": 1_000_000, "fte_per_million": 40}]
    got = reading(one_row("2023-10-01", "2022-10-01") | {"purchases": buying})
    assert got["indirect_percent"] == "80.000000"
    assert got["counted_indirect_percent"] == "40.000000"


def test_thirty_percent_itself_is_enough_for_thirty_plus() -> None:
    """The read-out reaches at thirty percent, not only above it."""
    assert reading(one_row("2023-10-01", "2022-10-01", people=3))["thirty_plus"] == {
        "percent": "30.000000",
        "reached": True,
    }


def test_durable_detachment_counts_for_thirty_plus_from_edition_1_7() -> None:
    """Before 1.7 detached people leave both sides of the fraction, afterwards they count."""
    row: Record = {"contract": "detachering", "people": 3, "durable": True, "zero_hours": False}
    before = reading(one_row("2019-03-31", "2018-01-01", **row))
    after = reading(one_row("2019-04-01", "2018-01-01", **row))
    assert before["thirty_plus"]["percent"] == "0.000000"
    assert after["thirty_plus"]["percent"] == "30.000000"


@pytest.mark.parametrize(
    ("changes", "level", "questions"),
    [
        ({"quality": ALL_GOOD}, "trede_2", []),
        ({"quality": ALL_GOOD, "eligibility": {}}, None, NOT_GIVEN),
        ({"eligibility": {"kvk_number": False}}, "none", []),
        ({"quality": ALL_GOOD | {"integratie": "no"}, "plan": {}}, None, NO_PLAN_YET),
        (
            {"quality": dict.fromkeys(ALL_GOOD, "no"), "eligibility": {}, "plan": {}},
            None,
            NOT_GIVEN + NO_PLAN_YET,
        ),
        ({"placements": [], "plan": dict.fromkeys(WORKED["plan"], "yes")}, "aspirant", []),
    ],
)
def test_the_attainable_level_waits_for_what_is_open(
    changes: Record, level: str | None, questions: list[str]
) -> None:
    """An unanswered question leaves the level open, an answered one decides it."""
    got = reading(worked(**changes))
    assert got["attainable_level"] == level
    assert got["open"] == questions


@pytest.mark.parametrize(
    ("changes", "paths"),
    [
        ({"reference_date": "2017-03-31"}, ["reference_date"]),
        ({"total_fte": "1,99"}, ["total_fte"]),
        ({"fulltime_hours": 31}, ["placements[0].hours"]),
        (
            {"purchases": [WORKED["purchases"][0] | {"turnover": 0, "direct_percent": 101}]},
            ["purchases[0].direct_percent", "purchases[0].turnover"],
        ),
    ],
)
def test_a_breach_is_named_by_its_path(changes: Record, paths: list[str]) -> None:
    """What cannot be scored is answered with the fields concerned."""
    assert reading(worked(**changes)) == {"problems": paths}


@pytest.fixture(scope="module")
def drawn() -> list[Record]:
    """Read six hundred drawn opgaves once."""
    rng = Random(20210401)
    return [reading(random_opgave(rng)) for _ in range(600)]


def test_every_drawn_opgave_is_valid_by_this_reading(drawn: list[Record]) -> None:
    """The generator draws no opgave that the method refuses."""
    assert [got for got in drawn if "problems" in got] == []


def test_the_draws_reach_every_level_and_edition(drawn: list[Record]) -> None:
    """No level, edition or limit is left out of the comparison by chance."""
    assert {got["edition"] for got in drawn} == {"1.5", "1.6", "1.7", "1.9", "2.1"}
    levels = {"none", "basistrede", "trede_1", "trede_2", "trede_3"}
    assert {got["quantitative_level"] for got in drawn} == levels
    assert {got["attainable_level"] for got in drawn} == levels | {"aspirant", None}
    assert {got["thirty_plus"]["reached"] for got in drawn} == {True, False}
