"""`content/social-return.toml`: what a municipality or region counted for social return, dated and with its source."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.places import Places
from generator.problem import Report

NAME = "social-return.toml"
TABLE = re.compile(r"^[ \t]*\[\[value\]\]", re.MULTILINE)
TEXTS = ("place", "group", "title", "url")
MAY = ("condition", "since")
REMEDY = (
    "Schrijf per waarde: place, group, euro, title en url; en als u het weet since en condition."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class SocialReturn:
    """One value in euro a year. `since` is the first day for which the source gives it, `condition` for whom."""

    place: str
    group: str
    euro: int
    title: str
    url: str
    condition: str = ""
    since: date | None = None


def read_social_return(places: Places, report: Report) -> tuple[SocialReturn, ...]:
    """Read the values in the order of the file; none when there is no file or it has a mistake."""
    path = places.content / NAME
    if not path.is_file():
        return ()
    file = places.shown(path)
    try:
        text = path.read_text("utf-8")
        tree = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        report.add(file, _line(str(error)), f"Het bestand is niet te lezen: {error}.", REMEDY)
        return ()
    wrong = list(_mistakes(tree, text))
    for line, message in wrong:
        report.add(file, line, message, REMEDY)
    return () if wrong else tuple(SocialReturn(**fields) for fields in tree["value"])


def _line(error: str) -> int:
    found = re.search(r"at line (\d+)", error)
    return int(found[1]) if found else 1


def _mistakes(tree: Mapping[str, Any], text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and a sentence for everything that is wrong."""
    values = tree.get("value")
    if set(tree) != {"value"} or not isinstance(values, list):
        yield 1, "Het bestand bestaat niet uit waarden die elk met [[value]] beginnen."
        return
    starts = [text.count("\n", 0, match.start()) + 1 for match in TABLE.finditer(text)]
    seen: set[tuple[object, ...]] = set()
    for index, fields in enumerate(values):
        line = starts[index] if index < len(starts) else 1
        for message in _wrong(fields):
            yield line, message
        name = tuple(fields.get(key) for key in ("place", "group", "condition", "since"))
        if name in seen:
            yield (
                line,
                f"De waarde voor {fields.get('group')} in {fields.get('place')} staat er twee keer.",
            )
        seen.add(name)


def _wrong(fields: Mapping[str, Any]) -> Iterator[str]:
    for key in fields:
        if key not in {*TEXTS, *MAY, "euro"}:
            yield f"Het veld '{key}' bestaat niet."
    for key in (*TEXTS, *(["condition"] if "condition" in fields else [])):
        if not isinstance(fields.get(key), str) or not fields[key].strip():
            yield f"Het veld '{key}' ontbreekt of is leeg."
    if type(fields.get("euro")) is not int or fields["euro"] < 1:
        yield "Het veld 'euro' is geen heel bedrag zonder punt, zoals 30000."
    if "since" in fields and type(fields["since"]) is not date:
        yield "Het veld 'since' is geen dag zonder aanhalingstekens, zoals 2023-09-01."
    if not str(fields.get("url", "https://")).startswith("https://"):
        yield "Het veld 'url' begint niet met https://."
