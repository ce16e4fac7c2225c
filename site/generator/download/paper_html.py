"""A page as the HTML that becomes a PDF: fields instead of places to fill in, sections that may lie down."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

from generator.calls.fill_in import FillIn
from generator.download import Say
from generator.download.columns import LYING, UPRIGHT, widths_of
from generator.download.paper import Paper, Section, firm, plain, rows
from generator.figures import Figure

HERE: Final = Path(__file__)
# The colours are those of the site, by day.
STYLES: Final = (HERE.parents[2] / "styles/10-tokens.css", HERE.with_name("paper.css"))
PAGE: Final = Markup("""<!doctype html>
<html lang="{paper.language}">
<head>
<meta charset="utf-8">
<title>{paper.title}</title>
<meta name="description" content="{paper.description}">
<meta name="author" content="{paper.author}">
<style>{style}
@page {{ @bottom-right {{ content: "{foot}{page} " counter(page) " {of} " counter(pages) }} }}</style>
</head>
<body class="{kind}">
{top}{sections}</body>
</html>
""")
SECTION: Final = Markup('<section class="{}">\n{}</section>\n')
COLUMN: Final = Markup('<col style="width: {}%">')
GAP: Final = Markup('<span class="gap" style="width: {}em">{}<small>{}</small></span>')
INPUT: Final = Markup('<input type="text" name="v{}" title="{}">')
SELECT: Final = Markup('<select name="v{}" title="{}"><option value=""></option>{}</select>')
OPTION: Final = Markup('<option value="{0}">{0}</option>')
TICK: Final = Markup('<input type="checkbox" name="v{}" title="{}">')
ROOM: Final = Markup(
    '<div class="room"><p>{}</p><textarea name="v{}" title="{}" style="height: {}em"></textarea></div>\n'
)
# In em: what somebody writes needs more room than the words that ask for it.
NARROWEST, WIDEST, PER_LETTER, PER_LINE = 7, 24, 0.62, 1.9


def paper_html(paper: Paper, say: Say, again: Callable[[Sequence[Token]], str]) -> str:
    """Return the whole document; `again` turns tokens into HTML."""
    fields = Fields(paper=paper, day=say("download.day"))
    sections = Markup("").join(
        SECTION.format(
            "wide" if section.wide else "upright",
            Markup(again(list(fields.tokens(section)))),  # noqa: S704 (our own renderer)
        )
        for section in paper.sections
    )
    top = Markup('<h1>{}</h1>\n<p class="about">{}</p>\n').format(paper.title, paper.about)
    return PAGE.format(
        paper=paper,
        kind="letter" if paper.letter else "document",
        style=Markup("\n".join(path.read_text("utf-8") for path in STYLES)),  # noqa: S704 (our own)
        foot="" if paper.letter else paper.title.replace('"', "”") + " · ",
        page=say("download.page"),
        of=say("download.of"),
        top=Markup("") if paper.letter else top,
        sections=sections,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Fields:
    """Puts fields where something is to be filled in: each with its own name, and a title that says what."""

    paper: Paper
    day: str
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def tokens(self, section: Section) -> Iterator[Token]:
        """Yield the tokens of a section for paper."""
        width = LYING if section.wide else UPRIGHT
        before = ""
        for node in section.nodes:
            for token in node.to_tokens():
                yield self._token(token, alone=before in {"td_open", "th_open"})
                before = token.type
                if token.type == "table_open" and node.type == "table":
                    yield _columns(node, width)

    def _token(self, token: Token, *, alone: bool) -> Token:
        found = token.copy()
        figure = token.meta.get("figure")
        if token.type.startswith("heading") and self.paper.letter:
            # No title stands above a letter, so what is the second level on the site is the first here.
            found.tag = f"h{int(token.tag[1]) - 1}"
        elif token.type == "html_block" and isinstance(figure, FillIn):
            found.content = self._room(figure)
        elif token.children:
            written = [child for child in token.children if child.content.strip() or child.nesting]
            found.children = list(self._sentence(token.children, alone=alone and len(written) == 1))
        return found

    def _sentence(self, children: Sequence[Token], *, alone: bool) -> Iterator[Token]:
        open_links: list[bool] = []
        for child in children:
            found = child.copy()
            if child.type == "link_open":
                target = self.paper.target(str(child.attrGet("href")))
                found.attrSet("href", target)
                open_links.append(bool(target))
            if child.type in {"link_open", "link_close"} and not (
                open_links[-1] if child.type == "link_open" else open_links.pop()
            ):
                continue
            if figure := child.meta.get("figure"):
                found.content = self._inline(figure, alone=alone)
            elif child.type == "html_inline" and "checkbox" in child.content:
                found.content = TICK.format(next(self.numbers), _words(children))
            yield found

    def _inline(self, figure: Figure, *, alone: bool) -> str:
        if not isinstance(figure, FillIn):
            return Markup("{}").format(firm(figure))
        if figure.kind == "choice":
            options = Markup("").join(map(OPTION.format, figure.options))
            made = SELECT.format(next(self.numbers), figure.plain, options)
            hint = " / ".join(figure.options)
        else:
            title = f"{figure.plain} {self.day}" if figure.kind == "day" else figure.plain
            made, hint = INPUT.format(next(self.numbers), title), figure.plain
        if alone:
            # The head of its column or row says what belongs here; a choice shows what there is to choose.
            return made + (Markup("<small>{}</small>").format(hint) if figure.options else "")
        width = min(WIDEST, max(NARROWEST, len(hint) * PER_LETTER))
        return GAP.format(f"{width:.1f}", made, hint)

    def _room(self, figure: FillIn) -> str:
        number, label = next(self.numbers), figure.plain
        return ROOM.format(label, number, label, f"{figure.lines * PER_LINE:.1f}")


def _columns(table: SyntaxTreeNode, width: int) -> Token:
    """Return what says how wide each column is; the same as in Word."""
    shares = (100 * column / width for column in widths_of(rows(table), width))
    columns = Markup("").join(COLUMN.format(f"{share:.2f}") for share in shares)
    return Token("html_block", "", 0, content=f"<colgroup>{columns}</colgroup>\n")


def _words(children: Sequence[Token]) -> str:
    """Return the words of a line to tick: the name of its box."""
    line = Token("inline", "", 0, children=list(children))
    return plain(SyntaxTreeNode([line]).children[0]).strip()
