"""Every document once, as LibreOffice opens it: starting it takes most of the time."""

from pathlib import Path

import pytest

from tests.documents.libreoffice import converted
from tests.documents.opgaves import OPGAVES
from tests.documents.word import LANGUAGES, NAMES, content


@pytest.fixture(scope="session")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Path]:
    """Give a PDF of every Word document: by name, opgave and language."""
    folder = tmp_path_factory.mktemp("pdf")
    keys = [(n, opgave, it) for n in NAMES for opgave in OPGAVES for it in LANGUAGES]
    paths = [folder / f"{'-'.join(key)}.docx" for key in keys]
    for key, path in zip(keys, paths, strict=True):
        path.write_bytes(content(*key))
    return dict(zip(keys, converted(paths, "pdf", folder), strict=True))


@pytest.fixture(scope="session")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Give every werkboek with what LibreOffice computed in it: by opgave and language."""
    folder = tmp_path_factory.mktemp("xlsx")
    keys = [(opgave, it) for opgave in OPGAVES for it in LANGUAGES]
    paths = [folder / f"{'-'.join(key)}.xlsx" for key in keys]
    for (opgave, language), path in zip(keys, paths, strict=True):
        path.write_bytes(content("werkboek", opgave, language))
    return dict(zip(keys, converted(paths, "xlsx", folder), strict=True))
