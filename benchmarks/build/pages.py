"""A made-up handbook of any size: the same text, headings, links, lists and tables for every generator."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

SEED = 20230401
SECTIONS = ("handreikingen", "vragen", "begrippen", "over")
PARAGRAPHS, SENTENCES, WORDS = 12, 8, 12
LINKS = 5
SYLLABLES = [
    "werk",
    "ge",
    "ver",
    "plek",
    "in",
    "aan",
    "koop",
    "re",
    "kan",
    "sen",
    "be",
    "drijf",
    "uur",
    "te",
    "len",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """One page of about 1,200 words: its text, and the numbers of the pages that it links to."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    links: tuple[int, ...]

    @property
    def address(self) -> str:
        """Its file, as a page in another section links to it."""
        return f"../{self.section}/artikel-{self.number}.md"

    @property
    def section(self) -> str:
        """The folder that it lies in."""
        return SECTIONS[self.number % len(SECTIONS)]


def articles(count: int) -> list[Article]:
    """Return so many pages, the same every time."""
    rng = Random(SEED)
    vocabulary = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) for _ in range(3_000)]
    return [
        Article(
            number=number,
            title=f"Artikel {number}: {' '.join(rng.choices(vocabulary, k=3))}",
            paragraphs=tuple(_paragraph(rng, vocabulary) for _ in range(PARAGRAPHS)),
            links=tuple(rng.randrange(count) for _ in range(LINKS)),
        )
        for number in range(count)
    ]


def _paragraph(rng: Random, vocabulary: list[str]) -> str:
    sentences = (" ".join(rng.choices(vocabulary, k=WORDS)) for _ in range(SENTENCES))
    return " ".join(f"{sentence.capitalize()}." for sentence in sentences)


def body(article: Article, everyone: list[Article]) -> str:
    """Write the text of a page, without its title."""
    return "\n\n".join(_blocks(article, everyone)) + "\n"


def _blocks(article: Article, everyone: list[Article]) -> Iterator[str]:
    words = article.paragraphs[0].replace(".", "").split()
    links = iter(article.links)
    for index, paragraph in enumerate(article.paragraphs):
        if index % 3 == 1:
            yield f"## Kop {index} over {words[index]}"
        yield paragraph
        if index % 2 == 1 and (link := next(links, None)) is not None:
            yield f"Lees ook [{words[0]} en **{words[1]}**]({everyone[link].address})."
    yield "\n".join(f"- {word} met *nadruk*" for word in words[:6])
    rows = (f"| {word} | {number} |" for number, word in enumerate(words[:8]))
    yield "\n".join(["| Wat | Hoeveel |", "|---|---:|", *rows])
    yield "\n".join(f"1. stap {word}" for word in words[6:12])


def write(path: Path, head: str, text: str) -> None:
    """Write a page with its head."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}---\n\n{text}", "utf-8")
