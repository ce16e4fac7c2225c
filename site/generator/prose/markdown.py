"""Markdown becomes HTML: tables, definition lists, footnotes, admonitions, anchors, figures.

Raw HTML is off: what a page shows is what its Markdown says, and a tag in the text is a problem.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import escape
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from generator.prose.expressions import Filled
from generator.prose.foreign import mark_foreign_links
from generator.prose.headings import Heading, anchored
from generator.prose.heads import with_heads
from generator.prose.inserts import with_figures
from generator.prose.outline import check_outline
from generator.prose.tables import name_tables, open_table
from generator.prose.terms import PageTerms
from generator.values.links import Place, link_figures

# `!!! let-op "Titel"`, indented text below it. The words of other tools are understood too.
ADMONITIONS = {
    "let-op": "let-op",
    "warning": "let-op",
    "tip": "tip",
    "voorbeeld": "voorbeeld",
    "example": "voorbeeld",
}
TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>")

Say = Callable[[str], str]
Complain = Callable[[int, str, str], None]
Resolve = Callable[[str, int], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A page's text as HTML, its table of contents, and the tokens that other forms of it are made from.

    `again` turns tokens into HTML as this page's were.
    """

    html: str
    toc: tuple[Heading, ...]
    tokens: tuple[Token, ...]
    again: Callable[[Sequence[Token]], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """What a text needs from around it: words, addresses, and where to complain (line, what, remedy).

    `terms` are those that the page explains where they stand; without them it explains none.
    `place` gives the way to the page of a value; without it figures lead nowhere.
    `foreign` gives the language of the page behind a link, if it is another; without it no link tells.
    """

    say: Say
    resolve: Resolve
    complain: Complain
    terms: PageTerms | None = None
    place: Place | None = None
    foreign: Callable[[str], str] | None = None


def render(filled: Filled, around: Surroundings) -> Document:
    """Turn the Markdown of one page into HTML."""
    parser = _parser()
    env: dict[str, Any] = {"say": around.say}
    tokens = parser.parse(filled.text, env)
    _complain_about_tags(tokens, around.complain)
    check_outline(tokens, around.complain)
    _name_admonitions(tokens, around)
    if around.foreign:
        mark_foreign_links(tokens, around.foreign, around.say)
    _resolve_links(tokens, around.resolve)
    _align_cells(tokens)
    tokens = with_figures(list(with_heads(tokens)), filled.figures)
    if around.place:
        link_figures(tokens, around.place)
    toc = anchored(tokens)
    name_tables(tokens, around.say("text.table"))
    meanings = ""
    if around.terms:
        tokens, cards = around.terms.opened(tokens)
        meanings = str(cards)
    again = partial(parser.renderer.render, options=parser.options, env=env)
    return Document(html=again(tokens) + meanings, toc=toc, tokens=tuple(tokens), again=again)


def tokens_of(text: str) -> list[Token]:
    """Take Markdown apart, for who reads a page without showing it."""
    return _parser().parse(text, {})


@cache
def _parser() -> MarkdownIt:
    """Return the parser of every page; making it takes a tenth of the time of a page."""
    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
    parser.enable(["table", "strikethrough"]).use(deflist_plugin).use(footnote_plugin, inline=False)
    parser.use(admon_plugin).use(attrs_block_plugin, allowed=("id", "class"))
    parser.use(tasklists_plugin, enabled=True, label=True)
    parser.add_render_rule("table_open", open_table)
    parser.add_render_rule("table_close", lambda *_: "</table>\n</div>\n")
    parser.add_render_rule("fence", _fence)
    parser.add_render_rule("footnote_block_open", _footnotes_open)
    parser.add_render_rule("footnote_anchor", _footnote_back)
    return parser


def _fence(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Long lines of code scroll in their own box too."""
    return self.fence(tokens, index, options, env).replace("<pre>", '<pre tabindex="0">', 1)


def _footnotes_open(
    _self: RendererHTML, _tokens: Sequence[Token], _index: int, _options: OptionsDict, env: EnvType
) -> str:
    label = escape(env["say"]("text.footnotes"))
    return f'<section class="footnotes" aria-label="{label}">\n<ol class="footnotes-list">\n'


def _footnote_back(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, env: EnvType
) -> str:
    meta = tokens[index].meta
    number = meta["id"] + 1
    nth = f":{meta['subId']}" if meta["subId"] else ""
    label = escape(f"{env['say']('text.footnote_back')} {number}")
    return f' <a href="#fnref{number}{nth}" class="footnote-backref" aria-label="{label}">↩</a>'


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


def _align_cells(tokens: Sequence[Token]) -> None:
    """Say with a class how a cell is aligned: the policy refuses an inline style."""
    for token in tokens:
        style = str(token.attrs.pop("style", "")) if token.type in {"th_open", "td_open"} else ""
        if style:
            token.attrSet("class", style.replace("text-align:", "align-"))
