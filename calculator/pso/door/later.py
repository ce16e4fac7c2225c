"""Questions whose module is loaded when it is first asked: most visits never do, and loading takes time."""

from collections.abc import Callable
from importlib import import_module

from pso.door.asked import Asked, Reply

Question = Callable[[Asked], Reply]


def later(module: str, name: str = "") -> Question:
    """Answer a question with the function `name` (as the module, if none is given) of a module of the door."""

    def answer(asked: Asked) -> Reply:
        question: Question = getattr(import_module(f"pso.door.{module}"), name or module)
        return question(asked)

    return answer
