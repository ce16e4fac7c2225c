"""Make sure that Pango is on this machine: `make pango`. WeasyPrint draws the text of a PDF with it.

What is there is used. What is missing comes from Debian's packages. What is still missing then ends the run, with
the command that would help.
"""

import subprocess
import sys
from ctypes.util import find_library

from scripts.debian import install

LIBRARIES = ("pango-1.0", "pangoft2-1.0")
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
"""What Debian calls them."""


def main() -> int:
    """Install what is missing; 0 when all of it is there."""
    if missing():
        install(PACKAGES)
    if gone := missing():
        print(help_for(gone), file=sys.stderr)
        return 1
    return 0


def missing() -> list[str]:
    """Libraries that are not there. Where Python does not know how to look, WeasyPrint itself may find them."""
    gone = [name for name in LIBRARIES if find_library(name) is None]
    tried = [sys.executable, "-c", "import weasyprint"]
    return (
        []
        if not gone or not subprocess.run(tried, check=False, capture_output=True).returncode
        else gone
    )


def help_for(libraries: list[str]) -> str:
    """Say what to run to get them."""
    return (
        f"\nNot on this machine: {', '.join(libraries)}. The PDFs of the site are drawn with it. Run one of:\n"
        f"  sudo apt-get install --no-install-recommends {' '.join(PACKAGES)}\n"
        "  sudo dnf install pango\n"
        "  brew install pango"
    )


if __name__ == "__main__":
    sys.exit(main())
