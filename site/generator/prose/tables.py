"""Tables scroll in a box of their own, which a screen reader names: after the heading or the box it stands in."""

from collections import Counter
from collections.abc import Sequence

from markdown_it.token import Token
from markdown_it.utils import EnvType
from markupsafe import escape

from generator.prose.headings import title_of

BOX = '<div class="table-scroll" role="group" aria-label="{}" tabindex="0">\n<table>\n'


def name_tables(tokens: Sequence[Token], word: str) -> None:
    """Give every table a name that no other on the page has; `word` is what a table is called."""
    heading, box = "", ""
    seen: Counter[str] = Counter()
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = title_of(tokens[index + 1])
        elif token.type == "admonition_title_open":
            box = title_of(tokens[index + 1])
        elif token.type == "admonition_close":
            box = ""
        elif token.type == "table_open":
            about = box or heading
            seen[about] += 1
            token.meta["name"] = _name(word, about, seen[about])


def _name(word: str, about: str, nth: int) -> str:
    numbered = word if nth == 1 else f"{word} {nth}"
    return f"{numbered}: {about}" if about else numbered


def open_table(
    _self: object, tokens: Sequence[Token], index: int, _options: object, env: EnvType
) -> str:
    """Open a table in its box; one that nobody named, in a text without a page, is called a table."""
    return BOX.format(escape(tokens[index].meta.get("name", env["say"]("text.table"))))
