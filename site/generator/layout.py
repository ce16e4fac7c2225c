"""Pages through their templates: Jinja2, strict, with what Door 5 promises; then what no template may forget."""

import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from pso.version import VERSION

from generator.address import normal, relative
from generator.assets import Assets
from generator.calls.calls import calls_for
from generator.component import read_components
from generator.example import pictured
from generator.facets import choices_of, groups_of
from generator.figures import Figures
from generator.guides import form_with_guides
from generator.head import CHARSET, with_head
from generator.page import Library, Page
from generator.places import Places
from generator.problem import Report
from generator.register.reading import Register
from generator.search.page import findable, search_sections
from generator.search.synonyms import Synonyms
from generator.shipped.part import Part

KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """Everything that is needed to turn a page into HTML."""

    environment: Environment
    places: Places
    library: Library
    figures: Mapping[str, Figures]
    assets: Assets
    engine: str
    register: Register
    synonyms: Synonyms
    parts: tuple[Part, ...] = ()

    def html(self, page: Page, report: Report) -> str:
        """Return the whole page as HTML; empty when its template fails, and then that is reported."""
        text = self._rendered(page, report)
        if text and CHARSET not in text:
            place = self._file(page.template)
            report.add(place, 1, f"In <head> ontbreekt {CHARSET}.", "Voeg die regel toe.")
        reference = partial(self.reference, page)
        return _tidy(with_head(text, page, self.library, self.assets, reference))

    def _rendered(self, page: Page, report: Report) -> str:
        try:
            template = self.environment.get_template(f"{page.template}.html.j2")
            return template.render(self._context(page))
        except (TemplateError, LookupError, TypeError, ValueError) as error:
            report.add(
                *self._where(error, page),
                f"Het sjabloon lukt niet: {error}.",
                "Herstel het sjabloon, of voeg toe wat ontbreekt.",
            )
            return ""

    def reference(self, page: Page, target: str) -> str:
        """Return how a page refers to an address of the site.

        The page for addresses that do not exist is shown at any depth, so it alone starts at the root.
        """
        if page.kind == "not_found":
            return self.library.settings.base_path + target
        return relative(target, page.url)

    def _context(self, page: Page) -> dict[str, Any]:
        source = self.library.sources.get(page.key)
        figures = self.figures[page.language]
        say = self.library.texts[page.language].say
        return {
            **calls_for(figures, say),
            "page": page,
            "site": self.library.site_view(page.language, source),
            "t": say,
            "t_in": lambda language, key: self.library.texts[language].say(key),
            "words": figures.say,
            "asset": lambda name: self.reference(page, self.assets.address(name)),
            "href": lambda target: self.reference(page, normal(target)),
            "day_in_words": lambda day: figures.words.day(date.fromisoformat(day)),
            "engine_manifest": self.reference(page, self.engine) if self.engine else "",
            "groups_of": groups_of,
            "choices_of": choices_of,
            "opgave_form": lambda language: form_with_guides(
                self.library, language, partial(self.reference, page)
            ),
            "components": lambda: read_components(self.places.site / "components"),
            "findable": findable(page),
            "search_sections": lambda: search_sections(self.library, page.language),
            "synonyms": self.synonyms,
            "parts": self.parts,
            "version": VERSION,
            "newest_edition": figures.editions.newest.name,
            "register": self.register,
            "pictured": lambda key: pictured(self.library.sources[key], page.language),
        }

    def _where(self, error: Exception, page: Page) -> tuple[str, int]:
        """Return the template and line of a mistake."""
        if isinstance(error, TemplateNotFound):
            return self._file(str(error.name).removesuffix(".html.j2")), 1
        if isinstance(error, TemplateSyntaxError) and error.name:
            return self._file(error.name.removesuffix(".html.j2")), error.lineno
        frames = [
            f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".j2")
        ]
        if not frames:
            return self._file(page.template), 1
        return self.places.shown(Path(frames[-1].filename)), frames[-1].lineno or 1

    def _file(self, template: str) -> str:
        folder = "components" if "/" in template else "templates"
        return self.places.shown(self.places.site / folder / f"{template}.html.j2")


def templates(places: Places) -> Environment:
    """Return the environment of the site's templates: strict, escaping, without stray blank lines."""
    folders = [places.site / "templates", places.site / "components"]
    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _tidy(html: str) -> str:
    """Leave no blank lines behind, except in text that is shown as it stands."""
    parts = KEPT.split(html.strip() + "\n" if html else "")
    # Two groups: every third part lies between, then the element kept, then its name.
    return "".join(
        _without_blank_lines(part) if index % 3 == 0 else part
        for index, part in enumerate(parts)
        if index % 3 != 2  # noqa: PLR2004
    )


def _without_blank_lines(text: str) -> str:
    first, *lines = text.split("\n")
    *between, last = lines or [""]
    kept = [first.rstrip(" \t"), *(line.rstrip(" \t") for line in between if line.strip(" \t"))]
    return "\n".join([*kept, last]) if lines else text
