"""The receipt: with which package and figures, and on which opgave, a result was made."""

import hashlib
from dataclasses import dataclass

from pso.assessment import Assessment
from pso.opgave import figures_only
from pso.version import VERSION


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """Version of this package and fingerprints; labels are no part of the opgave's, so it tells nothing about them."""

    pso: str
    edition_sha256: str
    opgave_sha256: str


def receipt_of(result: Assessment) -> Receipt:
    """Make the receipt of a result: no clock, so the same opgave gives the same receipt."""
    figures = figures_only(result.opgave).encode("utf-8")
    return Receipt(
        pso=VERSION,
        edition_sha256=result.edition.sha256,
        opgave_sha256=hashlib.sha256(figures).hexdigest(),
    )
