"""Style sheets, scripts, fonts and pictures under names that change with their content."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.modules import imported
from generator.places import Places
from generator.problem import Report

FOLDER = "assets"
URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
IDIOMORPH = "idiomorph/dist/idiomorph.esm.js"


class UnknownAssetError(LookupError):
    """A template asks for an asset that is not there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Assets:
    """Files to publish by their place in the site, and the names by which templates ask for them.

    `imports` says of each published module which others it needs.
    """

    files: Mapping[str, bytes]
    names: Mapping[str, str]
    imports: Mapping[str, tuple[str, ...]]

    def address(self, name: str) -> str:
        """Return where an asset is published."""
        if name not in self.names:
            known = ", ".join(sorted(self.names))
            raise UnknownAssetError(f"asset '{name}' bestaat niet; er is: {known}")
        return self.names[name]


def digest(content: bytes) -> str:
    """Return the fingerprint that goes into a file's name."""
    return hashlib.sha256(content).hexdigest()[:12]


def hashed(name: str, content: bytes) -> str:
    """Return the published name of a file: `fonts/x.woff2` becomes `assets/fonts/x.<hash>.woff2`."""
    path = PurePosixPath(name)
    return str(
        PurePosixPath(FOLDER) / path.with_name(f"{path.stem}.{digest(content)}{path.suffix}")
    )


def gather_assets(places: Places, report: Report) -> Assets:
    """Read everything that pages refer to but that is no page."""
    statics = {name: path.read_bytes() for name, path in _statics(places)}
    names = {name: hashed(name, content) for name, content in statics.items()}
    files = {names[name]: content for name, content in statics.items()}
    style = _style(places, names, report)
    names["site.css"] = hashed("site.css", style)
    files[names["site.css"]] = style
    scripts = _scripts(places)
    folder = f"{FOLDER}/js.{digest(_together(scripts))}"
    names |= {name: f"{folder}/{name}" for name in scripts}
    files |= {f"{folder}/{name}": content for name, content in scripts.items()}
    imports = {names[name]: tuple(names[n] for n in imported(name, scripts)) for name in scripts}
    return Assets(files=files, names=names, imports=imports)


def _statics(places: Places) -> Iterator[tuple[str, Path]]:
    """Yield what is published as it is: `site/static/**`, and the fonts with their licence."""
    static = places.site / "static"
    for path in sorted(static.rglob("*")):
        if path.is_file():
            yield path.relative_to(static).as_posix(), path
    for path in sorted((places.site / "styles" / "fonts").glob("*")):
        if path.suffix in {".woff2", ".txt"}:
            yield f"fonts/{path.name}", path


def _style(places: Places, names: Mapping[str, str], report: Report) -> bytes:
    """Bundle every style sheet: those of the site by name, then each component's own."""
    sheets = sorted((places.site / "styles").glob("*.css"))
    sheets += sorted((places.site / "components").glob("*/style.css"))
    parts = [_with_addresses(path, places, names, report) for path in sheets]
    return "\n".join(parts).encode()


def _with_addresses(path: Path, places: Places, names: Mapping[str, str], report: Report) -> str:
    text = path.read_text("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("@import"):
            report.add(
                places.shown(path),
                number,
                "@import mag hier niet.",
                "Haal de regel weg: de site voegt alle stijlbladen zelf samen.",
            )

    def replace(match: re.Match[str]) -> str:
        name = _asset_name((path.parent / match[1]).resolve(), places)
        if name in names:
            return f'url("{PurePosixPath(names[name]).relative_to(FOLDER)}")'
        line = text.count("\n", 0, match.start()) + 1
        report.add(
            places.shown(path),
            line,
            f"Het bestand {match[1]} bestaat niet of is niet van deze site.",
            "Zet het in site/static of site/styles/fonts en verwijs ernaar vanaf dit stijlblad.",
        )
        return match[0]

    return URL.sub(replace, text)


def _asset_name(path: Path, places: Places) -> str:
    for folder in (places.site / "static", places.site / "styles"):
        if path.is_relative_to(folder.resolve()):
            return path.relative_to(folder.resolve()).as_posix()
    return ""


def _scripts(places: Places) -> dict[str, bytes]:
    """Return every module by its name: one folder, one hash, so that relative imports keep working."""
    found = {
        f"browser/{p.name}": p.read_bytes() for p in sorted((places.site / "browser").glob("*.js"))
    }
    for path in sorted((places.site / "components").glob("*/script.js")):
        found[f"components/{path.parent.name}/script.js"] = path.read_bytes()
    idiomorph = places.node_modules / IDIOMORPH
    if idiomorph.is_file():
        found["browser/idiomorph.js"] = idiomorph.read_bytes()
    return found


def _together(files: Mapping[str, bytes]) -> bytes:
    return b"".join(
        f"{name}\0{len(content)}\0".encode() + content for name, content in files.items()
    )
