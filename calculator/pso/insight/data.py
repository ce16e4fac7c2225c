"""Answers as plain data, for JSON: figures as decimal text with six decimals, days as ISO text."""

from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction

from pso.exact import decimal_text
from pso.opgave import Placement
from pso.step import PLACES


def plain(answer: object) -> object:
    """Turn an answer, with everything in it, into what JSON can hold."""
    if isinstance(answer, Fraction):
        return decimal_text(answer, PLACES)
    if isinstance(answer, date):
        return answer.isoformat()
    if isinstance(answer, Placement):
        return {name: plain(part) for name, part in answer._asdict().items()}
    if isinstance(answer, tuple | list):
        return [plain(item) for item in answer]
    if is_dataclass(answer):
        return {item.name: plain(getattr(answer, item.name)) for item in fields(answer)}
    return answer
