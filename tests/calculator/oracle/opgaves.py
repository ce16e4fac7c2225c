"""Opgaves that are valid and sit on the limits, from a seed or from hypothesis.

Figures are kept as decimals until the end, and then written in every way the format
allows: a JSON number, a string, a string with a decimal comma.
"""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from tests.calculator.oracle.oracle import (
    ELIGIBILITY,
    IN_REGISTER,
    PLAN,
    POSITION_WEIGHTS,
    QUALITY,
    TREDEN,
    Record,
    anniversary,
    at_least,
    norms,
    pair_allowed,
    peiljaar,
    position_exists,
    size,
    total_problems,
    week,
)

CONTRACTS = ("regulier", "begeleid_werken", "detachering", "stage", "proefplaatsing")
REFERENCE_EDGES = (
    date(2017, 4, 1),
    date(2018, 3, 31),
    date(2018, 4, 1),
    date(2019, 3, 31),
    date(2019, 4, 1),
    date(2020, 2, 29),
    date(2021, 3, 31),
    date(2021, 4, 1),
    date(2023, 3, 31),
    date(2023, 4, 1),
    date(2024, 2, 28),
    date(2024, 3, 1),
    date(2024, 3, 31),
    date(2024, 4, 1),
    date(2025, 2, 28),
)
LEAP_DAYS = tuple(date(year, 2, 29) for year in (2012, 2016, 2020, 2024))
WEEKS = ("40", "38", "36", "36.5", "37.5")
TOTALS = ("2", "2.4", "2.5", "3.5", "4.5", "10", "19.5", "48.5", "104.5", "105", "105.5", "300")
HEADCOUNTS = (1, 2, 4, 5, 8, 10, 16, 20, 25, 40, 50, 100)
DATES = ("start", "end", "school_left", "status_lost", "indication_until", "subsidy_until")


def opgaves() -> st.SearchStrategy[Record]:
    """Give valid opgaves whose every choice hypothesis makes, and can make smaller."""
    return st.randoms(use_true_random=False).map(random_opgave)


def random_opgave(rng: Random) -> Record:
    """Draw one valid opgave; three in ten sit exactly on a limit of the score."""
    drawn = rng.choice(((ordinary,) * 7) + (on_a_norm, on_the_ceiling, on_thirty))(rng)
    if "hired_fte" in total_problems(drawn):
        del drawn["hired_fte"]
    drawn["quality"] = answers(rng, QUALITY)
    drawn["plan"] = answers(rng, PLAN)
    drawn["eligibility"] = eligibility(rng)
    for key in ("quality", "plan", "eligibility"):
        if rng.random() < 0.1:
            del drawn[key]
    return drawn


# --- how a value is written -------------------------------------------------------------


def figure(rng: Random, value: Decimal) -> int | float | str:
    """Write a figure in one of the ways the format allows."""
    plain = format(value.normalize(), "f")
    way = rng.randrange(3)
    if way == 0:
        return int(plain) if value == value.to_integral_value() else float(plain)
    return plain if way == 1 else plain.replace(".", ",")


def between(rng: Random, low: int, high: int, decimals: int = 2) -> Decimal:
    """Draw a decimal between two whole numbers, both included."""
    return Decimal(rng.randint(low * 10**decimals, high * 10**decimals)).scaleb(-decimals)


# --- the frame --------------------------------------------------------------------------


def frame(rng: Random) -> Record:
    """Draw the days and the week, without a figure that is scored."""
    reference = reference_day(rng)
    drawn: Record = {"format": "pso-opgave/1", "reference_date": reference.isoformat()}
    if rng.random() < 0.6:
        drawn["peiljaar_start"] = peiljaar_start(rng, reference)
    if rng.random() < 0.8:
        drawn["fulltime_hours"] = figure(rng, Decimal(rng.choice(WEEKS)))
    return drawn


def reference_day(rng: Random) -> date:
    """Draw a reference date, a change of edition or a leap year often."""
    if rng.random() < 0.4:
        return rng.choice(REFERENCE_EDGES)
    return date(2017, 4, 1) + timedelta(days=rng.randrange(9 * 365))


def peiljaar_start(rng: Random, reference: date) -> str | None:
    """Draw the first day of a peiljaar that is over on the reference date."""
    if rng.random() < 0.1:
        return None
    leap = [leap for leap in LEAP_DAYS if anniversary(leap, 1) <= reference]
    if leap and rng.random() < 0.2:
        return leap[-1].isoformat()
    back = timedelta(days=rng.choice((0, 1, 31, 180, 365)))
    return (anniversary(reference, -1) - back).isoformat()


def with_total(rng: Random, drawn: Record, total: Decimal) -> None:
    """Write the total as one figure or as a workforce."""
    if rng.random() < 0.6:
        drawn["total_fte"] = figure(rng, total)
        if rng.random() < 0.4:
            drawn["hired_fte"] = figure(rng, part_of(rng, total))
        drawn["sw_company"] = rng.random() < 0.1
        return
    hired = part_of(rng, total)
    detached = part_of(rng, total) if rng.random() < 0.4 else Decimal(0)
    drawn["sw_company"] = detached > 0
    drawn["workforce"] = {
        "own_fte": figure(rng, total - hired + detached),
        "hired_fte": figure(rng, hired),
        "sw_detached_out_fte": figure(rng, detached),
    }


def part_of(rng: Random, total: Decimal) -> Decimal:
    """Draw a small part of the total, sometimes nothing and sometimes nearly all."""
    part = rng.choice(("0", "0.01", "0.06", "0.3", "0.9"))
    return (total * Decimal(part)).quantize(Decimal("0.01"))


def total(rng: Random) -> Decimal:
    """Draw a total, on a half or on an end of the table often."""
    if rng.random() < 0.4:
        return Decimal(rng.choice(TOTALS))
    if rng.random() < 0.3:
        return Decimal(rng.randint(2, 299)) + Decimal("0.5")
    return between(rng, 2, rng.choice((12, 60, 120, 300)), rng.choice((0, 1, 2)))


# --- the ordinary opgave ----------------------------------------------------------------


def ordinary(rng: Random) -> Record:
    """Draw an opgave with a few rows of everything."""
    drawn = frame(rng)
    staff = total(rng)
    with_total(rng, drawn, staff)
    room = staff * Decimal(rng.choice(("0.02", "0.06", "0.12", "0.4", "1")))
    drawn["placements"] = rows(rng, drawn, room)
    drawn["purchases"] = [purchase(rng) for _ in range(rng.choice((0, 0, 1, 1, 2, 4)))]
    drawn["own_values"] = own_values(rng, drawn)
    for key in ("placements", "purchases", "own_values"):
        if not drawn[key] and rng.random() < 0.5:
            del drawn[key]
    return drawn


def rows(rng: Random, drawn: Record, room: Decimal) -> list[Record]:
    """Draw placements that together stay within the fte there is room for."""
    found: list[Record] = []
    full = Decimal(week(drawn).numerator) / Decimal(week(drawn).denominator)
    for index in range(rng.choice((0, 1, 1, 2, 3, 4, 6))):
        hours = between(rng, 1, int(full), rng.choice((0, 1, 2)))
        hours = full if rng.random() < 0.2 else hours
        if hours > room * full and rng.random() < 0.7:
            hours = max((room * full).quantize(Decimal("0.01")) - Decimal("0.01"), Decimal(1))
        most = int(room * full / hours)
        if most >= 1:
            people = rng.randint(1, min(most, 12))
            room -= hours * people / full
            found.append(placement(rng, drawn, (f"rij {index}", hours, people)))
    return found


def placement(rng: Random, drawn: Record, what: tuple[str, Decimal, int]) -> Record:
    """Draw the position, contract and days of one row."""
    label, hours, people = what
    position = rng.choice([code for code in POSITION_WEIGHTS if position_exists(drawn, code)])
    contract = rng.choice([code for code in CONTRACTS if pair_allowed(position, code)])
    row: Record = {"label": label, "position": position, "contract": contract}
    row["hours"] = figure(rng, hours)
    if people > 1 or rng.random() < 0.5:
        row["people"] = people
    row |= placement_days(rng, drawn)
    for key in ("register", "durable", "zero_hours"):
        row[key] = rng.choice((None, True, False))
    return {key: value for key, value in row.items() if value is not None or rng.random() < 0.5}


def placement_days(rng: Random, drawn: Record) -> Record:
    """Draw days around the limits that hang on them."""
    first, last = peiljaar(drawn)
    years = {"start": 5, "school_left": 5, "status_lost": 2}
    found: Record = {}
    for key in DATES:
        back = rng.choice((0, 0, 1, 3, years.get(key, 0)))
        near = around(rng, first, last)
        found[key] = anniversary(near, -back).isoformat() if rng.random() < 0.6 else None
    if rng.random() < 0.1:
        found["start"] = rng.choice(LEAP_DAYS).isoformat()
    if found["start"] and found["end"]:
        found["end"] = max(found["start"], found["end"])
    return found


def around(rng: Random, first: date, last: date) -> date:
    """Draw a day at an end of the peiljaar, or anywhere in it or near it."""
    edge = rng.choice((first, last, first + timedelta(days=rng.randrange(365))))
    return edge + timedelta(days=rng.choice((-1, 0, 0, 1, rng.randint(-60, 60))))


def purchase(rng: Random) -> Record:
    """Draw one purchase, by turnover or by one factor."""
    kind = rng.choice(("pso", "sw"))
    row: Record = {"label": "inkoop", "kind": kind}
    if kind == "sw" and rng.random() < 0.6:
        row["also_direct"] = rng.random() < 0.5
    invoice = between(rng, 0, rng.choice((5_000, 100_000, 2_000_000)))
    row["invoice"] = figure(rng, invoice)
    if rng.random() < 0.4:
        return row | {"fte_per_million": figure(rng, between(rng, 0, 30))}
    more = rng.choice((0, 0, 1_000, 500_000, 20_000_000))
    row["turnover"] = figure(rng, max(invoice + more, Decimal("0.01")))
    row["supplier_fte"] = figure(rng, max(between(rng, 0, 400), Decimal("0.01")))
    percent = rng.choice((Decimal(0), Decimal(100), between(rng, 0, 100)))
    return row | {"direct_percent": figure(rng, percent)}


def own_values(rng: Random, drawn: Record) -> Record:
    """Draw own values, always those without which a position is refused."""
    found: Record = {}
    for row in drawn["placements"]:
        code = row["position"]
        needed = code in {"bbl_bol_3", "bbl_bol_4"}
        if needed or rng.random() < 0.05:
            found[f"weight.position.{code}"] = figure(rng, between(rng, 0, 1))
        if rng.random() < 0.05:
            found[f"weight.contract.{row['contract']}"] = figure(rng, between(rng, 0, 1))
    if rng.random() < 0.2:
        found |= own_norms(rng, drawn)
    return found


def own_norms(rng: Random, drawn: Record) -> Record:
    """Draw own norms that still rise from level to level, for some of the levels."""
    known = [trede for trede in TREDEN if trede in norms(drawn)]
    drawn_norms = sorted(Decimal(tenth) / 10 for tenth in rng.sample(range(1, 400), len(known)))
    if rng.random() < 0.5:
        return {f"norm.{known[-1]}": figure(rng, max(between(rng, 35, 60, 1), Decimal(35)))}
    pairs = zip(known, drawn_norms, strict=True)
    return {f"norm.{trede}": figure(rng, norm) for trede, norm in pairs}


# --- exactly on a limit -----------------------------------------------------------------


def on_a_norm(rng: Random) -> Record:
    """Draw a score equal to a norm, or a hair beside it."""
    drawn = frame(rng)
    staff = total(rng)
    with_total(rng, drawn, staff)
    known = norms(drawn)
    norm = known[rng.choice(list(known))]
    exact = Decimal(norm.numerator) / Decimal(norm.denominator)
    drawn["placements"] = [steady(rng, drawn, exact * staff / 100)]
    return drawn


def steady(rng: Random, drawn: Record, works: Decimal) -> Record:
    """Draw one row of full weight, all through the peiljaar, worth so many fte."""
    full = Decimal(week(drawn).numerator) / Decimal(week(drawn).denominator)
    people = next(count for count in HEADCOUNTS if count >= works)
    hours = works * full / people
    beside = hours + rng.choice((Decimal(0), Decimal("0.0001"), Decimal("-0.0001")))
    return {
        "position": rng.choice(sorted({"wia", "wajong", "wiw_id"} | IN_REGISTER - {"wsw"})),
        "contract": rng.choice(("regulier", "begeleid_werken")),
        "hours": figure(rng, beside if 0 < beside <= full else hours),
        "people": people,
    }


def on_the_ceiling(rng: Random) -> Record:
    """Draw an indirect part of exactly four times the direct part, or a cent beside it."""
    drawn = frame(rng)
    staff = Decimal(rng.choice(("2", "10", "48.5", "104.5", "200")))
    with_total(rng, drawn, staff)
    drawn["placements"] = [steady(rng, drawn, staff / 20)]
    cents = rng.choice((Decimal(0), Decimal("0.01"), Decimal("-0.01")))
    invoice = staff / 4 * 100_000 + cents
    drawn["purchases"] = [{"kind": "sw", "invoice": figure(rng, invoice), "fte_per_million": 10}]
    return drawn


def on_thirty(rng: Random) -> Record:
    """Draw a share of exactly thirty percent, or a hair beside it."""
    drawn = frame(rng)
    staff = Decimal(rng.choice(("2", "2.5", "5", "10", "48.5", "105.5", "300")))
    drawn["total_fte"] = figure(rng, staff)
    drawn["placements"] = [steady(rng, drawn, staff * 3 / 10)]
    if size(drawn) < 3 or rng.random() < 0.3:
        drawn["own_values"] = {"norm.trede_3": figure(rng, Decimal(rng.choice(("29.9", "30"))))}
    if at_least(drawn, "1.7") and rng.random() < 0.3:
        drawn["placements"][0] |= {"contract": "detachering", "durable": True, "zero_hours": False}
    return drawn


# --- answers ----------------------------------------------------------------------------


def answers(rng: Random, keys: tuple[str, ...]) -> Record:
    """Draw answers, mostly all yes, sometimes open or left out."""
    if rng.random() < 0.5:
        return dict.fromkeys(keys, "yes")
    choices = rng.choice((("yes", "yes", "no"), ("yes", "yes", "open"), ("yes", "no", "open", "")))
    drawn = {key: rng.choice(choices) for key in keys}
    return {key: answer for key, answer in drawn.items() if answer}


def eligibility(rng: Random) -> Record:
    """Draw eligibility, mostly fulfilled, sometimes not and sometimes not given."""
    drawn: Record = {}
    for key in ELIGIBILITY:
        answer = rng.choice((True,) * 8 + (False, None))
        if answer is not None:
            drawn[key] = answer
    return drawn


# --- one breach -------------------------------------------------------------------------


def broken_opgave(rng: Random) -> Record:
    """Draw an opgave that breaks one rule, at a place the rules name."""
    drawn = ordinary(rng)
    rng.choice((too_early, too_small, wrong_row, wrong_row, wrong_row, wrong_purchase))(rng, drawn)
    return drawn


def wrong_row(rng: Random, drawn: Record) -> None:
    """Add a placement that breaks a rule."""
    row: Record = {"position": "wia", "contract": "regulier", "hours": 1}
    drawn["placements"] = [*drawn.get("placements", []), row | rng.choice(ROW_BREACHES)]
    own: Record = drawn.get("own_values", {})
    drawn["own_values"] = {key: own[key] for key in own if not key.endswith("bbl_bol_4")}


def wrong_purchase(rng: Random, drawn: Record) -> None:
    """Put a purchase that breaks a rule before the others."""
    row: Record = {"kind": "pso", "invoice": 1, "turnover": 5}
    row |= {"supplier_fte": 5, "direct_percent": 5}
    drawn["purchases"] = [row | rng.choice(PURCHASE_BREACHES), *drawn.get("purchases", [])]


def too_early(_: Random, drawn: Record) -> None:
    """Put the reference date before the first handleiding."""
    drawn["reference_date"] = "2017-03-31"
    drawn.pop("peiljaar_start", None)
    own: Record = drawn.get("own_values", {})
    drawn["own_values"] = {key: own[key] for key in own if key.startswith("weight.")}


def too_small(_: Random, drawn: Record) -> None:
    """Leave less than two fte, in the field that is there."""
    drawn["placements"] = []
    if "total_fte" in drawn:
        drawn |= {"total_fte": "1,99", "hired_fte": 0}
    else:
        drawn["workforce"] = {"own_fte": 1, "hired_fte": "0.5"}


ROW_BREACHES: tuple[Record, ...] = (
    {"hours": "40,01"},
    {"people": 0},
    {"start": "2017-05-02", "end": "2017-05-01"},
    {"position": "onbekend"},
    {"position": "wia", "contract": "onbekend"},
    {"position": "vso_pro_stage"},
    {"position": "bbl_bol_1", "contract": "proefplaatsing"},
    {"position": "bbl_bol_2", "contract": "begeleid_werken"},
    {"position": "bbl_bol_4"},
)
PURCHASE_BREACHES: tuple[Record, ...] = (
    {"invoice": "5,01"},
    {"turnover": 0},
    {"supplier_fte": 0},
    {"direct_percent": "100,01"},
    {"direct_percent": -1},
)
