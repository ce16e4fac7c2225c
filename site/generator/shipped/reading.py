"""`site/shipped.toml`: what is shipped, as somebody wrote it down, with the versions as they are installed."""

import re
import tomllib
from collections.abc import Mapping, Sequence
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
MAY = ("part_of", "holds", "found_in", "versions")
RULE = f"\n{'=' * 78}\n\n"
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
    found: list[Part] = []
    for fields in listed:
        try:
            found.append(_part(fields, places, found))
        except UnknownPartError as error:
            line = _line(text, str(fields.get("name")))
            report.add(places.shown(path), line, error.message, error.remedy)
    return tuple(found)


def _line(text: str, name: str) -> int:
    before, found, _ = text.partition(f'name = "{name}"')
    return before.count("\n") + 1 if found else 1


def _part(fields: Mapping[str, Any], places: Places, above: Sequence[Part]) -> Part:
    name = fields.get("name", "zonder naam")
    for key in FIELDS:
        if not fields.get(key):
            raise UnknownPartError(f"Bij het onderdeel {name} ontbreekt '{key}'.", REMEDY)
    for key in set(fields) - {*FIELDS, *MAY}:
        raise UnknownPartError(f"Bij het onderdeel {name} bestaat het veld '{key}' niet.", REMEDY)
    return Part(
        name=name,
        purl=fields["purl"],
        version=_version(fields, places, above),
        licence=fields["licence"],
        text=_text(fields, places),
        purpose={language: fields[language] for language in ("nl", "en")},
        part_of=fields.get("part_of", ""),
        holds=tuple(fields.get("holds", ())),
    )


def _version(fields: Mapping[str, Any], places: Places, above: Sequence[Part]) -> str:
    kind, name = _package(fields)
    if "found_in" in fields:
        inside = _inside(fields, places)
        return _looked_up(fields, above) if "versions" in fields else inside
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


def _looked_up(fields: Mapping[str, Any], above: Sequence[Part]) -> str:
    """Return the version that somebody looked up for this version of what the part travels in."""
    carrier = next((it for it in above if it.name == fields.get("part_of")), None)
    if carrier is None:
        raise UnknownPartError(
            f"Waar {fields['name']} in zit, staat er niet boven.",
            "Zet de naam daarvan bij 'part_of', en dat onderdeel hoger in het bestand.",
        )
    if carrier.version not in fields["versions"]:
        raise UnknownPartError(
            f"Welke {fields['name']} in {carrier.name} {carrier.version} zit, is niet opgezocht.",
            "Zoek het op, vergelijk ook de licentietekst, en zet het bij 'versions'. "
            'Is het niet te vinden, zet er dan "": dan staat er dat de versie onbekend is.',
        )
    return str(fields["versions"][carrier.version])


@cache
def _search(path: Path, _: Stamp, pattern: str) -> str | None:
    """Look for a pattern in a file, of which the stamp tells whether it is still the same."""
    match = re.search(pattern.encode(), path.read_bytes())
    if match is None:
        return None
    found: bytes = match[1] if match.re.groups else b""
    return found.decode().replace("_", ".")


def _text(fields: Mapping[str, Any], places: Places) -> str:
    """Return the text of the licence as it stands there; of more than one, with a rule between them."""
    text = fields["text"]
    names = [text] if isinstance(text, str) else text
    return RULE.join(_text_of(name, fields, places) for name in names)


def _text_of(wanted: str, fields: Mapping[str, Any], places: Places) -> str:
    kind, name = _package(fields)
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
