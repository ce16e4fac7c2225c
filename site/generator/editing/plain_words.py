"""Whether a text reads easily: sentences that are too long for B1, abbreviations that nobody explained."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from generator.editing.reading import SKIPPED, Sentence, sentences
from generator.problem import Report
from generator.source import Source

LONGEST = 25  # words; the advice for B1 is 15 on average
READ = {"text", "example"}
WORD = re.compile(r"[\w’'-]*\w[\w’'-]*")
ABBREVIATION = re.compile(r"(?<![\w./-])[A-Z]{2,}(?![\w./])")
KNOWN = Path(__file__).with_name("known_abbreviations.txt")
TERMS = "begrippen"


def long_sentences(source: Source) -> list[tuple[Sentence, int]]:
    """Return the sentences of a page that are too long, each with its number of words."""
    counted = (
        (s, len(WORD.findall(s.text.replace(SKIPPED, " x "))))
        for s in sentences(source)
        if s.place in READ
    )
    return [(sentence, words) for sentence, words in counted if words > LONGEST]


def tell_long_sentences(source: Source, report: Report) -> None:
    """Give a tip for every sentence that is too long."""
    for sentence, words in long_sentences(source):
        start = " ".join(sentence.text.replace(SKIPPED, "…").split()[:6])
        report.hint(
            "tip",
            source.file,
            sentence.line,
            f"Een zin van {words} woorden: '{start} …'",
            f"Maak er twee zinnen van. Tot {LONGEST} woorden leest makkelijk.",
        )


def find_unknown_abbreviations(source: Source, known: Collection[str], report: Report) -> None:
    """Warn of abbreviations that a page neither explains nor can leave to the glossary."""
    whole = "\n".join(sentence.text for sentence in sentences(source))
    seen = set(known)
    for sentence in sentences(source):
        for match in ABBREVIATION.finditer(sentence.text):
            if match[0] not in seen and not _explained(match[0], whole):
                line = sentence.line + sentence.text[: match.start()].count("\n")
                report.hint("warning", source.file, line, *_said(match[0]))
            seen.add(match[0])


def _said(short: str) -> tuple[str, str]:
    return (
        f"De afkorting '{short}' wordt op deze pagina niet uitgelegd en is geen begrip.",
        f"Schrijf haar de eerste keer uit: 'hele naam ({short})'. Of maak er een begrip van.",
    )


def _explained(short: str, whole: str) -> bool:
    """Whether a page says what it means: `(NUG)`, `NUG of ID (…)`, `NUG is …`, `NUG: …`, `NUG staat voor …`."""
    after = r"(?:[^.|\n(]{0,25}\(|(?:-\w+)?[’'”\"]?\s*(?:[:(]|(?:is|zijn|betekent|staat voor|means|stands for)\b))"
    return bool(re.search(rf"\({short}\b|\b{short}{after}", whole))


def known_abbreviations(sources: Sequence[Source]) -> frozenset[str]:
    """Return what needs no explanation: words that everyone knows, and the terms of the glossary."""
    terms = [s for s in sources if s.kind.name == TERMS]
    said = (f"{s.title} {' '.join(map(str, s.head.values.get('words', [])))}" for s in terms)
    listed = (line.split("#")[0].strip() for line in KNOWN.read_text("utf-8").splitlines())
    return frozenset({short for text in said for short in ABBREVIATION.findall(text)} | set(listed))
