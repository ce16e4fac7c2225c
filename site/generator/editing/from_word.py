"""`python build.py import brief.docx`: a text that exists in Word becomes a page, with a list of what to look at."""

import json
import re
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError

import pypandoc

from generator.editing.new_page import Begun
from generator.editing.word_fields import CLOSE, OPEN, WordField, with_marks
from generator.editing.word_tree import Remark, WordTree, text_of
from generator.problem import Problem, Report

TARGET = "gfm-raw_html-tex_math_dollars"
MARK = re.compile(f"{OPEN}([0-9]+|\\?){CLOSE}")
PICTURE = re.compile(f"{OPEN}picture([0-9]+){CLOSE}")
# `[naam]`, `<naam>` and `«naam»` are how people mark a place to fill in; pandoc escapes the first two.
BRACKETS = re.compile(
    r"\\\[([^\[\]\\|\n]{2,60})\\\]|\\?<([a-zA-Z][^<>\\|\n]{1,60})\\?>|«([^«»|\n]{2,60})»"
)
BOX = re.compile(r"^([ \t]*[-*]? ?)(?:[☐□❏▢])[ \t]*", re.MULTILINE)
LABEL_WORDS = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What was taken over: the title, the Markdown, the pictures (ending, content) and what to look at."""

    title: str
    text: str
    pictures: tuple[tuple[str, bytes], ...]
    remarks: tuple[Remark, ...]


def from_word(path: Path, report: Report) -> Taken | None:
    """Return a Word document as Markdown that this site knows; report what cannot be opened."""
    if path.suffix.lower() != ".docx" or not path.is_file():
        message = f"'{path}' is geen Word-document, of het is er niet."
        report.add(
            str(path),
            1,
            message,
            "Noem een bestand dat eindigt op .docx; bewaar een .doc eerst zo.",
        )
        return None
    try:
        docx, fields = with_marks(path.read_bytes())
        with tempfile.TemporaryDirectory() as folder:
            return _taken(docx, fields, Path(folder))
    except (zipfile.BadZipFile, ParseError, RuntimeError, KeyError) as error:
        said = str(error).strip().split("\n")[0]
        report.add(
            str(path),
            1,
            f"Dit document is niet te lezen ({said}).",
            "Open het in Word of LibreOffice, en bewaar het opnieuw als .docx.",
        )
        return None


def _taken(docx: bytes, fields: Sequence[WordField], folder: Path) -> Taken:
    given = folder / "given.docx"
    given.write_bytes(docx)
    media = [f"--extract-media={folder}"]
    tree = json.loads(pypandoc.convert_file(str(given), "json", format="docx", extra_args=media))
    word = WordTree()
    tree["blocks"] = word.tidy(tree["blocks"])
    title = text_of(tree["meta"].get("title", {}).get("c", []))
    tree["meta"] = {}
    text = pypandoc.convert_text(
        json.dumps(tree), TARGET, format="json", extra_args=["--wrap=none"]
    )
    written, unnamed = _with_calls(BOX.sub(r"- [ ] ", text), fields)
    return Taken(
        title=title,
        text=written,
        pictures=tuple((Path(p).suffix.lower(), Path(p).read_bytes()) for p in word.pictures),
        remarks=(*word.remarks, *unnamed),
    )


def _with_calls(text: str, fields: Sequence[WordField]) -> tuple[str, list[Remark]]:
    """Put a call where each mark stands, and say which of them still need a name."""
    remarks: list[Remark] = []
    lines: list[str] = []
    head: list[str] = []
    for given in text.split("\n"):
        line = BRACKETS.sub(lambda m: _call("field", next(filter(None, m.groups()))), given)
        if not line.startswith("|"):
            head = []
        elif not head:
            head = _split(line)
        while mark := MARK.search(line):
            field = WordField(call="field", label="") if mark[1] == "?" else fields[int(mark[1])]
            label = field.label or _before(line[: mark.start()], head)
            if not label:
                label = f"invullen {len(remarks) + 1}"
                remarks.append(_unnamed(label))
            call = _call(field.call, label, field.options)
            line = line[: mark.start()] + call + line[mark.end() :]
        lines.append(line)
    return "\n".join(lines), remarks


def _unnamed(label: str) -> Remark:
    return Remark(
        message="Bij deze plek om in te vullen staat niet wat er moet komen.",
        remedy=f'Zet het tussen de aanhalingstekens: "{label}".',
        near=f'"{label}"',
    )


def _call(name: str, label: str, options: Sequence[str] = ()) -> str:
    words = (
        " ".join(text.replace("\\", "").replace('"', "’").split()) for text in (label, *options)
    )
    listed = ", ".join(f'"{word}"' for word in words)
    return f"{{{{ {name}({listed}) }}}}"


def _before(line: str, head: Sequence[str]) -> str:
    """Return what belongs in a place, from what stands before it: its cell, its row or its column."""
    cells = line[1:].split("|") if line.startswith("|") else [line]
    own = _last_words(cells[-1])
    if own or not line.startswith("|"):
        return own
    row = _last_words(cells[0]) if len(cells) > 1 else ""
    column = _last_words(head[len(cells) - 1]) if len(cells) <= len(head) else ""
    return ", ".join(dict.fromkeys(filter(None, (row, column))))


def _split(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def _last_words(text: str) -> str:
    after = re.split(r"\}\}|[.;?!]\s", text)[-1]
    plain = re.sub(r"^[-*#>\s\d.)]*(?:\[ \])?|[*_\\]", "", after).strip(" :,(–-")
    words = re.sub(r"^(?:en|of|op|te|and|or|on)\s", "", plain).split()
    return " ".join(words[-LABEL_WORDS:])


def keep_pictures(taken: Taken, begun: Begun) -> list[Problem]:
    """Write the pictures beside the page, and return the remarks with their lines in it."""
    written = begun.path.read_text("utf-8")
    lines = written.split("\n")
    found = [
        Problem(
            file=begun.file, line=_line(lines, one.near), message=one.message, remedy=one.remedy
        )
        for one in taken.remarks
    ]
    for number, (ending, content) in enumerate(taken.pictures, 1):
        begun.path.with_name(_name(begun, number, ending)).write_bytes(content)

    def named(match: re.Match[str]) -> str:
        number = int(match[1])
        return _name(begun, number, taken.pictures[number - 1][0])

    begun.path.write_text(PICTURE.sub(named, written), "utf-8")
    return sorted(found)


def _name(begun: Begun, number: int, ending: str) -> str:
    return f"{begun.path.stem}-{number}{ending}"


def _line(lines: Sequence[str], near: str) -> int:
    """Return the line in which a piece of text stands, below the head."""
    start = lines.index("---", 1) + 1
    words = near.replace("\\", "")
    below = enumerate(lines[start:], start + 1)
    return next((n for n, line in below if words and words in line.replace("\\", "")), start + 1)
