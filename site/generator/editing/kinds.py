"""Which kinds of pages an editor can begin, by the names that an editor would use."""

import difflib

from generator.problem import Report
from generator.settings import Kind, Settings

SINGULAR = {
    "handreiking": "handreikingen",
    "voorbeelddocument": "voorbeelddocumenten",
    "document": "voorbeelddocumenten",
    "voorbeeld": "voorbeelden",
    "nieuwsbericht": "nieuws",
    "bericht": "nieuws",
    "begrip": "begrippen",
    "vraag": "vragen",
    "uitleg": "over",
}
# A file straight under the language, one of its kind: there is nothing to begin.
SINGLE = {"home", "meetlat", "insluiten"}


def kind_named(name: str, settings: Settings, report: Report) -> Kind | None:
    """Return the kind that an editor means; report a name that means nothing."""
    wanted = name.strip().casefold()
    kind = settings.kinds.get(SINGULAR.get(wanted, wanted))
    if kind and kind.name not in SINGLE:
        return kind
    known = sorted(set(settings.kinds) - SINGLE)
    close = difflib.get_close_matches(wanted, [*known, *SINGULAR], n=1)
    meant = f"Bedoelt u '{close[0]}'? " if close else ""
    report.add(
        "build.py", 1, f"De soort '{name}' bestaat niet.", f"{meant}Kies uit: {', '.join(known)}."
    )
    return None
