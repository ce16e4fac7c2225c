"""A page with the words of the documents: what the screen says of a result, on paper."""

from functools import cached_property
from typing import Final

from pso.view import Page, environment
from pso.words import Words, words

LOCALES: Final = {"nl": "nl-NL", "en": "en-GB"}


class DocumentPage(Page):
    """Renders the parts of documents in one language."""

    @cached_property
    def words(self) -> Words:
        """The sentences of the calculator and of the documents."""
        return words(self.language, "document")

    @property
    def locale(self) -> str:
        """The language as documents name it."""
        return LOCALES[self.words.language]

    def part(self, name: str, **context: object) -> str:
        """Render a part of a document, from `view/document/`."""
        template = environment().get_template(f"document/{name}.j2")
        said, here = self.words.say, {"page": self, "words": self.words, "locale": self.locale}
        return template.render(said=said, **here, **context)
