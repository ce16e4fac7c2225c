"""Every pair of colours that meets on a page can be read, in light and in dark."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "site/styles/10-tokens.css"
GROUNDS = ("paper", "surface", "sunken")
DARK = "@media screen and (prefers-color-scheme: dark)"
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=[;\s,)])|\brgba?\(|\bhsla?\(")
TEXT = 4.5
SHAPE = 3.0

PAIRS = (
    *(
        (text, ground, TEXT)
        for text in ("ink", "ink-soft", "petrol", "petrol-strong", "ochre", "red")
        for ground in GROUNDS
    ),
    *((shape, ground, SHAPE) for shape in ("line-strong", "focus") for ground in GROUNDS),
    *(("ochre-fill", ground, SHAPE) for ground in ("paper", "surface")),
    *(("ink", tint, TEXT) for tint in ("petrol-tint", "ochre-tint", "red-tint")),
    ("ink-soft", "petrol-tint", TEXT),
    ("petrol", "petrol-tint", TEXT),
    ("ochre", "ochre-tint", TEXT),
    ("red", "red-tint", TEXT),
    ("on-petrol", "petrol", TEXT),
    ("on-petrol", "petrol-strong", TEXT),
    ("focus", "focus-halo", SHAPE),
)
# Lines that only divide carry no meaning, so no contrast is asked of them.
DECORATION = {"line"}


def colours(block: str) -> dict[str, str]:
    """Return the colour tokens of one block of the stylesheet."""
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", block))


def schemes() -> dict[str, dict[str, str]]:
    """Return the tokens of both colour schemes."""
    light, dark = TOKENS.read_text(encoding="utf-8").split(
        "@media screen and (prefers-color-scheme: dark)"
    )
    return {"light": colours(light), "dark": colours(dark)}


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2 defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_pair_is_readable(scheme: str, front: str, back: str, least: float) -> None:
    """A reader with low vision can tell this text or shape from what lies behind it."""
    tokens = schemes()[scheme]
    assert contrast(tokens[front], tokens[back]) >= least


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_colour_goes_unchecked(scheme: str) -> None:
    """A new colour cannot enter the site without a pair that proves it readable."""
    checked = {name for front, back, _ in PAIRS for name in (front, back)}
    assert set(schemes()[scheme]) == checked | DECORATION


def test_colours_live_in_one_place() -> None:
    """No other stylesheet names a colour, so that dark mode and the checks above see them all."""
    others = (path for path in TOKENS.parents[1].rglob("*.css") if path != TOKENS)
    assert [path.name for path in others if COLOUR.search(path.read_text(encoding="utf-8"))] == []
