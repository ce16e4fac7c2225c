"""The Content-Security-Policy of a page. The generator sets it, so no template can forget it."""

from collections.abc import Mapping

NOTHING_FOREIGN = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}

# A page with a search field: the field may lead to a page of the site, and to nothing else.
WITH_FIELD = {**NOTHING_FOREIGN, "form-action": "'self'"}

POLICIES = {
    # A page to read: it needs its own style, script, pictures and fonts, and no connection at all.
    "page": NOTHING_FOREIGN,
    "page_with_field": WITH_FIELD,
    # The search page: it fetches the index from the site itself, and searches in it with WebAssembly.
    "search": {
        **WITH_FIELD,
        "script-src": "'self' 'wasm-unsafe-eval'",
        "connect-src": "'self'",
    },
    # Where a partner chooses how the bare Meetlat looks: it shows that page in a frame, and nobody else's.
    "configurator": {**WITH_FIELD, "frame-src": "'self'"},
    # The calculator: the page fetches the engine, then locks itself (a second, stricter policy) and
    # starts the engine as a blob worker, which inherits both. 'self' is for the service worker: pages
    # to read may start it by their script-src, and the lock takes the permission back.
    "meetlat": {
        **NOTHING_FOREIGN,
        "script-src": "'self' blob: 'wasm-unsafe-eval'",
        "worker-src": "'self' blob:",
        "connect-src": "'self'",
    },
}


SEARCH_FIELD = 'role="search"'


def policy_name(name: str, html: str) -> str:
    """Return the policy of a page; one to read gets the permission of a field only when it has one."""
    return "page_with_field" if name == "page" and SEARCH_FIELD in html else name


def policy_text(name: str) -> str:
    """Return the policy as it stands in the page."""
    return written(POLICIES[name])


def written(directives: Mapping[str, str]) -> str:
    """Return a policy as browsers read it, in a page and in a header."""
    return "; ".join(f"{directive} {value}" for directive, value in directives.items())


def policy_tag(name: str) -> str:
    """Return the `<meta>` element."""
    return f'<meta http-equiv="Content-Security-Policy" content="{policy_text(name)}">'
