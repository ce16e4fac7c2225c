"""Record which modules of the standard library the calculator needs, from its whole test suite.

    python tests/calculator_in_pyodide/record.py

It writes keep.txt and keep-tables.txt in site/generator/engine. What no test reaches stands in keep-explicit.txt.
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from generator.engine.library import kept  # noqa: E402  the path is set above

from tests.calculator_in_pyodide.pyodide_runner import (  # noqa: E402
    MISSING,
    SOURCES,
    TABLES,
    Kit,
    loaded_modules,
    run_suite,
    with_full_library,
)

KEEP, EXPLICIT = SOURCES.keep
(KEEP_TABLES,) = SOURCES.keep_tables
HEAD = """\
# The modules of the standard library that the calculator loads: as recorded from its test suite
# inside Pyodide by tests/calculator_in_pyodide/record.py. Do not edit; see keep-explicit.txt.
"""
TABLES_HEAD = """\
# The modules that reading and writing XLSX loads besides those of keep.txt, openpyxl's own among them: as recorded
# inside Pyodide by tests/calculator_in_pyodide/record.py. Do not edit.
"""


def main() -> int:
    """Run the suite on the full library, then write down all that is loaded."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kit = with_full_library(folder)
        late = imported_late(kit, folder)
        names = loaded_modules(kit, folder, sorted({*late, *kept([EXPLICIT])}))
        for_tables = (folder / TABLES).read_text(encoding="utf-8").split()
    _write(KEEP, HEAD, names)
    _write(KEEP_TABLES, TABLES_HEAD, for_tables)
    return 0


def _write(target: Path, head: str, names: list[str]) -> None:
    target.write_text(head + "".join(f"{name}\n" for name in names), encoding="utf-8")
    sys.stdout.write(f"{len(names)} modules in {target.relative_to(ROOT)}\n")


def imported_late(kit: Kit, folder: Path) -> list[str]:
    """Return what the calculator imports while it works, not when it is itself imported."""
    done = run_suite(kit, folder, "record")
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\nThe suite fails inside Pyodide: nothing recorded.")
    return (folder / MISSING).read_text(encoding="utf-8").split()


if __name__ == "__main__":
    sys.exit(main())
