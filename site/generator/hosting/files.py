"""The files that hosts read: `_headers` for Netlify and Cloudflare Pages, and `hosting/` for nginx and Caddy."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.compress import COMPRESSIBLE
from generator.hosting.rules import Rule, rules_of
from generator.hosting.treatment import (
    ALWAYS,
    FILE,
    OLD_VERSION,
    Treatment,
    framed_treatment,
    page_treatment,
)
from generator.media_types import MEDIA_TYPES, UNKNOWN
from generator.offline import SCRIPT
from generator.page import Page
from generator.policy import policy_name
from generator.settings import Settings

FOLDER = "hosting"
TEMPLATES = Path(__file__).parent / "templates"
NGINX_HTTP, NGINX_SERVER, CADDY = "nginx-http.conf", "nginx-server.conf", "Caddyfile"
MISSING = "404.html"
# nginx takes no header of the block around ours. It reads a pattern that no file fits without a word.
OWN_HEADERS = "snippets/pso-meetlat-headers*.conf"


def hosting_files(
    pages: Sequence[tuple[Page, bytes]], files: Mapping[str, bytes], settings: Settings
) -> dict[str, bytes]:
    """Return what each host reads, made of the policies that the pages themselves have."""
    framed = [page.url for page, _ in pages if _is_for_frames(page, settings)]
    treated = {page.url: _treatment(page, html, framed) for page, html in pages}
    base = settings.base_path
    rules = rules_of(treated, framed, [*files, SCRIPT, f"{FOLDER}/"], base)
    given = {
        "base": base,
        "rules": rules,
        "treatments": list({it.treatment.name: it.treatment for it in rules}.values()),
        "other": FILE,
        "always": ALWAYS,
        "own_headers": OWN_HEADERS,
        "missing": _missing(treated, base),
        "types": MEDIA_TYPES,
        "packed": {end: MEDIA_TYPES[end] for end in sorted(e[1:] for e in COMPRESSIBLE)},
        "unknown": UNKNOWN,
    }
    made = {f"{FOLDER}/{name}": _filled(name, given) for name in (NGINX_HTTP, NGINX_SERVER, CADDY)}
    return made | {"_headers": _lines(_headers(rules, base))}


def _is_for_frames(page: Page, settings: Settings) -> bool:
    kind = settings.kinds.get(page.kind)
    return bool(kind and kind.stands_for and page.stands_for is not None)


def _treatment(page: Page, html: bytes, framed: Sequence[str]) -> Treatment:
    policy = policy_name(page.policy, html.decode())
    return framed_treatment(policy) if page.url in framed else page_treatment(policy)


def _missing(addresses: Mapping[str, Treatment], base: str) -> dict[str, str]:
    """Return per beginning of a path its page for what is not there; the longest first."""
    found = sorted((it for it in addresses if it.endswith(MISSING)), key=len, reverse=True)
    return {base + it.removesuffix(MISSING): base + it for it in found}


def _headers(rules: Sequence[Rule], base: str) -> Iterator[str]:
    """Yield the lines of `_headers`."""
    yield "# For Netlify and Cloudflare Pages. Made by the build: change site/generator/hosting instead."
    yield from _block(f"{base}*", ALWAYS)
    for rule in rules:
        # Where rules are joined, this one would close the frames that the rules before it open. Nothing is lost:
        # what lies below it has a rule of its own, and what does not exist stands in no frame by `ALWAYS`.
        if rule.treatment is not OLD_VERSION:
            yield from _block(rule.path, rule.treatment.headers)


def _lines(lines: Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _block(path: str, headers: Mapping[str, str]) -> Iterator[str]:
    yield f"\n{path}"
    yield from (f"  {name}: {value}" for name, value in headers.items())


def _filled(name: str, given: Mapping[str, object]) -> bytes:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,  # noqa: S701  a configuration is no HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(f"{name}.j2").render(given).encode()
