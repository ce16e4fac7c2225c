"""What the form of an opgave needs to know, taken from the editions and the calculator's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from pso.exact import DECIMAL_MARK
from pso.insight.estimate import kinds_of
from pso.insight.plan import USUAL_KIND
from pso.insight.plan.people import Kind
from pso.overlay import editions
from pso.value import Limit, Value
from pso.words import Words, words

FORMAT = "pso-opgave/1"
START = "start"


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """A code and how the reader's language calls it."""

    code: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Guide:
    """The page that says more about a question: `more` is the text of the link, `where` says where it opens."""

    title: str
    href: str
    more: str
    where: str


@dataclass(frozen=True, kw_only=True)
class OpgaveForm:
    """The codes, conditions and words of the form in one language."""

    words: Words
    positions: tuple[Option, ...]
    contracts: tuple[Option, ...]
    kinds: tuple[Option, ...]
    rungs: tuple[Option, ...]
    answers: tuple[Option, ...]
    weighed: frozenset[str]
    yes_no: tuple[Option, ...]
    quality: tuple[str, ...]
    plan: tuple[str, ...]
    durable: tuple[str, ...]
    guides: Mapping[str, Guide] = field(default_factory=dict)

    @property
    def format(self) -> str:
        """The name of the format that the form makes."""
        return FORMAT

    @property
    def editions(self) -> tuple[str, ...]:
        """The names of the handleidingen, newest first."""
        return tuple(edition.name for edition in editions())[::-1]

    @property
    def decimal(self) -> str:
        """The decimal mark of the language."""
        return DECIMAL_MARK[self.words.language]

    @property
    def dates(self) -> tuple[str, ...]:
        """The days a counting limit may hang on, apart from the first day at work."""
        events = (_event(value) for edition in editions() for value in edition.values.values())
        return tuple(sorted({event for event in events if event not in {"", START}}))

    @property
    def weighed_positions(self) -> tuple[Option, ...]:
        """The positions whose weight is known: those a quick estimate can reckon with."""
        return tuple(option for option in self.positions if option.code in self.weighed)

    @property
    def usual(self) -> Kind:
        """The kind of people that a plan is made of unless one chooses another."""
        return USUAL_KIND

    def needing(self, event: str) -> tuple[str, ...]:
        """The positions whose counting hangs on this day, in some edition."""
        found = {
            _code(value)
            for edition in editions()
            for value in edition.values.values()
            if _event(value) == event
        }
        return tuple(option.code for option in self.positions if option.code in found)

    def title(self, group: str) -> str:
        """What a group of fields is called: `quality`."""
        return self._say(group, "title")

    def label(self, field: str) -> str:
        """What a field is called: `placements.hours`."""
        return self._say(field, "label")

    def hint(self, field: str) -> str:
        """What helps to fill a field in; may be empty."""
        return self._say(field, "hint")

    def _say(self, field: str, part: str) -> str:
        keys = (f"field.{field}_.{part}", f"field.{field}.{part}")
        key = next((key for key in keys if self.words.has(key)), None)
        return self.words.say(key, editions().newest) if key else ""


@cache
def opgave_form(language: str) -> OpgaveForm:
    """The form in a language."""
    said, known = words(language), editions()
    return OpgaveForm(
        words=said,
        positions=_options(said, "position", known.positions),
        contracts=_options(said, "contract", known.contracts),
        kinds=_options(said, "kind", ("pso", "sw")),
        rungs=_options(said, "level", known.newest.rungs),
        answers=_options(said, "answer", ("yes", "no", "open")),
        weighed=frozenset(kind.position for kind in kinds_of(known.newest)),
        yes_no=_yes_no(said),
        quality=known.newest.value("quality.trede_1").codes,
        plan=known.newest.value("aspirant.plan").codes,
        durable=known.newest.value("thirty_plus.durable_only").codes,
    )


def _options(said: Words, family: str, codes: Iterable[str]) -> tuple[Option, ...]:
    return tuple(
        Option(code=code, label=said.say(f"{family}.{code}", editions().newest)) for code in codes
    )


def _yes_no(said: Words) -> tuple[Option, ...]:
    return tuple(
        Option(code=code, label=said.say(f"answer.{word}"))
        for code, word in (("true", "yes"), ("false", "no"))
    )


def _event(value: Value) -> str:
    """Return the day that ends the counting of a position, or nothing."""
    of_position = value.key.startswith("position.")
    return value.content.event if of_position and isinstance(value.content, Limit) else ""


def _code(value: Value) -> str:
    return value.key.split(".")[1]
