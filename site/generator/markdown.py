"""Markdown becomes HTML: tables, definition lists, footnotes, admonitions, anchors, figures.

Raw HTML is off: what a page shows is what its Markdown says, and a tag in the text is a problem.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import escape
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator.expressions import CLOSE, OPEN, Filled
from generator.figures import Figure
from generator.slug import slug_of, unique

# `!!! let-op "Titel"`, indented text below it. The words of other tools are understood too.
ADMONITIONS = {
    "let-op": "let-op",
    "warning": "let-op",
    "tip": "tip",
    "voorbeeld": "voorbeeld",
    "example": "voorbeeld",
}
MARK = re.compile(f"{OPEN}([0-9]+){CLOSE}")
TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>")

Say = Callable[[str], str]
Complain = Callable[[int, str, str], None]
Resolve = Callable[[str, int], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """An entry of the table of contents, with the entries below it."""

    level: int
    title: str
    id: str
    children: tuple["Heading", ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A page's text as HTML, and its table of contents."""

    html: str
    toc: tuple[Heading, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """What a text needs from around it: words, addresses, and where to complain (line, what, remedy)."""

    say: Say
    resolve: Resolve
    complain: Complain


def render(filled: Filled, around: Surroundings) -> Document:
    """Turn the Markdown of one page into HTML."""
    parser = _parser(around.say)
    env: dict[str, Any] = {}
    tokens = parser.parse(filled.text, env)
    _complain_about_tags(tokens, around.complain)
    _name_admonitions(tokens, around)
    _resolve_links(tokens, around.resolve)
    tokens = list(_with_figures(tokens, filled.figures))
    toc = _anchor(tokens)
    return Document(html=parser.renderer.render(tokens, parser.options, env), toc=_nested(toc))


def _parser(say: Say) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
    parser.enable(["table", "strikethrough"]).use(deflist_plugin).use(footnote_plugin, inline=False)
    parser.use(admon_plugin).use(attrs_block_plugin, allowed=("id", "class"))
    parser.add_render_rule("table_open", _table_open(say))
    parser.add_render_rule("table_close", lambda *_: "</table>\n</div>\n")
    parser.add_render_rule("footnote_block_open", _footnotes_open(say))
    parser.add_render_rule("footnote_anchor", _footnote_back(say))
    return parser


def _table_open(say: Say) -> Callable[..., str]:
    """A wide table scrolls in its own box, which the keyboard has to reach."""
    return lambda *_: (
        f'<div class="table-scroll" role="group" aria-label="{escape(say("text.table"))}" tabindex="0">\n<table>\n'
    )


def _footnotes_open(say: Say) -> Callable[..., str]:
    label = escape(say("text.footnotes"))
    return lambda *_: (
        f'<section class="footnotes" aria-label="{label}">\n<ol class="footnotes-list">\n'
    )


def _footnote_back(say: Say) -> Callable[..., str]:
    def show(_self: object, tokens: Sequence[Token], index: int, *_: object) -> str:
        meta = tokens[index].meta
        number = meta["id"] + 1
        nth = f":{meta['subId']}" if meta["subId"] else ""
        label = escape(f"{say('text.footnote_back')} {number}")
        return f' <a href="#fnref{number}{nth}" class="footnote-backref" aria-label="{label}">↩</a>'

    return show


def _inline(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Yield every inline token with the line its block starts on."""
    for token in tokens:
        if token.children:
            line = token.map[0] + 1 if token.map else 1
            for child in token.children:
                yield child, line
                line += child.type in {"softbreak", "hardbreak"}


def _complain_about_tags(tokens: Sequence[Token], complain: Complain) -> None:
    """Report HTML in the text: Markdown would show it as text, which nobody means."""
    for token, line in _inline(tokens):
        tag = TAG.search(token.content) if token.type == "text" else None
        if tag:
            complain(
                line,
                f"HTML in een pagina wordt niet uitgevoerd: {tag[0]}",
                "Gebruik Markdown, of zet het tussen `backticks` als u de code wilt laten zien.",
            )


def _name_admonitions(tokens: Sequence[Token], around: Surroundings) -> None:
    """Give every admonition its kind, and the site's own title where the writer gave none."""
    for index, token in enumerate(tokens):
        if token.type != "admonition_open":
            continue
        tag = str(token.meta["tag"])
        kind = ADMONITIONS.get(tag)
        if kind is None:
            line = token.map[0] + 1 if token.map else 1
            around.complain(
                line,
                f"Dit soort kader kent de site niet: !!! {tag}",
                f"Kies uit: {', '.join('!!! ' + name for name in ADMONITIONS)}.",
            )
            continue
        token.attrs = {"class": "admonition", "data-kind": kind, "role": "note"}
        title = tokens[index + 2]
        if token.info.strip() == tag and title.children:
            title.children[0].content = around.say(f"admonition.{kind}")


def _resolve_links(tokens: Sequence[Token], resolve: Resolve) -> None:
    for token, line in _inline(tokens):
        attribute = {"link_open": "href", "image": "src"}.get(token.type)
        if attribute:
            token.attrSet(attribute, resolve(str(token.attrGet(attribute)), line))


def _with_figures(tokens: Sequence[Token], figures: tuple[Figure, ...]) -> Iterator[Token]:
    """Put the figures in: a table instead of its paragraph, the others in their sentence."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        block = _lone_block(tokens[index : index + 3], figures)
        if block:
            yield Token("html_block", "", 0, content=str(block.html) + "\n")
            index += 3
            continue
        if token.children:
            token.children = list(_split(token.children, figures))
        elif MARK.search(token.content):
            token.content = _plain(token.content, figures)
        yield token
        index += 1


def _lone_block(tokens: Sequence[Token], figures: tuple[Figure, ...]) -> Figure | None:
    """Return the table, when a paragraph holds one and nothing else."""
    if len(tokens) < 3 or tokens[0].type != "paragraph_open":  # noqa: PLR2004 (open, text, close)
        return None
    mark = MARK.fullmatch(tokens[1].content.strip())
    figure = figures[int(mark[1])] if mark else None
    return figure if figure and figure.block else None


def _split(children: Sequence[Token], figures: tuple[Figure, ...]) -> Iterator[Token]:
    for child in children:
        if child.type != "text":
            child.content = _plain(child.content, figures)
            child.attrs = {
                key: _plain(value, figures) if isinstance(value, str) else value
                for key, value in child.attrs.items()
            }
            yield child
            continue
        for position, piece in enumerate(MARK.split(child.content)):
            if position % 2:
                figure = figures[int(piece)]
                yield Token(
                    "html_inline", "", 0, content=str(figure.html), meta={"plain": figure.plain}
                )
            elif piece:
                yield Token("text", "", 0, content=piece)


def _plain(text: str, figures: tuple[Figure, ...]) -> str:
    return MARK.sub(lambda mark: figures[int(mark[1])].plain, text)


def _anchor(tokens: Sequence[Token]) -> list[Heading]:
    """Give every heading an anchor: the one written above it as `{#name}`, or one made from its words."""
    headings = [(t, tokens[i + 1]) for i, t in enumerate(tokens) if t.type == "heading_open"]
    taken = {str(token.attrGet("id")) for token, _ in headings if token.attrGet("id")}
    found = []
    for token, inline in headings:
        title = _title(inline)
        anchor = str(token.attrGet("id") or unique(slug_of(title), taken))
        token.attrSet("id", anchor)
        found.append(Heading(level=int(token.tag[1]), title=title, id=anchor))
    return found


def _title(inline: Token) -> str:
    return (
        "".join(
            child.meta.get("plain", "")
            if child.type == "html_inline"
            else " "
            if child.type == "softbreak"
            else child.content
            for child in inline.children or []
        )
        .replace("\u00a0", " ")
        .strip()
    )


def _nested(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Hang every heading under the nearest higher one before it."""
    found: list[Heading] = []
    index = 0
    while index < len(headings):
        head = headings[index]
        end = index + 1
        while end < len(headings) and headings[end].level > head.level:
            end += 1
        below = _nested(headings[index + 1 : end])
        found.append(Heading(level=head.level, title=head.title, id=head.id, children=below))
        index = end
    return tuple(found)
