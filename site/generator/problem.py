"""What is wrong in a page, a template or a setting: where, what, and what to do about it.

A *problem* stops the build. A *hint* does not: `check` shows it and still says that all is well. It is a page
to review because its day has come, a warning on something to look at, or a tip on how a text could read better.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Grade = Literal["review", "warning", "tip"]


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Problem:
    """One mistake, worded in Dutch for the person who wrote the file."""

    file: str
    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        """Two lines: the place and the mistake, then the remedy."""
        return f"{self.file}:{self.line}: {self.message}\n    → {self.remedy}"


@dataclass(slots=True)
class Report:
    """Everything that is wrong, gathered so that a writer sees it all at once."""

    found: list[Problem] = field(default_factory=list)
    hints: list[tuple[Grade, Problem]] = field(default_factory=list)

    def add(self, file: str, line: int, message: str, remedy: str) -> None:
        """Note one problem; the same problem twice counts once."""
        self.note(Problem(file=file, line=max(line, 1), message=message, remedy=remedy))

    def note(self, problem: Problem) -> None:
        """Take over a problem that was found elsewhere; the same one twice counts once."""
        if problem not in self.found:
            self.found.append(problem)

    def hint(self, grade: Grade, file: str, line: int, message: str, remedy: str) -> None:
        """Note something to look at that does not stop the build; the same hint twice counts once."""
        hint = (grade, Problem(file=file, line=max(line, 1), message=message, remedy=remedy))
        if hint not in self.hints:
            self.hints.append(hint)

    def of(self, grade: Grade) -> list[Problem]:
        """Return the hints of one grade, by file and line."""
        return sorted(hint for found, hint in self.hints if found == grade)

    def __bool__(self) -> bool:
        """Whether anything is wrong."""
        return bool(self.found)

    def __iter__(self) -> Iterator[Problem]:
        """The problems by file and line."""
        return iter(sorted(self.found))

    def __str__(self) -> str:
        """The whole report, as shown in a terminal and in the page while serving."""
        count = len(self.found)
        head = "1 probleem gevonden:" if count == 1 else f"{count} problemen gevonden:"
        return "\n".join([head, "", *map(str, self), ""])
