"""A link to a page in another language says so, in words and to a screen reader: no writer has to think of it."""

from collections.abc import Callable, Iterator, Sequence

from markdown_it.token import Token
from markupsafe import Markup

MARK = Markup(' <span class="foreign">({})</span>')


def mark_foreign_links(
    tokens: Sequence[Token], language_of: Callable[[str], str], say: Callable[[str], str]
) -> None:
    """Mark the links that `language_of` gives a language for; the words of the link are the writer's own."""
    for token in tokens:
        if token.type == "inline":
            token.children = list(_marked(token.children or [], language_of, say))


def _marked(
    children: Sequence[Token], language_of: Callable[[str], str], say: Callable[[str], str]
) -> Iterator[Token]:
    language = ""
    for child in children:
        if child.type == "link_open":
            language = language_of(str(child.attrGet("href")))
            if language:
                child.attrSet("hreflang", language)
        elif child.type == "link_close" and language:
            said = say(f"foreign.{language}")
            content = str(MARK.format(said))
            yield Token("html_inline", "", 0, content=content, meta={"plain": f" ({said})"})
        yield child
