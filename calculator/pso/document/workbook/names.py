"""Names of cells in the werkboek: a formula that says `uren / werkweek` can be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from pso.document.page import DocumentPage


@dataclass(frozen=True, kw_only=True)
class Names:
    """The names that were given, by what they stand for."""

    book: Workbook
    page: DocumentPage
    given: dict[str, str] = field(default_factory=dict)

    def give(self, key: str, sheet: Worksheet, place: str) -> None:
        """Name a cell or a range, in the language of the book."""
        name = self.page.words.say(f"document.workbook.name.{key}")
        self.book.defined_names[name] = DefinedName(name, attr_text=f"'{sheet.title}'!{place}")
        self.given[key] = name

    @property
    def said(self) -> Mapping[str, str]:
        """The names, to fill a formula in with."""
        return self.given
