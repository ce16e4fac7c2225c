"""What the generator itself puts in the head of a page, so that no template can forget it."""

import re
from collections.abc import Callable, Iterator

from generator.assets import Assets
from generator.component import KIND as COMPONENTS
from generator.offline import KIND as OFFLINE
from generator.page import Library, Page
from generator.policy import policy_name, policy_tag
from generator.search.page import KIND as SEARCH
from generator.social import social_tags
from generator.structured import structured_data

CHARSET = '<meta charset="utf-8">'
MODULE = re.compile(r'<(?:script type="module" src|link rel="modulepreload" href)="([^"]+)"')

Reference = Callable[[str], str]


def with_head(html: str, page: Page, library: Library, assets: Assets, reference: Reference) -> str:
    """Return the page with its policy first, then its addresses and the modules it will need."""
    base = library.settings.url
    lines = [CHARSET, policy_tag(policy_name(page.policy, html))]
    if page.kind in {COMPONENTS, OFFLINE, SEARCH}:
        lines.append('<meta name="robots" content="noindex">')
    elif page.stands_for is not None:
        lines += _other_form(page.stands_for, base)
    elif base and page.kind != "not_found":
        lines += _addresses(page, base)
        lines += social_tags(page, base, assets, library.texts[page.language].say)
    lines += structured_data(page, base)
    lines += _modules(html, assets, reference)
    return html.replace(CHARSET, "\n  ".join(lines), 1)


def _other_form(stands_for: str, base: str) -> Iterator[str]:
    """Yield what sends who searches to the page itself."""
    yield '<meta name="robots" content="noindex">'
    if base:
        yield f'<link rel="canonical" href="{base}{stands_for}">'


def _addresses(page: Page, base: str) -> Iterator[str]:
    yield f'<link rel="canonical" href="{base}{page.url}">'
    everyone = {page.language: page.url} | {t.language: t.url for t in page.translations}
    if len(everyone) > 1:
        for language, url in sorted(everyone.items()):
            yield f'<link rel="alternate" hreflang="{language}" href="{base}{url}">'


def _modules(html: str, assets: Assets, reference: Reference) -> Iterator[str]:
    """Yield a preload for each imported module; else a browser learns of them one level at a time."""
    home = reference("")
    modules = (src.removeprefix(home) for src in MODULE.findall(html))
    needed = [assets.imports[module] for module in modules if module in assets.imports]
    for module in dict.fromkeys(module for modules in needed for module in modules):
        yield f'<link rel="modulepreload" href="{reference(module)}">'
