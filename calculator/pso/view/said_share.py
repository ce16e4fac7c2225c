"""A summary in plain words: what a link holds, and whether a group in it is small."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property

from pso.assessment import Assessment
from pso.indirect import MILLION
from pso.naming import code_name, value_name
from pso.share import FEW_PEOPLE, FTE_PLACES, Bought, Group, Summary, people_by_group
from pso.view import Page
from pso.words import Words, words


class SharePage(Page):
    """A page with the words of taking figures along."""

    @cached_property
    def words(self) -> Words:
        """The sentences of the calculator and of taking along."""
        return words(self.language, "share")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Something that a link holds: its name, and what it is."""

    name: str
    items: tuple[str, ...]


def share_fragment(page: SharePage, here: Assessment, linked: Assessment, summary: Summary) -> str:
    """Render what is in the link of a result; `linked` is the result that the link gives."""
    small = tuple(_small_groups(page, here))
    return page.render(
        "share",
        lines=tuple(_lines(page, summary, here)),
        outcome=_outcome(page, here, linked),
        small_groups=small,
        small_organisation=here.total_fte < FEW_PEOPLE,
        bound=str(FEW_PEOPLE),
        places=str(FTE_PLACES),
    )


def _lines(page: SharePage, summary: Summary, here: Assessment) -> Iterator[Line]:
    words, say = page.words, page.words.say
    days = {"reference_date": summary.reference_date, "peiljaar_start": summary.peiljaar_start}
    for field, day in days.items():
        if day:
            yield Line(name=page.name(field, here), items=(words.day(day),))
    figures = {"total_fte": summary.total_fte, "hired_fte": summary.hired_fte}
    figures["fulltime_hours"] = summary.fulltime_hours
    for field, number in figures.items():
        if number is not None:
            yield Line(name=page.name(field, here), items=(words.short(number),))
    groups = tuple(_group(group, words) for group in summary.groups)
    yield Line(name=say("share.target_group"), items=groups or (say("share.no_target_group"),))
    if summary.bought:
        bought = tuple(_bought(item, words) for item in summary.bought)
        yield Line(name=say("share.purchases"), items=bought)
    yield Line(name=say("share.answers"), items=(_answers(summary, words),))
    if summary.own_values:
        yield Line(name=say("share.own_values"), items=tuple(_own_values(summary, words)))


def _group(group: Group, words: Words) -> str:
    said = words.say(
        "share.group",
        position=code_name("position", group.position, words),
        contract=code_name("contract", group.contract, words),
        fte=words.short(group.fte),
    )
    flags = {"register": group.register, "durable": group.durable}
    more = [words.say(f"share.{flag}") for flag, holds in flags.items() if holds]
    return f"{said} ({'; '.join(more)})" if more else said


def _bought(bought: Bought, words: Words) -> str:
    return words.say(
        "share.bought",
        kind=code_name("kind", bought.kind, words),
        invoice=words.short(bought.invoice),
        fte=words.number(bought.invoice * bought.fte_per_million / MILLION, FTE_PLACES),
    )


def _answers(summary: Summary, words: Words) -> str:
    answers = [
        answer
        for record in (summary.eligibility, summary.quality, summary.plan)
        for answer in asdict(record).values()
    ]
    given = sum(answer not in {None, "open"} for answer in answers)
    return words.say("share.answers_given", given=str(given), asked=str(len(answers)))


def _own_values(summary: Summary, words: Words) -> Iterator[str]:
    for key, number in sorted(summary.own_values.items()):
        yield f"{value_name(key, words)}: {words.short(number)}"


def _outcome(page: SharePage, here: Assessment, linked: Assessment) -> str:
    level = page.words.say(f"level.{linked.quantitative_level}")
    level_here = page.words.say(f"level.{here.quantitative_level}")
    said = {"level": level, "total": page.total(linked)}
    said_here = {"level": level_here, "total": page.total(here)}
    if said == said_here:
        return page.words.say("share.same", **said)
    values = {f"{key}_here": value for key, value in said_here.items()}
    return page.words.say("share.differs", **said, **values)


def _small_groups(page: SharePage, here: Assessment) -> Iterator[str]:
    for (position, contract), people in people_by_group(here).items():
        if people < FEW_PEOPLE:
            names = (
                code_name("position", position, page.words),
                code_name("contract", contract, page.words),
            )
            yield f"{names[0]}, {names[1]}"
