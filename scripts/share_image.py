"""Draw the picture that other sites show beside a link: `python -m scripts.share_image`, once after a change of it.

The drawing is `site/share/card.svg.j2`, its words stand in `site/text`. The pictures are kept in `site/static`, so that
a build needs no browser and gives the same bytes everywhere.
"""

import base64
import sys
import tomllib
from io import BytesIO
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.installed import found

SITE = Path(__file__).resolve().parents[1] / "site"
FONT = SITE / "styles/fonts/atkinson-hyperlegible-next.woff2"
SIZE = {"width": 1200, "height": 630}
COLOURS = 48  # flat colours with soft edges: more is not seen, and each costs bytes
SHELL = """<style>
@font-face {{ font-family: "Atkinson Hyperlegible Next"; font-weight: 200 800; src: url(data:font/woff2;base64,{}) }}
body {{ margin: 0 }} svg {{ display: block }}
</style>{}"""


def main() -> int:
    """Draw the picture of every language."""
    chromium = found("chromium").executable
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=False)
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        for words in sorted((SITE / "text").glob("*.toml")):
            target = SITE / f"static/share-{words.stem}.png"
            target.write_bytes(small(drawn(page, card(words))))
            print(f"{target.name}: {target.stat().st_size} bytes")
        browser.close()
    return 0


def card(words: Path) -> str:
    """Return the drawing in a language."""
    said = tomllib.loads(words.read_text("utf-8"))["card"]
    environment = Environment(
        loader=FileSystemLoader(SITE / "share"), undefined=StrictUndefined, autoescape=True
    )
    question = said["question"].split(" / ")
    return environment.get_template("card.svg.j2").render({**said, "question": question})


def drawn(page: Page, svg: str) -> bytes:
    """Let a browser draw it, with the font of the site."""
    page.set_content(SHELL.format(base64.b64encode(FONT.read_bytes()).decode(), svg))
    page.evaluate("document.fonts.ready.then(() => true)")
    return page.screenshot()


def small(png: bytes) -> bytes:
    """Give a picture as few colours as it needs."""
    out = BytesIO()
    picture = Image.open(BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
