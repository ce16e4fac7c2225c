"""The Content-Security-Policy of a page. The generator sets it, so no template can forget it."""

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

POLICIES = {
    # A page to read: it needs its own style, script, pictures and fonts, and no connection at all.
    "page": NOTHING_FOREIGN,
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


def policy_text(name: str) -> str:
    """Return the policy as it stands in the page."""
    return "; ".join(f"{directive} {value}" for directive, value in POLICIES[name].items())


def policy_tag(name: str) -> str:
    """Return the `<meta>` element."""
    return f'<meta http-equiv="Content-Security-Policy" content="{policy_text(name)}">'
