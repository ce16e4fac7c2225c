"""Names of values in words: `norm Trede 1`, `gewicht Wajong`."""

from pso.edition import Edition
from pso.overlay import editions
from pso.words import Words


def value_name(key: str, words: Words, edition: Edition | None = None) -> str:
    """Name a value of an edition, or one that a user replaced, by its key."""
    match key.split("."):
        case ["norm", level, *_] if words.has(f"level.{level}"):
            return words.say("basis.norm", level=words.say(f"level.{level}"))
        case ["weight", ("position" | "contract") as family, code] if words.has(f"{family}.{code}"):
            return words.say(
                f"basis.{family}_weight", **{family: code_name(family, code, words, edition)}
            )
        case [("position" | "contract") as family, code, leaf] if words.has(
            f"basis.{family}_{leaf}"
        ):
            return words.say(
                f"basis.{family}_{leaf}", **{family: code_name(family, code, words, edition)}
            )
        case ["quality", level] if words.has(f"level.{level}"):
            return words.say("basis.quality", level=words.say(f"level.{level}"))
    return words.say(f"basis.value.{key}", edition) if words.has(f"basis.value.{key}") else key


def code_name(family: str, code: str, words: Words, edition: Edition | None = None) -> str:
    """Name a code: `Wajong`. Labels that hold a figure take it from the edition, by default the newest."""
    return words.say(f"{family}.{code}", edition or editions().newest)
