"""How many examples hypothesis tries: `default`, or few inside Pyodide; HYPOTHESIS_PROFILE chooses."""

import os
import sys

from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, suppress_health_check=list(HealthCheck))
# Python is several times slower there, and what Pyodide may break shows in a few examples.
settings.register_profile(
    "pyodide", settings.get_profile("default"), max_examples=10, database=None
)
usual = "pyodide" if sys.platform == "emscripten" else "default"
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", usual))
