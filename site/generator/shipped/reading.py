"""`site/shipped.toml`: what is shipped, as somebody wrote it down, with the versions as they are installed."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, files, version
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pso.version import VERSION

from generator.places import Places
from generator.problem import Report
from generator.shipped.part import Part
from generator.stamp import Stamp, stamp_of

FILE = "shipped.toml"
OWN = "pkg:generic/pso-meetlat"
FIELDS = ("name", "purl", "licence", "text", "nl", "en")
MAY = ("part_of", "holds", "found_in")
REMEDY = f"Vul {', '.join(FIELDS)} in; boven in het bestand staat wat ze betekenen."


class UnknownPartError(LookupError):
    """Something about a part cannot be found; the message is Dutch, the remedy comes with it."""

    def __init__(self, message: str, remedy: str) -> None:
        """Keep the remedy beside the message."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def read_parts(places: Places, report: Report) -> tuple[Part, ...]:
    """Read what is shipped; a site that does not say it ships nothing that anybody has to know of."""
    path = places.site / FILE
    if not path.is_file():
        return ()
    try:
        text = path.read_text("utf-8")
        listed = tomllib.loads(text)["part"]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        report.add(places.shown(path), 1, f"Het bestand is niet te lezen: {error}.", REMEDY)
        return ()
    found = []
    for fields in listed:
        try:
            found.append(_part(fields, places))
        except UnknownPartError as error:
            line = _line(text, str(fields.get("name")))
            report.add(places.shown(path), line, error.message, error.remedy)
    return tuple(found)


def _line(text: str, name: str) -> int:
    before, found, _ = text.partition(f'name = "{name}"')
    return before.count("\n") + 1 if found else 1


def _part(fields: Mapping[str, Any], places: Places) -> Part:
    name = fields.get("name", "zonder naam")
    for key in FIELDS:
        if not fields.get(key):
            raise UnknownPartError(f"Bij het onderdeel {name} ontbreekt '{key}'.", REMEDY)
    for key in set(fields) - {*FIELDS, *MAY}:
        raise UnknownPartError(f"Bij het onderdeel {name} bestaat het veld '{key}' niet.", REMEDY)
    return Part(
        name=name,
        purl=fields["purl"],
        version=_version(fields, places),
        licence=fields["licence"],
        text=_text(fields, places),
        purpose={language: fields[language] for language in ("nl", "en")},
        part_of=fields.get("part_of", ""),
        holds=tuple(fields.get("holds", ())),
    )


def _version(fields: Mapping[str, Any], places: Places) -> str:
    kind, name = _package(fields)
    if "found_in" in fields:
        return _inside(fields, places)
    if fields["purl"] == OWN:
        return VERSION
    try:
        return version(name) if kind == "pypi" else _npm_version(name, places)
    except (PackageNotFoundError, OSError):
        raise UnknownPartError(
            f"Het pakket van {fields['name']} ({fields['purl']}) is niet geïnstalleerd.",
            "Draai `make setup`, of haal het onderdeel weg als het er niet meer is.",
        ) from None


def _package(fields: Mapping[str, Any]) -> tuple[str, str]:
    kind, _, name = fields["purl"].removeprefix("pkg:").partition("/")
    return kind, unquote(name)


def _npm_version(name: str, places: Places) -> str:
    text = (places.node_modules / name / "package.json").read_text("utf-8")
    found = re.search(r'"version":\s*"([^"]+)"', text)
    return found[1] if found else ""


def _inside(fields: Mapping[str, Any], places: Places) -> str:
    """Return the version as it stands inside a file; empty where only a sign of the part stands there."""
    where = fields["found_in"]
    path = places.node_modules / where["package"] / where["file"]
    stamp = stamp_of(path) if path.is_file() else None
    found = _search(path, stamp, str(where["pattern"])) if stamp else None
    if found is None:
        raise UnknownPartError(
            f"Het onderdeel {fields['name']} is niet te vinden in {where['package']}/{where['file']}.",
            "Zit het er niet meer in, haal het dan weg. Verbeter anders het patroon.",
        )
    return found


@cache
def _search(path: Path, _: Stamp, pattern: str) -> str | None:
    """Look for a pattern in a file, of which the stamp tells whether it is still the same."""
    match = re.search(pattern.encode(), path.read_bytes())
    if match is None:
        return None
    found: bytes = match[1] if match.re.groups else b""
    return found.decode().replace("_", ".")


def _text(fields: Mapping[str, Any], places: Places) -> str:
    kind, name = _package(fields)
    wanted: str = fields["text"]
    tries = [places.site / "licences" / wanted, places.node_modules / name / wanted]
    if kind == "pypi":
        tries += [Path(str(it.locate())) for it in files(name) or [] if it.name == wanted]
    for path in (*tries, places.root / wanted):
        if path.is_file():
            return path.read_text("utf-8")
    raise UnknownPartError(
        f"De licentietekst {wanted} van {fields['name']} bestaat niet.",
        "Zet de tekst in site/licences.",
    )
