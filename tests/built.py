"""The site that tests look at: as it was built, or a mirror of it (`SITE`, see the Makefile)."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUILT = (ROOT / os.environ.get("SITE", "dist")).resolve()
