"""Value pages: every figure of the norm with its own address, made from the editions and never by hand.

They are sources like any other, so that lists, trail, translations and search know them; their text is calls.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from pso.edition import Edition
from pso.naming import code_name
from pso.value import RULE_UNIT

from generator.calls.changes import values_of
from generator.figures import Figures
from generator.front_matter import FrontMatter
from generator.settings import Kind, Settings
from generator.source import Source
from generator.text import Texts
from generator.values.text import name_of

KIND = "waarden"
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "normen": ("norm", "level"),
    "uitgangsposities": ("position",),
    "contracten": ("contract",),
    "meten": ("peiljaar", "fulltime", "indirect"),
    "pso-30-plus": ("thirty_plus",),
    "banenafspraak": ("banenafspraak",),
    "certificaat": (
        "eligibility",
        "certificate",
        "recertification",
        "quality",
        "aspirant",
        "contribution",
    ),
    "rekenregels": (RULE_UNIT,),
}
"""The pages, in their order, with the families of keys that each one holds."""
BEFORE = {
    "normen": "{{ norm_curve() }}\n\n{{ norm_table() }}\n\n",
    "rekenregels": "{{ rule_table() }}\n\n",
}
"""What stands above the values of a page."""


def anchor_of(key: str) -> str:
    """Return the anchor of a value on its page."""
    return key.replace("_", "-").replace(".", "-")


def address_of(key: str, home: str) -> str:
    """Return the address of a value from the root of the site: `waarden/normen/#norm-trede-1`."""
    family = key.partition(".")[0]
    page = next(name for name, families in FAMILIES.items() if family in families)
    anchor = "" if family == RULE_UNIT else f"#{anchor_of(key)}"
    return f"{home}{KIND}/{page}/{anchor}"


def with_value_pages(
    sources: Iterable[Source],
    settings: Settings,
    figures: Mapping[str, Figures],
    texts: Mapping[str, Texts],
) -> list[Source]:
    """Add the value pages in every language in which somebody wrote the page that lists them."""
    found = list(sources)
    kind = settings.kinds.get(KIND)
    listed = [source.language for source in found if source.kind is kind and source.is_list]
    if kind is None:
        return found
    for language in listed:
        others = [other for other in listed if other != language]
        found += _pages(kind, language, others, figures[language], texts[language])
    return found


def _pages(
    kind: Kind, language: str, others: list[str], figures: Figures, texts: Texts
) -> Iterator[Source]:
    for order, slug in enumerate(FAMILIES):
        values: dict[str, object] = {
            "title": texts.say(f"values.{slug}.title"),
            "description": texts.say(f"values.{slug}.description"),
            "order": order,
        }
        if others:
            values["translation"] = f"{others[0]}/{KIND}/{slug}.md"
        body = _body(slug, figures, texts)
        yield Source(
            key=f"{language}/{KIND}/{slug}.md",
            file="calculator/pso/editions",
            language=language,
            kind=kind,
            slug=slug,
            head=FrontMatter(values=values, lines={}, body=body, body_line=1),
        )


def _body(slug: str, figures: Figures, texts: Texts) -> str:
    """Write the page: a heading for everything that has values, and a call for each of them."""
    edition = figures.editions.newest
    keys = [
        key
        for family in FAMILIES[slug]
        for key in values_of(edition)
        if key.partition(".")[0] == family and family != RULE_UNIT
    ]
    parts = [BEFORE.get(slug, "")]
    for owner, owned in groupby(_by_owner(keys), key=owner_of):
        parts.append(f"{{#{anchor_of(owner)}}}\n## {_heading(owner, figures, texts, edition)}\n\n")
        parts += [f'{{{{ value_card("{key}") }}}}\n\n' for key in owned]
    return "".join(parts) + f'{{{{ value_sources("{slug}") }}}}\n'


def owner_of(key: str) -> str:
    """Return what a value belongs to: a position or contract with its weight and limit, else the value alone."""
    family, code, *_ = key.split(".")
    return f"{family}.{code}" if family in {"position", "contract"} else f"{key}.value"


def _by_owner(keys: list[str]) -> list[str]:
    first = {owner: place for place, owner in reversed(list(enumerate(map(owner_of, keys))))}
    return sorted(keys, key=lambda key: first[owner_of(key)])


def _heading(owner: str, figures: Figures, texts: Texts, edition: Edition) -> str:
    family, code, *_ = owner.split(".")
    if family in {"position", "contract"}:
        return code_name(family, code, figures.words, edition)
    return name_of(owner.removesuffix(".value"), figures, texts.say, edition)
