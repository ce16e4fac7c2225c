"""One certified organisation, and how the cells of its line in the register are read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from urllib.parse import urlsplit

from pso.words import words

PROVINCES = (
    *("Drenthe", "Flevoland", "Friesland", "Gelderland", "Groningen", "Limburg"),
    *("Noord-Brabant", "Noord-Holland", "Overijssel", "Utrecht", "Zeeland", "Zuid-Holland"),
)
LEVELS = ("basistrede", "trede_1", "trede_2", "trede_3")
YES_NO = {"ja": True, "nee": False}
LONGEST = {"naam": 80, "plaats": 60, "omschrijving": 300}
DAYS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"),
    re.compile(r"(?P<day>\d{1,2})[-/](?P<month>\d{1,2})[-/](?P<year>\d{4})"),
)
NUMBER = re.compile(r"\d+([.,]\d+)?")
HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
# Domains that nobody can have (RFC 2606): an organisation with such an address is made up.
MADE_UP = (".example", ".invalid", ".test")


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation:
    """A line of the register. `fte_per_million`: target-group fte per million euro of its turnover."""

    slug: str
    name: str
    town: str
    province: str
    branch: str
    level: str
    thirty_plus: bool
    valid_until: date
    website: str
    fte_per_million: Fraction | None
    description: str

    @property
    def is_made_up(self) -> bool:
        """Whether this is an example: its address can be nobody's."""
        return (urlsplit(self.website).hostname or "").endswith(MADE_UP)

    @property
    def host(self) -> str:
        """The address as one says it."""
        return (urlsplit(self.website).hostname or "").removeprefix("www.")

    def factor(self, language: str) -> str:
        """Return `fte_per_million` as one types it in that language; empty when not known."""
        return "" if self.fte_per_million is None else words(language).typed(self.fte_per_million)

    def until(self, language: str) -> str:
        """Return the last day of the certificate in full."""
        return words(language).day(self.valid_until)


class UnreadableCellError(ValueError):
    """A cell does not hold what its column asks: what is wrong, and the remedy."""

    def __init__(self, message: str, remedy: str) -> None:
        """Keep both."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def read_text(column: str) -> Callable[[str], str]:
    """Return the reader of a text that may not be empty or too long."""

    def read(cell: str) -> str:
        if not cell:
            raise UnreadableCellError("is leeg", "Vul de cel in.")
        if len(cell) > LONGEST[column]:
            raise UnreadableCellError(
                f"heeft {len(cell)} tekens", f"Maak de tekst korter: hoogstens {LONGEST[column]}."
            )
        return cell

    return read


def read_choice(choices: tuple[str, ...]) -> Callable[[str], str]:
    """Return the reader of one of a few words; capitals do not matter."""
    known = {choice.casefold(): choice for choice in choices}

    def read(cell: str) -> str:
        found = known.get(cell.casefold())
        if found is None:
            raise UnreadableCellError(
                f"is '{cell}', en dat is onbekend", f"Kies uit: {', '.join(choices)}."
            )
        return found

    return read


def read_yes_no(cell: str) -> bool:
    """Read ja or nee."""
    return YES_NO[read_choice(tuple(YES_NO))(cell)]


def read_day(cell: str) -> date:
    """Read a day as an editor types it, or as a spreadsheet makes of it."""
    for pattern in DAYS:
        if found := pattern.fullmatch(cell):
            try:
                return date(*(int(found[part]) for part in ("year", "month", "day")))
            except ValueError:
                break
    raise UnreadableCellError(
        f"is '{cell}', en dat is geen datum", "Schrijf jaar-maand-dag, zoals 2027-03-31."
    )


def read_website(cell: str) -> str:
    """Read an address that may be linked to; empty is allowed."""
    parts = urlsplit(cell)
    if cell and not (parts.scheme == "https" and HOST.fullmatch(parts.netloc)):
        raise UnreadableCellError(
            f"is '{cell}', en dat is geen https-adres", "Schrijf https://www.naam.nl, of laat leeg."
        )
    return cell


def read_factor(cell: str) -> Fraction | None:
    """Read the figure of a leverancierskaart; empty is allowed."""
    if cell and not NUMBER.fullmatch(cell):
        raise UnreadableCellError(
            f"is '{cell}', en dat is geen getal", "Schrijf een getal zoals 1,25, of laat leeg."
        )
    return Fraction(cell.replace(",", ".")) if cell else None


def readers(branches: Mapping[str, object]) -> dict[str, Callable[[str], object]]:
    """Return per column of the register how its cells are read."""
    return {
        "naam": read_text("naam"),
        "plaats": read_text("plaats"),
        "provincie": read_choice(PROVINCES),
        "branche": read_choice(tuple(branches)),
        "niveau": read_choice(LEVELS),
        "30plus": read_yes_no,
        "certificaat_tot": read_day,
        "website": read_website,
        "fte_per_miljoen": read_factor,
        "omschrijving": read_text("omschrijving"),
    }
