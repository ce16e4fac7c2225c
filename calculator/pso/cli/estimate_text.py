"""The quick estimate as plain text for a terminal."""

from collections.abc import Iterator

from pso.insight.estimate import Estimate
from pso.view import Page


def estimate_lines(found: Estimate, language: str) -> Iterator[str]:
    """Write the band, what it leaves out, and what would narrow it most."""
    page = Page(language=language)
    yield page.estimate(found)
    yield page.words.say("estimate.assumption")
    yield from (f"- {line}" for line in page.narrowing(found))
