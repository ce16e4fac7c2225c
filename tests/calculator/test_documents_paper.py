"""What a browser shows and prints: the figures to type over, and the report."""

import re

import pytest
from pso.document.report import report
from pso.document.retype import sheet

from tests.calculator.samples import example, scored
from tests.documents.opgaves import OPGAVES
from tests.documents.word import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_to_type_over_follow_the_steps_of_mijnpso(language: str) -> None:
    """Steps 1, 2, 3, 3C, 3D, 4, 5, 6, in that order, and what we call something ourselves is marked."""
    html = sheet(scored(example()), language)
    heads = re.findall(r"<h3>\w+ (\w+)\.", html)
    assert heads == ["1", "2", "3", "3C", "3D", "4", "5", "6"]
    assert html.count(" *<") > 10
    assert 'class="retype__ours">* ' in html


def test_rows_to_type_over_are_grouped() -> None:
    """Five hundred rows are eighteen lines, whose people add up to everyone."""
    html = sheet(scored(OPGAVES["many"]()), "nl")
    lines = re.findall(r"<tr>(.*?)</tr>", html.partition("3C.")[2].partition("3D.")[0])[1:]
    people = sum(int(re.findall(r">(\d+)</td>", line)[0]) for line in lines)
    assert len(lines) == 18
    assert people == sum(row["people"] for row in OPGAVES["many"]()["placements"])


@pytest.mark.parametrize("opgave", OPGAVES)
def test_the_report_shares_no_id_with_the_page(opgave: str) -> None:
    """Both draw the ladder: an id stands once."""
    html = report(scored(OPGAVES[opgave]()), "nl")
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len({*ids})
    assert all(it.startswith("report-") for it in ids)
    assert "<b>" not in html


def test_the_report_of_many_rows_stays_a_few_pages() -> None:
    """Beyond forty rows it refers to the dossier."""
    html = report(scored(OPGAVES["many"]()), "nl")
    assert html.count('<th scope="row">') < 80
    assert "en nog 460 andere rijen" in html
