"""A second reading of the method: plain, slow, and written without sight of the package.

Everything stands here in one file on purpose, its own tables included: a reading that
borrowed a table or a function from the calculator could not contradict it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import Any

Record = dict[str, Any]

EDITIONS = (
    ("1.5", date(2017, 4, 1)),
    ("1.6", date(2018, 4, 1)),
    ("1.7", date(2019, 4, 1)),
    ("1.9", date(2021, 4, 1)),
    ("2.1", date(2023, 4, 1)),
)
ORDER = [name for name, _ in EDITIONS]

# size: (basistrede, trede 1, trede 2, trede 3)
NORMS = {
    2: ("18.5", "21.4", "28.0", "33.0"),
    5: ("10.2", "12.6", "17.0", "22.0"),
    10: ("4.6", "6.7", "9.0", "15.5"),
    15: ("4.4", "6.2", "8.0", "13.0"),
    20: ("4.3", "5.7", "7.3", "10.8"),
    25: ("3.9", "5.2", "6.6", "9.8"),
    30: ("3.6", "4.7", "6.1", "8.9"),
    35: ("3.1", "4.2", "5.6", "8.4"),
    40: ("2.7", "3.7", "5.1", "7.9"),
    45: ("2.4", "3.4", "4.6", "7.4"),
    50: ("2.0", "3.0", "3.7", "6.8"),
    60: ("1.8", "2.6", "3.4", "5.7"),
    70: ("1.6", "2.3", "3.0", "5.1"),
    80: ("1.3", "2.0", "2.6", "4.6"),
    90: ("1.1", "1.7", "2.3", "4.2"),
    100: ("1.0", "1.5", "2.1", "3.9"),
    105: ("0.9", "1.4", "1.9", "3.7"),
}
TREDEN = ("basistrede", "trede_1", "trede_2", "trede_3")

POSITION_WEIGHTS = {
    "wsw": "1",
    "participatiewet": "1",
    "participatiewet_lks": "1",
    "wia": "1",
    "wajong": "1",
    "vso_pro": "1",
    "vso_pro_register": "1",
    "vso_pro_stage": "0.5",
    "bbl_bol_1": "0.5",
    "bbl_bol_2": "0.25",
    "bbl_bol_3": None,
    "bbl_bol_4": None,
    "ww": "0.75",
    "wiw_id": "1",
    "status_verloren": "1",
    "jonggehandicapt_wml": "1",
    "doelgroepregister": "1",
    "oekraine": "1",
}
POSITION_SINCE = {"bbl_bol_3": "1.9", "bbl_bol_4": "1.9", "oekraine": "2.1"}
CONTRACT_WEIGHTS = {
    "regulier": "1",
    "begeleid_werken": "1",
    "detachering": "0.9",
    "stage": "0.75",
    "proefplaatsing": "0.5",
}
IN_REGISTER = {
    "wsw",
    "wajong",
    "vso_pro_register",
    "doelgroepregister",
    "participatiewet_lks",
}
LEARNERS = {"bbl_bol_1", "bbl_bol_2", "bbl_bol_3", "bbl_bol_4", "vso_pro_stage"}
QUALITY = ("passend_werk", "integratie", "functioneren", "begeleiding")
PLAN = ("approved", "goals", "support", "recruitment", "jobs")
ELIGIBILITY = ("two_fte_for_a_year", "kvk_number")


def reading(opgave: Record) -> Record:
    """Give the value keys of the uitkomst, or the paths of what is wrong."""
    wrong = sorted(set(problems(opgave)))
    return {"problems": wrong} if wrong else scored(opgave)


def scored(opgave: Record) -> Record:
    """Work a valid opgave out, from the edition down to the read-outs."""
    total = total_fte(opgave)
    direct = direct_percent(opgave)
    indirect = indirect_percent(opgave)
    counted = min(indirect, direct * Fraction(80, 20))
    score = direct + counted
    level = quantitative_level(opgave, score)
    attainable, questions = attainable_level(opgave, level)
    first, last = peiljaar(opgave)
    return {
        "edition": edition(opgave),
        "peiljaar": [first.isoformat(), last.isoformat()],
        "size": size(opgave),
        "total_fte": six(total),
        "direct_percent": six(direct),
        "indirect_percent": six(indirect),
        "counted_indirect_percent": six(counted),
        "total_percent": six(score),
        "norms": {name: written(norm, 1) for name, norm in norms(opgave).items()},
        "quantitative_level": level,
        "attainable_level": attainable,
        "open": questions,
        "thirty_plus": thirty_plus(opgave, score),
        "banenafspraak": banenafspraak(opgave),
    }


# --- numbers and days -------------------------------------------------------------------


def number(value: object) -> Fraction:
    """Read a JSON number or a string, with a decimal comma or not, exactly."""
    return Fraction(str(value).replace(",", "."))


def written(value: Fraction, decimals: int) -> str:
    """Write a value that is not negative, rounded half up."""
    units = floor(value * 10**decimals + Fraction(1, 2))
    digits = str(units).rjust(decimals + 1, "0")
    return digits[:-decimals] + "." + digits[-decimals:]


def six(value: Fraction) -> str:
    """Write an exact value as the result does."""
    return written(value, 6)


def day(value: str | None) -> date | None:
    """Read an ISO date, or nothing."""
    return date.fromisoformat(value) if value else None


def anniversary(start: date, years: int) -> date:
    """Give the same day so many years on; 29 February falls on the 28th."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 2, 28)


# --- edition, peiljaar, total -----------------------------------------------------------


def edition(opgave: Record) -> str:
    """Pick the handleiding in force on the reference date."""
    reference = date.fromisoformat(opgave["reference_date"])
    return [name for name, since in EDITIONS if since <= reference][-1]


def at_least(opgave: Record, since: str) -> bool:
    """Tell whether the edition in force is this one or a later one."""
    return ORDER.index(edition(opgave)) >= ORDER.index(since)


def peiljaar(opgave: Record) -> tuple[date, date]:
    """Give the first and last day measured."""
    given = day(opgave.get("peiljaar_start"))
    first = given or anniversary(date.fromisoformat(opgave["reference_date"]), -1)
    return first, anniversary(first, 1) - timedelta(days=1)


def days_of(opgave: Record) -> Iterator[date]:
    """Walk through the peiljaar, one day after the other."""
    walking, last = peiljaar(opgave)
    while walking <= last:
        yield walking
        walking += timedelta(days=1)


def total_fte(opgave: Record) -> Fraction:
    """Give the fte of everyone at work, as given or as built up."""
    if opgave.get("total_fte") is not None:
        return number(opgave["total_fte"])
    staff = opgave["workforce"]
    own, hired = number(staff["own_fte"]), number(staff.get("hired_fte") or 0)
    return own + hired - number(staff.get("sw_detached_out_fte") or 0)


def size(opgave: Record) -> int:
    """Round the total half up to a whole number."""
    return floor(total_fte(opgave) + Fraction(1, 2))


# --- placements -------------------------------------------------------------------------


def placements(opgave: Record) -> list[Record]:
    """Give the placements, none when the key is missing."""
    return opgave.get("placements") or []


def stops(placement: Record) -> list[date]:
    """Give every first day on which the position or the contract no longer counts."""
    found: list[date] = []
    start = day(placement.get("start"))
    position = placement["position"]
    if position in {"participatiewet", "oekraine"} and start:
        found.append(anniversary(start, 5))
    if placement["contract"] == "stage" and start:
        found.append(anniversary(start, 3))
    left = day(placement.get("school_left"))
    if position in {"vso_pro", "vso_pro_register"} and left:
        found.append(anniversary(left, 5))
    lost = day(placement.get("status_lost"))
    if position == "status_verloren" and lost:
        found.append(anniversary(lost, 2))
    return found + granted_until(placement)


def granted_until(placement: Record) -> list[date]:
    """Give the day after an indication or subsidy that the position hangs on."""
    key = {"wsw": "indication_until", "participatiewet_lks": "subsidy_until"}
    until = day(placement.get(key.get(placement["position"], "")))
    return [until + timedelta(days=1)] if until else []


def counts_on(placement: Record, today: date) -> bool:
    """Tell whether the placement counts on this day."""
    start, end = day(placement.get("start")), day(placement.get("end"))
    if start is not None and today < start:
        return False
    if end is not None and today > end:
        return False
    return all(today < stop for stop in stops(placement))


def share(opgave: Record, placement: Record) -> Fraction:
    """Count the days that count over the days there are."""
    every = list(days_of(opgave))
    counting = [today for today in every if counts_on(placement, today)]
    return Fraction(len(counting), len(every))


def week(opgave: Record) -> Fraction:
    """Give the full-time week in hours."""
    return number(opgave.get("fulltime_hours") or 40)


def hours_worked(opgave: Record, placement: Record) -> Fraction:
    """Give the weekly hours of all people of the row, over the peiljaar."""
    people = number(placement.get("people") or 1)
    return number(placement["hours"]) * share(opgave, placement) * people


def fte(opgave: Record, placement: Record) -> Fraction:
    """Give the unweighted fte of a row."""
    return hours_worked(opgave, placement) / week(opgave)


def own_value(opgave: Record, key: str) -> Fraction | None:
    """Give the user's own value, if there is one."""
    value = (opgave.get("own_values") or {}).get(key)
    return None if value is None else number(value)


def position_weight(opgave: Record, position: str) -> Fraction | None:
    """Give the weight of a position; nothing when it was never published."""
    own = own_value(opgave, f"weight.position.{position}")
    known = POSITION_WEIGHTS[position]
    return own if own is not None else None if known is None else Fraction(known)


def contract_weight(opgave: Record, contract: str) -> Fraction:
    """Give the weight of a contract."""
    own = own_value(opgave, f"weight.contract.{contract}")
    return own if own is not None else Fraction(CONTRACT_WEIGHTS[contract])


# --- the score --------------------------------------------------------------------------


def direct_percent(opgave: Record) -> Fraction:
    """Weigh every row and divide by the total."""
    weighted = Fraction(0)
    for placement in placements(opgave):
        of_position = position_weight(opgave, placement["position"])
        of_contract = contract_weight(opgave, placement["contract"])
        weighted += fte(opgave, placement) * (of_position or 0) * of_contract
    return 100 * weighted / total_fte(opgave)


def supplier_fte(purchase: Record) -> Fraction:
    """Give the target-group fte behind one purchase."""
    if purchase.get("also_direct"):
        return Fraction(0)
    invoice = number(purchase["invoice"])
    if purchase.get("fte_per_million") is not None:
        return invoice / 1_000_000 * number(purchase["fte_per_million"])
    part = invoice / number(purchase["turnover"])
    return part * number(purchase["supplier_fte"]) * number(purchase["direct_percent"]) / 100


def indirect_percent(opgave: Record) -> Fraction:
    """Give the indirect contribution before its ceiling."""
    bought = sum((supplier_fte(row) for row in opgave.get("purchases") or []), Fraction(0))
    return 100 * bought / (total_fte(opgave) + bought)


# --- norms and levels -------------------------------------------------------------------


def table_norm(staff: int, trede: str) -> Fraction:
    """Read a norm off the table, on a straight line between two rows."""
    column = TREDEN.index(trede)
    within = min(staff, max(NORMS))
    below = max(row for row in NORMS if row <= within)
    above = min(row for row in NORMS if row >= within)
    low, high = Fraction(NORMS[below][column]), Fraction(NORMS[above][column])
    if below == above:
        return low
    between = low + (high - low) * Fraction(within - below, above - below)
    return Fraction(floor(between * 10 + Fraction(1, 2)), 10)


def norms(opgave: Record) -> dict[str, Fraction]:
    """Give the norm of every trede of the edition, the user's own first."""
    found: dict[str, Fraction] = {}
    for trede in TREDEN if at_least(opgave, "2.1") else TREDEN[1:]:
        own = own_value(opgave, f"norm.{trede}")
        found[trede] = own if own is not None else table_norm(size(opgave), trede)
    return found


def someone_at_work(opgave: Record) -> bool:
    """Tell whether one target-group person at least counts on one day at least."""
    return any(fte(opgave, placement) > 0 for placement in placements(opgave))


def quantitative_level(opgave: Record, score: Fraction) -> str:
    """Give the highest trede whose norm the score is above."""
    reached = [trede for trede, norm in norms(opgave).items() if score > norm]
    return reached[-1] if reached and someone_at_work(opgave) else "none"


def unanswered(opgave: Record, group: str, keys: tuple[str, ...]) -> list[str]:
    """List the questions of a group that are still open."""
    given = opgave.get(group) or {}
    return [f"{group}.{key}" for key in keys if given.get(key, "open") in {"open", None}]


def all_yes(opgave: Record, group: str, keys: tuple[str, ...]) -> bool:
    """Tell whether every question of a group is answered with yes."""
    given = opgave.get(group) or {}
    return all(given.get(key) == "yes" for key in keys)


def attainable_level(opgave: Record, level: str) -> tuple[str | None, list[str]]:
    """Give the level with the qualitative requirements, and what is open for it."""
    eligible = opgave.get("eligibility") or {}
    if any(eligible.get(key) is False for key in ELIGIBILITY):
        return "none", []
    missing = unanswered(opgave, "eligibility", ELIGIBILITY)
    if level != "none":
        doubtful = unanswered(opgave, "quality", QUALITY)
        if doubtful:
            return None, missing + doubtful
        if all_yes(opgave, "quality", QUALITY):
            return (None, missing) if missing else (level, [])
    # No trede is within reach, so the questions of the aspirant are the ones that matter.
    questions = missing + unanswered(opgave, "plan", PLAN)
    if questions:
        return None, questions
    return ("aspirant" if all_yes(opgave, "plan", PLAN) else "none"), []


# --- read-outs --------------------------------------------------------------------------


def contract_is_durable(opgave: Record, placement: Record) -> bool:
    """Tell whether the contract counts for 30+."""
    if placement["contract"] in {"regulier", "begeleid_werken"}:
        return True
    detached = placement["contract"] == "detachering" and at_least(opgave, "1.7")
    return detached and placement.get("durable") is True and not placement.get("zero_hours")


def other_hired(opgave: Record) -> Fraction:
    """Give the hired fte that is not target group, nought when not given."""
    staff = opgave.get("workforce")
    if not staff:
        return number(opgave.get("hired_fte") or 0)
    # All hired people stand there, those of the target group too: detached is hired.
    detached = [row for row in placements(opgave) if row["contract"] == "detachering"]
    target = sum((fte(opgave, row) for row in detached), Fraction(0))
    return max(Fraction(0), number(staff.get("hired_fte") or 0) - target)


def thirty_plus(opgave: Record, score: Fraction) -> Record:
    """Give the share of 30+ and whether its quantitative half is reached."""
    counting, outside = Fraction(0), Fraction(0)
    for placement in placements(opgave):
        if not contract_is_durable(opgave, placement):
            outside += fte(opgave, placement)
        elif placement["position"] not in LEARNERS:
            counting += fte(opgave, placement)
    below = total_fte(opgave) - outside - other_hired(opgave)
    percent = 100 * counting / below if below > 0 else Fraction(0)
    gate = score > norms(opgave)["trede_3"] and someone_at_work(opgave)
    return {"percent": six(percent), "reached": gate and percent >= Fraction(30)}


def in_register(placement: Record) -> bool:
    """Tell whether the row is in the doelgroepregister, by its tick or by its position."""
    ticked = placement.get("register")
    return placement["position"] in IN_REGISTER if ticked is None else bool(ticked)


def banenafspraak(opgave: Record) -> Record:
    """Give the jobs of 25.5 hours and their share of the total."""
    rows = [row for row in placements(opgave) if in_register(row)]
    hours = sum((hours_worked(opgave, row) for row in rows), Fraction(0))
    works = sum((fte(opgave, row) for row in rows), Fraction(0))
    percent = 100 * works / total_fte(opgave)
    return {"jobs": six(hours / Fraction("25.5")), "percent": six(percent)}


# --- what is wrong ----------------------------------------------------------------------


def problems(opgave: Record) -> Iterator[str]:
    """Give the path of every breach of a rule of the method; only rules, not types."""
    reference = day(opgave.get("reference_date"))
    if reference is None or reference < EDITIONS[0][1]:
        # Without an edition nothing below can be judged.
        yield "reference_date"
        return
    for index, placement in enumerate(placements(opgave)):
        for key in placement_problems(opgave, placement):
            yield f"placements[{index}].{key}"
    for index, purchase in enumerate(opgave.get("purchases") or []):
        for key in purchase_problems(purchase):
            yield f"purchases[{index}].{key}"
    yield from total_problems(opgave)


def hired(opgave: Record) -> Fraction:
    """Give the hired fte beside a total, nought when not given."""
    return number(opgave.get("hired_fte") or 0)


def total_problems(opgave: Record) -> Iterator[str]:
    """Give the path of a total that is missing or too small."""
    if opgave.get("total_fte") is None and not opgave.get("workforce"):
        yield "total_fte"
        return
    field = "workforce" if opgave.get("total_fte") is None else "total_fte"
    known = [row for row in placements(opgave) if not list(placement_problems(opgave, row))]
    target = sum((fte(opgave, row) for row in known), Fraction(0))
    if total_fte(opgave) < 2 or target > total_fte(opgave):
        yield field
    # What is hired "and not target group" is the rest of the total at most.
    elif len(known) == len(placements(opgave)) and hired(opgave) + target > total_fte(opgave):
        yield "hired_fte"


def placement_problems(opgave: Record, placement: Record) -> Iterator[str]:
    """Give the keys of a placement that break a rule."""
    if number(placement["hours"]) > week(opgave):
        yield "hours"
    if number(placement.get("people", 1)) < 1:
        yield "people"
    start, end = day(placement.get("start")), day(placement.get("end"))
    if start is not None and end is not None and end < start:
        yield "end"
    position, contract = placement["position"], placement["contract"]
    if not position_exists(opgave, position) or position_weight(opgave, position) is None:
        yield "position"
    if contract not in CONTRACT_WEIGHTS or not pair_allowed(position, contract):
        yield "contract"


def position_exists(opgave: Record, position: str) -> bool:
    """Tell whether the edition knows the position."""
    known = position in POSITION_WEIGHTS
    return known and at_least(opgave, POSITION_SINCE.get(position, "1.5"))


def pair_allowed(position: str, contract: str) -> bool:
    """Tell whether the position may have this contract."""
    if position == "vso_pro_stage":
        return contract == "stage"
    if position.startswith("bbl_bol_"):
        return contract in {"stage", "regulier", "detachering"}
    return True


def purchase_problems(purchase: Record) -> Iterator[str]:
    """Give the keys of a purchase that break a rule."""
    if purchase.get("fte_per_million") is not None:
        return
    if number(purchase["turnover"]) <= 0:
        yield "turnover"
    elif number(purchase["invoice"]) > number(purchase["turnover"]):
        yield "invoice"
    if number(purchase["supplier_fte"]) <= 0:
        yield "supplier_fte"
    if not Fraction(0) <= number(purchase["direct_percent"]) <= Fraction(100):
        yield "direct_percent"
