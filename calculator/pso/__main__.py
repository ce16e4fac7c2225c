"""`python -m pso` does what the command `pso` does."""

import sys

from pso.cli import main

sys.exit(main())
