"""Runs inside Pyodide: writes down which modules of the standard library the calculator loads."""

import json
import sys
from pathlib import Path

order = json.loads(ORDER)  # type: ignore[name-defined]  # noqa: F821  run.mjs sets it
LIBRARY = "/lib/python313.zip/"

for name in order["modules"]:
    __import__(name)
for request in order["requests"]:
    sys.modules["pso.api"].answer(request)

origins = {name: getattr(module, "__spec__", None) for name, module in sys.modules.items()}
loaded = [name for name, spec in origins.items() if str(spec and spec.origin).startswith(LIBRARY)]
Path("/out/loaded.txt").write_text("\n".join(sorted(loaded)), encoding="utf-8")
0  # noqa: B018  the exit status
