"""A staff list in words: what was read of it, what was left out, and what is still to be made clear."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from pso.importer import Imported, NotImported
from pso.importer.codes import options_of, read_code, unsure_code
from pso.importer.columns import Column
from pso.importer.report import field_label
from pso.importer.rows import ValueRead
from pso.view import Page
from pso.view.import_choices import Option, codes, columns_for, suggested
from pso.view.import_mending import mends_of, whole_list
from pso.view.import_placed import placed_rows
from pso.view.import_questions import column_questions
from pso.words import Words, words

SAMPLES: Final = 3
"""Different texts of a column that are shown beside its name."""
MOST_TAKEN: Final = 2000
"""Rows that a form holds without stopping the page."""
MOST_VALUES: Final = 60
"""Different texts whose code can be chosen; a column with more holds something else."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What was chosen on the page: texts with their family, and columns by the field that was asked for."""

    texts: frozenset[tuple[str, str]] = frozenset()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnLine:
    """A column of the list: what stands in it, and what it is used for."""

    name: str
    sample: str
    field: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TextLine:
    """A text in the list, and the code that it is read as; `asked` where somebody has or had to choose it.

    `unsure` is the code that counts for who does not know, `is_unsure` where somebody chose that.
    """

    number: int
    field: str
    text: str
    code: str
    name: str
    count: int
    asked: bool
    hint: str
    unsure: str
    is_unsure: bool
    first: tuple[Option, ...]
    options: tuple[Option, ...]


class ImportPage(Page):
    """A page with the words of importing."""

    @cached_property
    def words(self) -> Words:
        """The sentences of the calculator and of importing."""
        return words(self.language, "importing")

    def fragment(
        self, result: Imported, told: Told, rows_before: int, total: Fraction | None
    ) -> str:
        """Render everything that is shown of a list; what was `told` on the page stays where it was asked."""
        lines = self._text_lines(result, told)
        samples = dict(zip([it.place for it in result.previewed], _samples(result), strict=True))
        questions = column_questions(result, told.columns, samples, self.words)
        asked = {it.field for it in questions}
        return self.render(
            "import",
            result=result,
            counts=tuple(self._counts(result)),
            personal=self._names(result.columns_as("personal")),
            questions=questions,
            whole=(*whole_list(result, asked, self.words), *self._too_many(result)),
            unclear=tuple(line for line in lines if line.asked),
            mends=mends_of(result, self.words),
            placed=placed_rows(result, self.words),
            starts=any("start" in it for it in result.placements),
            ends=any("end" in it for it in result.placements),
            head=self._head(result),
            preview=[] if result.placements else [row for row in result.preview if any(row)],
            columns=self._column_lines(result, samples),
            fields=columns_for(self.words),
            lines=tuple(line for line in lines if not line.asked),
            contracts=codes("contract", self.words),
            asks_contract=_asks_contract(result),
            rows_before=rows_before,
            take=self._take(result),
            total="" if total is None else self.words.typed(total),
        )

    def announcement_of(self, result: Imported) -> str:
        """Say in one line what became of the list."""
        return " ".join(self._counts(result)[:2])

    def left_behind(self, result: Imported) -> str:
        """Say how many rows do not come along because they are not clear, and of how many something is still open."""
        counts = {"left": _unclear_rows(result), "unsure": result.unsure}
        return " ".join(self._counted(key, count) for key, count in counts.items() if count)

    def refusal(self, result: NotImported, *, pasted: bool) -> str:
        """Say why nothing could be read, and what to do."""
        code = result.problem.code
        keys = (*([f"import_pasted.{code}"] if pasted else []), f"import_refused.{code}")
        key = next((key for key in keys if self.words.has(key)), "")
        return self.words.say(key) if key else result.problem.sentence(self.words)

    def _counts(self, result: Imported) -> list[str]:
        """Count what was read: first what goes along, then what does not."""
        people = sum(placement.get("people", 1) for placement in result.placements)
        counts = {
            "ready": len(result.placements),
            "unclear": _unclear_rows(result),
            "unsure": result.unsure,
            "outside": result.outside,
            "totals": len(result.skipped.totals),
        }
        said = [self._counted(key, count) for key, count in counts.items() if count]
        if not result.placements:
            said.insert(0, self.words.say("importing.ready_none"))
        elif people != len(result.placements):
            said.insert(1, self.words.say("importing.people", count=str(people)))
        return said

    def _counted(self, key: str, count: int) -> str:
        ending = "one" if count == 1 else "more"
        return self.words.say(f"importing.{key}_{ending}", count=str(count))

    def _take(self, result: Imported) -> str:
        count, unclear = len(result.placements), _unclear_rows(result)
        if not 0 < count <= MOST_TAKEN:
            return ""
        behind = f" {self._counted('behind', unclear)}" if unclear else ""
        return self._counted("take", count) + behind

    def _too_many(self, result: Imported) -> list[str]:
        if len(result.placements) <= MOST_TAKEN:
            return []
        return [self.words.say("import_list.too_many", maximum=str(MOST_TAKEN))]

    def _names(self, columns: Iterable[Column]) -> str:
        return ", ".join(column.name or column.letter for column in columns)

    def _head(self, result: Imported) -> list[tuple[str, str]]:
        """Name the columns of the preview, each with what it is used for."""
        return [
            (it.name, field_label(it.field, self.words) if it.field else "")
            for it in result.previewed
        ]

    def _column_lines(self, result: Imported, samples: Mapping[int, str]) -> list[ColumnLine]:
        return [
            ColumnLine(
                name=it.name or it.letter,
                sample=samples.get(it.place, ""),
                field=it.field or "unused",
            )
            for it in result.columns
            if it.role != "personal"
        ]

    def _text_lines(self, result: Imported, told: Told) -> list[TextLine]:
        shown = [it for it in result.values if _can_be_told(it)][:MOST_VALUES]
        unsure = result.mapping.unsure
        return [self._text_line(number, it, told, unsure) for number, it in enumerate(shown)]

    def _text_line(
        self, number: int, value: ValueRead, told: Told, unsure: frozenset[str]
    ) -> TextLine:
        options = codes(value.field, self.words)
        safe = unsure_code(value.field, value.text)
        return TextLine(
            number=number,
            field=value.field,
            text=value.text,
            code=value.code,
            name=next((it.label for it in options if it.code == value.code), ""),
            count=value.count,
            asked=not value.code or (_was_chosen(value, told) and not _is_known(value)),
            hint=self._text_hint(value, safe),
            unsure=safe,
            is_unsure=bool(safe) and value.text in unsure,
            # Also after a choice: who thinks again finds the same answers.
            first=suggested(
                options, value.options or options_of(read_code(value.field, value.text, {}))
            ),
            options=options,
        )

    def _text_hint(self, value: ValueRead, safe: str) -> str:
        """Help with a word that is not clear, as far as it goes."""
        unknown = value.field == "position" and not value.options
        return (
            self.words.say(f"importing.text_{'unsure' if safe else 'unknown'}")
            if safe or unknown
            else ""
        )


def _was_chosen(value: ValueRead, told: Told) -> bool:
    return (value.field, value.text) in told.texts


def _is_known(value: ValueRead) -> bool:
    """Say whether a text is understood without help: changed by somebody it stays where it stood."""
    return isinstance(read_code(value.field, value.text, {}), str)


def _can_be_told(value: ValueRead) -> bool:
    """Leave out a text that may not be shown, and one that another column decides about in some rows."""
    return "…" not in value.text and (bool(value.code) or value.unclear == value.count)


def _unclear_rows(result: Imported) -> int:
    return len({it.row for it in result.unclear if it.row})


def _asks_contract(result: Imported) -> bool:
    """Say whether rows without a contract need one, or already got one that was chosen for all of them."""
    lacking = {"no_contract", "no_contract_column"}
    return bool(result.mapping.contract_if_empty) or any(
        it.code in lacking for it in result.unclear
    )


def _samples(result: Imported) -> list[str]:
    columns = zip(*result.preview, strict=True) if result.preview else [()] * len(result.previewed)
    return ["; ".join([it for it in dict.fromkeys(texts) if it][:SAMPLES]) for texts in columns]
