"""Runs inside Pyodide: writes down which modules of the standard library the calculator loads.

Those go into `loaded.txt`; what reading and writing XLSX loads besides goes into `tables.txt`, the packages included.
"""

import json
import sys
from pathlib import Path

order = json.loads(ORDER)  # type: ignore[name-defined]  # noqa: F821  run.mjs sets it
LIBRARY = "/lib/python313.zip/"
TABLES = "/lib/tables.zip/"


def loaded(*archives: str) -> set[str]:
    """Name the modules that came from these archives."""
    origins = {name: getattr(module, "__spec__", None) for name, module in sys.modules.items()}
    return {
        name for name, spec in origins.items() if str(spec and spec.origin).startswith(archives)
    }


def read_and_write_workbooks() -> None:
    """Do all that a page does with XLSX."""
    from pso.importer import import_table  # noqa: PLC0415  not before the rest was written down
    from pso.importer.template import template  # noqa: PLC0415

    import_table(template("nl"), "doelgroep.xlsx")
    question = json.loads(order["requests"][0])
    made = sys.modules["pso.api"].answer(
        json.dumps({**question, "question": "document", "name": "werkboek"})
    )
    if "base64" not in made:
        raise RuntimeError(made)


for name in order["modules"]:
    __import__(name)
for request in order["requests"]:
    sys.modules["pso.api"].answer(request)
before = loaded(LIBRARY)
Path("/out/loaded.txt").write_text("\n".join(sorted(before)), encoding="utf-8")

read_and_write_workbooks()
more = loaded(LIBRARY, TABLES) - before
Path("/out/tables.txt").write_text("\n".join(sorted(more)), encoding="utf-8")
0  # noqa: B018  the exit status
