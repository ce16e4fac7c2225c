"""Damaged opgaves for the reader of files: drawn ones with something changed in text or structure, pieces, bytes."""

import json
from copy import deepcopy
from random import Random
from typing import Any

import pso
from pso import api

from tests.calculator.oracle.opgaves import broken_opgave, random_opgave
from tests.fuzz.harness import mutated

PIECES = (
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b'"',
        b"\\",
        b"null",
        b"true",
        b"NaN",
        b"-Infinity",
        b"1e999",
    ),
    *(
        b"[" * 200,
        b'{"a":' * 200,
        b"9" * 5000,
        b"0.",
        b"-",
        b"1e-400",
        b'"\\ud83d"',
        b"\xff",
        b"\0",
    ),
    *(
        b'"placements"',
        b'"purchases"',
        b'"own_values"',
        b'"workforce"',
        b'"reference_date"',
        b'"people"',
    ),
    *(
        b'"2023-02-30"',
        b'"36,5"',
        b'"1.000"',
        b'"pso-opgave/2"',
        b'"wajong"',
        b"\xef\xbb\xbf",
        b"\xff\xfe",
    ),
)
ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 10**30, -(10**30), 0.1, 1e300, float("inf"), float("nan")),
    *("", " ", "x" * 300, "36,5", "1.000", "٣", "2023-10-01", "0001-01-01", "9999-12-31", "wajong"),
    *([], {}, [[]], [None], {"a": {"b": []}}, "\ud83d", "<b>", "trede_1", "pso-opgave/2"),
)


class Opgaves:
    """Makes inputs, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)

    def next(self) -> tuple[str, bytes]:
        """Give the kind of an input, and the input."""
        match self.rng.randrange(8):
            case 0 | 1:
                return "text", mutated(self.rng, PIECES, self._drawn())
            case 2 | 3 | 4:
                return "structure", self._changed()
            case 5 | 6:
                return "pieces", b"".join(self.rng.choices(PIECES, k=self.rng.randrange(1, 30)))
        return "bytes", self.rng.randbytes(self.rng.randrange(300))

    def _drawn(self) -> bytes:
        draw = self.rng.choice((random_opgave, random_opgave, broken_opgave))
        return json.dumps(draw(self.rng)).encode()

    def _changed(self) -> bytes:
        tree = json.loads(self._drawn())
        for _ in range(self.rng.choice((1, 1, 2, 5))):
            put_somewhere(tree, self.rng)
        return json.dumps(tree).encode("utf-8", "surrogatepass")


def put_somewhere(tree: Any, rng: Random) -> None:  # noqa: ANN401  any JSON
    """Put something odd in the place of a value, beside one, or take one away."""
    inside = list(tree.values()) if isinstance(tree, dict) else tree
    groups = [part for part in inside if isinstance(part, dict | list) and part]
    if groups and rng.random() < 0.6:
        put_somewhere(rng.choice(groups), rng)
    elif isinstance(tree, list):
        tree.insert(rng.randrange(len(tree) + 1), deepcopy(rng.choice(ODD)))
    elif rng.random() < 0.2:
        tree.pop(rng.choice(list(tree)))
    else:
        tree[rng.choice([*tree, "unknown", ""])] = deepcopy(rng.choice(ODD))


def check(data: bytes) -> str:
    """Score one input in every way in, and use all that comes out; give what became of it."""
    result = pso.assess(data)
    json.loads(pso.uitkomst_json(result))
    pso.uitkomst_json(result, "en").encode()
    asked = {"notation": "file", "opgave": text_of(data), "wants": ["level", "rows", "basis"]}
    reply = json.loads(api.answer(json.dumps(asked)))
    assert reply["state"] in {"scored", "incomplete", "problems"}
    api.answer(data.decode("utf-8", "replace"))
    if not isinstance(result, pso.Assessment):
        return result.problems[0].code
    saved = pso.opgave_json(result.opgave)
    assert pso.opgave_json(pso.assess(saved).opgave) == saved  # type: ignore[union-attr]
    return "scored"


def text_of(data: bytes) -> object:
    """Give what a page would make of a file: its JSON, or its text where it has none."""
    try:
        return json.loads(data)
    except ValueError:
        return data.decode("utf-8", "replace")
    except RecursionError:
        return ""
