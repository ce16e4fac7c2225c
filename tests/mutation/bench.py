"""The bench: a copy of the calculator and its tests, in which one module at a time is another."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
SOURCES = Path("calculator/pso")
COPIED = ("calculator", "tests/calculator")
NOT_COPIED = shutil.ignore_patterns("__pycache__", "*.egg-info")

QUICK = ("test_cases.py",)
THOROUGH = (
    "oracle/test_second_reading.py",
    "test_compare.py",
    "test_format_example.py",
    "test_ladder.py",
    "test_margin.py",
    "test_norms.py",
    "test_outlook.py",
    "test_plan.py",
    "test_properties.py",
    "test_steps.py",
    "test_supplier_card.py",
    "test_why.py",
)
"""The examples find most mutants, in a second; the rest is for what they leave."""

SECONDS = 300
"""Twenty times what the tests take: a mutant that runs in circles is found too."""
PYTEST = ("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist")
# The same draws for every mutant; a fifth of the usual number is enough to see a rule that changed.
STEADY = ("--hypothesis-seed=0",)
SETTINGS = {"PSO_DRAWS": "400"}


@contextmanager
def bench() -> Iterator[Path]:
    """Lay a copy of what the tests need in a temporary folder; the checkout is never touched."""
    with TemporaryDirectory(prefix="pso-mutants-") as name:
        place = Path(name)
        for folder in COPIED:
            shutil.copytree(ROOT / folder, place / folder, ignore=NOT_COPIED)
        shutil.copy(ROOT / "pyproject.toml", place)
        yield place


def original(module: str) -> str:
    """Read a module of the calculator."""
    return (ROOT / SOURCES / f"{module}.py").read_text("utf-8")


def is_found(place: Path, module: str, source: str) -> bool:
    """Say whether any test fails when a module has this source."""
    path = place / SOURCES / f"{module}.py"
    path.write_text(source, "utf-8")
    try:
        # Python tells versions apart by size and second, which two mutants may share.
        Path(cache_from_source(str(path))).unlink(missing_ok=True)
        return not all(_passes(place, tests) for tests in (QUICK, THOROUGH))
    finally:
        path.write_text(original(module), "utf-8")
        Path(cache_from_source(str(path))).unlink(missing_ok=True)


def _passes(place: Path, tests: tuple[str, ...]) -> bool:
    paths = [f"tests/calculator/{name}" for name in tests]
    try:
        ran = subprocess.run(
            [sys.executable, *PYTEST, *STEADY, *paths],
            cwd=place,
            env=os.environ | SETTINGS,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0
