"""How a host treats an address: what it says on every answer, and what differs per kind of file."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.policy import POLICIES, written

# Everything in `assets/` has a name that changes with its bytes. Pages name those files, so they must not be old
# when the files of a former build are gone.
FOR_EVER = "public, max-age=31536000, immutable"
AN_HOUR = "public, max-age=3600"
SHORT = "public, max-age=300"
ASK_FIRST = "no-cache"

# What browsers know as a feature that a page may be given. A name that one of them does not know is a message on its
# console, so what only some know is left out. Printing and copying (the share link) need none of these.
UNUSED_FEATURES = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen"),
    *("gamepad", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts"),
    *("magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
    *("publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial"),
    *("storage-access", "usb", "window-management", "xr-spatial-tracking"),
)

ALWAYS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED_FEATURES),
    # What is here is public, so anyone may read it. A frame that its page has closed off (`sandbox`) is of no origin,
    # and a page that lets nothing in by itself (`Cross-Origin-Embedder-Policy`) has to be told that it may.
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    # Where a policy names `frame-ancestors`, browsers pass over this one. It is for addresses that no rule names.
    "X-Frame-Options": "DENY",
}
"""Headers of every answer, whatever it is."""

# Opened by itself, a file is no page: it needs nothing.
NO_PAGE: Mapping[str, str] = {"default-src": "'none'"}
# The service worker fetches the files of the site; a policy in a page does not reach it.
WORKER: Mapping[str, str] = {**NO_PAGE, "connect-src": "'self'"}
NOBODY = {"frame-ancestors": "'none'"}
ANYBODY = {"frame-ancestors": "*"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Treatment:
    """The headers in which answers differ, and the name under which a configuration knows them."""

    name: str
    policy: str
    caching: str

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers by their names."""
        return {"Content-Security-Policy": self.policy, "Cache-Control": self.caching}


def page_treatment(policy: str) -> Treatment:
    """Return the treatment of a page with this policy: what stands in the page, and no frame around it."""
    return Treatment(name=policy, policy=written({**POLICIES[policy], **NOBODY}), caching=SHORT)


def framed_treatment(policy: str) -> Treatment:
    """Return the treatment of a page that is meant for the frames of other sites."""
    return Treatment(
        name=f"{policy}_in_frames",
        policy=written({**POLICIES[policy], **ANYBODY}),
        caching=SHORT,
    )


FILE = Treatment(name="file", policy=written({**NO_PAGE, **NOBODY}), caching=SHORT)
ASSET = Treatment(name="asset", policy=FILE.policy, caching=FOR_EVER)
INDEX = Treatment(name="search_index", policy=FILE.policy, caching=AN_HOUR)
SERVICE_WORKER = Treatment(
    name="service_worker", policy=written({**WORKER, **NOBODY}), caching=ASK_FIRST
)
# A version that stays for ever has the policies of its own time in its pages: a header of today must not change them.
OLD_VERSION = Treatment(name="old_version", policy=written(NOBODY), caching=SHORT)
OLD_IN_FRAMES = Treatment(name="old_version_in_frames", policy=written(ANYBODY), caching=SHORT)
