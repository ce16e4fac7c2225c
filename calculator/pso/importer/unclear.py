"""What was not understood: where it stands in the file, what stands there, and what to do about it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as a_field
from typing import Final

from pso.fields import shown
from pso.words import Words

E_MAIL: Final = r"\S@\S"
IBAN: Final = r"\b[A-Z]{2}\d{2}[ ]?(?:[A-Z0-9]{4}[ ]?){2,7}[A-Z0-9]{1,4}\b"
POSTCODE: Final = r"\b[1-9]\d{3}[ ]?[A-Z]{2}\b"
PHONE: Final = r"(?<![\d,.])(?:\+\d{2}|00\d{2}|0)[ \-()]{0,2}\d(?:[ \-]?\d){7,9}(?!\d)"
PERSONAL_TEXT: Final = re.compile(f"{E_MAIL}|{IBAN}|{POSTCODE}|{PHONE}")
LONG_NUMBER: Final = re.compile(r"(?<!\d)\d[\d. ]{6,13}\d(?!\d)")
DAY_DIGITS: Final = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d"
)
"""Eight digits that are a day, as in 20240301: of every eleven such days one passes the test of a BSN."""
BSN_DIGITS: Final = (8, 9)
BSN_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)
ELEVEN: Final = 11
HIDDEN: Final = "…"


def is_bsn(digits: str) -> bool:
    """Say whether digits pass the test that every burgerservicenummer passes."""
    if len(digits) not in BSN_DIGITS or not digits.strip("0"):
        return False
    padded = digits.zfill(len(BSN_WEIGHTS))
    total = sum(int(digit) * weight for digit, weight in zip(padded, BSN_WEIGHTS, strict=True))
    return total % ELEVEN == 0


def is_personal(text: str) -> bool:
    """Say whether a text holds an e-mail address, an IBAN, a postcode, a telephone number or a BSN."""
    if PERSONAL_TEXT.search(text):
        return True
    numbers = ("".join(filter(str.isdecimal, found)) for found in LONG_NUMBER.findall(text))
    return any(is_bsn(number) and not DAY_DIGITS.fullmatch(number) for number in numbers)


def safe(text: str) -> str:
    """Show a text of a file, shortened; nothing of one that looks personal."""
    return HIDDEN if is_personal(text) else shown(" ".join(text.split()))


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Bad:
    """What reading a cell gives when it is not understood: the code of a problem, and values for its sentence."""

    code: str
    values: Mapping[str, tuple[str, ...]] = a_field(default_factory=dict)
    field: str = ""
    """Which of several columns it is about, where a reading takes more than one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unclear:
    """One cell, row or file that is not understood; `row` is 0 where it concerns the whole file."""

    code: str
    row: int = 0
    column: str = ""
    text: str = ""
    values: Mapping[str, tuple[str, ...]] = a_field(default_factory=dict)
    field: str = ""
    """What a correction of it is given for; empty where one cell cannot mend it."""

    def sentence(self, words: Words) -> str:
        """Say where, what and what to do."""
        return said_of(self, (self.row,), words)


SHOWN_ROWS: Final = 10


def said_of(unclear: Unclear, rows: tuple[int, ...], words: Words) -> str:
    """Say the same of several rows at once."""
    values = {
        key: words.listed([_in_words(it, words) for it in found])
        for key, found in unclear.values.items()
    }
    where = _place(unclear, rows, words)
    return words.say(
        f"import_problem.{unclear.code}",
        where=where,
        column=unclear.column,
        value=unclear.text,
        **values,
    )


def _in_words(key: str, words: Words) -> str:
    from pso.overlay import editions  # noqa: PLC0415  the newest edition is needed for labels alone

    return words.say(key, editions().newest) if words.has(key) else key


def _place(unclear: Unclear, rows: tuple[int, ...], words: Words) -> str:
    if not unclear.row:
        return words.say("import.in_file")
    if len(rows) == 1:
        place = words.say("import.in_row", row=str(rows[0]))
    else:
        named = words.listed([str(row) for row in rows[:SHOWN_ROWS]])
        more = (
            words.say("import.more_rows", count=str(len(rows) - SHOWN_ROWS))
            if len(rows) > SHOWN_ROWS
            else ""
        )
        place = words.say("import.in_rows", rows=named + more)
    return (
        words.say("import.in_column", row=place, column=unclear.column) if unclear.column else place
    )
