"""Puts the JSON Schemas of both formats into the package when it is built.

They are made from the code, so they stand nowhere else.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SchemaHook(BuildHookInterface[Any]):
    """Hatch calls this for every wheel and sdist."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the schemas and have them taken along in a wheel; an sdist becomes one in turn."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "calculator")))
        from pso.schema import SCHEMAS  # noqa: PLC0415  the path is set above

        self._folder = TemporaryDirectory()
        for name, schema in SCHEMAS.items():
            file = Path(self._folder.name, f"pso-{name}-1.json")
            text = json.dumps(schema("nl"), ensure_ascii=False, indent=2)
            file.write_text(f"{text}\n", "utf-8")
            build_data["force_include"][str(file)] = f"pso/schemas/{file.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was only there to be packed."""
        del version, build_data, artifact_path
        if hasattr(self, "_folder"):
            self._folder.cleanup()
