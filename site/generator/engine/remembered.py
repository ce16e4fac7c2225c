"""What was made before from the same input is not made again."""

import hashlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile


def remembered(cache: Path, inputs: Mapping[str, bytes], make: Callable[[], bytes]) -> bytes:
    """Return what `make` makes of these inputs, from the cache where it is there."""
    kept = cache / _key(inputs)
    if not kept.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=cache, delete=False) as half:
            half.write(make())
        # Renamed when whole: another build may be reading here at the same time.
        Path(half.name).replace(kept)
    return kept.read_bytes()


def _key(inputs: Mapping[str, bytes]) -> str:
    code = {path.name: path.read_bytes() for path in Path(__file__).parent.glob("*.py")}
    digest = hashlib.sha256(sys.version.encode())
    for name, content in sorted({**code, **inputs}.items()):
        digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:32]
