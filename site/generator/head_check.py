"""What a head refers to has to exist: pages, fields of the form, groups, an edition, an old address."""

import difflib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from pso.overlay import editions
from pso.words import words

from generator.drafts import draft_remedy
from generator.page import Library
from generator.places import Places
from generator.problem import Report
from generator.source import Source

SHOWN = 3  # as many suggestions as one reads
STARTS = "Vul in"  # how `new` writes what a writer still has to say

Said = tuple[str, str]
"""What is wrong, and what to do."""


def check_heads(library: Library, places: Places, report: Report) -> None:
    """Check every head against the pages, the form and the editions."""
    heads = _Heads(library=library, places=places)
    for source in library.sources.values():
        for name, check in heads.checks().items():
            for index, value in enumerate(_listed(source, name)):
                for message, remedy in check(source, value):
                    line = source.head.line_of((name, index))
                    report.add(source.file, line, message, remedy)


def _listed(source: Source, name: str) -> list[str]:
    found = source.head.values.get(name, [])
    return [str(item) for item in (found if isinstance(found, list) else [found])]


@dataclass(kw_only=True, slots=True)
class _Heads:
    """Knows what a head may name, and what another page has claimed already."""

    library: Library
    places: Places
    helped: dict[tuple[str, str], Source] = field(default_factory=dict)
    moved: dict[str, Source] = field(default_factory=dict)

    def checks(self) -> dict[str, Callable[[Source, str], Iterator[Said]]]:
        """Return what to check, by the name in the head."""
        return {
            "title": self._unwritten,
            "description": self._unwritten,
            "edition": self._edition,
            "groups": self._group,
            "helps_with": self._helps_with,
            "related": self._related,
            "moved_from": self._moved_from,
        }

    def _unwritten(self, source: Source, text: str) -> Iterator[Said]:
        if text.startswith(STARTS) and not source.is_draft:
            yield (
                f"Hier staat nog wat u zelf moet invullen: '{text}'",
                "Schrijf uw eigen tekst, of zet 'draft: true' terug in de kop.",
            )

    def _edition(self, _source: Source, name: str) -> Iterator[Said]:
        known = [edition.name for edition in editions()]
        if name not in known:
            yield f"Handleiding '{name}' is niet bekend.", f"Kies uit: {', '.join(known)}."

    def _group(self, _source: Source, code: str) -> Iterator[Said]:
        known = editions().newest.positions
        if code not in known:
            yield f"De groep '{code}' bestaat niet.", _meant(code, known)

    def _helps_with(self, source: Source, key: str) -> Iterator[Said]:
        known = form_fields(source.language)
        first = self.helped.setdefault((source.language, key), source)
        if key not in known:
            yield f"De Meetlat heeft geen veld '{key}'.", _meant(key, known)
        elif first is not source:
            yield (
                f"Bij het veld '{key}' van de Meetlat hoort al een andere pagina: {first.file}.",
                "Eén pagina per veld: haal het veld weg uit een van de twee.",
            )

    def _related(self, source: Source, key: str) -> Iterator[Said]:
        draft = self.library.drafts.get(key)
        if draft and not source.is_draft and not self.library.untranslated(key):
            yield f"De verwante pagina '{key}' is nog een concept.", draft_remedy(draft)
        elif key == source.key:
            yield "Deze pagina noemt zichzelf als verwant.", "Haal de regel weg."
        elif not self.library.found(key) and not self.library.is_broken(key, self.places):
            found = self.library.nearest(key)
            yield (
                f"De verwante pagina 'content/{key}' bestaat niet.",
                f"Bedoelt u {found}?"
                if found
                else "Noem het bestand vanaf de map content: nl/over/niveaus.md.",
            )

    def _moved_from(self, source: Source, address: str) -> Iterator[Said]:
        first = self.moved.setdefault(address, source)
        living = {self.library.url(other): other for other in self.library.sources.values()}
        if address in living:
            yield (
                f"Op het oude adres '{address}' staat een pagina: {living[address].file}.",
                "Noem bij moved_from alleen een adres waar nu niets meer staat.",
            )
        elif first is not source:
            yield (
                f"Het oude adres '{address}' staat ook in {first.file}.",
                "Een oud adres kan maar naar één pagina leiden: haal het uit een van de twee weg.",
            )


def form_fields(language: str) -> list[str]:
    """Return the keys of the fields of the Meetlat, as a head names them."""
    ends = (".label", ".title")
    keys = (key.removeprefix("field.") for key in words(language).sentences if _is_field(key))
    return sorted({key.removesuffix(end) for key in keys for end in ends if key.endswith(end)})


def _is_field(key: str) -> bool:
    return key.startswith("field.") and key.endswith((".label", ".title"))


def _meant(given: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(given, known, n=SHOWN, cutoff=0.6)
    if close:
        return f"Bedoelt u {' of '.join(close)}?"
    return f"Kies uit: {', '.join(sorted(known))}."
