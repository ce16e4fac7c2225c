"""The documents that an organisation takes along, made from a result: dossier, plan van aanpak and werkboek."""

from collections.abc import Callable, Mapping
from typing import Final

from pso.assessment import Assessment
from pso.document.made import DOCX, XLSX, Document


def make(name: str, result: Assessment, language: str) -> Document:
    """Make the document by that name; the same result gives the same bytes. An unknown name is a `KeyError`."""
    return MAKERS[name](result, language)


def _dossier(result: Assessment, language: str) -> Document:
    from pso.document.dossier import dossier  # noqa: PLC0415  templates take long to load

    content = dossier(result, language)
    return Document(name="dossier", filename="pso-dossier.docx", media_type=DOCX, content=content)


def _plan(result: Assessment, language: str) -> Document:
    from pso.document.plan import plan  # noqa: PLC0415  templates take long to load

    content = plan(result, language)
    filename = "pso-plan-van-aanpak.docx"
    return Document(name="plan", filename=filename, media_type=DOCX, content=content)


def _workbook(result: Assessment, language: str) -> Document:
    from pso.document.workbook import workbook  # noqa: PLC0415  openpyxl is an extra

    content = workbook(result, language)
    return Document(name="werkboek", filename="pso-werkboek.xlsx", media_type=XLSX, content=content)


MAKERS: Final[Mapping[str, Callable[[Assessment, str], Document]]] = {
    "dossier": _dossier,
    "plan": _plan,
    "werkboek": _workbook,
}
NAMES: Final = tuple(MAKERS)
"""The documents there are."""
