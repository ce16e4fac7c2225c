"""`python build.py check` says what could be better, and lets the site be made all the same."""

import contextlib
import io
from datetime import date
from pathlib import Path

import pytest
from generator.editing.proofread import Extent, proofread
from generator.places import Places

import build
from tests.site.tree import Tree

ROOT = Path(__file__).parents[2]
LONG = "Dit is een zin " + "met nog een stuk erbij " * 5 + "die veel te lang is.\n"


def check(tree: Tree, *options: str) -> tuple[int, str]:
    """Return the exit status and everything that `check` says."""
    said = io.StringIO()
    folders = [f"--content={tree.content}", f"--site={tree.site}", f"--dist={tree.root / 'dist'}"]
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        code = build.main(["check", *folders, *options])
    return code, said.getvalue()


FIGURES = {
    "a share": (
        "Hoogstens 80 % van het totaal mag indirect zijn.",
        "'80 %' lijkt een getal van de norm",
        '{{ value("indirect.largest_share") }}',
    ),
    "a share in words": (
        "Hoogstens 80 procent mag indirect zijn.",
        "'80 procent'",
        "largest_share",
    ),
    "a weight": ("De WW weegt 0,75 in de som.", "'0,75'", '{{ weight("position.ww") }}'),
    "a norm": ("De norm van Trede 1 is 12,6 % bij u.", "'12,6 %'", '{{ norm("trede_1", 5) }}'),
    "a term in words": (
        "Een certificaat geldt\ntwee jaar.",
        "pagina.md:6: 'twee jaar'",
        "certificate.years",
    ),
    "a limit": ("Deze groep telt 5 jaar mee.", "'5 jaar'", ".limit"),
    "an amount": ("De jaarbijdrage is € 2.250 voor u.", "'€ 2.250'", "kosten.md"),
    "an amount in words": ("Een certificaat kost 2250 euro.", "'2250 euro'", "kosten.md"),
    "a first day": (
        "De handleiding geldt\nvanaf 1 april 2023.",
        "pagina.md:6: '1 april 2023' lijkt de eerste dag",
        '{{ valid_from("2.1") }}',
    ),
    "a first day in figures": ("Aanvragen vanaf 01-04-2018.", "'01-04-2018'", '("1.6")'),
    "the day of one that is not public": (
        "Handleiding 1.8 begon op 1 april 2020.",
        "'1 april 2020'",
        "content/nl/waarden/index.md",
    ),
    "in a table": (
        "| wat | hoeveel |\n|---|---|\n| certificaat | 2 jaar |",
        "pagina.md:7: '2 jaar'",
        "certificate",
    ),
}


@pytest.mark.parametrize(("body", "message", "remedy"), FIGURES.values(), ids=FIGURES)
def test_a_typed_figure_is_noticed(tree: Tree, body: str, message: str, remedy: str) -> None:
    """A figure of the norm that was typed is a warning with the call to write instead; no more than that."""
    tree.over(f"{body}\n")
    code, said = check(tree)
    assert code == 0
    assert said.startswith("1 waarschuwing"), said
    assert message in said
    assert remedy in said


LEFT_ALONE = {
    "a call": 'Een certificaat geldt {{ value("certificate.years") }}.',
    "another number": "Hoogstens 81 % mag indirect zijn, en het certificaat hangt 4 jaar.",
    "the number without the norm": "Wij werken al twee jaar samen, en 80 % vindt dat fijn.",
    "a sum": "De norm is gehaald: 100 × 1,2 ÷ 30 = 4,0 %.",
    "code": "Een certificaat: `2 jaar`.\n\n```\nhet certificaat geldt 2 jaar\n```",
    "a box with an example": "!!! voorbeeld\n    Het certificaat van A geldt 2 jaar.",
    "one that is meant": "Het certificaat van een ander geldt 2 jaar. <!-- getal: ander keurmerk -->",
    "another amount": "Een certificaat van een ander kost € 2.251. Een stoel kost € 2.250.",
    "a day of something else": "Op 1 april 2023 begon Ans. De handleiding van 2 april 2023 kent zij niet.",
    "a day in a box": "!!! voorbeeld\n    De aanvraag van A is van 1 april 2023.",
    "a day that is meant": "Een aanvraag van 1 april 2023. <!-- getal: onze eigen aanvraag -->",
    "a size": "De norm bij 2 fte staat in de tabel.",
}


@pytest.mark.parametrize("body", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_other_numbers_are_left_alone(tree: Tree, body: str) -> None:
    """A check that cries wolf is switched off, so what is no typed figure of the norm passes."""
    tree.over(f"{body}\n")
    assert check(tree) == (0, "")


def test_an_old_figure_is_called_with_its_edition(tree: Tree) -> None:
    """A weight that no longer holds is still a figure of the norm: the call is pinned."""
    tree.over("Verlengen mocht vroeger 2 keer.\n")
    assert '{{ value("aspirant.extensions", "1.9") }}' in check(tree)[1]


def test_a_page_is_reviewed_from_its_day_on(tree: Tree) -> None:
    """The day before says nothing, the day itself names the page and its line; a build has no clock."""
    tree.over(head="review_before: 2027-04-01")
    assert check(tree, "--today", "2027-03-31") == (0, "")
    code, said = check(tree, "--today", "2027-04-01")
    assert code == 0
    assert said.startswith("1 pagina om na te kijken")
    assert "content/nl/over/pagina.md:4: nakijken vóór 2027-04-01" in said


def test_long_sentences_are_counted_and_named_on_request(tree: Tree) -> None:
    """One line per page with the longest; `--streng` names each."""
    tree.over(f"Kort.\n\n{LONG}\n{LONG.replace('Dit', 'Dat is ook')}")
    code, said = check(tree)
    assert code == 0
    assert said.startswith("1 pagina met een tip")
    assert (
        "content/nl/over/pagina.md:9: 2 zinnen zijn te lang; de langste heeft 36 woorden." in said
    )
    assert (
        "pagina.md:7: Een zin van 34 woorden: 'Dit is een zin met nog …'"
        in check(tree, "--streng")[1]
    )


def test_a_sentence_of_25_words_is_fine(tree: Tree) -> None:
    """The boundary itself passes; list, table and short sentences on one line are not one sentence."""
    tree.over("woord " * 24 + "woord.\n")
    assert check(tree, "--streng") == (0, "")
    tree.over("woord " * 25 + "woord.\n")
    assert "Een zin van 26 woorden" in check(tree, "--streng")[1]
    tree.over(
        "- Een twee drie vier vijf zes\n" * 5 + "\nEen twee drie. Vier vijf zes! Zeven acht?\n" * 3
    )
    assert check(tree, "--streng") == (0, "")


def test_an_abbreviation_is_explained_or_known(tree: Tree) -> None:
    """Unexplained it is a warning, once; explained on the page, or a term of the glossary, it is none."""
    tree.over("De IOAW telt.\nEn de IOAW nog eens. Het UWV ook.\n")
    code, said = check(tree)
    assert (code, said.count("IOAW' wordt")) == (0, 1)
    assert "pagina.md:5: De afkorting 'IOAW'" in said
    tree.over("De IOAW (voor oudere werklozen) telt.\n")
    assert check(tree) == (0, "")
    site = tree.site / "site.toml"
    site.write_text(site.read_text("utf-8") + "\n[kinds.begrippen]\n", "utf-8")
    tree.over("De IOAW telt.\n")
    tree.page("nl/begrippen/index.md")
    tree.page("nl/begrippen/ioaw.md", title="IOAW-uitkering")
    assert check(tree) == (0, "")


def test_problems_still_fail_and_hints_come_too(tree: Tree) -> None:
    """One round tells everything; a problem makes the exit status 1."""
    tree.over("[weg](nergens.md)\n\nEen certificaat geldt 2 jaar.\n")
    tree.over(name="concept", title="Nog niet", head="draft: true")
    code, said = check(tree)
    assert code == 1
    assert "1 waarschuwing" in said
    assert "1 probleem gevonden:" in said
    assert "Concepten, niet op de site:\n    content/nl/over/concept.md: Nog niet" in said


def test_the_sites_own_pages_hold_no_typed_figure() -> None:
    """What the project publishes follows the editions, and explains its abbreviations."""
    said = proofread(Places.under(ROOT), date(2026, 1, 1), Extent.SUMMARY)
    assert "waarschuwing" not in said, said
