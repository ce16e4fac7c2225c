"""A checklist of evidence: what to think of per group of the target group, for purchases, and for quality."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pso.assessment import Assessment
from pso.document.page import DocumentPage
from pso.document.shared import kind_of, rows_text
from pso.opgave import QUALITY_ASPECTS

SAID: Final = "document.dossier"
ITEMS_OF_ASPECT: Final = {
    "passend_werk": ("tasks", "changes", "asked"),
    "integratie": ("place", "meetings", "same"),
    "functioneren": ("talks", "goals", "files"),
    "begeleiding": ("who", "skills", "deal"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of the opgave in a checklist: its number, the user's own label and how many people."""

    name: str
    people: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Checklist:
    """What to think of for one subject; `note` says what it is about, `rows` who share it."""

    title: str
    note: str
    items: tuple[str, ...]
    rows: tuple[Row, ...] = ()


def target_group(result: Assessment, page: DocumentPage) -> tuple[Checklist, ...]:
    """Make a checklist for every kind of row: the same position and contract ask for the same evidence."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index, placement in enumerate(result.opgave.placements):
        groups.setdefault((placement.position, placement.contract), []).append(index)
    return tuple(_group(indexes, result, page) for indexes in groups.values())


def _group(indexes: list[int], result: Assessment, page: DocumentPage) -> Checklist:
    first = result.direct.contributions[indexes[0]]
    return Checklist(
        title=kind_of(first, result, page.words),
        note=rows_text(indexes, page.words),
        items=tuple(_items_of_row(indexes[0], result, page)),
        rows=tuple(_row(index, result) for index in indexes),
    )


def _items_of_row(index: int, result: Assessment, page: DocumentPage) -> Iterator[str]:
    placement, said = result.opgave.placements[index], page.words.say
    yield said(f"{SAID}.position.{placement.position}", result.edition)
    yield said(f"{SAID}.contract.{placement.contract}", result.edition)
    yield said(f"{SAID}.other.hours")
    yield said(f"{SAID}.other.days")


def _row(index: int, result: Assessment) -> Row:
    placement = result.opgave.placements[index]
    name = f"{index + 1} ({placement.label})" if placement.label else str(index + 1)
    return Row(name=name, people=placement.people)


def purchases(result: Assessment, page: DocumentPage) -> tuple[Checklist, ...]:
    """Make the checklist for all suppliers; none without purchases."""
    if not result.opgave.purchases:
        return ()
    items = ("certificate", "invoices", "supplier")
    return (
        Checklist(
            title=page.words.say("field.purchases.title"),
            note=page.words.say(f"{SAID}.each_supplier"),
            items=tuple(page.words.say(f"{SAID}.other.{item}") for item in items),
        ),
    )


def organisation(result: Assessment, page: DocumentPage) -> Checklist:
    """Make the checklist for the organisation as a whole."""
    items = ("total", "hired", "year", "registration")
    return Checklist(
        title=page.words.say(f"{SAID}.whole"),
        note="",
        items=tuple(page.words.say(f"{SAID}.organisation.{it}", result.edition) for it in items),
    )


def quality(result: Assessment, page: DocumentPage) -> tuple[Checklist, ...]:
    """Make a checklist for each aspect of quality, with what the opgave answers."""
    return tuple(_aspect(aspect, result, page) for aspect in QUALITY_ASPECTS)


def _aspect(aspect: str, result: Assessment, page: DocumentPage) -> Checklist:
    answer = page.words.say(f"answer.{getattr(result.opgave.quality, aspect)}")
    return Checklist(
        title=page.words.say(f"field.quality.{aspect}.label"),
        note=page.words.say(f"{SAID}.your_answer", answer=answer),
        items=tuple(
            page.words.say(f"{SAID}.aspect.{aspect}.{item}", result.edition)
            for item in ITEMS_OF_ASPECT[aspect]
        ),
    )
