"""Opgaves to start from, and short ways to ask what comes out."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pso

Record = dict[str, Any]

HERE = Path(__file__).parent
FORMATS = HERE / "formats"


def example() -> Record:
    """Give the opgave that the description of the format shows."""
    tree: Record = json.loads((FORMATS / "opgave.json").read_text("utf-8"))
    return tree


def plain(**changes: object) -> Record:
    """Give ten fte with one full-time person of the target group, whose peiljaar has 365 days."""
    frame: Record = {
        "reference_date": "2023-10-01",
        "peiljaar_start": "2022-10-01",
        "total_fte": "10",
        "placements": [{"position": "wia", "contract": "regulier", "hours": "40"}],
    }
    return frame | changes


def with_row(**changes: object) -> Record:
    """Give the plain opgave with changes in its only placement."""
    opgave = plain()
    opgave["placements"][0] |= changes
    return opgave


def with_purchase(**changes: object) -> Record:
    """Give the plain opgave with one purchase from a certified supplier."""
    row: Record = {"kind": "pso", "invoice": "1000", "turnover": "100000"}
    row |= {"supplier_fte": "10", "direct_percent": "20"} | changes
    return plain(purchases=[row])


def scored(opgave: Record) -> pso.Assessment:
    """Score an opgave that has no problems."""
    result = pso.assess(opgave)
    assert isinstance(result, pso.Assessment), result
    return result


def outcome(opgave: object, language: str = "nl", edition: str | None = None) -> Record:
    """Give `pso-uitkomst/1` as data."""
    result = pso.assess(opgave, edition=edition)  # type: ignore[arg-type]
    tree: Record = json.loads(pso.uitkomst_json(result, language))
    return tree


def problems(opgave: object, edition: str | None = None) -> list[tuple[str, str]]:
    """Give path and code of every problem, sorted."""
    found = outcome(opgave, edition=edition).get("problems", [])
    return sorted((problem["path"], problem["code"]) for problem in found)


def sentence(opgave: object, code: str, language: str = "nl") -> str:
    """Give the sentence of the only problem with that code."""
    found = outcome(opgave, language)["problems"]
    (said,) = (problem["sentence"] for problem in found if problem["code"] == code)
    return str(said)


@cache
def texts(language: str) -> dict[str, str]:
    """Give every sentence of a language by its dotted key, from all its files, read without the package."""
    found: dict[str, str] = {}
    for path in (files("pso") / "text").iterdir():
        if path.name.endswith(f"{language}.toml"):
            found |= dict(_flat(tomllib.loads(path.read_text("utf-8")), ""))
    return found


def _flat(tree: Record, prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, part in tree.items():
        path = f"{prefix}{key}"
        found += _flat(part, f"{path}.") if isinstance(part, dict) else [(path, part)]
    return found
