"""Structured data (JSON-LD) for who searches: the trail, an article, a question. Data, so no policy forbids it."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from generator.page import Page

ARTICLES = {"handreikingen": "Article", "voorbeelden": "Article", "nieuws": "NewsArticle"}
QUESTIONS = "vragen"
TAG = re.compile(r"<[^>]+>")
SPACE = re.compile(r"\s+")


def structured_data(page: Page, base: str) -> Iterator[str]:
    """Yield the element for a page; none without an address, as it names full addresses only."""
    found = list(_things(page, base)) if base and page.stands_for is None else []
    if found:
        data = {"@context": "https://schema.org", "@graph": found}
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        yield f'<script type="application/ld+json">{text}</script>'


def _things(page: Page, base: str) -> Iterator[Mapping[str, Any]]:
    if len(page.breadcrumbs) > 1:
        yield _trail(page, base)
    if page.slug in {"", "index"}:
        return
    if page.kind in ARTICLES:
        yield _article(page, base)
    if page.kind == QUESTIONS:
        yield _question(page)


def _trail(page: Page, base: str) -> Mapping[str, Any]:
    steps = [
        {"@type": "ListItem", "position": place, "name": step.title, "item": base + step.url}
        for place, step in enumerate(page.breadcrumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _article(page: Page, base: str) -> Mapping[str, Any]:
    day = (page.meta or {}).get("date")
    return {
        "@type": ARTICLES[page.kind],
        "headline": page.title,
        "description": page.description,
        "inLanguage": page.language,
        "url": base + page.url,
        **({"datePublished": day} if day else {}),
    }


def _question(page: Page) -> Mapping[str, Any]:
    answer = SPACE.sub(" ", unescape(TAG.sub("", page.html))).strip()
    asked = {
        "@type": "Question",
        "name": page.title,
        "acceptedAnswer": {"@type": "Answer", "text": answer},
    }
    return {"@type": "FAQPage", "inLanguage": page.language, "mainEntity": [asked]}
