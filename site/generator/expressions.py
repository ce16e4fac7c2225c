"""The `{{ … }}` calls in a page: evaluated one by one, so that every mistake is found with its line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from generator.figures import Figure, UnknownFigureError
from generator.problem import Report

# A figure travels through Markdown as a number between two characters of the private-use area.
OPEN, CLOSE = "\ue000", "\ue001"

ENVIRONMENT = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
EXAMPLE = 'Schrijf het zo: {{ norm("trede_1", 50) }}.'


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """Markdown in which each call became a mark, and the figures those marks stand for."""

    text: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Call:
    line: int
    source: str


def fill(body: str, first_line: int, file: str, calls: Mapping[str, Any], report: Report) -> Filled:
    """Replace every call in a page by a mark; report the calls that cannot be answered."""
    figures: list[Figure] = []
    parts: list[str] = []
    try:
        for part in _parts(body):
            if isinstance(part, _Call):
                line = first_line + part.line - 1
                parts.append(_answer(part.source, line, file, calls, figures, report))
            else:
                parts.append(part)
    except TemplateSyntaxError as error:
        report.add(file, first_line + error.lineno - 1, _syntax(error), EXAMPLE)
    return Filled(text="".join(parts), figures=tuple(figures))


def _parts(body: str) -> Iterator[str | _Call]:
    """Yield plain text and calls in turn; comments keep their lines, `{% … %}` is refused."""
    call: list[str] | None = None
    for line, kind, value in ENVIRONMENT.lex(body):
        if kind == "block_begin":
            raise TemplateSyntaxError("{% … %} mag hier niet", line)
        if kind == "variable_begin":
            call = []
        elif kind == "variable_end":
            yield _Call(line=line, source="".join(call or []))
            call = None
        elif call is not None:
            call.append(value)
        elif kind == "data":
            yield value
        elif kind.startswith("comment"):
            yield "\n" * value.count("\n")


def _answer(
    source: str, line: int, file: str, calls: Mapping[str, Any], figures: list[Figure], report: Report
) -> str:
    try:
        found = ENVIRONMENT.compile_expression(source, undefined_to_none=False)(**calls)
        text = str(found)
    except UnknownFigureError as error:
        report.add(file, line, error.message, error.remedy)
    except TemplateSyntaxError as error:
        report.add(file, line, _syntax(error), EXAMPLE)
    except (TemplateError, TypeError, ValueError, KeyError, ArithmeticError) as error:
        report.add(file, line, f"De aanroep {{{{ {source.strip()} }}}} lukt niet ({error}).",
                   f"Gebruik een van deze aanroepen: {', '.join(calls)}. {EXAMPLE}")
    else:
        if not isinstance(found, Figure):
            return text
        figures.append(found)
        return f"{OPEN}{len(figures) - 1}{CLOSE}"
    return ""


def _syntax(error: TemplateSyntaxError) -> str:
    return f"De aanroep tussen {{{{ en }}}} klopt niet ({error.message})."
