"""The files that go with a page, made while building: what changed nothing is not made again."""

from collections.abc import Callable
from pathlib import Path

from generator.download import Download
from generator.download.docx import docx
from generator.download.paper import Paper, sections_of
from generator.download.pdf import PangoMissingError, pdf
from generator.page import Library
from generator.problem import Report
from generator.prose.markdown import Document
from generator.source import Source

LETTER = "brief-"


def downloads_for(
    source: Source, document: Document, library: Library, cache: Path, report: Report
) -> tuple[Download, ...]:
    """Make every file that the kind of this page promises."""
    if source.is_list or not source.kind.downloads:
        return ()
    paper = _paper(source, document, library)
    say = library.texts[source.language].say
    make: dict[str, Callable[[], bytes]] = {
        "docx": lambda: docx(paper, say),
        "pdf": lambda: pdf(paper, say, document.again, cache / "pdf"),
    }
    try:
        return tuple(
            Download(name=f"{source.slug}.{kind}", kind=kind, content=make[kind]())
            for kind in source.kind.downloads
        )
    except PangoMissingError as error:
        report.add(source.file, 1, error.message, error.remedy)
        return ()


def _paper(source: Source, document: Document, library: Library) -> Paper:
    say = library.texts[source.language].say
    settings = library.settings
    letter = source.slug.startswith(LETTER)
    site = settings.title[source.language]
    edition = source.head.values.get("edition")
    about = say("download.about_edition", site=site, edition=edition) if edition else None
    return Paper(
        title=source.title,
        description=source.description,
        language=source.language,
        author=site,
        about=about or say("download.about", site=site),
        address=settings.url and settings.url + library.url(source),
        letter=letter,
        sections=sections_of(document.tokens, letter=letter),
    )
