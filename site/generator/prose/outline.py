"""The outline of a page: headings follow each other down, pictures say what they show, tables are tables."""

from collections.abc import Callable, Sequence

from markdown_it.token import Token

TOP = 2  # the title of the page is its only h1
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")

TABLE = "Zet een lege regel boven de tabel, en onder haar eerste regel deze regel: {}"

Complain = Callable[[int, str, str], None]


def check_outline(tokens: Sequence[Token], complain: Complain) -> None:
    """Report headings, pictures and tables that do not come out as they were meant, for eyes or ears."""
    _check_headings(tokens, complain)
    for token in tokens:
        line = token.map[0] + 1 if token.map else 1
        if token.type == "inline" and token.content.startswith("|") and "\n|" in token.content:
            complain(line, "Deze tabel wordt als gewone tekst getoond.", _table(token.content))
        for child in token.children or []:
            if child.type == "image":
                _check_picture(child, line, complain)
            line += child.type in {"softbreak", "hardbreak"}


def _table(text: str) -> str:
    cells = text.split("\n", maxsplit=1)[0].strip().strip("|").count("|") + 1
    return TABLE.format("|" + "---|" * cells)


def _check_headings(tokens: Sequence[Token], complain: Complain) -> None:
    above = TOP - 1
    for index, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        level, line = int(token.tag[1]), token.map[0] + 1 if token.map else 1
        words = tokens[index + 1].content.strip()
        if not words:
            complain(line, "Deze kop is leeg.", "Zet er woorden achter, of haal de regel weg.")
        elif level < TOP:
            complain(
                line,
                f"De kop '{words}' is een kop van het hoogste niveau; dat is de titel van de pagina al.",
                f"Maak er een tussenkop van: {'#' * TOP} {words}",
            )
        elif level > above + 1:
            complain(
                line,
                f"De kop '{words}' slaat een niveau over: {'#' * level} na {_named(above)}.",
                f"Maak er {'#' * (above + 1)} {words} van, of zet er een kop boven.",
            )
        above = max(level, TOP)


def _named(level: int) -> str:
    return "#" * level if level >= TOP else "de titel van de pagina"


def _check_picture(image: Token, line: int, complain: Complain) -> None:
    shown, file = image.content.strip(), str(image.attrGet("src"))
    if not shown:
        complain(
            line,
            f"Het plaatje '{file}' heeft geen beschrijving.",
            f"Zeg tussen de haken wat er te zien is: ![Een taart in vier stukken]({file})",
        )
    elif shown.lower().endswith(PICTURES):
        complain(
            line,
            f"De beschrijving van het plaatje is de naam van een bestand: '{shown}'.",
            "Zeg wat er te zien is, voor wie het plaatje niet ziet.",
        )
