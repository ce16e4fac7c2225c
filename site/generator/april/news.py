"""The draft of the news about a new edition: its figures are calls, an editor writes what it means."""

from pathlib import Path

from pso.edition import Edition

from generator.figures import Figures

FOLDER = "nieuws"
TEXT = """\
---
title: Handleiding {name} geldt vanaf {day}
description: Wat er verandert in handleiding {name} van de PSO, voor wie dat telt en wat u nu kunt doen.
date: {date}
edition: "{name}"
draft: true
---

Vanaf {{{{ valid_from("{name}") }}}} geldt handleiding {name} van de PSO.
Vraagt u daarna definitief een certificaat aan? Dan gelden de nieuwe waarden.
Een certificaat dat al loopt, verandert niet.

## Wat verandert er?

{{{{ changes("{before}", "{name}") }}}}

## Wat betekent dat voor u?

<!-- Schrijf hier in een paar zinnen voor wie er iets verandert. Typ geen getallen over: gebruik een aanroep.
Klaar? Haal in de kop draft: true weg. -->

Reken uw cijfers opnieuw in de [Meetlat](../meetlat.md).
Daar ziet u ook wat er verandert tussen twee handleidingen.
"""


def draft_news(content: Path, before: Edition, after: Edition, figures: Figures) -> dict[Path, str]:
    """Return the draft by its path; nothing when it is there already, as somebody may have worked on it."""
    day = after.valid_from.isoformat()
    path = content / FOLDER / f"{day}-handleiding-{after.name.replace('.', '-')}.md"
    if path.exists():
        return {}
    written = figures.words.day(after.valid_from)
    return {path: TEXT.format(name=after.name, before=before.name, day=written, date=day)}
