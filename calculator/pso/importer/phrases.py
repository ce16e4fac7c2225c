"""Words and phrases in what people type: capitals, accents and punctuation make no difference."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
LETTER_DIGIT: Final = re.compile(r"(?<=[^\W\d_])(?=\d)")
SEPARATORS: Final = re.compile(r"[\W_]+")
ANYWHERE: Final = "+"
"""Parts parts of a phrase that may stand apart: `bbl + niveau 2`."""
START: Final = 2
"""Letters by which a phrase is looked up; no word before a `*` is shorter."""
PREFIX: Final = "*"
"""At the end of a word: whatever follows, as in `wajong*` for Wajonger."""


def plain_words(text: str) -> tuple[str, ...]:
    """Give the words of a text: `P-wet (LKS)` and `p wet lks` are the same, and so are `BBL2` and `bbl 2`."""
    spaced = LETTER_DIGIT.sub(" ", CAMEL.sub(" ", text.replace("%", " procent ")))
    apart = unicodedata.normalize("NFKD", spaced)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return tuple(SEPARATORS.sub(" ", bare.casefold()).split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """Words that stand for a code; the parts may stand apart, in any order."""

    code: str
    parts: tuple[tuple[str, ...], ...]

    @property
    def start(self) -> str:
        """Give the letters by which it is looked up."""
        return self.parts[0][0].removesuffix(PREFIX)[:START]

    def covered(self, words: Sequence[str]) -> frozenset[int] | None:
        """Say which words of a text it takes; None when it does not stand there."""
        taken: set[int] = set()
        for part in self.parts:
            place = _place(part, words, taken)
            if place is None:
                return None
            taken.update(range(place, place + len(part)))
        return frozenset(taken)


def phrase(text: str, code: str) -> Phrase:
    """Read a phrase as the vocabulary writes it."""
    parts = tuple(_pattern(part) for part in text.split(ANYWHERE))
    return Phrase(code=code, parts=parts)


def _pattern(part: str) -> tuple[str, ...]:
    words = [(plain_words(word), word.endswith(PREFIX)) for word in part.split()]
    return tuple(
        word + (PREFIX if is_prefix and word == plain[-1] else "")
        for plain, is_prefix in words
        for word in plain
    )


def _place(part: tuple[str, ...], words: Sequence[str], taken: set[int]) -> int | None:
    for start in range(len(words) - len(part) + 1):
        if start not in taken and all(
            _is(word, words[start + offset]) for offset, word in enumerate(part)
        ):
            return start
    return None


def _is(pattern: str, word: str) -> bool:
    if pattern.endswith(PREFIX):
        return word.startswith(pattern[:-1])
    return pattern == word


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Codes that a text stands for, and the words that nothing was known for."""

    codes: tuple[str, ...]
    rest: tuple[str, ...]


class Phrases:
    """Phrases that are looked up by how they begin: there are hundreds, and few stand in one text."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_start: dict[str, list[Phrase]] = {}
        for it in phrases:
            self._by_start.setdefault(it.start, []).append(it)

    def hits(self, words: Sequence[str]) -> list[tuple[str, frozenset[int]]]:
        """Give the code of every phrase that stands in a text, with the words that it takes."""
        starts = dict.fromkeys(word[:START] for word in words)
        candidates = (it for start in starts for it in self._by_start.get(start, ()))
        return [(it.code, taken) for it in candidates if (taken := it.covered(words))]

    def find(self, words: Sequence[str]) -> Found:
        """Find the codes in a text: a phrase that holds another one wins; what is left side by side is all given."""
        hits = self.hits(words)
        longest = [
            (code, taken) for code, taken in hits if not any(taken < more for _, more in hits)
        ]
        known = frozenset[int]().union(*(taken for _, taken in longest))
        rest = tuple(word for place, word in enumerate(words) if place not in known)
        return Found(codes=tuple(sorted({code for code, _ in longest})), rest=rest)
