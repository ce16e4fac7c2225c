"""The figures in the order of MijnPSO's steps, ready to type over; what it asks exactly is not public."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from pso.assessment import Assessment
from pso.direct import Contribution
from pso.document.page import DocumentPage
from pso.exact import sum_of
from pso.indirect import SupplierFte
from pso.opgave import PLAN_PARTS, QUALITY_ASPECTS

SAID: Final = "document.retype"
OURS: Final = " *"
"""Marks what we call something ourselves."""
Cells = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """A step of MijnPSO with a table of what is typed there; `numbers` are the columns that hold figures."""

    title: str
    note: str
    head: Cells = ()
    rows: tuple[Cells, ...] = ()
    numbers: tuple[int, ...] = ()


def stages_of(result: Assessment, page: DocumentPage) -> tuple[Stage, ...]:
    """List the steps, each with the figures that belong there."""
    return (
        _stage("applicant", "1", _applicant(page), page),
        _stage("calculation", "2", _calculation(result, page), page),
        _stage("figures", "3", _figures(result, page), page),
        _target(result, page),
        _purchases(result, page),
        _stage("score", "4", _score(result, page), page),
        _stage("quality", "5", _answers(result, page), page),
        _stage("request", "6", [], page),
    )


def sheet(result: Assessment, language: str) -> str:
    """Render the steps as HTML, for a page and for print."""
    page = DocumentPage(language=language)
    return page.part("retype.html", stages=stages_of(result, page)).strip()


def _stage(name: str, step: str, rows: list[Cells], page: DocumentPage) -> Stage:
    said = page.words.say
    return Stage(
        title=said(f"{SAID}.{name}.title", step=step),
        note=said(f"{SAID}.{name}.note"),
        head=(said(f"{SAID}.item"), said(f"{SAID}.value")) if rows else (),
        rows=tuple(rows),
    )


def _applicant(page: DocumentPage) -> list[Cells]:
    said, yourself = page.words.say, page.words.say(f"{SAID}.yourself")
    return [(said(f"{SAID}.applicant.{item}"), yourself) for item in ("main", "entities")]


def _calculation(result: Assessment, page: DocumentPage) -> list[Cells]:
    said, day = page.words.say, page.words.day
    first, last = day(result.peiljaar.first), day(result.peiljaar.last)
    return [
        (said("document.edition") + OURS, result.edition.name),
        (said("document.reference_date") + OURS, day(result.opgave.reference_date)),
        (said("document.peiljaar") + OURS, said("document.period", first=first, last=last)),
    ]


def _figures(result: Assessment, page: DocumentPage) -> list[Cells]:
    rows = [("total_fte", result.total_fte)]
    if built := result.opgave.workforce:
        names = ("own_fte", "hired_fte", "sw_detached_out_fte")
        rows += [(f"workforce.{name}", getattr(built, name)) for name in names]
    rows.append(("fulltime_hours", result.fulltime_hours))
    return [(page.name(path, result) + OURS, page.words.short(number)) for path, number in rows]


def _target(result: Assessment, page: DocumentPage) -> Stage:
    said = page.words.say
    labels = ("position", "contract", "people")
    head = [said(f"field.placements.{label}.label") for label in labels]
    return Stage(
        title=said(f"{SAID}.target.title", step="3C"),
        note=said(f"{SAID}.target.note"),
        head=(*head, said(f"{SAID}.target.fte") + OURS, said("document.dossier.weighted") + OURS),
        rows=tuple(_group(rows, result, page) for rows in _alike(result)),
        numbers=(2, 3, 4),
    )


def _alike(result: Assessment) -> Iterator[list[Contribution]]:
    groups: dict[tuple[str, str], list[Contribution]] = {}
    for row in result.direct.contributions:
        groups.setdefault((row.placement.position, row.placement.contract), []).append(row)
    yield from groups.values()


def _group(rows: list[Contribution], result: Assessment, page: DocumentPage) -> Cells:
    placement, words = rows[0].placement, page.words
    return (
        words.say(f"position.{placement.position}", result.edition),
        words.say(f"contract.{placement.contract}", result.edition),
        words.short(Fraction(sum(row.placement.people for row in rows))),
        words.number(sum_of(row.fte for row in rows), 2),
        words.number(sum_of(row.weighted for row in rows), 2),
    )


def _purchases(result: Assessment, page: DocumentPage) -> Stage:
    said = page.words.say
    return Stage(
        title=said(f"{SAID}.purchases.title", step="3D"),
        note=said(f"{SAID}.purchases.note"),
        head=(
            said("document.dossier.supplier"),
            said("field.purchases.invoice.label") + OURS,
            said(f"{SAID}.purchases.known") + OURS,
            said("document.dossier.supplier_fte") + OURS,
        ),
        rows=tuple(
            _bought(index, supplier, page)
            for index, supplier in enumerate(result.indirect.suppliers)
        ),
        numbers=(1, 3),
    )


def _bought(index: int, supplier: SupplierFte, page: DocumentPage) -> Cells:
    bought, words = supplier.purchase, page.words
    kind = words.say(f"kind.{bought.kind}")
    return (
        f"{index + 1}. {bought.label} ({kind})" if bought.label else f"{index + 1}. {kind}",
        words.short(bought.invoice),
        _known(supplier, page),
        words.number(supplier.fte, 2),
    )


def _known(supplier: SupplierFte, page: DocumentPage) -> str:
    bought, words = supplier.purchase, page.words
    if bought.fte_per_million is not None:
        return words.say(f"{SAID}.purchases.factor", factor=words.short(bought.fte_per_million))
    known = (bought.turnover, bought.supplier_fte, bought.direct_percent)
    turnover, fte, percent = (words.short(number) for number in known if number is not None)
    key = f"{SAID}.purchases.three"
    said = words.say(key, turnover=turnover, fte=fte, percent=percent)
    return f"{said}. {words.say('result.left_out')}" if supplier.left_out else said


def _score(result: Assessment, page: DocumentPage) -> list[Cells]:
    said = page.words.say
    return [
        (said("result.direct"), page.percent(result.direct.percent)),
        (said("result.counted_indirect"), page.percent(result.indirect.counted_percent)),
        (said("result.total"), page.total(result)),
        (said("figure.quantitative_level"), said(f"level.{result.quantitative_level}")),
    ]


def _answers(result: Assessment, page: DocumentPage) -> list[Cells]:
    asked = [("quality", name, result.opgave.quality) for name in QUALITY_ASPECTS]
    asked += [("plan", name, result.opgave.plan) for name in PLAN_PARTS]  # type: ignore[misc]
    return [
        (page.name(f"{part}.{name}", result) + OURS, page.words.say(f"answer.{getattr(of, name)}"))
        for part, name, of in asked
    ]
