"""Pictures are true to scale, their labels stand apart, and every figure in them stands in their table."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from html.parser import HTMLParser
from itertools import pairwise
from random import Random

import pso
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pso.insight.margin import margin_of
from pso.insight.outlook import outlook_of
from pso.picture.curve import HEIGHT, LABEL_GAP, along, curve_of
from pso.picture.spare import MOST_ROWS, spare_of
from pso.picture.timeline import MOST_STOPS, timeline_of
from pso.picture.waterfall import waterfall_of
from pso.view import Page
from pso.view.insight import insight_fragments

from tests.calculator.oracle.opgaves import random_opgave
from tests.calculator.samples import Record, example, plain, scored, with_purchase, with_row

LANGUAGES = ("nl", "en")
CLOSE = Fraction(1, 50)
"""Places are written with two decimals."""
DRAWN = ("outlook", "margin", "curve", "waterfall")
FIGURE = re.compile(r"\d+[.,]\d+|\d{4}")
VOID = {"line", "rect", "path", "circle"}


def many(rows: int, **changes: object) -> pso.Assessment:
    """Score an organisation with many rows, each a little larger than the one before."""
    row = {"position": "wia", "contract": "regulier"}
    placements = [
        row | {"hours": str(10 + index % 30), "label": f"Afdeling {index} van de vestiging Utrecht"}
        for index in range(rows)
    ]
    return scored(plain(total_fte=str(rows * 12), placements=placements) | changes)


def number(place: str) -> Fraction:
    """Read a place without its unit."""
    return Fraction(re.sub(r"[a-z%]+$", "", place))


def results() -> Iterator[pso.Assessment]:
    """Give a handful of very different results."""
    yield scored(example())
    yield scored(plain(placements=[]))
    yield scored(plain(total_fte="2", placements=[]))
    yield scored(with_row(start="2020-01-01", end="2024-01-31", people=3))
    yield scored(plain(own_values={"norm.trede_3": "20"}))
    yield scored(with_purchase(invoice="90000") | {"total_fte": "60"})
    yield many(40)
    yield many(200)


class Reader(HTMLParser):
    """Reads a fragment: what its picture says, what its tables say, its ids and what is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.drawn: list[str] = []
        self.told: list[str] = []
        self.title = ""
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember where we are."""
        given = dict(attrs)
        self.ids += [str(given["id"])] if "id" in given else []
        if tag not in VOID:
            self.open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element; the one that was opened last is closed first."""
        if tag not in VOID:
            assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Put words where they belong."""
        if not data.strip() or not self.open:
            return
        tag, given = self.open[-1]
        if tag == "title":
            self.title += data
        elif tag == "text":
            axis = "middle" in (given.get("text-anchor") or "") or "dy" in given
            self.drawn += [] if axis and "axis" in str(given.get("class")) else [data]
        elif any(name == "details" for name, _ in self.open):
            self.told.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_in_a_picture_stands_in_its_table(language: str) -> None:
    """Whoever does not see the picture reads the same figures; marks of an axis are no figures of the result."""
    for result in results():
        fragments = insight_fragments(Page(language=language), result)
        for name in DRAWN:
            read = Reader(fragments[name])
            told = set(FIGURE.findall(" ".join(read.told)))
            drawn = {figure for text in read.drawn for figure in FIGURE.findall(text)}
            assert drawn <= told, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_has_a_title_and_closes_what_it_opens(language: str) -> None:
    """Every picture says in words what it shows, and its HTML is whole."""
    for result in results():
        for name, html in insight_fragments(Page(language=language), result).items():
            read = Reader(html)
            assert not read.open, name
            assert html.count('role="img"') == bool(read.title), name
            assert "{" not in read.title
            assert "style=" not in html
            assert "<script" not in html


def test_titles_differ_by_language() -> None:
    """A picture's title is in the language of its page."""
    dutch, english = (insight_fragments(Page(language=it), many(12)) for it in LANGUAGES)
    for name in DRAWN:
        assert Reader(dutch[name]).title != Reader(english[name]).title != ""


def test_ids_are_unique_in_a_page() -> None:
    """All fragments of a result can stand in one page, the ladder and the explanation too."""
    page = Page(language="nl")
    for result in results():
        fragments = (page.fragments(result) | insight_fragments(page, result)).values()
        ids = Counter(found for html in fragments for found in Reader(html).ids)
        assert [key for key, times in ids.items() if times > 1] == []


@given(st.randoms(use_true_random=False))
def test_pictures_of_any_result_stay_inside_their_frame(rng: Random) -> None:
    """Whatever the opgave, every place lies between the ends of the picture."""
    result = scored(random_opgave(rng))
    falls, ahead = waterfall_of(result), timeline_of(outlook_of(result))
    places = [bar.x for bar in falls.bars] + [bar.end for bar in falls.bars] + [falls.norm_x]
    places += [band.x for band in ahead.bands] + [life.x for life in ahead.lifelines]
    places += [curve_of(result).own_x]
    margin = margin_of(result)
    if margin.norm_percent is not None:
        spare = spare_of(margin, result)
        places += [spare.line_x, *(bar.width for bar in spare.bars)]
    assert all(0 <= number(place) <= 100 for place in places)
    assert 0 <= number(curve_of(result).own_y) <= HEIGHT


@given(st.randoms(use_true_random=False))
def test_bars_of_the_waterfall_add_up(rng: Random) -> None:
    """Each bar begins where the one before ends, all on one scale, and what counts ends at the total."""
    result = scored(random_opgave(rng))
    drawn = waterfall_of(result)
    *parts, total = drawn.bars
    counted = [bar for bar in parts if bar.part.kind != "lost"]
    assert sum(bar.part.percent for bar in counted) == result.total_percent == total.part.percent
    if counted:
        assert counted[-1].end == total.end
    for before, bar in pairwise(parts):
        assert before.end == bar.x
    rows = sorted(index for bar in parts for index in bar.part.rows)
    assert rows == list(range(len(result.direct.contributions)))
    for bar in parts:
        times = bar.part.percent / drawn.norm.percent
        assert abs(number(bar.width) - times * number(drawn.norm_x)) < CLOSE * (1 + times)


@given(st.randoms(use_true_random=False))
def test_a_bar_of_the_margin_reaches_the_line_when_its_row_carries_the_level(rng: Random) -> None:
    """The line and the bars are on one scale: what crosses it cannot be missed."""
    result = scored(random_opgave(rng))
    margin = margin_of(result)
    if margin.norm_percent is None:
        return
    for bar in spare_of(margin, result).bars:
        assert bar.row.carries == (bar.points >= margin.to_lose)


@given(st.integers(2, 105))
def test_the_curve_passes_through_every_norm(size: int) -> None:
    """At each size the line stands at the norm that the tables give, but for the rounding between two rows."""
    result = scored(plain(total_fte=str(size), placements=[]))
    curve = curve_of(result)
    for line, norm in zip(curve.lines, result.norms, strict=True):
        points = [tuple(map(Fraction, p.split())) for p in line.path[1:].split("L")]
        x = 1000 * along(size, tuple(norm.value.rows))
        (x0, y0), (x1, y1) = next(
            pair for pair in pairwise(points) if pair[0][0] <= x + 1 <= pair[1][0] + 2
        )
        drawn = y0 + (y1 - y0) * (x - x0) / (x1 - x0)
        marked = number(curve.marks[result.norms.index(norm)])
        assert abs(HEIGHT * drawn / 1000 - marked) < Fraction(1, 10)


@given(st.integers(2, 400), st.integers(0, 40))
def test_labels_of_the_curve_stand_apart(size: int, hours: int) -> None:
    """However close the norms end, the names of the lines do not cover each other."""
    row = {"position": "wia", "contract": "regulier", "hours": str(hours)}
    result = scored(plain(total_fte=str(size), placements=[row] if hours else []))
    heights = [number(line.label_y) for line in curve_of(result).lines]
    assert all(low - high >= LABEL_GAP - CLOSE for low, high in pairwise(heights))


@given(st.randoms(use_true_random=False))
def test_the_staircase_has_every_month_once(rng: Random) -> None:
    """Bands follow each other over the whole width; each level has a height of its own, the highest on top."""
    result = scored(random_opgave(rng))
    bands = timeline_of(outlook_of(result)).bands
    assert number(bands[0].x) == 0
    assert abs(number(bands[-1].x) + number(bands[-1].width) - 100) < CLOSE
    for before, band in pairwise(bands):
        assert abs(number(before.x) + number(before.width) - number(band.x)) < CLOSE
        higher = pso.value.LEVELS.index(band.level) > pso.value.LEVELS.index(before.level)
        assert (number(band.y) < number(before.y)) == higher
    assert len({band.level for band in bands}) == sum(band.named for band in bands)


def test_halfway_in_time_is_halfway_in_the_timeline() -> None:
    """Days are on a true scale."""
    ahead = timeline_of(outlook_of(scored(with_row(end="2025-04-16"))))
    (life,) = ahead.lifelines
    days = (life.stop.last - outlook_of(scored(plain())).months[0].reference).days
    assert abs(number(life.x) - Fraction(100 * days, 1127)) < Fraction(1, 2)


def test_many_rows_stand_together() -> None:
    """Forty rows do not make forty bars: the smallest are one, and the rest is counted."""
    result = many(40)
    kinds = Counter(bar.part.kind for bar in waterfall_of(result).bars)
    assert kinds["row"] == 9
    assert kinds["rest"] == 1
    assert len(spare_of(margin_of(result), result).shown) == MOST_ROWS
    stopping = many(
        12,
        placements=[{"position": "wia", "contract": "regulier", "hours": "30", "end": "2024-05-01"}]
        * 12,
    )
    ahead = timeline_of(outlook_of(stopping))
    assert (len(ahead.lifelines), ahead.more) == (MOST_STOPS, 12 - MOST_STOPS)


def test_what_the_cap_takes_is_hollow() -> None:
    """Purchases beyond the largest share have a bar of their own, of another form."""
    row = {"position": "wia", "contract": "regulier", "hours": "2"}
    opgave: Record = with_purchase(invoice="100000") | {"total_fte": "30", "placements": [row]}
    html = insight_fragments(Page(language="nl"), scored(opgave))["waterfall"]
    assert "bar--lost" in html
    assert "Inkoop die niet meetelt" in html


def test_who_carries_the_level_is_said_and_drawn() -> None:
    """A row that cannot be missed differs in form and in words, not only in colour."""
    html = insight_fragments(Page(language="nl"), scored(plain(total_fte="14")))["margin"]
    assert "bar--carries" in html
    assert ">draagt het niveau<" in html
    assert ">niemand kan weg<" in html
