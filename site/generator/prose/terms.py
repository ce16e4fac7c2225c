"""Terms explained where they stand: the first time a page uses one, it opens to what it means."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token
from markupsafe import Markup

from generator.source import Source

KIND: Final = "begrippen"
EXPLAINED: Final = frozenset({"handreikingen", "vragen", "over", "nieuws"})
"""Kinds of pages whose terms are explained; a document is taken along, and an example is about its figures."""
BUTTON: Final = Markup('<button type="button" class="term" popovertarget="begrip-{}">{}</button>')
CARD: Final = Markup(
    '<div class="term__card" id="begrip-{}" popover role="note">'
    '<p><strong>{}</strong>: {}</p><p><a href="{}">{}</a></p></div>\n'
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A term: its page, its name and what it means."""

    slug: str
    title: str
    meaning: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """The terms of one language, by the forms in which texts use them; `more` is what the link to a page says."""

    forms: Mapping[str, Term]
    pattern: re.Pattern[str] | None
    more: str


def terms_of(sources: Iterable[tuple[Source, str]], more: str) -> Terms:
    """Gather the terms from their pages, each with its address."""
    forms = {
        form: Term(slug=it.slug, title=it.title, meaning=it.description, url=url)
        for it, url in sources
        if it.kind.name == KIND and not it.is_list
        for form in it.head.values.get("words", ())
    }
    return Terms(forms=forms, pattern=_pattern(forms), more=more)


def _pattern(forms: Iterable[str]) -> re.Pattern[str] | None:
    """Match whole words alone; an abbreviation in capitals only as such, other forms also with a capital."""
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    parts = [re.escape(form) if form.isupper() else _either(form) for form in longest_first]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])") if parts else None


def _either(form: str) -> str:
    first, rest = form[0], re.escape(form[1:])
    return f"[{re.escape(first.lower())}{re.escape(first.upper())}]{rest}"


@dataclass(frozen=True, kw_only=True, slots=True)
class PageTerms:
    """The terms for one page: `own` is the term that the page itself explains, `address` leads there from the page."""

    terms: Terms
    own: str
    address: Callable[[str], str]

    def opened(self, tokens: Sequence[Token]) -> tuple[list[Token], Markup]:
        """Open the first use of each term; return also what they mean, to stand at the end of the text."""
        marker = _Marker(terms=self.terms, used={self.own: None})
        done = list(marker.blocks(tokens))
        used = (term for term in marker.used.values() if term)
        cards = (
            CARD.format(it.slug, it.title, it.meaning, self.address(it.url), self.terms.more)
            for it in used
        )
        return done, Markup("").join(cards)


def _is_to_tick(token: Token) -> bool:
    """Say whether a text is the label of a box: a button in it would be a second thing to press."""
    return any("<label" in child.content for child in token.children or [])


@dataclass(kw_only=True, slots=True)
class _Marker:
    terms: Terms
    used: dict[str, Term | None]

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Token]:
        for index, token in enumerate(tokens):
            # A heading stands in the table of contents too.
            in_heading = index > 0 and tokens[index - 1].type == "heading_open"
            if token.type == "inline" and not in_heading and not _is_to_tick(token):
                token.children = list(self._inline(token.children or []))
            yield token

    def _inline(self, children: Sequence[Token]) -> Iterator[Token]:
        in_link = 0
        for child in children:
            in_link += {"link_open": 1, "link_close": -1}.get(child.type, 0)
            if child.type == "text" and not in_link:
                yield from self._text(child)
            else:
                yield child

    def _text(self, token: Token) -> Iterator[Token]:
        pattern, rest = self.terms.pattern, token.content
        while match := pattern.search(rest) if pattern else None:
            term = self._term(match[0])
            before, rest = rest[: match.start()], rest[match.end() :]
            if term is None or term.slug in self.used:
                yield Token("text", "", 0, content=before + match[0])
                continue
            self.used[term.slug] = term
            yield Token("text", "", 0, content=before)
            button = BUTTON.format(term.slug, match[0])
            yield Token("html_inline", "", 0, content=str(button), meta={"plain": match[0]})
        yield Token("text", "", 0, content=rest)

    def _term(self, text: str) -> Term | None:
        forms = self.terms.forms
        tries = (text, text[0].lower() + text[1:], text[0].upper() + text[1:])
        return next((forms[it] for it in tries if it in forms), None)
