"""Make sure that LibreOffice, and what reads its PDFs, are on this machine: `make office`."""

import sys

from scripts.debian import programs_ready
from tests.documents.libreoffice import PACKAGES, PDF_TO_TEXT, SOFFICE

if __name__ == "__main__":
    purpose = "The tests open every document with LibreOffice."
    sys.exit(programs_ready((SOFFICE, PDF_TO_TEXT), PACKAGES, purpose))
