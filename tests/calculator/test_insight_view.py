"""What a page shows of a plan and of results side by side: buttons that keep their promise, differences in words."""

import re
import time
from fractions import Fraction
from random import Random

import pso
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pso.assessment import assess_opgave
from pso.insight.plan import USUAL, Wishes, plan_of
from pso.insight.plan.apply import applied_way
from pso.insight.plan.people import Kind
from pso.insight.scenario import held_against
from pso.opgave import opgave_json, opgave_tree
from pso.value import is_lower
from pso.view import Page
from pso.view.compared import compared
from pso.view.insight import insight_fragments, plan_fragment

from tests.calculator.oracle.opgaves import random_opgave
from tests.calculator.samples import Record, example, plain, scored, with_row
from tests.calculator.test_pictures import many

BUTTON = re.compile(r'<button type="button" [^>]*data-action="apply" data-way="([^"]+)"')
HAIR = Fraction(1, 10**8)
"""A total without end is cut after as many decimals as an opgave may have."""
PLAIN = re.compile(r"<[^>]*>")


def shown(html: str) -> str:
    """Give the words of a fragment on one line."""
    return " ".join(PLAIN.sub(" ", html).replace("\u00a0", " ").split())


# Each example makes three plans, some of which try thousands of people.
@settings(max_examples=100)
@given(st.randoms(use_true_random=False))
def test_every_button_of_a_plan_gives_the_level_that_it_promises(rng: Random) -> None:
    """What the page offers to put in the form is an opgave without problems, with that level and that score."""
    result = scored(random_opgave(rng))
    html = plan_fragment(Page(language="nl"), result)
    ways = BUTTON.findall(html)
    promised = {
        f"{target.level}.{way.currency}": way.total_percent
        for target in plan_of(result).levels
        for way in target.ways
        if way.changes
    }
    assert ways == list(promised)
    for way in rng.sample(ways, min(2, len(ways))):
        done = applied_way(result, USUAL, way)
        assert done is not None
        opgave = done.opgave
        then = pso.assess(opgave, edition=result.edition.name)
        assert isinstance(then, pso.Assessment), way
        assert not is_lower(then.quantitative_level, way.partition(".")[0])
        expected = promised[way]
        assert expected is not None
        assert abs(then.total_percent - expected) < HAIR
        written = pso.assess(opgave_json(opgave), edition=result.edition.name)
        assert isinstance(written, pso.Assessment)
        assert written.total_percent == then.total_percent


def test_a_way_that_is_not_in_the_plan_gives_nothing() -> None:
    """A name that a page made up, or one of a way that does not lead there, is no reason to fail."""
    result = scored(plain())
    for way in ("", "trede_3", "trede_3.luck", "none.extra", "trede_3.purchases"):
        assert applied_way(result, USUAL, way) is None


def test_wishes_are_followed() -> None:
    """The kind of person that was asked for is the one that is put in the form."""
    result = scored(example())
    wishes = Wishes(person=Kind(position="wajong", contract="detachering"))
    done = applied_way(result, wishes, "trede_3.extra")
    assert done is not None
    opgave = done.opgave
    assert opgave.placements[-1].position == "wajong"
    assert opgave.placements[-1].contract == "detachering"


def test_a_way_that_does_not_lead_there_says_why() -> None:
    """Behind the fold stands each way that does not work, with its reason and without a button."""
    html = insight_fragments(Page(language="nl"), scored(plain(placements=[])))["plan"]
    assert "manieren lukken niet" in html
    assert "er telt nog niemand uit de doelgroep mee" in html
    assert "trede_1.hours" not in html


def test_at_the_top_nothing_is_offered() -> None:
    """On the highest rung there is a sentence and no button."""
    html = insight_fragments(Page(language="nl"), scored(plain(total_fte="3")))["plan"]
    assert "Er is niets meer nodig" in html
    assert not BUTTON.findall(html)


def test_without_a_level_no_certificate_is_spoken_of() -> None:
    """Nobody gets a certificate for no level: the timeline does not draw its end."""
    html = insight_fragments(Page(language="nl"), scored(plain(placements=[])))["outlook"]
    assert "U staat nu op geen niveau" in html
    assert "certificaat" not in html


def test_scenarios_side_by_side_say_what_differs_and_why() -> None:
    """An extra person: higher total, larger organisation; each difference is said in words."""
    before, after = (
        scored(with_row(hours="20")),
        scored(with_row(hours="40", people=2) | {"total_fte": "11"}),
    )
    said = shown(compared(Page(language="nl"), [("Nu", before), ("Straks", after)]))
    assert "Totaal 5,0 % 18,2 % 13,2 punt hoger" in said
    assert "Grootte 10 fte 11 fte 1 meer" in said
    assert "Niveau volgens de cijfers Basistrede Trede 3 hoger" in said
    assert "Hierdoor verschilt “Straks” van “Nu”" in said
    assert "Doelgroep in gewogen fte: was 0,5, wordt 2." in said


def test_the_other_way_round_everything_is_lower() -> None:
    """The direction of a difference is that of the figure."""
    before, after = (
        scored(with_row(hours="20")),
        scored(with_row(hours="40", people=2) | {"total_fte": "11"}),
    )
    said = shown(compared(Page(language="en"), [("Now", after), ("Then", before)]))
    assert "Total 18.2 % 5.0 % 13.2 points lower" in said
    assert "Size 11 fte 10 fte 1 fewer" in said


def test_editions_side_by_side_name_the_rung_that_only_one_has() -> None:
    """Under 1.9 there is no Basistrede: the table says so, and so do the causes."""
    sides = [(name, pso.assess(plain(), edition=name)) for name in ("1.9", "2.1")]
    named = [(name, side) for name, side in sides if isinstance(side, pso.Assessment)]
    said = shown(compared(Page(language="nl"), named))
    assert "Norm Basistrede is er niet ≈ 4,6 %, gehaald" in said
    assert "norm Basistrede: was er niet, wordt 4,6." in said


def test_three_results_are_each_held_against_the_first() -> None:
    """Three columns, two lists of causes."""
    sides = [(f"Plan {hours}", scored(with_row(hours=str(hours)))) for hours in (20, 30, 40)]
    html = compared(Page(language="nl"), sides)
    assert html.count("compare__causes") == 2
    assert "Hierdoor verschilt “Plan 40” van “Plan 20”" in html


def test_equal_results_differ_in_nothing() -> None:
    """A scenario with another label only has no causes, and says so."""
    named = [("A", scored(plain())), ("B", scored(with_row(label="x")))]
    assert held_against(named[0][1], named[1][1]).causes == ()
    assert "Geen getal dat u gebruikt, is anders." in compared(Page(language="nl"), named)


@given(st.randoms(use_true_random=False))
def test_any_two_results_can_be_compared(rng: Random) -> None:
    """Other rows, another day, another edition: nothing fails and no placeholder is left."""
    first, second = scored(random_opgave(rng)), scored(random_opgave(rng))
    for language in ("nl", "en"):
        said = shown(compared(Page(language=language), [("A", first), ("B", second)]))
        assert not re.search(r"\{|\b[a-z]+_[a-z]+\b", said)


def test_a_label_of_the_user_is_text() -> None:
    """What someone typed is never read as HTML."""
    row: Record = with_row(label="<b>A & B</b>", end="2024-05-01")
    for html in insight_fragments(Page(language="nl"), scored(row)).values():
        assert "<b>" not in html


@pytest.mark.parametrize("rows", [200])
def test_fragments_of_many_rows_take_little_time(rows: int) -> None:
    """For two hundred rows the showing takes no longer than the computing, many times over."""
    page, result = Page(language="nl"), many(rows)
    insight_fragments(page, result)
    start = time.perf_counter()
    insight_fragments(page, result)
    assert time.perf_counter() - start < 2
    assert assess_opgave(result.opgave, result.edition).total_percent == result.total_percent


def test_a_total_without_end_is_written_down() -> None:
    """Part-timers in a week of 36 hours make thirds of an fte: the form gets a total that can be typed."""
    result = scored(plain(fulltime_hours="36", placements=[], total_fte="40"))
    wishes = Wishes(person=Kind(position="wajong", contract="regulier", hours=Fraction(24)))
    done = applied_way(result, wishes, "trede_3.extra")
    assert done is not None
    opgave = done.opgave
    assert opgave.total_fte is not None
    assert 10**12 % opgave.total_fte.denominator == 0
    assert scored(opgave_tree(opgave)).quantitative_level == "trede_3"
