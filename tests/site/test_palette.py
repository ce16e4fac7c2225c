"""Whatever colours a partner gives, the bare Meetlat can be read: the scripts of the page, asked outside a browser."""

import json
import random
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.site.test_contrast import PAIRS, SHAPE, TEXT, contrast, schemes

BROWSER = Path(__file__).parents[2] / "site/browser"
# Corners of the cube of colours, greys around the one on which neither black nor white reads well, and house styles.
KNOWN = [
    *(f"#{r}{g}{b}" for r in ("00", "ff") for g in ("00", "ff") for b in ("00", "ff")),
    *(f"#{grey:02x}{grey:02x}{grey:02x}" for grey in range(0x70, 0x7E, 2)),
    *("#0b5563", "#154273", "#ec0000", "#ffcc00", "#39870c", "#e17000", "#a90061", "#01689b"),
]
ROLES = ("accent", "background", "text", "label", "focus", "border")


def node(module: str, name: str, expression: str, given: object = None) -> Any:  # noqa: ANN401 - whatever JSON it is
    """Work out an expression with one name out of a script of the page; `given` is in it."""
    script = f"""
    import {{ {name} }} from {json.dumps((BROWSER / module).as_uri())};
    let given = "";
    for await (const part of process.stdin) given += part;
    given = JSON.parse(given);
    console.log(JSON.stringify({expression}));
    """
    command = ["node", "--input-type=module", "--eval", script]
    done = subprocess.run(
        command, input=json.dumps(given), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def ask(module: str, call: str, arguments: list[Any]) -> list[Any]:
    """Call a function of a script once for each list of arguments."""
    answers: list[Any] = node(module, call, f"given.map((values) => {call}(...values))", arguments)
    return answers


def colours(number: int) -> list[str]:
    """The known ones, then others from everywhere, each time the same."""
    dice = random.Random(6)
    return KNOWN + [f"#{dice.randrange(1 << 24):06x}" for _ in range(number)]


def hue(colour: str) -> float:
    """The hue as HSL has it, in degrees; the sum of differences around the wheel."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    high, low = max(red, green, blue), min(red, green, blue)
    if high - low < 0.12:
        return -1
    if high == red:
        return 60 * ((green - blue) / (high - low)) % 360
    return 60 * (
        2 + (blue - red) / (high - low) if high == green else 4 + (red - green) / (high - low)
    )


@cache
def themes() -> list[tuple[str, dict[str, str]]]:
    """Some hundreds of sets of colours, in both schemes, from one colour to all six."""
    dice, known = random.Random(7), colours(200)
    sets = [{role: dice.choice(known) for role in ROLES[: 1 + turn % 6]} for turn in range(400)]
    sets += [{"background": one} for one in KNOWN] + [{"text": one} for one in KNOWN] + [{}]
    return [(scheme, given) for given in sets for scheme in ("light", "dark")]


@cache
def palettes() -> list[dict[str, Any]]:
    """What the page makes of each."""
    own = schemes()
    own["dark"] = own["light"] | own["dark"]
    return ask("palette.js", "palette", [[given, own[scheme]] for scheme, given in themes()])


@pytest.mark.parametrize("asked", [TEXT, SHAPE])
def test_the_nearest_colour_passes(asked: float) -> None:
    """On any one ground something of the same hue can be read, and it is found."""
    known = colours(150)
    pairs: list[list[Any]] = [[front, [back], asked] for front in known for back in known[::7]]
    for (front, [back], _), found in zip(pairs, ask("contrast.js", "readable", pairs), strict=True):
        assert contrast(found, back) >= asked, (front, back, found)
        if min(hue(front), hue(found)) >= 0:
            turned = abs(hue(front) - hue(found)) % 360
            assert min(turned, 360 - turned) < 45, (front, back, found)


def test_a_pair_that_passes_is_left_alone() -> None:
    """Nobody's house style is touched without need."""
    known = colours(150)
    pairs: list[list[Any]] = [
        [a, [b], TEXT] for a in known for b in known[::5] if contrast(a, b) >= TEXT
    ]
    assert len(pairs) > 500
    assert ask("contrast.js", "readable", pairs) == [front for front, _, _ in pairs]


def test_a_colour_moves_no_further_than_it_must() -> None:
    """A grey that just misses stays a grey of nearly the same lightness."""
    assert ask("contrast.js", "readable", [["#777777", ["#ffffff"], TEXT]]) == ["#747474"]
    assert ask("contrast.js", "readable", [["#000000", ["#000000", "#ffffff"], TEXT]]) == [
        "#000000"
    ]


def test_every_pair_of_every_theme_is_readable() -> None:
    """All that test_contrast asks of our own colours holds for theirs."""
    missed = {
        (scheme, json.dumps(given), front, back)
        for (scheme, given), made in zip(themes(), palettes(), strict=True)
        for front, back, asked in PAIRS
        if contrast(made["tokens"][front], made["tokens"][back]) < asked
    }
    assert missed == set()


def test_what_was_replaced_is_told_and_nothing_else() -> None:
    """Each colour that was given is either there, or named with what stands in its place."""
    shown = {
        "accent": "petrol",
        "text": "ink",
        "label": "on-petrol",
        "focus": "focus",
        "border": "line-strong",
    }
    told = 0
    for (_, given), made in zip(themes(), palettes(), strict=True):
        gone = {one["role"]: one for one in made["replaced"]}
        told += len(gone)
        for role, token in shown.items():
            used = gone[role]["used"] if role in gone else given.get(role)
            assert used in (None, made["tokens"][token])
            assert role not in gone or gone[role]["ratio"] < gone[role]["asked"]
        if "background" in given:
            assert made["tokens"]["paper"] == given["background"]
    assert told > 100


def test_without_colours_ours_stay_as_they_are() -> None:
    """A frame without a theme is the site's own."""
    own = schemes()
    own["dark"] = own["light"] | own["dark"]
    for (scheme, given), made in zip(themes(), palettes(), strict=True):
        if not given:
            assert made == {"tokens": own[scheme], "replaced": []}


def test_a_palette_holds_every_colour_of_the_site() -> None:
    """A new token cannot be forgotten in the colours of a partner."""
    assert set(node("palette.js", "NAMES", "NAMES")) == set(schemes()["light"])
