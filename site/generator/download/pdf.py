"""A page as a PDF with tags and fields (PDF/UA-1), made by WeasyPrint and remembered by content."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from markdown_it.token import Token

from generator.download import Say
from generator.download.paper import Paper
from generator.download.paper_html import paper_html

HERE: Final = Path(__file__).parent
FONT: Final = HERE.parents[1] / "styles" / "fonts" / "atkinson-hyperlegible-next.woff2"
CLOCK: Final = "SOURCE_DATE_EPOCH"
MISSING: Final = "De PDF kan niet worden gemaakt: op deze computer ontbreekt Pango."
REMEDY: Final = "Voer `make pango` uit; dat installeert het, of zegt hoe u het installeert."


class PangoMissingError(OSError):
    """WeasyPrint does not find the system's library for text; the message is Dutch, the remedy comes with it."""

    message = MISSING
    remedy = REMEDY


def pdf(paper: Paper, say: Say, again: Callable[[Sequence[Token]], str], cache: Path) -> bytes:
    """Return the PDF of a page, from the cache where it was made before from the same text and style."""
    html = paper_html(paper, say, again)
    kept = cache / f"{_fingerprint(html)}.pdf"
    if not kept.is_file():
        content = _drawn(html)
        cache.mkdir(parents=True, exist_ok=True)
        # Renamed when whole: another build may be reading here at the same time.
        with NamedTemporaryFile(dir=cache, delete=False) as half:
            half.write(content)
        Path(half.name).replace(kept)
    return kept.read_bytes()


def _fingerprint(html: str) -> str:
    digest = hashlib.sha256(version("weasyprint").encode())
    for part in (html.encode(), FONT.read_bytes(), Path(__file__).read_bytes()):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:32]


def _drawn(html: str) -> bytes:
    """Let WeasyPrint draw it; without a clock in it, so that the same page gives the same bytes."""
    try:
        # Only when something is drawn: it takes a second, and needs what may be missing. It says so in English,
        # on standard output.
        with redirect_stdout(StringIO()):
            from weasyprint import HTML  # type: ignore[import-untyped]  # noqa: PLC0415  brings no types
    except OSError as error:
        raise PangoMissingError from error
    with _no_clock():
        drawn = HTML(string=html, base_url=f"{FONT.parent.as_uri()}/").write_pdf(
            pdf_variant="pdf/ua-1", pdf_forms=True, pdf_identifier=b"pso"
        )
    return bytes(drawn)


@contextmanager
def _no_clock() -> Iterator[None]:
    """Let the fonts in a PDF carry no time of making: they are cut from a larger one each time."""
    before = os.environ.get(CLOCK)
    os.environ[CLOCK] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[CLOCK]
        else:
            os.environ[CLOCK] = before
