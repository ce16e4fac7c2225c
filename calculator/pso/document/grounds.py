"""What a result rests on, short enough for paper: a day that is missing in many rows is one line."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from pso.assessment import Assessment
from pso.document.page import DocumentPage
from pso.document.shared import rows_text
from pso.problem import INDEX, label_of
from pso.value import Status

FIRMNESS: Final[tuple[Status, ...]] = (
    *("own", "unpublished", "estimated", "unchecked", "inferred", "carried"),
)
"""The least firm first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """Something a result rests on, in words."""

    status: Status
    name: str
    note: str
    source: str


def grounds_of(result: Assessment, page: DocumentPage) -> tuple[Ground, ...]:
    """List the basis of a result, the least firm first."""
    found = [*_values(result, page), *_unchecked(result, page)]
    return tuple(sorted(found, key=lambda ground: FIRMNESS.index(ground.status)))


def by_status(grounds: tuple[Ground, ...]) -> list[tuple[Status, list[Ground]]]:
    """Put what is equally firm together."""
    return [(status, list(found)) for status, found in groupby(grounds, lambda it: it.status)]


def _values(result: Assessment, page: DocumentPage) -> Iterator[Ground]:
    for line in page.basis(result):
        if line.status != "unchecked":
            yield Ground(status=line.status, name=line.name, note=line.note, source=line.source)


def _unchecked(result: Assessment, page: DocumentPage) -> Iterator[Ground]:
    rows: dict[str, list[int]] = {}
    for line in page.basis(result):
        if line.status == "unchecked" and (index := INDEX.search(line.key)):
            rows.setdefault(INDEX.sub("", line.key), []).append(int(index[1]))
    for path, indexes in rows.items():
        field = label_of(path, page.words, result.edition)
        name = page.words.say(
            "document.dossier.unchecked", field=field, rows=rows_text(indexes, page.words)
        )
        yield Ground(status="unchecked", name=name, note="", source="")
