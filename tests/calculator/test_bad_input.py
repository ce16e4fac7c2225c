"""Whatever is entered: a sentence that names the field and the remedy, nothing lost, nothing executed."""

import json
import re
from decimal import Decimal
from time import process_time
from typing import Any

import pso
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pso import api

from tests.calculator.samples import (
    Record,
    example,
    outcome,
    plain,
    problems,
    sentence,
    texts,
    with_purchase,
    with_row,
)

LANGUAGES = ("nl", "en")
INDEX = re.compile(r"\[\d+\]")
SCRIPT = "<script>alert(1)</script>\U0001f600"

BAD = {
    "too early a day": plain(reference_date="2017-03-31", peiljaar_start=None),
    "a day that does not exist": plain(reference_date="2023-02-29"),
    "a year before anyone's time": plain(peiljaar_start="0202-10-01"),
    "hours above the full-time week": with_row(hours=40.01),
    "no hours": with_row(hours=0),
    "negative hours": with_row(hours=-1),
    "absurd hours": with_row(hours=169),
    "text for hours": with_row(hours="veertig"),
    "half a person": with_row(people=1.5),
    "nobody": with_row(people=0),
    "more people than there are": with_row(people=10**7),
    "an absurd total": plain(total_fte=10**7),
    "more target group than staff": plain(total_fte=2)
    | {"placements": [*with_row(people=3)["placements"]]},
    "below 2 fte": plain(total_fte=1.99, placements=[]),
    "BOL with a regular contract": with_row(position="vso_pro_stage"),
    "BBL with a trial placement": with_row(position="bbl_bol_1", contract="proefplaatsing"),
    "an end before its start": with_row(start="2023-05-02", end="2023-05-01"),
    "an unpublished weight": with_row(position="bbl_bol_3"),
    "an unknown position": with_row(position="bbl"),
    "an unknown contract": with_row(contract="vast"),
    "a position of a later handleiding": plain(reference_date="2023-03-31")
    | {"placements": [{"position": "oekraine", "contract": "regulier", "hours": 8}]},
    "a peiljaar after the application": plain(peiljaar_start="2023-10-02"),
    "a full-time week of 0": plain(fulltime_hours=0, placements=[]),
    "a turnover of 0": with_purchase(turnover=0, invoice=0),
    "an invoice above the turnover": with_purchase(invoice=100001),
    "a negative invoice": with_purchase(invoice=-1),
    "a direct percentage above 100": with_purchase(direct_percent=100.5),
    "a supplier without staff": with_purchase(supplier_fte=0),
    "a supplier without turnover": with_purchase(turnover=None),
    "a factor besides the figures": with_purchase(fte_per_million=3),
    "an order marked as direct": with_purchase(also_direct=True),
    "hired people above the total": plain(hired_fte=11),
    "an answer that is none": plain(quality={"passend_werk": "soms"}),
    "a yes for a truth": plain(sw_company="ja"),
    "an unknown key": plain(naam="Jansen"),
    "a number for text": with_row(label=5),
    "a long label": with_row(label="a" * 201),
    "an own weight above 1": plain(own_values={"weight.position.wia": 2}),
    "an unknown own value": plain(own_values={"norm.trede_4": 2}),
    "an own norm with two decimals": plain(own_values={"norm.trede_1": 3.14}),
    "own norms that do not rise": plain(own_values={"norm.trede_1": 4, "norm.trede_2": 4}),
    "a list for a group": plain(quality=[]),
    "a group for a list": plain(placements={}),
    "no group in a list": plain(placements=[5]),
    "no date": plain(reference_date=None),
    "no total": plain(total_fte=None),
    "a total besides its parts": plain(workforce={"own_fte": 10}),
    "detached SW workers of no SW company": plain(
        total_fte=None, workforce={"own_fte": 10, "sw_detached_out_fte": 1}
    ),
    "a newer format": plain(format="pso-opgave/2"),
    "another format": plain(format="pso"),
}


def label_of(path: str, language: str) -> str:
    """Give the name of a field in a language, as far as it holds no figure."""
    said = texts(language)
    plain_path = INDEX.sub("", path)
    if path.startswith("own_values"):
        code = plain_path.rpartition(".")[2]
        families = ("level", "position", "contract")
        return next((said[f"{it}.{code}"] for it in families if f"{it}.{code}" in said), "")
    if path == "format":
        return said["field.format.file"]
    leaf = "row" if path.endswith("]") else "label"
    named = said.get(f"field.{plain_path}.{leaf}") or said.get(f"field.{plain_path}.title", "")
    return named.partition("{")[0].strip()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("opgave", BAD.values(), ids=list(BAD))
def test_a_problem_names_its_field_and_says_what_to_do(opgave: Record, language: str) -> None:
    """Each problem is a whole sentence about the field, with more than a complaint."""
    found = outcome(opgave, language)["problems"]
    assert found
    for problem in found:
        said = problem["sentence"]
        assert label_of(problem["path"], language) in said, problem
        assert re.match(r"Vul in|Fill in", said) or len(re.findall(r"[.?!](?= |$)", said)) > 1, said
        assert said.endswith(".")
        assert "{" not in said


@pytest.mark.parametrize("opgave", BAD.values(), ids=list(BAD))
def test_a_problem_in_english_is_the_same_problem(opgave: Record) -> None:
    """Paths, codes and values do not depend on the language; sentences do."""
    dutch, english = (outcome(opgave, language)["problems"] for language in LANGUAGES)
    assert [it["sentence"] for it in dutch] != [it["sentence"] for it in english]
    for problem in (*dutch, *english):
        del problem["sentence"]
    assert dutch == english


@pytest.mark.parametrize("opgave", BAD.values(), ids=list(BAD))
def test_the_page_gets_the_same_problems_at_their_fields(opgave: Record) -> None:
    """What the page shows under fields and in its summary is what the result says.

    Under a field its row need not be named: it is plain to see.
    """
    row = re.compile(r"Rij \d+ van de (doelgroep|inkoop), ")
    reply = json.loads(api.answer(json.dumps({"language": "nl", "opgave": opgave})))
    found = [it for it in outcome(opgave)["problems"] if not it["code"].startswith("missing")]
    told = [{"path": it["path"], "message": row.sub("", it["sentence"])} for it in found]
    assert reply["fields"] == told
    assert reply["state"] == ("problems" if told else "incomplete")
    assert all(
        f'href="#{it["path"]}"' in reply["fragments"]["problems"] for it in told if it["path"]
    )
    assert (reply["opgave"], reply["rows"]) == (None, {})


def test_a_problem_names_the_row_as_one_counts() -> None:
    """The third row is called 3, though its path says 2."""
    rows = [*plain()["placements"] * 2, {"position": "wia", "contract": "regulier", "hours": -3}]
    said = sentence(plain(placements=rows), "not_above")
    assert said.startswith("Rij 3 van de doelgroep, Betaalde uren per week is -3.")


def test_a_problem_shows_figures_as_the_reader_writes_them() -> None:
    """A Dutch sentence has a decimal comma, an English one a point; the values are neutral."""
    opgave = with_row(hours="40.5")
    assert "40,5" in sentence(opgave, "hours_above_fulltime")
    assert "40.5" in sentence(opgave, "hours_above_fulltime", "en")
    (problem,) = outcome(opgave)["problems"]
    assert problem["values"] == {"value": "40.5", "maximum": "40"}


def test_a_sentence_about_norms_tells_the_norm_of_the_level_it_names() -> None:
    """Where own norms do not rise, figure and level belong together."""
    said = sentence(
        plain(own_values={"norm.trede_1": 9, "norm.trede_3": "8.5"}), "norms_not_rising"
    )
    assert said.startswith("norm Trede 3 is 8,5.")
    assert "Trede 1, 9." in said


# --- Anything at all --------------------------------------------------------------------------------------

NUMBERS = st.one_of(
    st.integers(),
    st.integers(min_value=10**30),
    st.floats(),
    st.decimals(),
    st.booleans(),
    st.none(),
)
WORDS = st.one_of(
    st.text(),
    st.sampled_from(
        ["", " ", "36,5", "1e999", "NaN", "-0", "٣٦", "2023-10-01", "2016-01-01", "yes"]
    ),
    st.sampled_from(
        ["wia", "ww", "bbl_bol_3", "oekraine", "regulier", "stage", "pso", "sw", SCRIPT, "\ud800"]
    ),
)
KEYS = st.one_of(
    st.sampled_from(
        [
            *example(),
            "workforce",
            *example()["placements"][0],
            *example()["purchases"][0],
            *example()["quality"],
            *example()["plan"],
            *example()["eligibility"],
            *example()["own_values"],
            "own_fte",
            "sw_detached_out_fte",
        ]
    ),
    st.text(max_size=8),
)
ANYTHING = st.recursive(
    st.one_of(NUMBERS, WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=8)),
    max_leaves=30,
)


@st.composite
def nearly_good(draw: st.DrawFn) -> Record:
    """Draw the published example with anything in a few of its places."""
    tree = example()
    for _ in range(draw(st.integers(min_value=1, max_value=4))):
        place: Any = tree
        while True:
            key = draw(
                st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place)))
            )
            if not isinstance(place[key], dict | list) or not place[key] or draw(st.booleans()):
                break
            place = place[key]
        place[key] = draw(ANYTHING)
    return tree


def check_answered(result: pso.Assessment | pso.Refusal) -> None:
    """See that a result can be written down, and that its problems can be read."""
    for language in LANGUAGES:
        text = pso.uitkomst_json(result, language)
        text.encode("utf-8")
        for problem in json.loads(text).get("problems", ()):
            assert isinstance(problem["path"], str)
            assert problem["sentence"].strip()
            assert "{" not in problem["sentence"] or "{" in str(problem["values"])
    if isinstance(result, pso.Assessment):
        pso.opgave_json(result.opgave).encode("utf-8")


@given(opgave=st.one_of(ANYTHING, nearly_good(), st.dictionaries(KEYS, ANYTHING)))
def test_nothing_that_is_entered_raises(opgave: object) -> None:
    """Any value of any shape gives a result or problems with sentences in both languages."""
    check_answered(pso.assess(opgave))  # type: ignore[arg-type]


@given(
    opgave=st.one_of(ANYTHING, nearly_good()),
    language=st.sampled_from(["nl", "en", "de", None, 5, []]),
    notation=st.sampled_from([None, "file", "typed", {}]),
)
def test_no_question_of_a_page_raises(opgave: object, language: object, notation: object) -> None:
    """The page always gets an answer of the agreed form, also about a file."""
    request = {"language": language, "notation": notation, "opgave": opgave}
    text = api.answer(json.dumps(request, default=str))
    text.encode("utf-8")
    reply = json.loads(text)
    assert reply["state"] in {"scored", "incomplete", "problems"}
    assert reply["fragments"].keys() >= {"level", "ladder", "figures", "basis", "why", "problems"}
    assert all(isinstance(html, str) for html in reply["fragments"].values())
    assert (reply["opgave"] is not None) == (reply["state"] == "scored")
    assert "problems" in json.loads(reply["uitkomst"]) or reply["state"] == "scored"


@given(
    request=st.one_of(
        st.text(), st.sampled_from(["", "null", "[]", "{}", '{"opgave":', "NaN", "\ufeff{}"])
    )
)
def test_no_request_that_is_no_json_raises(request: str) -> None:
    """A question that cannot be read gets an answer too."""
    assert json.loads(api.answer(request))["state"] in {"problems", "incomplete"}


@given(raw=st.one_of(st.binary(), st.text(), st.text().map(str.swapcase)))
def test_no_text_or_bytes_raise(raw: str | bytes) -> None:
    """A file that holds something else is refused with a sentence."""
    result = pso.assess(raw)
    assert isinstance(result, pso.Refusal)
    check_answered(result)


def test_an_opgave_made_in_python_is_checked_like_any_other() -> None:
    """An `Opgave` without a total, or with a code that does not exist, is refused and not raised."""
    assessed = pso.assess(example())
    assert isinstance(assessed, pso.Assessment)
    read = assessed.opgave
    assert pso.uitkomst_json(pso.assess(read)) == pso.uitkomst_json(assessed)
    bare = pso.Opgave(reference_date=read.reference_date)
    assert isinstance(pso.assess(bare), pso.Refusal)


# --- JSON at its edges ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        *("NaN", "Infinity", "-Infinity", "1e999", "1e-999", "9" * 5000, "-" + "9" * 5000),
        *(f"1e{'9' * 30}", f"1e-{'9' * 30}"),
    ],
    ids=lambda raw: raw[:9],
)
def test_a_number_beyond_numbers_is_a_problem_at_its_field(raw: str) -> None:
    """What JSON readers let through and no organisation has is told at its field, also by the page."""
    text = json.dumps(plain()).replace('"10"', raw)
    assert problems(text) == [("total_fte", "not_a_number")]
    reply = json.loads(api.answer(f'{{"language": "nl", "opgave": {text}}}'))
    assert [field["path"] for field in reply["fields"]] == ["total_fte"]


def test_a_number_is_read_exactly_as_written() -> None:
    """A long decimal does not pass through a binary float on its way in, on the page neither."""
    text = json.dumps(plain()).replace('"10"', "123456.123456789012")
    by_page = json.loads(
        json.loads(api.answer(f'{{"language": "nl", "opgave": {text}}}'))["uitkomst"]
    )
    for got in (outcome(text), by_page):
        assert got["total_fte"] == "123456.123457"
    assert outcome(text)["receipt"] == by_page["receipt"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("[" * 100_000, "too_deep"),
        ('{"placements":' * 100_000, "too_deep"),
        ("", "not_json"),
        ("geen json", "not_json"),
        ("null", "not_json"),
        ("[]", "not_json"),
        (b"\xff\xfe\x00", "not_json"),
        ('{"total_fte": 5', "not_json"),
    ],
    ids=["deep lists", "deep groups", "empty", "words", "null", "a list", "bytes", "broken"],
)
def test_a_file_that_is_no_opgave_is_one_problem(raw: str | bytes, code: str) -> None:
    """Whoever opens the wrong file reads one sentence about the file."""
    assert problems(raw) == [("", code)]


@pytest.mark.parametrize("notation", ["null", '"file"'], ids=["typed", "from a file"])
@pytest.mark.parametrize("depth", [100, 2_000, 100_000])
def test_a_deep_request_of_a_page_is_answered(depth: int, notation: str) -> None:
    """A page that sends a pit of brackets gets problems, no crash."""
    pit = "[" * depth + "]" * depth
    request = f'{{"language": "nl", "notation": {notation}, "opgave": {{"placements": {pit}}}}}'
    assert json.loads(api.answer(request))["state"] == "problems"


def test_half_a_character_in_a_file_comes_back_whole() -> None:
    """What a page gets back of an opened file can be shown and sent."""
    label = json.dumps(with_row(label="a")).replace('"a"', '"\\ud83d"')
    request = f'{{"language": "nl", "notation": "file", "opgave": {label}}}'
    api.answer(request).encode("utf-8")


def test_a_key_that_stands_twice_is_a_problem() -> None:
    """A file that says two things about one field is not read by its last word."""
    text = json.dumps(plain()).replace('"total_fte"', '"total_fte": 5, "total_fte"')
    assert problems(text) == [("", "duplicate_key")]
    assert "total_fte" in sentence(text, "duplicate_key")


@pytest.mark.parametrize("mark", ["\ufeff", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_does_no_harm(mark: str | bytes) -> None:
    """Files that Windows wrote are read."""
    text = json.dumps(plain())
    raw = mark + text if isinstance(mark, str) else mark + text.encode()
    assert outcome(raw) == outcome(text)


def test_half_a_character_does_no_harm() -> None:
    """A lone surrogate in a label, a code or a key can be written down again."""
    label = json.dumps(with_row(label="a")).replace('"a"', '"\\ud83d"')
    check_answered(pso.assess(label))
    assert "quantitative_level" in outcome(label)
    for wrong in (
        with_row(position="\ud83d"),
        plain(**{"\ud83d": 1}),
        plain(own_values={"\ud83d": 1}),
    ):
        check_answered(pso.assess(wrong))
        check_answered(pso.assess(json.dumps(wrong)))


@pytest.mark.parametrize(
    "written", ["36,5", "36.5", "36,50", " 36.5 ", "+36,5", "036,5", 36.5, Decimal("36.50")]
)
def test_a_number_has_many_ways_to_be_written(written: object) -> None:
    """Comma, point, quotes, spaces and zeros make no difference."""
    opgave = with_row(hours=written) | {"fulltime_hours": 36.5}
    assert outcome(opgave)["direct_percent"] == "10.000000"


# --- Labels -----------------------------------------------------------------------------------------------


def test_a_script_in_a_label_is_shown_and_never_executed() -> None:
    """Markup and emoji in labels stay text in every fragment and survive in the file."""
    opgave = example()
    for row in (*opgave["placements"], *opgave["purchases"]):
        row["label"] = SCRIPT
    reply = json.loads(api.answer(json.dumps({"language": "nl", "opgave": opgave})))
    html = "".join((*reply["fragments"].values(), *reply["rows"].values()))
    assert reply["state"] == "scored"
    assert "<script" not in html
    saved = json.loads(reply["opgave"])
    assert [row["label"] for row in (*saved["placements"], *saved["purchases"])] == [SCRIPT] * 3


@pytest.mark.parametrize(
    "wrong",
    [
        with_row(position=SCRIPT),
        with_row(hours=SCRIPT),
        plain(**{SCRIPT: 1}),
        plain(reference_date=SCRIPT),
        plain(own_values={SCRIPT: 1}),
        plain(format=SCRIPT),
    ],
    ids=["a code", "a number", "a key", "a date", "an own value", "the format"],
)
def test_a_script_in_a_wrong_value_is_shown_and_never_executed(wrong: Record) -> None:
    """A problem quotes what was entered; in HTML it stands there as text."""
    reply = json.loads(api.answer(json.dumps({"language": "en", "opgave": wrong})))
    html = "".join(reply["fragments"].values())
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert any("<script>" in field["message"] for field in reply["fields"])


# --- Many rows --------------------------------------------------------------------------------------------


def many(count: int) -> Record:
    """Give an opgave with so many rows of the target group and so many purchases."""
    row = {"position": "wia", "contract": "detachering", "hours": "0,01", "start": "2021-03-01"}
    bought = {"kind": "sw", "invoice": 1, "fte_per_million": 4}
    return plain(total_fte=9000, placements=[row] * count, purchases=[bought] * count)


def seconds(opgave: Record) -> float:
    """Measure how long the page's answer takes, on the processor."""
    request = json.dumps({"language": "nl", "opgave": opgave})
    began = process_time()
    api.answer(request)
    return process_time() - began


def test_five_thousand_rows_are_scored() -> None:
    """A large organisation gets every row back."""
    reply = json.loads(api.answer(json.dumps({"language": "nl", "opgave": many(5000)})))
    assert reply["state"] == "scored"
    assert len(reply["rows"]) == 10_000


def test_ten_times_the_rows_take_ten_times_as_long() -> None:
    """The time grows with the number of rows, not with its square."""
    assert seconds(many(1500)) < 20 * min(seconds(many(150)) for _ in range(3))


def test_five_thousand_wrong_rows_are_all_told() -> None:
    """No problem is left out because there are many."""
    opgave = many(5000)
    opgave["placements"] = [row | {"hours": 41} for row in opgave["placements"]]
    found = problems(opgave)
    assert len(found) == 5000
    assert set(found) == {(f"placements[{i}].hours", "hours_above_fulltime") for i in range(5000)}


# --- Numbers as people type them in the form --------------------------------------------------------------


def typed(language: str, opgave: Record) -> Record:
    """Give the page's answer to a form in a language."""
    reply: Record = json.loads(api.answer(json.dumps({"language": language, "opgave": opgave})))
    return reply


@pytest.mark.parametrize(
    ("language", "written", "total"),
    [
        ("nl", "36,5", "36.500000"),
        ("nl", "36.5", "36.500000"),
        ("nl", "36.50", "36.500000"),
        ("nl", "1.250,5", "1250.500000"),
        ("nl", "1.250.000", "problem"),
        ("nl", "50,000", "50.000000"),
        ("nl", "0.125", "problem"),
        ("nl", "1 250", "1250.000000"),
        ("nl", "1\u00a0250,5", "1250.500000"),
        ("en", "36.5", "36.500000"),
        ("en", "36,5", "36.500000"),
        ("en", "1,250.5", "1250.500000"),
        ("en", "50.000", "50.000000"),
        ("nl", "veel", "problem"),
        ("nl", "1.25.0", "problem"),
        ("nl", "1e3", "problem"),
        ("nl", "12,5,0", "problem"),
    ],
)
def test_a_total_is_read_as_it_is_typed(language: str, written: str, total: str) -> None:
    """The form reads the notation of its language, and of the other where that has one reading."""
    reply = typed(language, plain(total_fte=written, placements=[]))
    got = json.loads(reply["uitkomst"]).get("total_fte", "problem")
    assert got == total


@pytest.mark.parametrize(
    ("language", "written", "plain_reading", "decimal_reading"),
    [
        ("nl", "50.000", "50000", "50,0"),
        ("en", "50,000", "50000", "50.0"),
        ("nl", "2.250", "2250", "2,25"),
    ],
)
def test_a_number_with_two_readings_is_asked_about(
    language: str, written: str, plain_reading: str, decimal_reading: str
) -> None:
    """Fifty and fifty thousand differ by a thousand: the form asks, and shows how to write each."""
    (field,) = typed(language, plain(total_fte=written))["fields"]
    assert field["path"] == "total_fte"
    assert all(part in field["message"] for part in (written, plain_reading, decimal_reading))
    for answer in (plain_reading, decimal_reading):
        assert typed(language, plain(total_fte=answer))["state"] == "scored"


@pytest.mark.parametrize(
    ("language", "written", "euro"),
    [
        ("nl", "500.000", 500000),
        ("nl", "€ 500.000", 500000),
        ("nl", "1.250,50", "1250.5"),
        ("nl", "1.250.000", 1250000),
        ("nl", "500000", 500000),
        ("nl", "500000,25", "500000.25"),
        ("en", "500,000", 500000),
        ("en", "1,250.50", "1250.5"),
    ],
)
def test_an_amount_in_euro_has_thousands(language: str, written: str, euro: float | str) -> None:
    """An amount never has three decimals, so half a million may be written with its point."""
    reply = typed(language, with_purchase(invoice=written, turnover="5000000"))
    assert reply["state"] == "scored"
    (saved,) = json.loads(reply["opgave"])["purchases"]
    assert Decimal(str(saved["invoice"])) == Decimal(str(euro))


def test_a_file_has_no_thousands() -> None:
    """In a file a point is a decimal point, whatever the language of the reader."""
    assert outcome(plain(total_fte="50.000"))["total_fte"] == "50.000000"
    assert problems(plain(total_fte="1.250,5")) == [("total_fte", "not_a_number")]


def test_an_empty_form_is_incomplete_and_not_wrong() -> None:
    """Who has just begun reads what is still needed, and no complaint."""
    reply = typed("nl", {"placements": [{"label": "A"}]})
    assert reply["state"] == "incomplete"
    assert reply["fields"] == []
    assert reply["announcement"] == ""
    assert 'href="#reference_date"' in reply["fragments"]["level"]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("nl", {"48.125": "48,125", "0.5": "0,5", "1250": "1250", "12,5": "12,5"}),
        ("en", {"48.125": "48.125"}),
    ],
)
def test_a_file_that_is_opened_is_typed_in_the_readers_notation(
    language: str, written: dict[str, str]
) -> None:
    """A figure of a file is shown as one would type it, and typing that gives the same figure."""
    for stored, shown in written.items():
        opened = plain(total_fte=stored, placements=[])
        request = {"language": language, "notation": "file", "opgave": opened}
        entered = json.loads(api.answer(json.dumps(request)))["entered"]
        assert entered["total_fte"] == shown
        assert entered["reference_date"] == opened["reference_date"]
        by_file, by_form = outcome(opened), json.loads(typed(language, entered)["uitkomst"])
        assert by_form.get("total_fte") == by_file.get("total_fte")


def test_a_file_with_a_problem_is_opened_with_all_that_it_holds() -> None:
    """Nothing in a file is lost because something in it is wrong."""
    opened = with_row(hours="veel", label="50.000", start="2021-03-01", naam="x") | {
        "sw_company": True
    }
    request = {"language": "nl", "notation": "file", "opgave": opened}
    reply = json.loads(api.answer(json.dumps(request)))
    assert reply["state"] == "problems"
    assert reply["entered"] == opened
