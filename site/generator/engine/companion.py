"""Packages of others that travel along, with their licences."""

from importlib.metadata import PackagePath, files

from generator.engine.docless import without_docstrings

LICENCES = ("LICENSE", "LICENCE")


def companion(module: str, distribution: str) -> dict[str, bytes]:
    """Return a package's modules without docstrings, and its licences, by their names in an archive."""
    listed = files(distribution) or []
    return {_inside(path, module): _content(path) for path in listed if _travels(path, module)}


def _travels(path: PackagePath, module: str) -> bool:
    # The C speed-ups are left out: MarkupSafe falls back to its Python part by itself.
    # The licence asks to be handed on with the code.
    is_module = path.parts[0] == module and path.suffix == ".py"
    return is_module or path.name.startswith(LICENCES)


def _inside(path: PackagePath, module: str) -> str:
    return path.as_posix() if path.parts[0] == module else f"{module}/{path.name}"


def _content(path: PackagePath) -> bytes:
    content: bytes = path.locate().read_bytes()  # type: ignore[attr-defined]
    return without_docstrings(content) if path.suffix == ".py" else content
