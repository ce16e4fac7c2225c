"""The plan van aanpak for the aspirant-status, filled in from the figures as far as they go."""

from datetime import date
from typing import Final

from pso.assessment import Assessment
from pso.document.docx import docx
from pso.document.page import DocumentPage
from pso.document.shared import rungs_of
from pso.insight.plan import plan_of
from pso.opgave import QUALITY_ASPECTS
from pso.peiljaar import anniversary
from pso.receipt import receipt_of
from pso.view.said_plan import SaidWay, said_plan

GOAL: Final = "trede_1"
"""The level that the aspirant-status leads to."""
PARTS: Final = ("support", "recruitment", "jobs")
"""What the plan has to hold besides goals and approval."""
HALF: Final = 6
MONTHS: Final = 12


def plan(result: Assessment, language: str) -> bytes:
    """Write the plan as a Word document."""
    page = DocumentPage(language=language)
    norm = next(norm for norm in result.norms if norm.level == GOAL)
    return docx(
        "plan",
        page,
        title=page.words.say("document.plan.title"),
        result=result,
        norm=norm.percent,
        reached=result.total_percent > norm.percent,
        rungs=rungs_of(result, page),
        ways=_ways(result, page),
        milestones=milestones_of(result),
        aspects=QUALITY_ASPECTS,
        parts_of_plan=PARTS,
        receipt=receipt_of(result),
    )


def _ways(result: Assessment, page: DocumentPage) -> tuple[SaidWay, ...]:
    levels = said_plan(plan_of(result), result, page)
    return next((level.ways for level in levels if level.level == GOAL), ())


def milestones_of(result: Assessment) -> tuple[date, ...]:
    """List a day every half year, up to the day on which the goal has to be reached."""
    years = int(result.edition.value("aspirant.years").number)
    start = result.opgave.reference_date
    days = []
    for year in range(years):
        begin = anniversary(start, year)
        days += [_half_year_after(begin), anniversary(start, year + 1)]
    return tuple(days)


def _half_year_after(day: date) -> date:
    months = day.month + HALF
    year, month = day.year + (months - 1) // MONTHS, (months - 1) % MONTHS + 1
    return day.replace(year=year, month=month, day=min(day.day, SAFE_DAY))


SAFE_DAY: Final = 28
"""Every month has it."""
