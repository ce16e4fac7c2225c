"""The text of a link: a summary in a few characters that every program leaves alone, with a checksum at its end.

`1.2023-10-01.f48d5.g-wajong-regulier-178-r.qyony.4f1c09ab`: the version, the reference date, parts that each begin with
a letter, the checksum. Points stand between parts, dashes within them, and `d` is the decimal mark. It can be read by
eye: whoever hands it over may see that nothing else is in it.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final, Literal

from pso.exact import read_number, shortest_text
from pso.opgave import (
    ELIGIBILITY_QUESTIONS,
    KINDS,
    PLAN_PARTS,
    QUALITY_ASPECTS,
    Eligibility,
    Plan,
    Quality,
)
from pso.opgave_file import own_value_keys
from pso.overlay import editions
from pso.share import SMALLEST, Bought, Group, Summary

VERSION: Final = "1"
LONGEST: Final = 8000
CHECKSUM: Final = 8
AROUND: Final = " \t\r\n.,;:!?)>]\"'"
"""What a mail program or a sentence may have left at either end."""
SHAPE: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9a-z_-]+)+")
NUMBER: Final = re.compile(r"[0-9]{1,15}(?:d[0-9]{1,12})?")
FAMILIES: Final = {"n": "norm", "p": "weight.position", "c": "weight.contract"}
ANSWERS: Final = {"y": "yes", "n": "no", "o": "open"}
TRUTHS: Final = {"y": True, "n": False, "o": None}
Parts = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class BadLink:
    """Why a link cannot be read: it was cut off or changed, or a newer version of the site made it."""

    reason: Literal["damaged", "newer"]


def link_text(summary: Summary) -> str:
    """Write a summary as the text of a link."""
    text = ".".join((VERSION, *_parts(summary)))
    return f"{text}.{_checksum(text)}"


def read_link(raw: str) -> Summary | BadLink:
    """Read the text of a link; whatever it is, nothing is raised."""
    text = raw.strip(AROUND)
    if len(text) > LONGEST or not SHAPE.fullmatch(text):
        return BadLink(reason="damaged")
    body, _, checksum = text.rpartition(".")
    if checksum != _checksum(body):
        return BadLink(reason="damaged")
    version, _, parts = body.partition(".")
    if version != VERSION:
        return BadLink(reason="newer")
    try:
        return _summary(parts.split("."))
    except (KeyError, ValueError, TypeError):
        return BadLink(reason="damaged")


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:CHECKSUM]


def _parts(summary: Summary) -> Iterator[str]:
    yield summary.reference_date.isoformat()
    yield f"f{_written(summary.total_fte)}"
    if summary.peiljaar_start:
        yield f"j{summary.peiljaar_start.isoformat()}"
    if summary.fulltime_hours is not None:
        yield f"w{_written(summary.fulltime_hours)}"
    if summary.hired_fte is not None:
        yield f"h{_written(summary.hired_fte)}"
    if summary.sw_company:
        yield "s"
    yield from (_group(group) for group in summary.groups)
    yield from (_bought(bought) for bought in summary.bought)
    yield f"e{_letters(asdict(summary.eligibility), TRUTHS)}"
    yield f"q{_letters(asdict(summary.quality), ANSWERS)}"
    yield f"p{_letters(asdict(summary.plan), ANSWERS)}"
    yield from (_own(key, number) for key, number in sorted(summary.own_values.items()))


def _written(number: Fraction) -> str:
    return shortest_text(number).replace(".", "d")


def _group(group: Group) -> str:
    flags = ("r" if group.register else "") + ("d" if group.durable else "")
    parts = ("g", group.position, group.contract, str(group.fte / SMALLEST), flags)
    return "-".join(part for part in parts if part)


def _bought(bought: Bought) -> str:
    return f"i-{bought.kind}-{_written(bought.invoice)}-{_written(bought.fte_per_million)}"


def _letters(answers: Mapping[str, object], letters: Mapping[str, object]) -> str:
    names = {answer: letter for letter, answer in letters.items()}
    return "".join(names[answer] for answer in answers.values())


def _own(key: str, number: Fraction) -> str:
    family, _, code = key.rpartition(".")
    letter = next(letter for letter, name in FAMILIES.items() if name == family)
    return f"v-{letter}-{code}-{_written(number)}"


def _summary(parts: list[str]) -> Summary:
    found: Parts = {"reference_date": date.fromisoformat(parts[0])}
    for part in parts[1:]:
        READERS[part[0]](part[1:], found)
    return Summary(
        groups=tuple(found.pop("groups", ())), bought=tuple(found.pop("bought", ())), **found
    )


def _number(text: str) -> Fraction:
    number = read_number(text.replace("d", ".")) if NUMBER.fullmatch(text) else None
    if number is None:
        raise ValueError(text)
    return number


def _one_of(text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        raise ValueError(text)
    return text


def _read_group(text: str, found: Parts) -> None:
    position, contract, hundredths, *flags = text.removeprefix("-").split("-")
    (letters,) = flags or ("",)
    _one_of(letters, ("", "r", "d", "rd"))
    group = Group(
        position=_one_of(position, editions().positions),
        contract=_one_of(contract, editions().contracts),
        fte=int(hundredths) * SMALLEST,
        register="r" in letters,
        durable="d" in letters,
    )
    found.setdefault("groups", []).append(group)


def _read_bought(text: str, found: Parts) -> None:
    kind, invoice, factor = text.removeprefix("-").split("-")
    bought = Bought(
        kind=_one_of(kind, KINDS), invoice=_number(invoice), fte_per_million=_number(factor)
    )
    found.setdefault("bought", []).append(bought)


def _read_own(text: str, found: Parts) -> None:
    letter, code, number = text.removeprefix("-").split("-")
    key = _one_of(f"{FAMILIES[letter]}.{code}", own_value_keys())
    found.setdefault("own_values", {})[key] = _number(number)


def _read_company(text: str, found: Parts) -> None:
    found["sw_company"] = _one_of(text, ("",)) == ""


def _under(key: str, read: Callable[[str], Any]) -> Callable[[str, Parts], None]:
    def put(text: str, found: Parts) -> None:
        found[key] = read(text)

    return put


def _answered(
    names: tuple[str, ...], letters: Mapping[str, Any], record: type
) -> Callable[[str], Any]:
    def read(text: str) -> object:
        pairs = zip(names, text, strict=True)
        return record(**{name: letters[letter] for name, letter in pairs})

    return read


READERS: Final[Mapping[str, Callable[[str, Parts], None]]] = {
    "f": _under("total_fte", _number),
    "j": _under("peiljaar_start", date.fromisoformat),
    "w": _under("fulltime_hours", _number),
    "h": _under("hired_fte", _number),
    "s": _read_company,
    "g": _read_group,
    "i": _read_bought,
    "e": _under("eligibility", _answered(ELIGIBILITY_QUESTIONS, TRUTHS, Eligibility)),
    "q": _under("quality", _answered(QUALITY_ASPECTS, ANSWERS, Quality)),
    "p": _under("plan", _answered(PLAN_PARTS, ANSWERS, Plan)),
    "v": _read_own,
}
"""How a part is read, by its letter."""
