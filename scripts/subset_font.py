"""Make the one font file of the site from the npm package, small enough to load first.

Run once after an upgrade of the package: `python scripts/subset_font.py`.
"""

from io import BytesIO
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib import instancer  # type: ignore[import-untyped]

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "node_modules/@fontsource-variable/atkinson-hyperlegible-next"
SOURCE = PACKAGE / "files/atkinson-hyperlegible-next-latin-wght-normal.woff2"
TARGET = ROOT / "site/styles/fonts/atkinson-hyperlegible-next.woff2"
# Dutch and English need Latin-1, letters of names, quotes, dashes, the euro and the minus sign.
CHARACTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x2010, 0x203B),
    0x20AC,
    0x2122,
    0x2212,
)
WEIGHTS = (400, 700)


def narrowed() -> TTFont:
    """Return the font with only the weights that the styles use."""
    font = instancer.instantiateVariableFont(TTFont(SOURCE), {"wght": WEIGHTS})
    buffer = BytesIO()
    font.save(buffer)
    buffer.seek(0)
    return TTFont(buffer)


def write(target: Path) -> int:
    """Write the subset to `target` and return its size in bytes."""
    options = subset.Options(flavor="woff2", hinting=False, notdef_outline=True)
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "frac"]
    font = narrowed()
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
    return target.stat().st_size


if __name__ == "__main__":
    print(f"{TARGET.name}: {write(TARGET)} bytes")
