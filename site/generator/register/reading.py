"""The register of certified organisations: one CSV that editors keep in a spreadsheet, read strictly."""

import csv
import io
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pso.words import words

from generator.places import Places
from generator.problem import Report
from generator.register.organisation import LEVELS, Organisation, UnreadableCellError, readers
from generator.slug import slug_of, unique

FOLDER = "register"
FILE = "organisaties.csv"
BRANCHES = "branches.toml"
FIELDS = {
    "naam": "name",
    "plaats": "town",
    "provincie": "province",
    "branche": "branch",
    "niveau": "level",
    "30plus": "thirty_plus",
    "certificaat_tot": "valid_until",
    "website": "website",
    "fte_per_miljoen": "fte_per_million",
    "omschrijving": "description",
}
COLUMNS = ";".join(FIELDS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """All organisations by name, and what the branches are called in each language."""

    organisations: tuple[Organisation, ...] = ()
    branches: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def provinces(self) -> dict[str, tuple[Organisation, ...]]:
        """The organisations by province; one without any is left out."""
        names = sorted({o.province for o in self.organisations})
        return {n: tuple(o for o in self.organisations if o.province == n) for n in names}

    @property
    def is_made_up(self) -> bool:
        """Whether any of it is an example, which the page then says."""
        return any(o.is_made_up for o in self.organisations)

    @property
    def province_choices(self) -> list[tuple[str, str]]:
        """Code and name of the provinces that have an organisation."""
        return [(name, name) for name in self.provinces]

    def levels_in(self, language: str) -> list[tuple[str, str]]:
        """Return code and name of the levels, from low to high."""
        return [(level, words(language).say(f"level.{level}")) for level in LEVELS]

    def branches_in(self, language: str) -> list[tuple[str, str]]:
        """Return code and name of the branches that have an organisation, by name."""
        used = {o.branch for o in self.organisations}
        found = [(code, self.branches[code][language]) for code in used]
        return sorted(found, key=lambda pair: pair[1].casefold())


def read_register(places: Places, languages: tuple[str, ...], report: Report) -> Register:
    """Read the register and report everything that is wrong in it; a site without one has none."""
    path = places.content / FOLDER / FILE
    if not path.is_file():
        return Register()
    branches = _branches(places, languages, report)
    text = _text(path, places.shown(path), report)
    if not branches or text is None:
        return Register()
    reader = _Reader(file=places.shown(path), report=report, read=readers(branches))
    found = sorted(reader.organisations(text), key=lambda o: (o.name.casefold(), o.slug))
    return Register(organisations=tuple(found), branches=branches)


def _text(path: Path, file: str, report: Report) -> str | None:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes().count(b"\n", 0, error.start) + 1
        remedy = "Bewaar het in uw rekenblad als 'CSV UTF-8'."
        report.add(file, line, "Het register is geen UTF-8.", remedy)
        return None


def _branches(places: Places, languages: tuple[str, ...], report: Report) -> dict[str, Any]:
    path = places.content / FOLDER / BRANCHES
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"De branches zijn niet te lezen: {error}."
        report.add(places.shown(path), 1, message, 'Schrijf per branche: [bouw] en nl = "Bouw".')
        return {}
    for code, names in found.items():
        missing = [n for n in languages if not (isinstance(names, dict) and names.get(n))]
        if missing:
            message = f"De branche '{code}' heeft geen naam in: {', '.join(missing)}."
            report.add(places.shown(path), 1, message, f'Voeg toe: {missing[0]} = "…".')
            return {}
    return found


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads the lines; what is wrong is reported with line and column, all at once."""

    file: str
    report: Report
    read: Mapping[str, Callable[[str], object]]
    names: dict[str, int] = field(default_factory=dict)
    slugs: set[str] = field(default_factory=set)

    def organisations(self, text: str) -> Iterator[Organisation]:
        """Yield the organisation of every line without a mistake."""
        lines = list(self._records(text))
        if not lines or not self._heads_fit(lines[0][1]):
            return
        heads = [head.strip() for head in lines[0][1]]
        for line, cells in lines[1:]:
            if not any(cell.strip() for cell in cells):
                continue
            found = self._organisation(line, heads, [cell.strip() for cell in cells])
            if found:
                yield found

    def _records(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Yield the cells of each record with the line it begins on; a cell may hold line ends."""
        delimiter = ";" if ";" in text.partition("\n")[0] else ","
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        line = 1
        try:
            for cells in rows:
                yield line, cells
                line = rows.line_num + 1
        except csv.Error as error:
            self._add(
                line,
                f"Vanaf hier is het bestand geen CSV meer ({error}).",
                "Sluit elk aanhalingsteken.",
            )

    def _heads_fit(self, cells: list[str]) -> bool:
        heads = [cell.strip() for cell in cells]
        missing = [name for name in FIELDS if name not in heads]
        strange = [name for name in heads if name not in FIELDS]
        double = sorted({name for name in heads if heads.count(name) > 1})
        for names, what in (
            (missing, "ontbreekt"),
            (strange, "is onbekend"),
            (double, "staat er twee keer"),
        ):
            for name in names:
                self._add(
                    1, f"De kolom '{name}' {what}.", f"De eerste regel hoort te zijn: {COLUMNS}"
                )
        return not (missing or strange or double)

    def _organisation(self, line: int, heads: list[str], cells: list[str]) -> Organisation | None:
        if len(cells) != len(heads):
            message = f"Deze regel heeft {len(cells)} cellen in plaats van {len(heads)}."
            self._add(
                line, message, "Zet een tekst met het scheidingsteken erin tussen aanhalingstekens."
            )
            return None
        row = dict(zip(heads, cells, strict=True))
        values = {name: self._value(line, name, row[name]) for name in FIELDS}
        own = self._slug(line, row["naam"])
        if any(isinstance(value, UnreadableCellError) for value in values.values()) or not own:
            return None
        fields: dict[str, Any] = {FIELDS[name]: value for name, value in values.items()}
        return Organisation(slug=own, **fields)

    def _value(self, line: int, column: str, cell: str) -> object:
        """Return what a cell holds, or the mistake in it, which is then reported."""
        try:
            return self.read[column](cell)
        except UnreadableCellError as error:
            self._add(line, f"Kolom '{column}' {error.message}.", error.remedy)
            return error

    def _slug(self, line: int, name: str) -> str:
        """Return the anchor of a name; a name that is there already is reported."""
        key = " ".join(name.casefold().split())
        first = self.names.setdefault(key, line) if key else line
        if first != line:
            message = f"Kolom 'naam': '{name}' staat ook op regel {first}."
            self._add(line, message, "Haal een van de twee weg, of maak de namen verschillend.")
            return ""
        return unique(f"org-{slug_of(name)}", self.slugs)

    def _add(self, line: int, message: str, remedy: str) -> None:
        self.report.add(self.file, line, message, remedy)
