"""Which pages show which values: noted while pages are made, told on the pages of the values."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.address import relative
from generator.calls.tables import Say, Tables
from generator.figures import Figure, Figures
from generator.page import Library
from generator.source import Source
from generator.values.card import User, value_calls
from generator.values.links import Place
from generator.values.pages import KIND, address_of

UNLINKED = {KIND, "voorbeelddocumenten"}
"""Kinds in which figures lead nowhere: what people take along and fill in has no use for a way back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Usage:
    """Gathers the pages of a site per value."""

    library: Library
    found: dict[str, dict[str, Source]] = field(default_factory=dict)

    def note(self, source: Source, keys: Iterable[str]) -> None:
        """Remember which values a page shows; a page of values does not use them."""
        for key in keys if source.kind.name != KIND else ():
            self.found.setdefault(key, {})[source.key] = source

    @property
    def pages(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the pages that show a value, by the key of the value."""
        return {key: tuple(users) for key, users in self.found.items()}

    def place(self, source: Source) -> Place | None:
        """Return the way from a page to any value; none where there are no pages of values."""
        listed = f"{source.language}/{KIND}/index.md" in self.library.sources
        if not listed or source.kind.name in UNLINKED:
            return None
        home = self.library.site_view(source.language, source).home
        return lambda key: relative(address_of(key, home), self.library.url(source))

    def calls(
        self, source: Source, figures: Figures, say: Say
    ) -> Mapping[str, Callable[..., Figure]]:
        """Return the calls that only a page of values has."""
        if source.kind.name != KIND:
            return {}
        tables = Tables(figures=figures, own=say)
        return value_calls(tables, lambda key: self._users(key, source))

    def _users(self, key: str, here: Source) -> Iterator[User]:
        users = (s for s in self.found.get(key, {}).values() if s.language == here.language)
        for user in users:
            way = relative(self.library.url(user), self.library.url(here))
            yield User(title=user.title, href=way)
