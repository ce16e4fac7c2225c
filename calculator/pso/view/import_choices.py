"""What can be chosen in an import: codes of the norm, and what a column may be used for."""

from collections.abc import Iterable
from dataclasses import dataclass

from pso.importer.columns import FIELDS
from pso.importer.report import field_label
from pso.importer.vocabulary import NOBODY, UNUSED
from pso.naming import code_name
from pso.overlay import editions
from pso.words import Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """A value, and how it is called."""

    code: str
    label: str


def codes(family: str, words: Words) -> tuple[Option, ...]:
    """Give the positions, with `outside the target group` among them, or the contracts."""
    known = editions().positions if family == "position" else editions().contracts
    found = tuple(Option(code=code, label=code_name(family, code, words)) for code in known)
    nobody = Option(code=NOBODY, label=words.say("importing.nobody"))
    return (*found, nobody) if family == "position" else found


def suggested(options: Iterable[Option], found: Iterable[str]) -> tuple[Option, ...]:
    """Give the options that a text may mean."""
    wanted = set(found)
    return tuple(option for option in options if option.code in wanted)


def yes_no(words: Words) -> tuple[Option, ...]:
    """Give the answers of a question, as the importer reads them."""
    return tuple(Option(code=code, label=words.say(f"answer.{code}")) for code in ("yes", "no"))


def columns_for(words: Words) -> tuple[Option, ...]:
    """Give what a column may be used for."""
    unused = Option(code=UNUSED, label=words.say("importing.unused"))
    return (unused, *(Option(code=field, label=field_label(field, words)) for field in FIELDS))
