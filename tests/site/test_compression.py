"""Twins: what a server may send instead, byte for byte the same after unpacking."""

import gzip
from pathlib import Path

import brotli  # type: ignore[import-untyped]
from generator.compress import compressed

from tests.site.tree import Tree

LONG = "Een zin die zich herhaalt, en nog eens, en nog eens.\n\n" * 60


def test_twins_hold_the_same(tree: Tree) -> None:
    """A page of some length has a brotli and a gzip twin that unpack to that page."""
    tree.over(LONG)
    page = tree.build().dist / "over/pagina/index.html"
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == page.read_bytes()
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()


def test_small_and_packed_files_have_none(tmp_path: Path) -> None:
    """Below a kilobyte, or packed already, a twin would only cost."""
    files = {"small.css": b"a" * 1023, "font.woff2": b"a" * 9000, "large.css": b"a" * 1024}
    assert sorted(compressed(files, tmp_path)) == ["large.css.br", "large.css.gz"]


def test_what_was_compressed_once_is_remembered(tmp_path: Path) -> None:
    """The second time the twin comes from the cache."""
    first = compressed({"a.css": b"a" * 5000}, tmp_path)
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert compressed({"b.css": b"a" * 5000}, tmp_path) == {
        name.replace("a.css", "b.css"): twin for name, twin in first.items()
    }
    assert kept == {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
