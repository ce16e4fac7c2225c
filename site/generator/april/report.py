"""The report for 1 April, in Markdown: lists to tick off, the most urgent first."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pso.edition import Edition

from generator.april.examples import Tried
from generator.april.review import Called, Review
from generator.calls.changes import texts_of
from generator.calls.tables import Say
from generator.figures import NBSP, Figures
from generator.source import Source
from generator.values.text import name_of


def written(found: Review, examples: Sequence[Tried], figures: Figures, say: Say) -> str:
    """Write the whole report."""
    before, after = found.before, found.after
    day = figures.words.day(after.valid_from)
    lines = [
        f"# Handleiding {after.name}: wat moet u nakijken?",
        "",
        f"Handleiding {after.name} geldt vanaf {day}. Zij volgt op handleiding {before.name}.",
        f"Streep af wat u hebt gezien. Opnieuw maken: `python build.py april {after.name}`.",
        "",
        *_section("Wat verandert er?", _changes(found, figures, say)),
        *_section("Teksten die een veranderde waarde tonen", _called(found.called)),
        *_section("Voorbeelden met een andere uitkomst", _examples(examples)),
        *_section("Voorbeelden die u opnieuw moet uitrekenen", _moving(examples, after)),
        *_section("Pagina's over een groep of niveau dat verandert", _pages(found.subjects)),
        *_section(f"Pagina's met een herziendatum tot en met {day}", _reviews(found.expired)),
        *_section("Pagina's die voor een oudere handleiding zijn geschreven", _older(found.older)),
    ]
    return "\n".join(lines).replace(NBSP, " ").rstrip() + "\n"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from (f"## {title}", "")
    yield from list(lines) or ["Geen."]
    yield ""


def _changes(found: Review, figures: Figures, say: Say) -> Iterator[str]:
    for change in found.changes:
        was, becomes = texts_of(change, figures, say)
        yield f"- {name_of(change.key, figures, say, found.after)} (`{change.key}`): {was} → {becomes}"


def _called(called: Sequence[Called]) -> Iterator[str]:
    """List per file the calls that change; one that is pinned to an edition may be meant so."""
    for file, calls in groupby(called, key=lambda one: one.source.file):
        yield f"- [ ] {file}"
        yield from (
            f"    - regel {one.line}: `{{{{ {one.call} }}}}` {_effect(one)}" for one in calls
        )


def _effect(one: Called) -> str:
    if one.was == one.becomes:
        return "verandert niet. Noemt de aanroep een handleiding? Kijk of dat nog klopt."
    if "<" in one.becomes:
        return "is een tabel of plaatje met een nieuwe waarde."
    return f"was {one.was or 'er niet'}, wordt {one.becomes}."


def _examples(examples: Sequence[Tried]) -> Iterator[str]:
    changed = [one for one in examples if one.causes or one.was != one.becomes]
    for one in changed:
        yield f"- [ ] {one.source.file}: {one.was} → {one.becomes}"
        yield from (f"    - {cause}" for cause in one.causes)
    if changed:
        yield ""
    same = len(examples) - len(changed)
    yield f"Alle {len(examples)} voorbeelden zijn onder allebei de handleidingen berekend; {same} blijven gelijk."


def _moving(examples: Sequence[Tried], after: Edition) -> Iterator[str]:
    for one in examples:
        if one.moves:
            yield (
                f"- [ ] {one.source.file}: de datum valt onder handleiding {after.name}. Reken `expected` "
                "en de som in de tekst na, of kies een eerdere datum."
            )


def _pages(sources: Iterable[Source]) -> Iterator[str]:
    yield from (f"- [ ] {source.file} ({source.title})" for source in sources)


def _reviews(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        yield f"- [ ] {source.file}: herzien voor {source.head.values['review_before']}"


def _older(sources: Iterable[Source]) -> Iterator[str]:
    """Group the pages by kind: they are many, and most need only a look and a new `edition`."""
    ordered = sorted(sources, key=lambda source: (source.language, source.kind.name, source.file))
    for (language, kind), pages in groupby(ordered, key=lambda s: (s.language, s.kind.name)):
        yield f"- {kind} ({language})"
        yield from (f"    - [ ] {s.file} (handleiding {s.head.values['edition']})" for s in pages)
