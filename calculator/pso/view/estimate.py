"""What a page shows of a quick estimate: the band in words, its ladder, and what it assumes."""

from collections.abc import Sequence
from fractions import Fraction

from pso.assessment import Assessment
from pso.insight.estimate import Estimate
from pso.picture.band import band_of
from pso.problem import label_of
from pso.view import Page

FRAGMENTS = ("estimate", "near", "band", "assumes")
NOTHING = dict.fromkeys(FRAGMENTS, "")


def estimate_fragments(page: Page, found: Estimate) -> dict[str, str]:
    """Render a band of levels."""
    lowest, highest = found.lowest, found.highest
    words = page.render(
        "estimate",
        levels=_levels(page, found),
        total=_total(page, found),
        questions=_asked(page, found),
    )
    title = page.words.say("shown.estimate.picture", total=_total(page, found))
    totals = (lowest.total_percent, highest.total_percent)
    return {
        "estimate": words,
        "near": page.render("near", levels=_levels(page, found)),
        "band": _picture(page, lowest, title, totals),
        "assumes": _assumes(page, lowest),
    }


def norms_fragments(
    page: Page, frame: Assessment, missing: Sequence[str], wrong: str
) -> dict[str, str]:
    """Render the norms for a size while the rest is missing, or `wrong` as the sentence says."""
    todo = [{"path": path, "name": label_of(path, page.words)} for path in missing]
    title = page.words.say("shown.estimate.picture_norms", size=str(frame.size))
    return {
        "estimate": page.render("norms_only", result=frame, todo=todo, wrong=wrong),
        "near": "",
        "band": _picture(page, frame, title, ()),
        "assumes": _assumes(page, frame),
    }


def _levels(page: Page, found: Estimate) -> str:
    low, high = (page.words.say(f"level.{level}") for level in found.levels)
    return low if low == high else page.words.say("shown.estimate.levels", low=low, high=high)


def _total(page: Page, found: Estimate) -> str:
    ends = {
        "lowest": _together(page.total(found.lowest)),
        "highest": _together(page.total(found.highest)),
    }
    closed = found.lowest.total_percent == found.highest.total_percent
    return page.words.say(f"shown.estimate.{'known' if closed else 'between'}", **ends)


def _together(percent: str) -> str:
    """Keep a figure and its sign on one line."""
    return percent.replace(" ", "\u00a0")


def _asked(page: Page, found: Estimate) -> list[dict[str, str]]:
    return [
        {
            "path": f"placements[0].{question.asked}",
            "sentence": page.words.say(f"estimate.{question.asked}"),
            "promise": page.band(question.width),
        }
        for question in found.questions
    ]


def _picture(page: Page, result: Assessment, title: str, totals: tuple[Fraction, ...]) -> str:
    norms = tuple(norm.percent for norm in result.norms)

    def percent(total: Fraction) -> str:
        return page.percent(total, *norms)

    band = band_of(result.norms, *totals)
    return page.render("band", band=band, title=title, percent=percent, page=page)


def _assumes(page: Page, result: Assessment) -> str:
    notes = (line.note for line in page.basis(result) if line.key == "edition")
    return page.render("assumes", result=result, edition_note=next(notes, ""))
