"""Make sure that nginx and Caddy are on this machine: `make hosts`."""

import sys

from scripts.debian import programs_ready
from tests.hosting.servers import PACKAGES, PROGRAMS

if __name__ == "__main__":
    sys.exit(programs_ready(PROGRAMS, PACKAGES, "The tests serve the site with them."))
