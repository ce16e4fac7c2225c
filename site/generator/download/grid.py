"""Tables for Word: heads that return on every page, rows that stay whole, columns as wide as their words."""

from collections.abc import Sequence
from typing import Final

from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

from generator.download.columns import divided, longest, widths_of
from generator.download.paper import plain, rows
from generator.download.pieces import paragraph, run
from generator.download.sentence import Sentence

# Rows, the head among them: a shorter table stays on one page.
SHORT: Final = 6
AFTER: Final = paragraph(Markup(""), "After")
TABLE: Final = Markup(
    '<w:tbl><w:tblPr><w:tblStyle w:val="PSO"/><w:tblW w:w="{width}" w:type="dxa"/>'
    '<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look}" w:firstRow="{head}" w:lastRow="0"'
    ' w:firstColumn="{side}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    '<w:tblCaption w:val="{title}"/><w:tblDescription w:val="{about}"/></w:tblPr>'
    "<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
)
COLUMN: Final = Markup('<w:gridCol w:w="{}"/>')
ROW: Final = Markup("<w:tr><w:trPr><w:cantSplit/>{}</w:trPr>{}</w:tr>")
HEAD: Final = Markup("<w:tblHeader/>")
CELL: Final = Markup('<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>{}</w:tc>')


def table(node: SyntaxTreeNode, title: str, width: int, sentence: Sentence) -> Markup:
    """Write a table of the text; `title` names it for who does not see it."""
    found = rows(node)
    contents = [
        [(sentence.runs(cell.children[0]), _style(cell, found)) for cell in row] for row in found
    ]
    words = [[plain(cell) for cell in row] for row in found]
    headed = node.children[0].type == "thead"
    return _table(contents, words, title, widths_of(found, width), headed=headed)


def table_of_figures(cells: Sequence[Sequence[str]], title: str, width: int) -> Markup:
    """Write a table of the norm."""
    head, *rest = cells
    contents = [[(run(cell), "Head") for cell in head]]
    contents += [[(run(cell), "Cell") for cell in row] for row in rest]
    least = [max(map(longest, column)) for column in zip(*cells, strict=True)]
    wanted = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return _table(contents, cells, title, divided(least, wanted, width), headed=True)


def _style(cell: SyntaxTreeNode, found: Sequence[Sequence[SyntaxTreeNode]]) -> str:
    if cell.type == "th":
        return "LabelKeep" if cell.attrs.get("scope") == "row" else "Head"
    # Every row of a short table but the last holds on to the next.
    keep = "Keep" if len(found) < SHORT and cell not in found[-1] else ""
    number = "Number" if cell.attrs.get("class") == "align-right" else "Cell"
    return number + keep


def _table(
    contents: Sequence[Sequence[tuple[Markup, str]]],
    words: Sequence[Sequence[str]],
    title: str,
    widths: Sequence[int],
    *,
    headed: bool,
) -> Markup:
    lines = [
        ROW.format(
            HEAD if headed and number == 0 else "",
            Markup("").join(
                CELL.format(wide, paragraph(content, style))
                for wide, (content, style) in zip(widths, row, strict=True)
            ),
        )
        for number, row in enumerate(contents)
    ]
    heads = " · ".join(words[0] if headed else [row[0] for row in words])
    written = TABLE.format(
        width=sum(widths),
        look="0620" if headed else "0680",
        head=int(headed),
        side=int(not headed),
        title=title,
        about=heads,
        grid=Markup("").join(map(COLUMN.format, widths)),
        rows=Markup("").join(lines),
    )
    return written + AFTER
