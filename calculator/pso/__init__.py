"""PSO: score an organisation on the Prestatieladder Socialer Ondernemen, and explain the score.

    import pso
    result = pso.assess({"reference_date": "2023-10-01", "total_fte": 48.5, "placements": [...]})

The result is an `Assessment`, or a `Refusal` with every problem. Nothing is raised for what a user entered.
"""

from pso.assessment import Assessment, Refusal, assess
from pso.edition import Edition, Editions
from pso.opgave import Opgave, opgave_json
from pso.overlay import editions
from pso.problem import Problem
from pso.uitkomst import uitkomst_json
from pso.value import Level, Status, Value
from pso.version import VERSION

__version__ = VERSION

__all__ = [
    "Assessment",
    "Edition",
    "Editions",
    "Level",
    "Opgave",
    "Problem",
    "Refusal",
    "Status",
    "Value",
    "assess",
    "editions",
    "opgave_json",
    "uitkomst_json",
]
