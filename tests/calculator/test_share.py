"""Figures in a link: what comes out is what went in, as far as it says; and nothing about a person is in it."""

import json
import string
from fractions import Fraction
from typing import Any

import pso
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pso import api
from pso.share import summary_of
from pso.share_text import BadLink, link_text, read_link

from tests.calculator.oracle.opgaves import opgaves
from tests.calculator.samples import Record, example, plain, scored, with_row

HALF_CENT = Fraction(1, 200)
# With a half it may go down by a whole hundredth, so that the target group never exceeds the total.
WORST = 2 * HALF_CENT + Fraction(1, 10_000)


def asked(question: str, **more: object) -> dict[str, Any]:
    """Ask the page's question."""
    reply: dict[str, Any] = json.loads(
        api.answer(json.dumps({"question": question, "language": "nl", **more}))
    )
    return reply


def link_of(opgave: Record) -> str:
    """Give the link to an opgave."""
    link = asked("share", opgave=opgave, notation="file")["link"]
    assert isinstance(link, str)
    return link


def opened(link: str) -> pso.Assessment:
    """Open a link and score what is in it."""
    return scored(asked("shared", link=link)["opgave"])


@given(opgave=opgaves())
def test_a_link_gives_the_same_result_but_for_the_said_rounding(opgave: Record) -> None:
    """Each group differs at most a hundredth fte, and so does what follows from it."""
    reply = asked("share", opgave=opgave, notation="file")
    assume(reply["link"])
    here, there = scored(opgave), opened(reply["link"])
    groups = len(summary_of(here).groups) + 1
    assert there.edition is here.edition
    assert (there.total_fte, there.size) == (here.total_fte, here.size)
    assert there.norms == here.norms
    assert abs(there.direct.fte - here.direct.fte) <= groups * WORST
    apart = 100 * groups * WORST / here.total_fte
    assert abs(there.direct.percent - here.direct.percent) <= apart
    assert abs(there.indirect.percent - here.indirect.percent) <= Fraction(1, 1000)
    assert abs(there.total_percent - here.total_percent) <= 5 * apart + Fraction(1, 1000)
    assert abs(there.banenafspraak.fte - here.banenafspraak.fte) <= groups * WORST
    assert there.opgave.quality == here.opgave.quality
    assert there.opgave.own_values == here.opgave.own_values


@given(opgave=opgaves())
def test_a_link_is_read_as_it_was_written(opgave: Record) -> None:
    """Not a figure is lost between writing and reading."""
    summary = summary_of(scored(opgave))
    assert read_link(link_text(summary)) == summary


@given(opgave=opgaves())
def test_a_link_survives_a_message(opgave: Record) -> None:
    """It holds only what no program changes in an address, and what stands around it does no harm."""
    link = link_text(summary_of(scored(opgave)))
    assert set(link) <= set(string.ascii_lowercase + string.digits + ".-_")
    assert read_link(f' "{link}".\n') == read_link(link)


def test_most_links_can_be_made() -> None:
    """Ordinary figures fit in a link, and a short one."""
    assert len(link_of(example())) < 200


@given(opgave=opgaves(), data=st.data())
def test_a_damaged_link_is_seen(opgave: Record, data: st.DataObject) -> None:
    """A piece that is missing or a sign that was changed never gives other figures."""
    link = link_text(summary_of(scored(opgave)))
    at = data.draw(st.integers(min_value=0, max_value=len(link) - 1))
    sign = data.draw(st.characters(categories=("L", "N", "P")))
    cut, changed = link[:at], f"{link[:at]}{sign}{link[at + 1 :]}"
    assert isinstance(read_link(cut), BadLink)
    if changed.strip(".") != link:
        assert isinstance(read_link(changed), BadLink)


@given(text=st.text(max_size=200) | st.text(alphabet="1.-_dgfwq0", max_size=60))
def test_whatever_a_link_holds_there_is_an_answer(text: str) -> None:
    """Nonsense gives a sentence that says what to do, and no figures."""
    reply = asked("shared", link=text)
    assert reply["opgave"] is None
    assert "link" in reply["fragments"]["shared"]


@pytest.mark.parametrize("link", [None, 1, [], {}, "1." + "1" * 100_000])
def test_no_link_at_all_is_answered_too(link: object) -> None:
    """What is no text, or far too long, is a link that is not whole."""
    assert asked("shared", link=link)["opgave"] is None


def test_a_newer_link_says_so() -> None:
    """A link of a later version is not called broken."""
    import hashlib  # noqa: PLC0415  the checksum by hand

    body = "2.2030-01-01.x"
    link = f"{body}.{hashlib.sha256(body.encode()).hexdigest()[:8]}"
    assert read_link(link) == BadLink(reason="newer")


def test_a_well_sealed_link_with_nonsense_in_it_is_damaged() -> None:
    """The checksum alone is not believed."""
    import hashlib  # noqa: PLC0415  the checksum by hand

    for part in ("x", "g-nobody-regulier-1", "f", "fx", "v-n-trede_9-1", "qyy", "g", "s1", "j2023"):
        body = f"1.2023-10-01.f10.{part}"
        link = f"{body}.{hashlib.sha256(body.encode()).hexdigest()[:8]}"
        assert read_link(link) == BadLink(reason="damaged"), part


def test_nothing_about_a_person_is_in_a_link() -> None:
    """No label, no day at work, no hours: only the day of the application, which is the organisation's."""
    opgave = with_row(
        label="Jansen", start="2022-11-17", hours="31.5", subsidy_until="2023-05-09", people=2
    )
    opgave["purchases"] = [
        {"label": "Groen BV", "kind": "pso", "invoice": "1234", "fte_per_million": "4"},
        {"label": "Blauw BV", "kind": "pso", "invoice": "2000", "fte_per_million": "4"},
    ]
    link = link_of(opgave)
    for secret in ("jansen", "groen", "2022-11", "11-17", "2023-05", "31d5", "1234"):
        assert secret not in link.lower()
    assert [row.start for row in opened(link).opgave.placements] == [None]


def test_a_first_day_cannot_be_computed_back() -> None:
    """One person, one day later at work: most of the time the link is the very same."""
    days = [f"2022-11-{day:02}" for day in range(1, 29)]
    links = {link_of(with_row(start=day, hours="32")) for day in days}
    assert len(links) < len(days) / 3


def test_rows_of_one_kind_become_one_group() -> None:
    """Who shares position and contract is in one sum."""
    row = {"position": "wia", "contract": "regulier", "hours": "20"}
    link = link_of(plain(placements=[row, {**row, "start": "2023-01-01"}, row]))
    assert link.count(".g-") == 1


def test_a_small_group_is_said_before_anything_is_copied() -> None:
    """One person in a group is a reason to think twice."""
    shown = asked("share", opgave=plain(), notation="file")["fragments"]["share"]
    assert "Kleine groep" in shown
    many = plain(total_fte="100", placements=[{**plain()["placements"][0], "people": 10}])
    assert "Kleine groep" not in asked("share", opgave=many, notation="file")["fragments"]["share"]


def test_no_result_is_no_link() -> None:
    """What has no result yet cannot be shared, and the answer says why."""
    reply = asked("share", opgave={})
    assert reply["link"] is None
    assert "Vul eerst aan" in reply["fragments"]["share"]
