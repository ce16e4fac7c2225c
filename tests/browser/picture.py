"""A small picture of a page: one pixel for every 16 by 16 of the page, in 32 steps of each colour."""

import base64
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from tests.browser.playwright_driver import PlaywrightPage

# The browser draws the page at a quarter; of that four by four pixels become one.
SCALE, SIDE = 0.25, 4
BLOCK = int(SIDE / SCALE)
STEPS = 32
SIGNATURE = b"\x89PNG\r\n\x1a\n"
# The browser unpacks its own picture and averages each block; what sticks out on the right and below counts as it is.
# The browser unpacks its own picture and averages each block; what sticks out on the right and below counts as it is.
REDUCE = """
const [packed, block] = values;
const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
const shot = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
const columns = Math.ceil(shot.width / block);
const rows = Math.ceil(shot.height / block);
const sums = new Uint32Array(columns * rows * 3);
const strip = new OffscreenCanvas(shot.width, 64 * block).getContext("2d", { willReadFrequently: true });
for (let top = 0; top < shot.height; top += 64 * block) {
  const height = Math.min(64 * block, shot.height - top);
  strip.drawImage(shot, 0, top, shot.width, height, 0, 0, shot.width, height);
  const { data } = strip.getImageData(0, 0, shot.width, height);
  for (let y = 0, at = 0; y < height; y += 1) {
    const start = Math.floor((top + y) / block) * columns * 3;
    for (let x = 0; x < shot.width; x += 1, at += 4) {
      const sum = start + Math.floor(x / block) * 3;
      sums[sum] += data[at];
      sums[sum + 1] += data[at + 1];
      sums[sum + 2] += data[at + 2];
    }
  }
}
const side = (number, length) => Math.min(block, length - number * block);
const means = Array.from(sums, (sum, index) => {
  const place = Math.floor(index / 3);
  return Math.round(sum / side(place % columns, shot.width) / side(Math.floor(place / columns), shot.height));
});
return [columns, rows, btoa(means.map((mean) => String.fromCharCode(mean)).join(""))];
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """Rows of red, green and blue, each in steps of 0 to 31."""

    columns: int
    rows: int
    steps: bytes


def taken(page: PlaywrightPage) -> Picture:
    """Take a small picture of the whole page."""
    shot = page.portrait(SCALE)
    columns, rows, packed = page.run(REDUCE, base64.b64encode(shot).decode(), SIDE)
    steps = bytes(value * STEPS // 256 for value in base64.b64decode(packed))
    return Picture(columns=columns, rows=rows, steps=steps)


def apart(kept: Picture, got: Picture) -> bytes:
    """Say of each block by how many steps it changed, in the colour that changed most.

    Blocks that only one of the two has are not in it.
    """
    steps = [abs(one - other) for one, other in zip(kept.steps, got.steps, strict=False)]
    return bytes(map(max, steps[0::3], steps[1::3], steps[2::3]))


def shown(differences: bytes, columns: int) -> Picture:
    """Make differences visible: the lighter a block, the more it changed."""
    steps = bytes(min(STEPS - 1, step * 6) for step in differences for _ in range(3))
    return Picture(columns=columns, rows=len(differences) // columns, steps=steps)


def as_png(picture: Picture) -> bytes:
    """Write a picture as a file that anything can show."""
    full = bytes(step * 255 // (STEPS - 1) for step in picture.steps)
    width = picture.columns * 3
    lines = b"".join(b"\0" + full[row * width : (row + 1) * width] for row in range(picture.rows))
    head = struct.pack(">IIBBBBB", picture.columns, picture.rows, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)


def read(path: Path) -> Picture:
    """Read a picture that `as_png` wrote."""
    content = path.read_bytes()
    columns, rows = struct.unpack_from(">II", content, len(SIGNATURE) + 8)
    start = content.index(b"IDAT")
    (length,) = struct.unpack_from(">I", content, start - 4)
    lines = zlib.decompress(content[start + 4 : start + 4 + length])
    width = columns * 3 + 1
    full = b"".join(lines[row * width + 1 : (row + 1) * width] for row in range(rows))
    return Picture(columns=columns, rows=rows, steps=bytes(value * STEPS // 256 for value in full))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
