"""The documents that an organisation takes along: the right figures, and nothing of a person."""

import io
import re
import zipfile
from pathlib import Path

import pso
import pytest
from pso import cli
from pso.document import make
from pso.document.evidence import ITEMS_OF_ASPECT
from pso.document.report import report
from pso.words import words

from tests.calculator.samples import example, scored
from tests.documents.opgaves import OPGAVES, nobody
from tests.documents.word import LANGUAGES, NAMES, part, table, tables, texts


def test_every_sum_in_the_dossier_is_that_of_the_result() -> None:
    """Direct, indirect, counted and total stand there with the figures of the result."""
    result, number = scored(example()), words("nl").number
    found = {row[0]: row[2] for row in table("dossier", "example", "Zo komen wij aan deze cijfers")}
    assert found["Totaal aantal fte"] == "48,50 fte"
    assert found["Grootte voor de norm"] == "49 fte"
    assert found["Directe bijdrage"] == f"{number(result.direct.percent, 2)} %"
    assert found["Indirecte bijdrage"] == f"{number(result.indirect.percent, 2)} %"
    assert (
        found["Indirecte bijdrage die meetelt"] == f"{number(result.indirect.counted_percent, 2)} %"
    )
    assert found["Totaal"] == f"{number(result.total_percent, 2)} %" == "5,77 %"


def test_every_row_of_the_target_group_has_its_sum() -> None:
    """Five hundred rows, each with its weighted fte, and their total below."""
    result, number = scored(OPGAVES["many"]()), words("nl").number
    found = table("dossier", "many", "De som per rij van de doelgroep")
    assert [row[3] for row in found[1:-1]] == [
        number(row.weighted, 2) for row in result.direct.contributions
    ]
    assert found[-1][3] == number(result.direct.weighted, 2)


def test_the_ladder_shows_the_total_between_its_norms() -> None:
    """The own total stands above what it reaches and below what it does not."""
    shown = [(row[0], row[1]) for row in table("dossier", "example", "Uw totaal tussen de normen")]
    assert shown[1:] == [
        ("Trede 3", "6,9 %"),
        ("Uw totaal", "5,8 %"),
        ("Trede 2", "3,9 %"),
        ("Trede 1", "3,1 %"),
        ("Basistrede", "2,1 %"),
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("opgave", OPGAVES)
def test_a_level_is_always_on_what_was_entered(name: str, opgave: str) -> None:
    """The cover names the level, and that only an audit grants one."""
    shown = texts(name, opgave)
    result = scored(OPGAVES[opgave]())
    assert words("nl").say(f"level.{result.quantitative_level}") in shown[:5]
    assert "op basis van uw opgave" in shown[4]
    assert "Alleen een audit kan een niveau toekennen." in part(
        name, opgave, which="word/footer2.xml"
    )


def test_everything_that_is_not_stated_stands_in_the_dossier() -> None:
    """The basis is complete, with its status."""
    shown = "\n".join(texts("dossier", "example"))
    assert "norm Basistrede. De norm voor de Basistrede is niet openbaar." in shown
    assert "norm Trede 1" in shown
    assert "regel: grootte afronden" in shown


def test_a_day_that_is_missing_in_many_rows_is_one_line() -> None:
    """Hundreds of rows without a first day do not fill pages of the basis."""
    found = [
        text for text in texts("dossier", "many") if text.startswith("Eerste werkdag bij u is leeg")
    ]
    assert len(found) == 1
    assert re.search(r"Rijen \d+, .*\d", found[0])


def test_the_receipt_holds_the_fingerprint_of_the_edition() -> None:
    """A reader can tell on which figures the dossier rests."""
    assert scored(example()).edition.sha256 in texts("dossier", "example")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_evidence_to_think_of(language: str) -> None:
    """No position, contract or aspect is without a checklist, in any edition."""
    said = words(language, "document")
    codes = {"position": pso.editions().positions, "contract": pso.editions().contracts}
    missing = [
        code
        for family, of_family in codes.items()
        for code in of_family
        if not said.has(f"document.dossier.{family}.{code}")
    ]
    aspects = [f"{aspect}.{it}" for aspect, items in ITEMS_OF_ASPECT.items() for it in items]
    missing += [it for it in aspects if not said.has(f"document.dossier.aspect.{it}")]
    assert missing == []


def test_rows_of_one_kind_share_a_checklist() -> None:
    """Five hundred rows of eighteen kinds ask for eighteen lists, and every row is ticked off in one."""
    ticked = [
        row[0] for found in tables("dossier", "many", "Per rij gecontroleerd") for row in found[1:]
    ]
    assert sorted(int(row.partition(" ")[0]) for row in ticked) == [*range(1, 501)]


def test_a_plan_says_how_far_trede_1_is_and_how_to_get_there() -> None:
    """Below Trede 1 the plan shows the gap and the smallest steps."""
    result = scored(OPGAVES["low"]())
    shown = "\n".join(texts("plan", "low"))
    norm = next(norm for norm in result.norms if norm.level == "trede_1").percent
    missing = words("nl").number(norm - result.total_percent, 1)
    assert f"moet dus nog {missing} procentpunt omhoog" in shown
    assert "Extra mensen" in shown
    assert "Kiezen wij" in shown


def test_a_plan_above_trede_1_is_about_quality() -> None:
    """Who has the figures already needs no steps, but the quality."""
    shown = "\n".join(texts("plan", "example"))
    assert "Dat is al hoger dan de norm van Trede 1" in shown
    assert "Volgens de cijfers is er geen stap nodig." in shown


def test_a_plan_ends_within_the_two_years_of_the_aspirant_status() -> None:
    """Every half year has a line, the last of them the goal."""
    days = [row[0] for row in table("plan", "example", "Onze doelen")[1:]]
    assert days == [
        "1 oktober 2023",
        "1 april 2024",
        "1 oktober 2024",
        "1 april 2025",
        "1 oktober 2025",
    ]


def test_a_plan_names_the_extensions_only_where_they_are_known() -> None:
    """Handleiding 1.5 says nothing about extending."""
    early = scored(example() | {"reference_date": "2017-10-01", "peiljaar_start": None})
    with zipfile.ZipFile(io.BytesIO(make("plan", early, "nl").content)) as archive:
        assert "verlengd" not in archive.read("word/document.xml").decode()
    assert "kan 1 keer verlengd worden" in part("plan", "example")


def test_nobody_in_the_target_group_is_no_error() -> None:
    """A dossier without rows says so."""
    assert "U vulde nog niemand uit de doelgroep in." in texts("dossier", "nobody")
    assert "Geen niveau" in texts("plan", "nobody")
    assert "U vulde nog niemand uit de doelgroep in." in report(scored(nobody()), "nl")


def test_an_unknown_document_is_a_key_error() -> None:
    """The caller chooses from the names there are."""
    with pytest.raises(KeyError):
        make("brief", scored(example()), "nl")


def test_the_command_refuses_what_cannot_be_scored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Problems come out as always, and no file is written."""
    source, target = tmp_path / "in.json", tmp_path / "uit.docx"
    source.write_text('{"reference_date": "2023-10-01"}', "utf-8")
    assert cli.main(["document", "dossier", str(source), "-o", str(target)]) == 1
    assert "Vul in: Totaal aantal fte." in capsys.readouterr().err
    assert not target.exists()
