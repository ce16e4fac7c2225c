"""What is wrong in a page, a template or a setting: where, what, and what to do about it."""

from collections.abc import Iterator
from dataclasses import dataclass, field


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

    def add(self, file: str, line: int, message: str, remedy: str) -> None:
        """Note one problem; the same problem twice counts once."""
        problem = Problem(file=file, line=max(line, 1), message=message, remedy=remedy)
        if problem not in self.found:
            self.found.append(problem)

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
