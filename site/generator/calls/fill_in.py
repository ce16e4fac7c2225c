"""Places to fill in, for documents that people take along: a line, a day, a choice, room for a few sentences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from generator.figures import Figure

Say = Callable[[str], str]
Kind = Literal["text", "day", "choice", "room"]

INLINE = Markup(
    '<span class="fill-in" data-fill="{}"><span class="visually-hidden">{} </span>{}</span>'
)
BLOCK = Markup(
    '<div class="fill-in fill-in--room" data-fill="room" data-lines="{}">'
    '<span class="visually-hidden">{} </span>{}</div>'
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FillIn(Figure):
    """A place to fill in; `plain` says what belongs there.

    `options` are those of a choice, `lines` is the height of a room.
    """

    kind: Kind
    options: tuple[str, ...] = ()
    lines: int = 1


def fill_in_calls(own: Say) -> Mapping[str, Callable[..., FillIn]]:
    """Return what a page may call to leave something open; `own` gives the site's words."""

    def inline(kind: Kind, label: str, options: tuple[str, ...] = ()) -> FillIn:
        html = INLINE.format(kind, own("fill_in.spoken"), label)
        return FillIn(plain=label, html=html, kind=kind, options=options)

    def choice(label: str, *options: str) -> FillIn:
        shown = " / ".join(options)
        html = INLINE.format("choice", own("fill_in.spoken"), f"{label}: {shown}")
        return FillIn(plain=label, html=html, kind="choice", options=options)

    def room(label: str, lines: int = 3) -> FillIn:
        html = BLOCK.format(lines, own("fill_in.spoken"), label)
        return FillIn(plain=label, html=html, block=True, kind="room", lines=lines)

    return {
        "field": lambda label: inline("text", label),
        "day": lambda label: inline("day", label),
        "choice": choice,
        "room": room,
    }
