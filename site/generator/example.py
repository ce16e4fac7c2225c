"""Worked examples: scored while building, compared with what the page expects, shown as the calculator does."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from markupsafe import Markup
from pso.api import answer

from generator.front_matter import KeyPath
from generator.problem import Report
from generator.source import Source

KIND = "voorbeelden"
ID = re.compile(r'\bid="([^"]+)"')
HERE = re.compile(r'href="#([^"]+)"')


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """What the calculator makes of an example: HTML fragments, the result, the opgave; and where it opens."""

    fragments: Mapping[str, Markup]
    rows: Mapping[str, Markup]
    uitkomst: Mapping[str, Any]
    opgave: Mapping[str, Any]
    opgave_text: str
    opens: str


def work_out(source: Source, opens: str, report: Report) -> Example | None:
    """Score the opgave in a page's head; report what differs from the expected result.

    `opens` is the way from the page to the calculator with this example in it.
    """
    values = source.head.values
    found = json.loads(
        answer(json.dumps({"language": source.language, "opgave": values["opgave"]}))
    )
    if found["state"] != "scored":
        _report_refusal(source, found, report)
        return None
    uitkomst = json.loads(found["uitkomst"])
    _compare(source, uitkomst, report)
    return Example(
        fragments=_settled(found["fragments"], opens),
        rows=_settled(found["rows"], opens),
        uitkomst=uitkomst,
        opgave=json.loads(found["opgave"]),
        opgave_text=found["opgave"],
        opens=opens,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Pictured:
    """How an example's result looks, for a page that only shows it."""

    level: str
    fragments: Mapping[str, Markup]


def pictured(source: Source, language: str) -> Pictured:
    """Return how an example's result looks in a language."""
    question = {"language": language, "opgave": source.head.values["opgave"]}
    found = json.loads(answer(json.dumps(question)))
    uitkomst = json.loads(found["uitkomst"])
    return Pictured(
        level=uitkomst["quantitative_level"],
        fragments={name: Markup(html) for name, html in found["fragments"].items()},  # noqa: S704
    )


def _compare(source: Source, uitkomst: Mapping[str, Any], report: Report) -> None:
    for path, wanted, got in differences(source.head.values["expected"], uitkomst):
        report.add(
            source.file,
            source.head.line_of(("expected", *path)),
            f"De uitkomst klopt niet bij {_shown(path)}: verwacht {_value(wanted)}, berekend {_value(got)}.",
            "Is een getal van de norm veranderd? Reken na, en pas dan de verwachting en de som in de tekst aan. "
            "Zo niet, dan klopt de opgave in de kop niet.",
        )


def _settled(fragments: Mapping[str, str], opens: str) -> dict[str, Markup]:
    """Return the fragments as HTML; a link to a field of the form leads to the calculator instead."""
    here = {name for html in fragments.values() for name in ID.findall(html)}

    def lead(match: re.Match[str]) -> str:
        return match[0] if match[1] in here else f'href="{opens}"'

    return {name: Markup(HERE.sub(lead, html)) for name, html in fragments.items()}  # noqa: S704


def _report_refusal(source: Source, found: Mapping[str, Any], report: Report) -> None:
    for field in found["fields"] or [{"path": "", "message": found["announcement"]}]:
        line = source.head.line_of(("opgave", *_steps(field["path"])))
        report.add(
            source.file,
            line,
            f"De opgave is niet te berekenen bij '{field['path']}': {field['message']}",
            "Verbeter de opgave in de kop van de pagina.",
        )


def _steps(path: str) -> KeyPath:
    """Return `placements[3].hours` as the steps of a path."""
    parts = path.replace("[", ".").replace("]", "").split(".")
    return tuple(int(part) if part.isdigit() else part for part in parts if part)


def differences(
    wanted: object, got: object, path: KeyPath = ()
) -> Iterator[tuple[KeyPath, object, object]]:
    """Yield every place where a result lacks what was expected; what is not mentioned may be anything."""
    if isinstance(wanted, Mapping) and isinstance(got, Mapping):
        for key, value in wanted.items():
            yield from differences(value, got.get(key, MISSING), (*path, key))
    elif isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        for index, (one, other) in enumerate(zip(wanted, got, strict=True)):
            yield from differences(one, other, (*path, index))
    elif not _same(wanted, got):
        yield path, wanted, got


MISSING = object()


def _same(wanted: object, got: object) -> bool:
    if wanted == got:
        return True
    if isinstance(wanted, (bool, type(None))) or isinstance(got, (bool, type(None))):
        return False
    try:
        return Decimal(str(wanted)) == Decimal(str(got))
    except InvalidOperation:
        return False


def _shown(path: KeyPath) -> str:
    return "expected" + "".join(
        f"[{step}]" if isinstance(step, int) else f".{step}" for step in path
    )


def _value(value: object) -> str:
    return "niets" if value is MISSING else json.dumps(value, ensure_ascii=False)
