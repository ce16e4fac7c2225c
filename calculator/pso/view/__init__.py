"""What a page, a guidance page and a report show of a result: templates filled with a result in one language."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, ModuleLoader, PackageLoader, StrictUndefined

from pso.assessment import Assessment, Refusal
from pso.basis import BasisItem, basis_of
from pso.contribution import contribution_of
from pso.explanation import Explanation
from pso.insight.estimate import Estimate
from pso.left_out import without_days
from pso.naming import value_name
from pso.overlay import editions
from pso.picture.ladder import ladder_of
from pso.problem import Problem, field_name, row_name
from pso.value import LEVELS, Status, Value
from pso.words import Words, words

LINES = ("line_organisation", "line_target_group", "line_purchases", "line_quality")
"""The small result below each step of the form."""
FRAGMENTS = ("level", "ladder", *LINES, "figures", "basis", "why")
MISSING_SHOWN = 6


COMPILED = "compiled"
"""Folder of templates that were compiled ahead; only the browser's archive has it."""


@cache
def environment() -> Environment:
    """How templates are loaded and filled: compiled ahead where they are, else from their text."""
    compiled = ModuleLoader(Path(__file__).parent / COMPILED)
    return Environment(
        loader=ChoiceLoader([compiled, PackageLoader("pso", "view")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class BasisLine:
    """An item of the basis in words; `note` says why, where there is something to say."""

    key: str
    name: str
    status: Status
    edition: str
    note: str
    source: str


class Page:
    """Renders results in one language."""

    def __init__(self, *, language: str) -> None:
        self.language = language

    @cached_property
    def words(self) -> Words:
        """The sentences of this page's language."""
        return words(self.language)

    def fragments(
        self,
        result: Assessment,
        names: tuple[str, ...] = FRAGMENTS,
        opened: AbstractSet[str] | None = None,
    ) -> dict[str, str]:
        """Render fragments of a result, by name; of Waarom only the figures that are `opened`, or all of them."""
        context = self._context(result) | {"opened": opened}
        rendered = {name: self.render(name, **context) for name in names}
        return {**rendered, "problems": ""}

    def refusal_fragments(self, refusal: Refusal, wrong: list[Problem]) -> dict[str, str]:
        """Render what stands there while an opgave cannot be scored: what is wrong, or what is still to fill in."""
        missing = [problem for problem in refusal.problems if problem not in wrong]
        todo = [
            {"path": p.path, "name": field_name(p.path, self.words, refusal.edition)}
            for p in missing[:MISSING_SHOWN]
        ]
        found = [
            {"path": p.path, "sentence": p.sentence(self.words, refusal.edition)} for p in wrong
        ]
        waiting = self.render(
            "waiting", todo=todo, more=max(0, len(missing) - len(todo)), wrong=len(wrong)
        )
        problems = self.render("problems", problems=found) if found else ""
        return {**dict.fromkeys(FRAGMENTS, ""), "level": waiting, "problems": problems}

    def rows(self, result: Assessment, wanted: AbstractSet[str] | None = None) -> dict[str, str]:
        """Render the head of rows with their sums, by the row's path; only those `wanted`, or all."""
        around = {"explanation": Explanation(result, self.words), "without_days": without_days}
        families = {
            "placements": ("placement", "row", result.direct.contributions),
            "purchases": ("purchase", "supplier", result.indirect.suppliers),
        }
        return {
            path: self.render(template, **{name: row}, path=path, **around)
            for family, (template, name, rows) in families.items()
            for index, row in enumerate(rows)
            if (path := f"{family}[{index}]") and (wanted is None or path in wanted)
        }

    def announcement(self, result: Assessment) -> str:
        """Say the result in one sentence, for who does not see the page."""
        return self.words.say(
            "result.announcement",
            level=self.words.say(f"level.{result.quantitative_level}"),
            total=self.total(result),
        )

    def refusal_announcement(self, wrong: list[Problem]) -> str:
        """Say how many problems there are; nothing while something is only not filled in yet."""
        if not wrong:
            return ""
        key = "problem.one" if len(wrong) == 1 else "problem.count"
        return self.words.say(key, count=str(len(wrong)))

    def percent(self, percent: Fraction, *against: Fraction) -> str:
        """Write a percentage with one decimal, or two where one hides the difference from what it is held `against`."""
        rounded = self.words.number(percent, 1)
        hidden = any(
            self.words.number(other, 1) == rounded and other != percent for other in against
        )
        return f"{self.words.number(percent, 2) if hidden else rounded} %"

    def total(self, result: Assessment) -> str:
        """Write the total so that it differs from every norm that it is not equal to."""
        return self.percent(result.total_percent, *(norm.percent for norm in result.norms))

    def thirty_plus(self, result: Assessment) -> str:
        """Write the share for PSO 30+, held against its threshold."""
        return self.percent(
            result.thirty_plus.percent, result.edition.value("thirty_plus.threshold").number
        )

    def contribution(self, result: Assessment) -> str:
        """Say what an organisation of this size paid in the one year of which that is public, or nothing."""
        found = contribution_of(result.total_fte, result.edition)
        if found is None:
            return ""
        source = editions().sources[found.source]
        return self.words.say(
            "result.contribution",
            euro=self.words.number(found.euro, 0),
            year=str(found.year),
            source=f"{source.publisher}, {source.title}",
        )

    def points(self, points: Fraction) -> str:
        """Write a difference between percentages; a small one does not become nothing."""
        rounded = self.words.number(points, 1)
        return (
            self.words.number(points, 2)
            if rounded == self.words.number(Fraction(0), 1)
            else rounded
        )

    def estimate(self, found: Estimate) -> str:
        """Say a band of levels in one sentence."""
        low, high = (self.words.say(f"level.{level}") for level in found.levels)
        ends = {"lowest": self.total(found.lowest), "highest": self.total(found.highest)}
        if low != high:
            return self.words.say("estimate.between", low=low, high=high, **ends)
        key = "estimate.exact" if ends["lowest"] == ends["highest"] else "estimate.sure"
        return self.words.say(key, level=low, **ends)

    def narrowing(self, found: Estimate) -> list[str]:
        """Say what would narrow the band, the question that does so most first."""
        return [
            f"{self.words.say(f'estimate.{question.asked}')} {self.band(question.width)}"
            for question in found.questions
        ]

    def band(self, width: Fraction) -> str:
        """Say how wide a band then is at most."""
        if not width:
            return self.words.say("estimate.closes")
        return self.words.say("estimate.narrows", points=self.points(width))

    def _context(self, result: Assessment) -> dict[str, Any]:
        return {
            "result": result,
            "explanation": Explanation(result, self.words),
            "basis": lambda: self.basis(result),
            "levels": LEVELS,
            "ladder": ladder_of(result.norms, result.direct.percent, result.indirect),
            "page": self,
        }

    def name(self, path: str, result: Assessment) -> str:
        """Name a field of the opgave."""
        return field_name(path, self.words, result.edition)

    def row(self, index: int, result: Assessment) -> str:
        """Name a row of the target group, with the user's own label."""
        label = result.opgave.placements[index].label
        name = row_name(f"placements[{index}]", self.words)
        return f"{name} ({label})" if label else name

    def short_row(self, index: int, result: Assessment) -> str:
        """Name a row of the target group where there is little room."""
        label, number = result.opgave.placements[index].label, str(index + 1)
        key = "shown.row_named" if label else "shown.row"
        return self.words.say(key, number=number, label=label)

    def basis(self, result: Assessment) -> list[BasisLine]:
        """Put the basis of a result into words."""
        return [self._basis_line(item, result) for item in basis_of(result)]

    def _basis_line(self, item: BasisItem, result: Assessment) -> BasisLine:
        value = result.edition.find(item.key)
        source = editions().sources[value.source] if value and item.status != "own" else None
        return BasisLine(
            key=item.key,
            name=self._basis_name(item, result),
            status=item.status,
            edition=item.edition,
            note=self._basis_note(item, value),
            source=f"{source.publisher}, {source.title}" if source else "",
        )

    def _basis_name(self, item: BasisItem, result: Assessment) -> str:
        if item.key == "edition":
            return self.words.say("basis.handleiding", edition=item.edition)
        if item.status == "unchecked":
            return self.name(item.key, result)
        return value_name(item.key, self.words, result.edition)

    def _basis_note(self, item: BasisItem, value: Value | None) -> str:
        if item.key == "edition":
            return self.words.say(f"basis.edition_{item.status}", edition=item.edition)
        if item.status == "unchecked":
            return self.words.say("status_meaning.unchecked")
        if value is None or value.reason is None or item.status == "own":
            return ""
        return self.words.say(f"reason.{value.reason}")

    def render(self, name: str, **context: object) -> str:
        """Fill a template with what it shows."""
        template = environment().get_template(f"{name}.html.j2")
        return template.render(
            said=self.words.say, words=self.words, language=self.language, **context
        ).strip()
