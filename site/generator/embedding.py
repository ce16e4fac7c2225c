"""What other sites paste: the script of `<pso-meetlat>`, under a name that stays."""

from generator.places import Places

SOURCE = "browser/embed/pso-meetlat.js"
SCRIPT = "insluiten/pso-meetlat.js"


def element_script(places: Places) -> dict[str, bytes]:
    """Return the script by its place; a partner's page names it, so its name never changes with its content."""
    source = places.site / SOURCE
    return {SCRIPT: source.read_bytes()} if source.is_file() else {}
