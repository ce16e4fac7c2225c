"""Runs inside Pyodide: the calculator's tests, on what a visitor gets. Answers pytest's exit status."""

import json
import sys
from pathlib import Path
from typing import Any

LIBRARY = "/lib/python313.zip"
TABLES = "/lib/tables.zip"


def import_ours(order: dict[str, Any]) -> None:
    """Import the calculator while nothing but the shipped files can be found, and ask it something.

    Whatever a module needs to be imported at all has to be among those files.
    """
    for name in order["modules"]:
        __import__(name)
    answer = sys.modules["pso.api"].answer
    for request in order["requests"]:
        answer(request)


def lend_tools(order: dict[str, Any]) -> set[str]:
    """Let the test tools, and them alone, find the rest; return the set of what ours asks for."""
    sys.path.append("/checkout")
    from tests.calculator_in_pyodide import imports  # noqa: PLC0415  found from here on only

    missing: set[str] = set()

    def refuse(name: str) -> None:
        missing.add(name)
        if order["mode"] == "check":
            raise ModuleNotFoundError(f"the bundle lacks {name}: record keep.txt anew", name=name)

    sys.meta_path.append(imports.Aside(order["full"], order["tools"]))
    shipped = imports.names_in(LIBRARY) | imports.names_in(TABLES)
    imports.Watch(shipped, imports.names_in(order["full"]), refuse).start()
    return missing


def run_tests(order: dict[str, Any]) -> int:
    """Run pytest with few examples per property."""
    import pytest  # noqa: PLC0415  the tools are lent only now
    from hypothesis import settings  # noqa: PLC0415

    settings.register_profile("pyodide", max_examples=10, deadline=None, database=None)
    settings.load_profile("pyodide")
    return int(pytest.main(order["arguments"]))


def main(order: dict[str, Any]) -> int:
    """Run the suite; when checking, fail too where a test passed over something that is missing."""
    import_ours(order)
    missing = lend_tools(order)
    status = run_tests(order)
    Path("/out/missing.txt").write_text("\n".join(sorted(missing)), encoding="utf-8")
    return status or int(order["mode"] == "check" and bool(missing))


main(json.loads(ORDER))  # type: ignore[name-defined]  # noqa: F821  run.mjs sets it
