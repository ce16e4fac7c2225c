"""`python -m generator.engine FOLDER`: write the bundle and show what it weighs."""

import sys
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # the package brings no types

from generator.engine.bundle import bundle
from generator.engine.manifest import EngineManifest
from generator.engine.sources import EngineError


def main(arguments: list[str]) -> int:
    """Write the bundle into the folder named; return the exit status."""
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    target = Path(arguments[0])
    try:
        manifest = bundle(target)
    except EngineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(_weights(manifest, target))
    return 0


def _weights(manifest: EngineManifest, target: Path) -> str:
    lines = [f"{'':<44}{'bytes':>10}{'brotli':>10}"]
    total = 0
    for file in manifest.files:
        packed = len(brotli.compress((target / file.name).read_bytes()))
        total += packed
        lines.append(f"{file.name:<44}{file.size:>10}{packed:>10}")
    lines.append(f"{manifest.name:<44}{manifest.size:>10}{total:>10}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
