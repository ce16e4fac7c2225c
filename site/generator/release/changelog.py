"""`CHANGELOG.md` decides what may be released, and of which day it is."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.problem import Report

NAME = "CHANGELOG.md"
VERSION_FILE = "calculator/pso/version.py"
HEADING = re.compile(
    r"^## \[(?P<version>\d+\.\d+\.\d+)\] – (?P<day>\d{4}-\d\d-\d\d)$", re.MULTILINE
)
UNRELEASED = re.compile(
    r"^## \[Nog niet uitgebracht\]$(?P<lines>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL
)

Sort = Literal["gewoon", "eerste", "proef"]
"""`eerste`: there is no release before it whose versions have to stay. `proef`: only to try, for nobody to keep."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """A version with its day."""

    version: str
    day: date


def releases(text: str) -> list[Release]:
    """Return every release that the changelog names, the newest first."""
    return [
        Release(version=found["version"], day=date.fromisoformat(found["day"]))
        for found in HEADING.finditer(text)
    ]


def check_release(
    version: str, text: str, kept: set[str], sort: Sort, report: Report
) -> Release | None:
    """Return the release to be made; `kept` are the versions that earlier releases brought along."""
    known = releases(text)
    if sort == "proef":
        day = known[0].day if known else date(2000, 1, 1)
        return Release(version=version, day=day)
    if not known or known[0].version != version:
        report.add(
            NAME,
            1,
            f"{NAME} noemt versie {version} niet als nieuwste.",
            f"Zet boven de nieuwe regels '## [{version}] – 2027-04-01', met de dag van vandaag;"
            f" of verhoog VERSION in {VERSION_FILE}.",
        )
        return None
    _check_unreleased(text, report)
    if sort == "gewoon":
        _check_kept(known[1:], kept, report)
    return known[0]


def _check_unreleased(text: str, report: Report) -> None:
    found = UNRELEASED.search(text)
    if found and re.search(r"^- ", found["lines"], re.MULTILINE):
        report.add(
            NAME,
            text.count("\n", 0, found.start()) + 1,
            "Onder 'Nog niet uitgebracht' staan nog regels.",
            f"Zet ze onder een nieuwe versie, en verhoog VERSION in {VERSION_FILE}."
            " Wilt u alleen proberen, gebruik dan --soort proef.",
        )


def _check_kept(before: list[Release], kept: set[str], report: Report) -> None:
    """The release before this one has to be there: it brought all the others along."""
    if before and before[0].version not in kept:
        report.add(
            NAME,
            1,
            f"De uitgave van versie {before[0].version} is er niet, dus haar pagina's zouden verdwijnen.",
            "Zet de zip van die uitgave in de map releases. Is dit de eerste uitgave met een zip,"
            " gebruik dan --soort eerste.",
        )
