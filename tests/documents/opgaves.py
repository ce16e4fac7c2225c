"""Opgaves that try documents: the example, nobody, everything odd at once, and very many rows."""

from random import Random
from typing import Any

from tests.calculator.samples import Record, example

ODD_LABEL = "=1+1 <b>&amp; 'q' \"d\" \U0001f600 \x07\ud800" + "lang" * 25


def nobody() -> Record:
    """Give an organisation that has no one of the target group, and buys nothing."""
    return {"reference_date": "2025-02-03", "total_fte": "12,25"}


def odd() -> Record:
    """Give labels that try to be markup or a formula, own values, and rows that stop counting."""
    rows: list[tuple[Any, ...]] = [
        ("bbl_bol_3", "stage", "12", {"label": ODD_LABEL, "people": 3, "start": "2023-09-01"}),
        ("status_verloren", "proefplaatsing", "10,5", {"label": "@SUM(1)", "start": "2023-06-20"}),
        ("wsw", "detachering", "30", {"indication_until": "2024-01-31"}),
        ("vso_pro", "regulier", "8", {"start": "2016-01-01", "school_left": "2015-07-01"}),
    ]
    keys = ("position", "contract", "hours")
    three: Record = {"turnover": 5000000, "supplier_fte": 40, "direct_percent": "33,3"}
    sw: Record = {"label": "A & B <c>", "kind": "sw", "fte_per_million": 40, "also_direct": True}
    return {
        "reference_date": "2024-06-01",
        "workforce": {"own_fte": "30,5", "hired_fte": 2},
        "placements": [dict(zip(keys, row, strict=False)) | more for *row, more in rows],
        "purchases": [sw | {"invoice": 1000000}, three | {"kind": "pso", "invoice": "2500000,55"}],
        "own_values": {"weight.position.bbl_bol_3": "0,3", "norm.trede_3": "9,4"},
    }


def many() -> Record:
    """Give five hundred rows and forty purchases."""
    draw = Random(2023)
    codes = ("wajong", "participatiewet", "wia", "ww", "wsw", "doelgroepregister")
    placements = [
        {
            "label": f"afdeling {row % 30}",
            "position": draw.choice(codes),
            "contract": draw.choice(("regulier", "detachering", "begeleid_werken")),
            "hours": draw.choice((16, 20, 24, 32, 36)),
            "people": draw.choice((1, 1, 2)),
            **({"start": f"2022-{draw.randint(1, 12):02}-15"} if row % 3 else {}),
        }
        for row in range(500)
    ]
    purchases = [{"kind": "pso", "invoice": 10000 + row, "fte_per_million": 2} for row in range(40)]
    rows = {"placements": placements, "purchases": purchases}
    return {"reference_date": "2023-10-01", "total_fte": 2000} | rows


def low() -> Record:
    """Give an organisation that stands below Trede 1, so that a plan has steps to show."""
    opgave = example()
    opgave["placements"][0] |= {"hours": 20, "people": 1}
    return opgave | {"purchases": [opgave["purchases"][1]], "own_values": {}}


OPGAVES = {"example": example, "nobody": nobody, "odd": odd, "many": many, "low": low}
