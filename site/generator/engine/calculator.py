"""One archive with the calculator and the two packages that it renders with."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from generator.engine.archive import compiled, stored_zip
from generator.engine.companion import companion
from generator.engine.sources import EngineError

# What only a terminal needs: a browser would fetch it, and argparse with it, for nothing.
FOR_A_TERMINAL = {"cli", "__main__.py"}

# Import name of each package that travels along, with the distribution it comes from.
COMPANIONS = {"jinja2": "Jinja2", "markupsafe": "MarkupSafe"}


# Templates travel compiled; their text stays behind.
TEMPLATE = ".j2"

COMPILE_TEMPLATES = """
import sys
from jinja2 import PackageLoader
from pso.view import COMPILED, environment
templates = environment()
templates.loader = PackageLoader("pso", "view")
target = sys.argv[1] + "/" + COMPILED
templates.compile_templates(target, ["j2"], zip=None, ignore_errors=False)
"""


def calculator(package: Path) -> bytes:
    """Return the archive of the calculator, its data, Jinja2 and MarkupSafe."""
    sources = calculator_sources(package)
    as_text = {name for name in sources if name.endswith(TEMPLATE)}
    travelling = {name: content for name, content in sources.items() if name not in as_text}
    return stored_zip(compiled({**travelling, **_templates(package)}))


def _templates(package: Path) -> dict[str, bytes]:
    """Return the templates as Python modules: compiling them took 0.1 s of every start."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", COMPILE_TEMPLATES, folder]
        environment = {**os.environ, "PYTHONPATH": str(package.parent), "PYTHONHASHSEED": "0"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise EngineError(f"a template of the calculator does not compile:\n{done.stderr}")
        return {
            f"pso/view/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in Path(folder).rglob("*.py")
        }


def calculator_sources(package: Path) -> dict[str, bytes]:
    """Return every file of that archive before compilation, by its name inside."""
    if not (package / "__init__.py").is_file():
        raise EngineError(f"{package.parent.name}/{package.name} holds no package")
    found = {
        path.relative_to(package.parent).as_posix(): path.read_bytes()
        for path in sorted(package.rglob("*"))
        if _is_for_a_page(path)
    }
    for module, distribution in COMPANIONS.items():
        found |= companion(module, distribution)
    return found


def _is_for_a_page(path: Path) -> bool:
    return path.is_file() and not {"__pycache__", *FOR_A_TERMINAL} & set(path.parts)
