"""Which type a file has by the end of its name: not every host knows all of them."""

from collections.abc import Mapping
from pathlib import PurePath

UNKNOWN = "application/octet-stream"
MEDIA_TYPES: Mapping[str, str] = {
    "css": "text/css; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "mjs": "text/javascript; charset=utf-8",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "wasm": "application/wasm",
    "woff2": "font/woff2",
    "xml": "application/xml",
    "zip": "application/zip",
}


def media_type(path: PurePath) -> str:
    """Return the type of a file."""
    return MEDIA_TYPES.get(path.suffix.removeprefix("."), UNKNOWN)
