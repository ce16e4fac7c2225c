"""A small site to write pages in."""

from pathlib import Path

import pytest

from tests.site.tree import OPGAVE, Tree


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A site with two home pages and nothing else."""
    return Tree(tmp_path)


@pytest.fixture
def opgave() -> str:
    """An opgave that scores trede 1 or higher, as it stands in the head of an example."""
    return OPGAVE
