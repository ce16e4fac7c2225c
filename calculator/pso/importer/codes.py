"""From what a cell says to a code: position at entry, type of contract, yes or no. Never by guessing."""

from collections.abc import Mapping
from typing import Final

from pso.importer.limits import MAX_VALUE
from pso.importer.phrases import Found, plain_words
from pso.importer.unclear import Bad
from pso.importer.vocabulary import vocabulary

Told = Mapping[tuple[str, ...], str]
"""What the user's mapping says of whole cells."""
ERRORS: Final = (
    "#n/a",
    "#n/b",
    "#ref!",
    "#verw!",
    "#value!",
    "#waarde!",
    "#name?",
    "#naam?",
    "#div/0!",
    "#deel/0!",
    "#num!",
    "#getal!",
    "#null!",
    "#leeg!",
)
"""What a spreadsheet writes where a formula failed, in English and in Dutch."""


def is_error(text: str) -> bool:
    """Say whether a cell holds an error of the spreadsheet."""
    return text[:1] == "#" and text.strip().casefold() in ERRORS


def read_code(family: str, text: str, told: Told) -> str | Bad | None:
    """Read a code; `none` for someone outside the target group, None when the cell says nothing."""
    words = plain_words(text[: MAX_VALUE + 1])
    if not words:
        return None
    if words in told:
        return told[words]
    if is_error(text):
        return Bad(code="error_cell")
    if len(text) > MAX_VALUE:
        return Bad(code=f"unknown_{family}")
    known = vocabulary()
    whole = known.whole[family].get(words)
    return whole or _one_of(family, known.values[family].find(words))


def _one_of(family: str, found: Found) -> str | Bad:
    if not found.codes:
        return Bad(code=f"unknown_{family}")
    if vocabulary().doubt.intersection(found.rest):
        return Bad(code="doubtful", values=_options(family, found.codes))
    if len(found.codes) > 1:
        return Bad(code=f"several_{family}s", values=_options(family, found.codes))
    return found.codes[0]


def _options(family: str, codes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {"options": tuple(f"{family}.{code}" for code in codes)}


def options_of(read: str | Bad | None) -> frozenset[str]:
    """Give the codes that a reading leaves open, or the one that it found."""
    if isinstance(read, Bad):
        open_codes = read.values.get("options", ()) if read.code != "doubtful" else ()
        return frozenset(key.partition(".")[2] for key in open_codes)
    return frozenset((read,)) if read else frozenset()


def decided(read: str | Bad | None, others: Mapping[str, str]) -> str | Bad | None:
    """Let another column decide where a word alone is not enough: in the register or not, level, wage subsidy."""
    options = options_of(read)
    for decision in vocabulary().decisions:
        if options and options == decision.between and decision.column in others:
            answer = _answer(others[decision.column], decision.answers)
            return decision.answers.get(answer, read)
    return read


def unsure_code(family: str, text: str) -> str:
    """Give the code that counts for who does not know what would decide about a text; empty where there is none."""
    options = options_of(read_code(family, text, {}))
    return next((it.unsure for it in vocabulary().decisions if it.between == options), "")


def _answer(text: str, answers: Mapping[str, str]) -> str:
    """Give which of the answers a cell gives: `yes`, or the only word in it that is one, as in `niveau 2`."""
    truth = read_answer(text)
    if isinstance(truth, bool):
        spoken = "yes" if truth else "no"
        if spoken in answers:
            return spoken
    said = [word for word in plain_words(text[:MAX_VALUE]) if word in answers]
    return said[0] if len(said) == 1 else ""


def read_answer(text: str) -> bool | Bad | None:
    """Read yes or no; None when the cell is empty."""
    words = plain_words(text[: MAX_VALUE + 1])
    if not words:
        return None
    if words in vocabulary().yes:
        return True
    return False if words in vocabulary().no else Bad(code="not_yes_or_no")


def implied_contract(position: str, text: str) -> str | None:
    """Give the contract that a position brings with it: BOL is always a stage."""
    words = set(plain_words(text[:MAX_VALUE]))
    for implied in vocabulary().implied:
        if position in implied.positions or implied.words & words:
            return implied.contract
    return None
