"""How the pages look, held against small pictures of how they looked when somebody last approved of it.

Each pixel of a kept picture is the average of a block of the page. That shows a colour, a margin or a line that
changed, and leaves out how one machine draws a letter. A shade that changed a little shows in the list of colours
beside the pictures: of a desk, by day and by night. Chromium alone: what browsers draw themselves, such as the field
of a date, differs between them, and what a style sheet asks for can be seen in one. `make pictures` renews.
"""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.browser.colours import colours_of
from tests.browser.picture import Picture, apart, as_png, read, shown, taken
from tests.browser.playwright_driver import PlaywrightPage
from tests.browser.states import MAIN, STATES
from tests.browser.static_server import StaticServer

pytestmark = pytest.mark.online

KEPT = Path(__file__).parent / "pictures"
RESULTS = Path(__file__).parents[2] / "test-results/pictures"
RENEW = os.environ.get("PICTURES") == "renew"
DAY = "2026-02-02T12:00:00"
# In steps of a colour, of 32. Measured: the same page again 0.00 and 0.75, another green 0.07 and 3.5, eight pixels
# more above the text 1.57 and 11.
MEAN, TILE = 0.2, 2.5


def on_paper(page: PlaywrightPage) -> None:
    """Between the margins of a sheet of A4."""
    page.look(width=672, scheme="light")
    page.wish(media="print")


def in_own_colours(page: PlaywrightPage) -> None:
    """With the few colours that a reader chose."""
    page.look(width=1280, scheme="light")
    page.wish(forced_colors="active")


def enlarged(page: PlaywrightPage) -> None:
    """At 200 % on a screen of 1280 pixels."""
    page.wish()
    page.enlarge(width=640, times=2)


COLOURED = ("1280-light", "1280-dark")
"""Looks whose colours are listed too: a narrower window has no others."""

Look = Callable[[PlaywrightPage], None]
LOOKS: dict[str, Look] = {
    f"{width}-{scheme}": partial(PlaywrightPage.look, width=width, scheme=scheme)
    for width in (320, 768, 1280)
    for scheme in ("light", "dark")
}
MAIN_LOOKS: dict[str, Look] = {
    "paper": on_paper,
    "own-colours": in_own_colours,
    "enlarged": enlarged,
}


def looks(state: str) -> dict[str, Look]:
    """Give the ways in which a state is kept; the names are those of the pictures."""
    chosen = LOOKS | (MAIN_LOOKS if state in MAIN else {})
    return {f"{state}-{name}": look for name, look in chosen.items()}


@pytest.mark.parametrize("browser", ["chromium"], indirect=True)
@pytest.mark.parametrize("state", STATES)
def test_it_looks_as_it_did(page: PlaywrightPage, site: StaticServer, state: str) -> None:
    """On a phone, a tablet and a desk, by day and by night, the page looks as it was approved."""
    page.stop_the_calendar(DAY)
    STATES[state](page, site)
    page.rest()
    changed = [name for name, look in looks(state).items() if not as_kept(page, name, look)]
    assert changed == [], (
        "These pages look different. Compare wanted, got and difference in test-results/pictures, "
        "and the colours there with those in tests/browser/pictures. "
        "Meant to be so? Run: make pictures"
    )


def test_every_picture_is_of_a_page() -> None:
    """What is no longer held against a page is not kept either."""
    kept = {path.name for path in KEPT.iterdir()}
    pictures = {f"{name}.png" for state in STATES for name in looks(state)}
    colours = {f"{state}-{name}.txt" for state in STATES for name in COLOURED}
    assert kept == pictures | colours, "run: make pictures"


def as_kept(page: PlaywrightPage, name: str, look: Look) -> bool:
    """Whether a page looks as its picture and has its colours; when these are renewed, it does from now on."""
    look(page)
    coloured = not name.endswith(COLOURED) or has_kept_colours(page, name)
    return drawn_as_kept(page, name) and coloured


def has_kept_colours(page: PlaywrightPage, name: str) -> bool:
    """Whether the same colours meet on a page as are listed for it; a reviewer reads which, in the difference."""
    got, kept = colours_of(page), KEPT / f"{name}.txt"
    if kept.exists() and kept.read_text("utf-8") == got:
        return True
    folder = KEPT if RENEW else RESULTS
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(got, "utf-8")
    return RENEW


def drawn_as_kept(page: PlaywrightPage, name: str) -> bool:
    """Whether a page looks as its picture."""
    got, kept = taken(page), KEPT / f"{name}.png"
    if kept.exists() and alike(read(kept), got):
        return True
    if RENEW:
        kept.write_bytes(as_png(got))
        return True
    report(page, name, got)
    return False


def alike(kept: Picture, got: Picture) -> bool:
    """Whether two pictures differ by no more than another machine's letters do."""
    if kept.columns != got.columns or abs(kept.rows - got.rows) > 1:
        return False
    differences = apart(kept, got)
    mean = sum(differences) / len(differences)
    return mean <= MEAN and max(tiles(differences, got.columns)) <= TILE


def tiles(differences: bytes, columns: int) -> Iterator[float]:
    """Give the average of every two blocks by two: no letter fills them, and any button does."""
    below = differences[columns:]
    for here, one in enumerate(below[:-1]):
        if (here + 1) % columns:
            yield (differences[here] + differences[here + 1] + one + below[here + 1]) / 4


def report(page: PlaywrightPage, name: str, got: Picture) -> None:
    """Put beside each other what was wanted, what is there now and where they differ."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{name}-page.png").write_bytes(page.portrait())
    (RESULTS / f"{name}-got.png").write_bytes(as_png(got))
    path = KEPT / f"{name}.png"
    if not path.exists():
        return
    kept = read(path)
    (RESULTS / f"{name}-wanted.png").write_bytes(path.read_bytes())
    if kept.columns == got.columns:
        where = as_png(shown(apart(kept, got), got.columns))
        (RESULTS / f"{name}-difference.png").write_bytes(where)
