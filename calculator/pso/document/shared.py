"""What the dossier, the plan and the report all show of a result."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from pso.assessment import Assessment
from pso.direct import Contribution
from pso.document.page import DocumentPage
from pso.indirect import MILLION, SupplierFte
from pso.left_out import without_days
from pso.value import Status
from pso.weight import Norm
from pso.words import Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Rung:
    """A line of the ladder as a table: a level with its norm, or the organisation itself where it stands."""

    name: str
    percent: str
    outcome: str
    status: Status | None = None
    own: bool = False


def rungs_of(result: Assessment, page: DocumentPage) -> tuple[Rung, ...]:
    """List the norms from high to low, with the own total at its place between them."""
    said = page.words.say
    own = Rung(
        name=said("document.your_total"),
        percent=page.total(result),
        outcome=said("document.you_are_here"),
        own=True,
    )
    norms = tuple(reversed(result.norms))
    above = [_rung(norm, result, page) for norm in norms if norm.percent >= result.total_percent]
    below = [_rung(norm, result, page) for norm in norms if norm.percent < result.total_percent]
    return (*above, own, *below)


def _rung(norm: Norm, result: Assessment, page: DocumentPage) -> Rung:
    reached = result.total_percent > norm.percent
    return Rung(
        name=page.words.say(f"level.{norm.level}"),
        percent=page.percent(norm.percent),
        outcome=page.words.say("result.reached" if reached else "result.not_reached"),
        status=norm.status,
    )


def row_sum(row: Contribution, result: Assessment, words: Words) -> str:
    """Write the sum of a row: `2 × 32 ÷ 36 × 243 ÷ 365 × 1 × 1`."""
    if not row.counted.days:
        return without_days(row, result, words)
    week = words.short(result.fulltime_hours)
    terms = [str(row.placement.people), f"{words.short(row.placement.hours)} ÷ {week}"]
    if row.share != 1:
        terms.append(f"{row.counted.days} ÷ {result.peiljaar.days}")
    terms += [words.short(row.position_weight.number), words.short(row.contract_weight.number)]
    return " × ".join(terms)


def purchase_sum(supplier: SupplierFte, words: Words) -> str:
    """Write the sum of a purchase: `500.000 ÷ 5.000.000 × 50 × 20 ÷ 100`."""
    bought = supplier.purchase
    short = words.short
    if bought.fte_per_million is not None:
        return f"{short(bought.invoice)} × {short(bought.fte_per_million)} ÷ {short(Fraction(MILLION))}"
    known = (bought.turnover, bought.supplier_fte, bought.direct_percent)
    turnover, fte, percent = (short(number) for number in known if number is not None)
    return f"{short(bought.invoice)} ÷ {turnover} × {fte} × {percent} ÷ 100"


def kind_of(row: Contribution, result: Assessment, words: Words) -> str:
    """Name position and contract of a row."""
    codes = f"position.{row.placement.position}", f"contract.{row.placement.contract}"
    return " · ".join(words.say(code, result.edition) for code in codes)


def rows_text(indexes: list[int], words: Words) -> str:
    """Name rows by number, runs together: `Rijen 1, 3–7`."""
    key = "document.rows_one" if len(indexes) == 1 else "document.rows_many"
    runs = groupby(enumerate(indexes), key=lambda pair: pair[1] - pair[0])
    shown = ", ".join(_run([index + 1 for _, index in run]) for _, run in runs)
    return words.say(key, rows=shown)


def _run(numbers: list[int]) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
