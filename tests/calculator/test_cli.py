"""The command `pso`: what it prints where, and how it ends."""

import io
import json
import sys
from pathlib import Path

import pso
import pytest
from pso import cli

from tests.calculator.samples import FORMATS, Record, example, plain, texts, with_row

EXAMPLE = str(FORMATS / "opgave.json")

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> "Typed":
    """Put text on standard input."""
    return Typed(monkeypatch)


class Typed:
    """Standard input, as text or bytes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def __call__(self, given: str | bytes) -> None:
        """Let the command read this."""
        raw = given.encode() if isinstance(given, str) else given
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))


def lines_of(text: str) -> list[Record]:
    """Read one result a line."""
    return [json.loads(line) for line in text.splitlines()]


def test_a_score_is_plain_text_by_default(capsys: Printed) -> None:
    """Without --json one reads the level, the total and the norms, with a decimal comma."""
    assert cli.main(["score", EXAMPLE]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("Trede 2, op basis van uw opgave\n")
    assert "5,8 %" in printed.out
    assert "6,9 %" in printed.out
    assert printed.err == ""


def test_a_score_can_be_read_in_english(capsys: Printed) -> None:
    """--lang en gives English words and a decimal point."""
    assert cli.main(["score", EXAMPLE, "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert "5.8 %" in printed
    assert "op basis van uw opgave" not in printed


def test_an_opgave_comes_from_standard_input_too(capsys: Printed, typed: Typed) -> None:
    """A dash reads standard input, with or without a byte order mark."""
    cli.main(["score", EXAMPLE, "--json"])
    expected = capsys.readouterr().out
    for mark in (b"", b"\xef\xbb\xbf"):
        typed(mark + Path(EXAMPLE).read_bytes())
        assert cli.main(["score", "-", "--json"]) == 0
        assert capsys.readouterr().out == expected


def test_problems_go_to_standard_error_as_sentences(capsys: Printed, typed: Typed) -> None:
    """Without --json what is wrong is told in words, and standard output stays empty."""
    typed(json.dumps(plain(total_fte="1")))
    assert cli.main(["score", "-"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Totaal aantal fte is 1." in printed.err


def test_problems_go_to_standard_output_as_json(capsys: Printed, typed: Typed) -> None:
    """With --json a program finds the problems where it finds a result."""
    typed(json.dumps(plain(total_fte="1")))
    assert cli.main(["score", "-", "--json", "--lang", "en"]) == 1
    printed = capsys.readouterr()
    (problem,) = json.loads(printed.out)["problems"]
    assert (problem["path"], problem["code"]) == ("total_fte", "total_too_small")
    assert problem["values"] == {"value": "1", "minimum": "2"}
    assert problem["sentence"].startswith("Total")
    assert printed.err == ""


def test_another_handleiding_can_be_asked_for(capsys: Printed) -> None:
    """--edition scores under a handleiding by name."""
    assert cli.main(["score", EXAMPLE, "--edition", "1.9", "--json"]) == 0
    got = json.loads(capsys.readouterr().out)
    assert got["edition"] == "1.9"
    assert "basistrede" not in got["norms"]


@pytest.mark.parametrize(
    "call",
    [
        [],
        ["score"],
        ["scoor", EXAMPLE],
        ["score", EXAMPLE, "--edition", "1.8"],
        ["score", EXAMPLE, "--lang", "de"],
        ["score", EXAMPLE, "--jsn"],
        ["score", EXAMPLE, EXAMPLE],
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_status_2(call: list[str], capsys: Printed) -> None:
    """A call that cannot be understood ends with 2, with the usage on standard error."""
    with pytest.raises(SystemExit) as ended:
        cli.main(call)
    printed = capsys.readouterr()
    assert ended.value.code == 2
    assert printed.out == ""
    assert "usage:" in printed.err


def test_an_unknown_handleiding_is_answered_with_the_known_ones(capsys: Printed) -> None:
    """Whoever mistypes an edition sees which there are."""
    with pytest.raises(SystemExit):
        cli.main(["score", EXAMPLE, "--edition", "3.0"])
    printed = capsys.readouterr().err
    assert all(edition.name in printed for edition in pso.editions())


@pytest.mark.parametrize("flags", [[], ["--json"], ["--lines"]], ids=str)
def test_a_file_that_is_not_there_is_status_2_and_named(
    flags: list[str], capsys: Printed, tmp_path: Path
) -> None:
    """A missing file or a folder is a wrong call, told in one line."""
    for path in (tmp_path / "weg.json", tmp_path):
        assert cli.main(["score", str(path), *flags]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert str(path) in printed.err
        assert printed.err.count("\n") == 1


def test_the_editions_are_listed_oldest_first(capsys: Printed) -> None:
    """`pso editions` gives each handleiding with its first day."""
    assert cli.main(["editions"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == ["1.5", "1.6", "1.7", "1.9", "2.1"]
    assert "1 april 2017" in listed[0]
    assert cli.main(["editions", "--lang", "en"]) == 0
    assert "1 April 2023" in capsys.readouterr().out.splitlines()[-1]


def test_the_version_can_be_asked(capsys: Printed) -> None:
    """`pso --version` names the package's version."""
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"pso {pso.__version__}\n"


# --- Many opgaves, one a line -----------------------------------------------------------------------------


def test_many_opgaves_give_one_result_a_line_in_their_order(
    capsys: Printed, tmp_path: Path
) -> None:
    """Line n of the output is the result of line n of the input."""
    totals = [48, 20, 300, 2, 75]
    file = tmp_path / "in.jsonl"
    file.write_text("".join(json.dumps(plain(total_fte=it)) + "\n" for it in totals), "utf-8")
    assert cli.main(["score", "--lines", str(file)]) == 0
    assert [got["size"] for got in lines_of(capsys.readouterr().out)] == totals


def test_a_bad_line_gives_its_problems_and_the_others_their_result(
    capsys: Printed, typed: Typed
) -> None:
    """Nothing in one line stops the lines after it, and every line has an answer."""
    good = json.dumps(plain()).encode()
    deep = b'{"placements":' * 50_000
    bad = [b"geen json", b"", b"[1]", b"\xff\xfe", b'{"total_fte": 1e999}', deep, b'"\\ud800"']
    typed(b"\n".join([good, *bad, good]))
    assert cli.main(["score", "--lines", "-"]) == 1
    got = lines_of(capsys.readouterr().out)
    assert ["problems" in result for result in got] == [False, *[True] * len(bad), False]


def test_a_line_is_the_same_data_as_a_single_result(capsys: Printed, typed: Typed) -> None:
    """Scoring many is scoring one, many times."""
    typed(json.dumps(example()) + "\n")
    cli.main(["score", "--lines", "-"])
    (got,) = lines_of(capsys.readouterr().out)
    assert got == json.loads(pso.uitkomst_json(pso.assess(example())))


def test_no_lines_give_no_lines(capsys: Printed, typed: Typed) -> None:
    """An empty file is scored: nothing in, nothing out."""
    typed("")
    assert cli.main(["score", "--lines", "-"]) == 0
    assert capsys.readouterr() == ("", "")


def test_lines_end_in_either_way(capsys: Printed, typed: Typed) -> None:
    """Windows' line ends and a last line without one are lines too."""
    line = json.dumps(plain()).encode()
    typed(line + b"\r\n" + line)
    assert cli.main(["score", "--lines", "-"]) == 0
    assert len(lines_of(capsys.readouterr().out)) == 2


def test_a_label_cannot_break_a_line_apart(capsys: Printed, typed: Typed) -> None:
    """Line separators inside a text stay inside one line of output."""
    row = {"position": "wia\u2028\n\u0085", "contract": "regulier", "hours": 8}
    typed(json.dumps(plain(placements=[row])) + "\n")
    assert cli.main(["score", "--lines", "-"]) == 1
    printed = capsys.readouterr().out
    assert printed.count("\n") == 1
    (problem,) = json.loads(printed)["problems"]
    assert problem["path"] == "placements[0].position"


def test_no_progress_is_shown_in_a_pipe(capsys: Printed, tmp_path: Path) -> None:
    """Standard error stays empty where no terminal is there."""
    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps(plain()) + "\n", "utf-8")
    cli.main(["score", "--lines", str(file)])
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("command", "language", "expected"),
    [
        ("margin", "nl", "Rij 1 van de doelgroep (A): deze rij draagt het niveau."),
        ("margin", "en", "Row 1 of the target group (A): this row carries the level."),
        ("outlook", "nl", "Uw niveau blijft Trede 2 in de komende 36 maanden."),
        ("outlook", "en", "Your level stays Trede 2 in the coming 36 months."),
    ],
)
def test_one_can_ask_more_about_a_result(
    command: str, language: str, expected: str, capsys: Printed
) -> None:
    """How firm the level is and how long it lasts, in both languages."""
    assert cli.main([command, EXAMPLE, "--lang", language]) == 0
    assert expected in capsys.readouterr().out


@pytest.mark.parametrize("command", ["margin", "outlook"])
def test_what_cannot_be_scored_has_no_margin_or_outlook(
    command: str, capsys: Printed, typed: Typed
) -> None:
    """The same problems as with `score`, on standard error."""
    typed(json.dumps(plain(total_fte="1")))
    assert cli.main([command, "-"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("- ")


def test_the_outlook_names_who_stops_and_when(capsys: Printed, typed: Typed) -> None:
    """Five years after entry, with the level that is left; a label stands behind its row."""
    opgave = with_row(position="participatiewet", start="2019-11-01", label="Hal 3")
    typed(json.dumps(opgave))
    assert cli.main(["outlook", "-"]) == 0
    printed = capsys.readouterr().out
    assert "Rij 1 van de doelgroep (Hal 3): telt mee tot en met 31 oktober 2024." in printed
    assert "dan zakt u van" in printed


def test_without_a_level_the_margin_says_so(capsys: Printed, typed: Typed) -> None:
    """Nobody of the target group at work: nothing to lose."""
    typed(json.dumps(plain(placements=[])))
    assert cli.main(["margin", "-"]) == 0
    assert "Er valt nu niets te verliezen." in capsys.readouterr().out


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_plan_is_said_in_full_in_both_languages(
    language: str, capsys: Printed, typed: Typed
) -> None:
    """Every kind of change and of reason has its sentence, also for people whose name holds a figure."""
    opgave = with_row(position="ww", contract="stage", hours="20", people=3) | {"total_fte": "60"}
    for extra in ([], ["--factor", "3,5", "--position", "ww", "--contract", "stage"]):
        typed(json.dumps(opgave))
        assert cli.main(["plan", "-", "--lang", language, *extra]) == 0
        said = capsys.readouterr().out
        for currency in ("extra", "replace", "learn_work", "hours", "contract", "purchases"):
            assert texts(language)[f"plan.way.{currency}"] in said


def test_a_plan_as_data_names_the_changes(capsys: Printed) -> None:
    """Someone else's program reads the levels, the ways and what each of them changes."""
    assert cli.main(["plan", EXAMPLE, "--json"]) == 0
    plan = json.loads(capsys.readouterr().out)
    (level,) = plan["levels"]
    assert level["level"] == "trede_3"
    extra = next(way for way in level["ways"] if way["currency"] == "extra")
    assert extra["changes"][0]["placement"]["people"] == 1


def test_a_person_whom_the_handleiding_does_not_allow_is_refused(
    capsys: Printed,
) -> None:
    """The field and the remedy are named; the row is not, for it stands in no opgave."""
    assert cli.main(["plan", EXAMPLE, "--hours", "50"]) == 1
    said = capsys.readouterr().err
    assert texts("nl")["field.placements.hours.label"] in said
    assert "Rij 1" not in said
    assert cli.main(["plan", EXAMPLE, "--position", "vso_pro_stage"]) == 1


def test_hours_and_factor_are_numbers_above_zero(capsys: Printed) -> None:
    """A call that cannot be meant is refused as a call."""
    for option in ("--hours", "--factor"):
        with pytest.raises(SystemExit) as stopped:
            cli.main(["plan", EXAMPLE, option, "0"])
        assert stopped.value.code == 2
    assert "above 0" in capsys.readouterr().err
