"""What a page shows of a result besides the ladder: what is needed, how long it lasts, what it hangs on, and pictures.

Each fragment is HTML for an element of the page, with its picture and its table.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from pso.assessment import Assessment
from pso.insight.margin import margin_of
from pso.insight.outlook import MONTHS_AHEAD, outlook_of
from pso.insight.plan import USUAL, Wishes, plan_of
from pso.picture.curve import curve_of
from pso.picture.spare import spare_of
from pso.picture.timeline import timeline_of
from pso.picture.waterfall import row_percents, waterfall_of
from pso.view import Page
from pso.view.said_ahead import said_margin, said_outlook, said_stop
from pso.view.said_plan import said_plan


def insight_fragments(page: Page, result: Assessment, wishes: Wishes = USUAL) -> dict[str, str]:
    """Render every fragment, by name. The kinds wished for must be ones that the edition weighs."""
    return {name: make(page, result, wishes) for name, make in INSIGHTS.items()}


def plan_fragment(page: Page, result: Assessment, wishes: Wishes = USUAL) -> str:
    """Render what is still needed for each higher level."""
    return page.render("plan", levels=said_plan(plan_of(result, wishes), result, page))


def outlook_fragment(page: Page, result: Assessment) -> str:
    """Render how long the level lasts."""
    outlook = outlook_of(result)
    ends = {"now": outlook.months[0].level, "then": outlook.months[-1].level}
    title = page.words.say(
        "shown.timeline.title",
        months=str(MONTHS_AHEAD),
        stops=str(len(outlook.stops)),
        **{key: page.words.say(f"level.{level}") for key, level in ends.items()},
    )
    return page.render(
        "outlook",
        **_shown(page, result, title),
        outlook=outlook,
        timeline=timeline_of(outlook),
        sentences=said_outlook(outlook, result, page),
        stops=[said_stop(stop, result, page) for stop in outlook.stops],
        norms=[norm.percent for norm in result.norms],
    )


def margin_fragment(page: Page, result: Assessment) -> str:
    """Render what the level hangs on."""
    margin = margin_of(result)
    spare = None if margin.norm_percent is None else spare_of(margin, result)
    points, carrying = page.points(margin.to_lose), str(len(margin.carrying))
    title = page.words.say("shown.spare.title", points=points, carrying=carrying)
    sentences = said_margin(margin, result, page)
    shown = _shown(page, result, title)
    return page.render("margin", **shown, margin=margin, spare=spare, sentences=sentences)


def curve_fragment(page: Page, result: Assessment) -> str:
    """Render the norms over size, with the own size and total among them."""
    tables = [result.edition.value(f"norm.{norm.level}").rows for norm in result.norms]
    sizes = tuple(tables[0])
    title = page.words.say(
        "shown.curve.title",
        smallest=str(sizes[0]),
        largest=str(sizes[-1]),
        size=str(result.size),
        total=page.total(result),
        level=page.words.say(f"level.{result.quantitative_level}"),
    )
    shown = _shown(page, result, title)
    return page.render("curve", **shown, curve=curve_of(result), tables=tables, sizes=sizes)


def waterfall_fragment(page: Page, result: Assessment) -> str:
    """Render how rows and purchases add up to the total."""
    title = page.words.say(
        "shown.waterfall.title",
        direct=_percent(result.direct.percent, page),
        indirect=_percent(result.indirect.counted_percent, page),
        total=_percent(result.total_percent, page),
    )
    shown = _shown(page, result, title)
    rows = row_percents(result)
    return page.render("waterfall", **shown, waterfall=waterfall_of(result), rows=rows)


INSIGHTS: Final[Mapping[str, Callable[[Page, Assessment, Wishes], str]]] = {
    "plan": plan_fragment,
    "outlook": lambda page, result, _: outlook_fragment(page, result),
    "margin": lambda page, result, _: margin_fragment(page, result),
    "curve": lambda page, result, _: curve_fragment(page, result),
    "waterfall": lambda page, result, _: waterfall_fragment(page, result),
}
"""Who makes a fragment, by its name."""


def _shown(page: Page, result: Assessment, title: str) -> Mapping[str, object]:
    return {"page": page, "result": result, "title": title}


def _percent(percent: Fraction, page: Page) -> str:
    """Write with two decimals: what adds up to a total must be seen to do so."""
    return f"{page.words.number(percent, 2)} %"
