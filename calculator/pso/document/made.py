"""What a document is when it is made."""

from dataclasses import dataclass
from typing import Final

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
DOCX: Final = f"{_OFFICE}wordprocessingml.document"
XLSX: Final = f"{_OFFICE}spreadsheetml.sheet"


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A file: the name it is asked for by, the name it is kept under, its media type and its bytes."""

    name: str
    filename: str
    media_type: str
    content: bytes
