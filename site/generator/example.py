"""Worked examples: scored while building, compared with what the page expects, shown as the calculator does."""

import json
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """What the calculator makes of an example: HTML fragments, the result, the opgave as text."""

    fragments: Mapping[str, Markup]
    rows: Mapping[str, Markup]
    uitkomst: Mapping[str, Any]
    opgave: Mapping[str, Any]
    opgave_text: str


def work_out(source: Source, report: Report) -> Example | None:
    """Score the opgave in a page's head; report what differs from the expected result."""
    values = source.head.values
    found = json.loads(answer(json.dumps({"language": source.language, "opgave": values["opgave"]})))
    if found["state"] != "scored":
        _report_refusal(source, found, report)
        return None
    uitkomst = json.loads(found["uitkomst"])
    for path, wanted, got in differences(values["expected"], uitkomst):
        line = source.head.line_of(("expected", *path))
        report.add(source.file, line, f"De uitkomst klopt niet bij {_shown(path)}: "
                   f"verwacht {_value(wanted)}, berekend {_value(got)}.",
                   "Pas de verwachting aan als de rekenregel veranderd is; anders klopt de opgave niet.")
    return Example(
        fragments={name: Markup(html) for name, html in found["fragments"].items()},  # noqa: S704
        rows={name: Markup(html) for name, html in found["rows"].items()},  # noqa: S704
        uitkomst=uitkomst,
        opgave=json.loads(found["opgave"]),
        opgave_text=found["opgave"],
    )


def _report_refusal(source: Source, found: Mapping[str, Any], report: Report) -> None:
    for field in found["fields"] or [{"path": "", "message": found["announcement"]}]:
        line = source.head.line_of(("opgave", *_steps(field["path"])))
        report.add(source.file, line, f"De opgave is niet te berekenen bij '{field['path']}': {field['message']}",
                   "Verbeter de opgave in de kop van de pagina.")


def _steps(path: str) -> KeyPath:
    """Return `placements[3].hours` as the steps of a path."""
    parts = path.replace("[", ".").replace("]", "").split(".")
    return tuple(int(part) if part.isdigit() else part for part in parts if part)


def differences(wanted: object, got: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object, object]]:
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
    return "expected" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def _value(value: object) -> str:
    return "niets" if value is MISSING else json.dumps(value, ensure_ascii=False)
