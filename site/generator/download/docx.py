"""A page as a Word document with fields: the parts and the archive are those of the calculator's documents."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup
from pso.document.docx import BODY, PARTS, archive, clean
from pso.document.page import LOCALES, DocumentPage
from pso.view import environment

from generator.download import Say
from generator.download.blocks import FIRST_NUMBERED, Blocks, key_of
from generator.download.paper import Paper
from generator.download.pieces import paragraph, run
from generator.download.sentence import Sentence

OWN: Final = {
    "docProps/core.xml": "core",
    "word/_rels/document.xml.rels": "links",
    "word/numbering.xml": "numbering",
    "word/footer1.xml": "footer",
    "word/footer2.xml": "footer",
}
"""Part of the archive → our own template; the others are the calculator's."""


def docx(paper: Paper, say: Say) -> bytes:
    """Write the document; the same page gives the same bytes."""
    nodes = [node for section in paper.sections for node in section.nodes]
    every = [below for node in nodes for below in node.walk()]
    links = {address: number for number, address in enumerate(_addresses(every, paper))}
    lists = [key_of(node) for node in every if node.type == "ordered_list"]
    context = {"say": say, "locale": LOCALES[paper.language], "links": links}
    numbered = range(FIRST_NUMBERED, FIRST_NUMBERED + len(lists))
    parts = _parts(paper, numbered=numbered, **context)
    sentence = Sentence(paper=paper, locale=LOCALES[paper.language], links=links)
    numbers = dict(zip(lists, numbered, strict=True))
    parts[BODY] = _body(paper, sentence, say, numbers, _anchors(every))
    return archive({name: clean(text).encode() for name, text in parts.items()})


def _parts(paper: Paper, **context: object) -> dict[str, str]:
    page = DocumentPage(language=paper.language)
    parts = {
        name: _templates().get_template(f"{OWN[name]}.xml.j2").render(context, paper=paper)
        if name in OWN
        else page.part(f"{template}.xml", title=paper.title)
        for name, template in PARTS.items()
    }
    more = _templates().get_template("styles.xml.j2").render(context, paper=paper)
    styles = "word/styles.xml"
    parts[styles] = parts[styles].replace("</w:styles>", f"{more}</w:styles>")
    return parts


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "word"),
        autoescape=True,
        undefined=StrictUndefined,
    )


def _body(
    paper: Paper,
    sentence: Sentence,
    say: Say,
    numbers: dict[str, int],
    anchors: dict[str, int],
) -> str:
    written = [
        Blocks(
            section=section,
            sentence=sentence,
            hint=say("download.room"),
            numbers=numbers,
            anchors=anchors,
        ).written()
        for section in paper.sections
    ]
    text = _top(paper) + Markup("").join(_turned(written, [s.wide for s in paper.sections]))
    shared = environment()
    pieces = shared.get_template("document/word.xml.j2").module
    opening = shared.get_template("document/parts.xml.j2").module.open()  # type: ignore[attr-defined]
    wide = bool(paper.sections) and paper.sections[-1].wide
    first = not _turns(paper)
    end = pieces.section(landscape=wide, first=first)  # type: ignore[attr-defined]
    return f"{opening}{text}{end}</w:body></w:document>"


def _top(paper: Paper) -> Markup:
    """Write the title, and where the text comes from; a letter begins with its first line."""
    if paper.letter:
        return Markup("")
    return paragraph(run(paper.title), "DocumentTitle") + paragraph(run(paper.about), "About")


def _turns(paper: Paper) -> bool:
    return any(before.wide != after.wide for before, after in pairwise(paper.sections))


def _turned(written: Sequence[Markup], wide: Sequence[bool]) -> Iterator[Markup]:
    """Yield the sections, and where the paper turns what says how it lay until there."""
    ends = environment().get_template("document/word.xml.j2").module.ends  # type: ignore[attr-defined]
    first = True
    for index, section in enumerate(written):
        yield section
        if index + 1 < len(wide) and wide[index + 1] != wide[index]:
            yield ends(landscape=wide[index], first=first)
            first = False


def _addresses(nodes: Sequence[SyntaxTreeNode], paper: Paper) -> list[str]:
    """Return every address outside the document, once."""
    inline = [child for node in nodes for child in node.walk() if child.type == "link"]
    found = [paper.target(str(node.attrs.get("href", ""))) for node in inline]
    return list(dict.fromkeys(it for it in found if it and not it.startswith("#")))


def _anchors(nodes: Sequence[SyntaxTreeNode]) -> dict[str, int]:
    headings = [str(node.attrs["id"]) for node in nodes if node.type == "heading"]
    return {anchor: number for number, anchor in enumerate(headings, 1)}
