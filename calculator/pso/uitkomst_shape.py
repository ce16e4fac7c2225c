"""The shape of `pso-uitkomst/1`: what `uitkomst.py` fills in, and what its JSON Schema is made from."""

from typing import Annotated, Literal, NamedTuple, TypedDict

from pso.value import Level, Status


class Written(NamedTuple):
    """How a text is written, as a pattern."""

    pattern: str


Exact = Annotated[str, Written(r"^-?[0-9]+\.[0-9]{6}$")]
"""An exact value, rounded half up at six decimals."""
NormText = Annotated[str, Written(r"^[0-9]+\.[0-9]$")]
DayText = Annotated[str, Written(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
EditionName = Annotated[str, Written(r"^[0-9]+\.[0-9]+$")]
Fingerprint = Annotated[str, Written(r"^[0-9a-f]{64}$")]


class ThirtyPlusData(TypedDict):
    """The read-out of PSO 30+; `reached` is its quantitative half."""

    percent: Exact
    reached: bool


class BanenafspraakData(TypedDict):
    """The read-out of the Banenafspraak."""

    jobs: Exact
    percent: Exact


class BasisData(TypedDict):
    """A value that was used and is not stated."""

    key: str
    status: Status
    edition: EditionName


class StepData(TypedDict):
    """A figure and how it came about; `inputs` are ids of steps, paths in the opgave or keys of the edition."""

    id: str
    value: str
    unit: str
    formula: str
    inputs: tuple[str, ...]
    rule: str
    source: str


class ReceiptData(TypedDict):
    """What a result was made with and from."""

    pso: str
    edition_sha256: Fingerprint
    opgave_sha256: Fingerprint


class ScoredData(TypedDict):
    """An opgave that was scored; `attainable_level` is null while questions in `open` decide about it."""

    format: Literal["pso-uitkomst/1"]
    edition: EditionName
    peiljaar: tuple[DayText, DayText]
    size: int
    total_fte: Exact
    direct_percent: Exact
    indirect_percent: Exact
    counted_indirect_percent: Exact
    total_percent: Exact
    norms: dict[Level, NormText]
    quantitative_level: Level
    attainable_level: Level | None
    open: list[str]
    thirty_plus: ThirtyPlusData
    banenafspraak: BanenafspraakData
    basis: list[BasisData]
    steps: list[StepData]
    receipt: ReceiptData


class ProblemData(TypedDict):
    """One thing to mend: where, what, the values concerned, and a sentence that says what to do."""

    path: str
    code: str
    values: dict[str, str | list[str]]
    sentence: str


class RefusedData(TypedDict):
    """An opgave that cannot be scored."""

    format: Literal["pso-uitkomst/1"]
    problems: list[ProblemData]


UitkomstData = ScoredData | RefusedData
