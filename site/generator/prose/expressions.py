"""The `{{ … }}` calls in a page: evaluated one by one, so that every mistake is found with its line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from generator.figures import Figure, UnknownFigureError
from generator.problem import Report

# A figure travels through Markdown as a number between two characters of the private-use area.
OPEN, CLOSE = "\ue000", "\ue001"

# `{#name}` is an anchor in Markdown, so a comment is written as HTML writes one.
ENVIRONMENT = SandboxedEnvironment(
    undefined=StrictUndefined, comment_start_string="<!--", comment_end_string="-->"
)
MARKS = ("{{", "{%", "<!--")
"""What calls and comments begin with; a page without any is taken as it is."""
UNEXPECTED = re.compile(r"unexpected ('.+?'), expected ('.+?')")
EXAMPLE = 'Schrijf het zo: {{ norm("trede_1", 50) }}.'
COUNT = f"Bij elk haakje en aanhalingsteken hoort een tweede. {EXAMPLE}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """Markdown in which each call became a mark, and the figures those marks stand for.

    `calls` says of each figure on which line of the file it was called, and how.
    """

    text: str
    figures: tuple[Figure, ...]
    calls: tuple[tuple[int, str], ...] = ()


def fill(body: str, first_line: int, file: str, calls: Mapping[str, Any], report: Report) -> Filled:
    """Replace every call in a page by a mark; report the calls that cannot be answered."""
    filler = _Filler(file=file, first_line=first_line, calls=calls, report=report)
    text = "".join(filler.parts(body)) if any(mark in body for mark in MARKS) else body
    return Filled(text=text, figures=tuple(filler.figures), calls=tuple(filler.called))


@dataclass(kw_only=True, slots=True)
class _Filler:
    """Goes through one page; keeps the figures that its marks stand for."""

    file: str
    first_line: int
    calls: Mapping[str, Any]
    report: Report
    figures: list[Figure] = field(default_factory=list)
    called: list[tuple[int, str]] = field(default_factory=list)

    def parts(self, body: str) -> Iterator[str]:
        """Yield plain text, and a mark for each call; a comment leaves its line ends behind."""
        inside: list[str] | None = None
        line = 1
        try:
            for line, kind, value in ENVIRONMENT.lex(body):
                if kind in {"variable_begin", "block_begin"}:
                    inside = []
                elif kind == "variable_end":
                    yield self._answer("".join(inside or []), line)
                    inside = None
                elif kind == "block_end":
                    self._complain(line, "Een opdracht {% … %} mag niet in een pagina.", EXAMPLE)
                    inside = None
                elif inside is not None:
                    inside.append(value)
                elif kind == "data":
                    yield value
                elif kind.startswith("comment"):
                    yield "\n" * value.count("\n")
            if inside is not None:
                self._complain(line, "De aanroep na {{ wordt niet afgesloten met }}.", EXAMPLE)
        except TemplateSyntaxError as error:
            self._complain(error.lineno, _syntax(error), COUNT)

    def _answer(self, call: str, line: int) -> str:
        try:
            found = ENVIRONMENT.compile_expression(call, undefined_to_none=False)(**self.calls)
            if not isinstance(found, Figure):
                return str(found)
            self.called.append((self.first_line + line - 1, call.strip()))
            return self._mark(found)
        except UnknownFigureError as error:
            self._complain(line, error.message, error.remedy)
        except TemplateSyntaxError as error:
            self._complain(line, _syntax(error), COUNT)
        except (TemplateError, TypeError, ValueError, LookupError, ArithmeticError) as error:
            self._complain(
                line,
                f"De aanroep {{{{ {call.strip()} }}}} lukt niet ({error}).",
                f"Gebruik een van deze aanroepen: {', '.join(self.calls)}. {EXAMPLE}",
            )
        return ""

    def _mark(self, figure: Figure) -> str:
        self.figures.append(figure)
        return f"{OPEN}{len(self.figures) - 1}{CLOSE}"

    def _complain(self, line: int, message: str, remedy: str) -> None:
        self.report.add(self.file, self.first_line + line - 1, message, remedy)


def _syntax(error: TemplateSyntaxError) -> str:
    said = UNEXPECTED.sub(r"er staat \1 waar \2 hoort", error.message or "")
    return f"De aanroep tussen {{{{ en }}}} klopt niet ({said})."
