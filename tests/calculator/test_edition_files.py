"""Edition files: what an editor gets told about a mistake, and what an added file changes."""

import re
from datetime import date
from fractions import Fraction
from importlib.resources import files

import pso
import pytest
from pso.edition_file import EditionError
from pso.overlay import read_editions

FOLDER = files("pso") / "editions"
HEADER = 'edition = "2.2"\nvalid_from = 2025-04-01\nsource = "S8"\n'
REMEDY = re.compile(
    r"\b(write|give|name|add|must|needs|leave|say|allowed|compare|check|rise|cannot|correct|among|there are)\b",
    re.IGNORECASE,
)

WEIGHT = "[position.wia]\nweight = "
FACTOR = 'unit = "factor", status = "stated", source = "S4"'
TABLE = '[norm.trede_1]\nunit = "percent"\nstatus = "stated"\nsource = "S10"\n'
SMALL = '[norm.{}]\nunit = "percent"\nstatus = "stated"\nsource = "S10"\nrows = {{ {} }}\n'


def shipped() -> dict[str, str]:
    """Give the edition files of the package by name."""
    return {
        path.name: path.read_text("utf-8")
        for path in FOLDER.iterdir()
        if path.name.endswith(".toml")
    }


def with_file(text: str) -> "pso.Editions":
    """Read the shipped editions and one more, 2.2."""
    return read_editions(shipped() | {"2.2.toml": text})


def figures(value: "pso.Value") -> object:
    """Give what a value holds, a norm table row by row."""
    return dict(value.rows) if value.key.startswith("norm.") else value.content


def mistakes(files: dict[str, str]) -> tuple[str, ...]:
    """Give the mistakes found in edition files; there must be some."""
    with pytest.raises(EditionError) as found:
        read_editions(files)
    return found.value.mistakes


MISTAKES = {
    "an unknown family": ("[positie.wia]\nweight = { value = 1 }", "positie"),
    "an unknown leaf": (f'[position.wia]\ngewicht = {{ value = "1", {FACTOR} }}', "position.wia"),
    "an unknown key in a value": (
        f'{WEIGHT}{{ value = "1", until = "start", {FACTOR} }}',
        "position.wia.weight.until",
    ),
    "a missing unit": (
        f'{WEIGHT}{{ value = "1", status = "stated", source = "S4" }}',
        "position.wia.weight.unit",
    ),
    "another unit": (
        f'{WEIGHT}{{ value = "1", unit = "percent", status = "stated", source = "S4" }}',
        "position.wia.weight.unit",
    ),
    "a missing source": (
        f'{WEIGHT}{{ value = "1", unit = "factor", status = "stated" }}',
        "position.wia.weight.source",
    ),
    "an unknown source": (
        f'{WEIGHT}{{ value = "1", unit = "factor", status = "stated", source = "S99" }}',
        "position.wia.weight.source",
    ),
    "two sources": (
        f'{WEIGHT}{{ value = "1", unit = "factor", status = "stated", source = ["S3", "S4"] }}',
        "position.wia.weight.source",
    ),
    "a missing status": (
        f'{WEIGHT}{{ value = "1", unit = "factor", source = "S4" }}',
        "position.wia.weight.status",
    ),
    "an unknown status": (
        f'{WEIGHT}{{ value = "1", unit = "factor", status = "certain", source = "S4" }}',
        "position.wia.weight.status",
    ),
    "a typed 'carried'": (
        f'{WEIGHT}{{ value = "1", unit = "factor", status = "carried", source = "S4" }}',
        "position.wia.weight.status",
    ),
    "a binary float": (f"{WEIGHT}{{ value = 0.9, {FACTOR} }}", "position.wia.weight.value"),
    "a binary float in a norm": (
        f'{TABLE}rows = {{ 2 = 21.4, 5 = "12.6" }}',
        "norm.trede_1.rows.2",
    ),
    "text for a number": (f'{WEIGHT}{{ value = "veel", {FACTOR} }}', "position.wia.weight.value"),
    "a missing value": (f"{WEIGHT}{{ {FACTOR} }}", "position.wia.weight.value"),
    "a weight above 1": (f'{WEIGHT}{{ value = "1.5", {FACTOR} }}', "position.wia.weight.value"),
    "a bare value": (f'{WEIGHT}"1"', "position.wia.weight"),
    "unpublished without a reason": (
        f'{WEIGHT}{{ unit = "factor", status = "unpublished", source = "S4" }}',
        "position.wia.weight.reason",
    ),
    "unpublished with a value instead of a fallback": (
        (
            f'{WEIGHT}{{ value = "0.6", unit = "factor", status = "unpublished", '
            'reason = "never_published", source = "S4" }'
        ),
        "position.wia.weight",
    ),
    "estimated without a method": (
        TABLE.replace("stated", "estimated") + 'rows = { 2 = "21.4", 5 = "12.6" }',
        "norm.trede_1.method",
    ),
    "a dating that means nothing": (
        TABLE + 'dating = "guessed"\nrows = { 2 = "21.4", 5 = "12.6" }',
        "norm.trede_1.dating",
    ),
    "a limit in half years": (
        (
            '[position.wia]\nlimit = { after = "start", value = "0.5", unit = "years", '
            'status = "stated", source = "S4" }'
        ),
        "position.wia.limit.value",
    ),
    "a limit that hangs on nothing": (
        (
            '[position.wia]\nlimit = { after = "birthday", value = 5, unit = "years", '
            'status = "stated", source = "S4" }'
        ),
        "position.wia.limit",
    ),
    "sizes that do not rise": (
        f'{TABLE}rows = {{ 5 = "12.6", 2 = "21.4" }}',
        "norm.trede_1.rows",
    ),
    "one size": (f'{TABLE}rows = {{ 2 = "21.4" }}', "norm.trede_1.rows"),
    "a norm of 0": (f'{TABLE}rows = {{ 2 = "0", 5 = "12.6" }}', "norm.trede_1.rows"),
    "a norm for a level without one": (
        SMALL.format("aspirant", '2 = "1", 5 = "0.5"'),
        "norm.aspirant",
    ),
    "other sizes than the other norms": (
        f'{TABLE}rows = {{ 2 = "21.4", 3 = "12.6" }}',
        "rows",
    ),
    "norms that do not rise from level to level": (
        "".join(
            SMALL.format(level, '2 = "21.4", 5 = "12.6"')
            for level in ("basistrede", "trede_1", "trede_2", "trede_3")
        ),
        "norm.trede_1.rows.2",
    ),
    "same_as nothing": (
        '[position.wia]\nweight = { same_as = "position.nobody.weight", status = "stated", source = "S4" }',
        "position.wia.weight.same_as",
    ),
    "an unknown contract": (
        '[position.wia]\ncontracts = { value = ["vast"], unit = "codes", status = "stated", source = "S4" }',
        "position.wia.contracts",
    ),
    "an unknown position": (
        '[banenafspraak]\npositions = { value = ["wajong", "bbl"], unit = "codes", status = "stated", source = "S12" }',
        "banenafspraak.positions",
    ),
    "an unknown contract for PSO 30+": (
        '[thirty_plus]\ndurable_only = { value = ["detachring"], unit = "codes", status = "stated", source = "S6" }',
        "thirty_plus.durable_only",
    ),
    "an unknown aspect of quality": (
        '[quality]\ntrede_1 = { value = ["pasend_werk"], unit = "codes", status = "stated", source = "S11" }',
        "quality.trede_1",
    ),
    "an unknown part of the plan": (
        '[aspirant]\nplan = { value = ["goal"], unit = "codes", status = "stated", source = "S14" }',
        "aspirant.plan",
    ),
    "an empty list": (
        '[quality]\ntrede_1 = { value = [], unit = "codes", status = "stated", source = "S11" }',
        "quality.trede_1.value",
    ),
}


@pytest.mark.parametrize(("text", "key"), MISTAKES.values(), ids=list(MISTAKES))
def test_a_mistake_is_told_with_file_key_and_remedy(text: str, key: str) -> None:
    """An editor who errs reads where, what, and what to do."""
    (told,) = mistakes(shipped() | {"2.2.toml": HEADER + text})[:1]
    file, place, what = told.split(": ", 2)
    assert file == "2.2.toml"
    assert place.startswith(key) or place.endswith(key)
    assert REMEDY.search(what), told


HEADERS = {
    "an impossible day": (HEADER.replace("2025-04-01", "2025-02-30"), "file"),
    "a day between quotes": (HEADER.replace("2025-04-01", '"2025-04-01"'), "valid_from"),
    "a day with a time": (HEADER.replace("2025-04-01", "2025-04-01T00:00:00"), "valid_from"),
    "no day": (HEADER.replace("valid_from = 2025-04-01\n", ""), "valid_from"),
    "another name than the file's": (HEADER.replace('"2.2"', '"2.3"'), "edition"),
    "a name that is a number": (HEADER.replace('"2.2"', "2.2"), "edition"),
    "an unknown source": (HEADER.replace("S8", "S88"), "source"),
    "an unknown key": (HEADER + "valid_until = 2026-03-31\n", "valid_until"),
    "a successor without its day": (
        HEADER + 'unknown_successor = { edition = "2.3" }\n',
        "unknown_successor",
    ),
    "a successor with a day between quotes": (
        HEADER + 'unknown_successor = { edition = "2.3", valid_from = "2026-04-01" }\n',
        "unknown_successor",
    ),
    "an expectation between quotes": (
        HEADER + 'newer_expected_from = "2026-04-01"\n',
        "newer_expected_from",
    ),
    "broken TOML": (HEADER + "[position.wia\n", "file"),
}


@pytest.mark.parametrize(("text", "key"), HEADERS.values(), ids=list(HEADERS))
def test_a_mistake_in_the_head_is_told_with_file_key_and_remedy(text: str, key: str) -> None:
    """The head of a file is read as strictly as its figures."""
    (told,) = mistakes(shipped() | {"2.2.toml": text})[:1]
    file, place, what = told.split(": ", 2)
    assert (file, place) == ("2.2.toml", key)
    assert REMEDY.search(what) or "such as" in what, told


def test_broken_toml_is_told_with_its_line() -> None:
    """Whoever forgets a bracket is led to the line."""
    (told,) = mistakes(shipped() | {"2.2.toml": HEADER + "[position.wia\n"})
    assert "line 4" in told


@pytest.mark.parametrize(
    "text",
    ['[S1]\ntitle = "x"\n', '[S1]\ntitle = "x"\npublisher = "y"\nurl = "z"\n', "[S1\n", 'S1 = "x"'],
    ids=["no publisher", "an unknown key", "broken TOML", "a bare text"],
)
def test_a_mistake_in_the_sources_is_told_with_the_file(text: str) -> None:
    """sources.toml is read as strictly as the editions."""
    assert any(told.startswith("sources.toml: ") for told in mistakes({"sources.toml": text}))


def test_two_editions_on_one_day_are_refused() -> None:
    """No two handleidingen can be in force on one day."""
    (told,) = mistakes(shipped() | {"2.2.toml": HEADER.replace("2025", "2023")})
    assert told.startswith("2.2.toml: valid_from: ")
    assert "2.1" in told


def test_all_mistakes_are_told_at_once() -> None:
    """An editor does not have to run again and again to find the next mistake."""
    text = (
        HEADER.replace("S8", "S88") + f'{WEIGHT}{{ value = 0.9, unit = "x", status = "carried" }}\n'
    )
    older = shipped()["1.9.toml"] + '\n[position.bbl]\nweight = { value = "2" }\n'
    told = mistakes(shipped() | {"2.2.toml": text, "1.9.toml": older})
    places = {mistake.split(": ")[0] + " " + mistake.split(": ")[1] for mistake in told}
    assert places == {
        "2.2.toml source",
        "2.2.toml position.wia.weight.value",
        "2.2.toml position.wia.weight.unit",
        "2.2.toml position.wia.weight.status",
        "2.2.toml position.wia.weight.source",
        "1.9.toml position.bbl.weight.value",
        "1.9.toml position.bbl.weight.unit",
        "1.9.toml position.bbl.weight.status",
        "1.9.toml position.bbl.weight.source",
    }


def test_without_any_edition_nothing_starts() -> None:
    """An empty folder is a mistake, not an empty list of editions."""
    assert mistakes({"sources.toml": shipped()["sources.toml"]})


# --- What an edition takes over ---------------------------------------------------------------------------


def test_an_edition_that_says_nothing_changes_no_figure() -> None:
    """Every value of the newest edition is carried over, and what was stated is `carried`."""
    before, after = pso.editions().newest, with_file(HEADER).newest
    assert (after.name, after.valid_from) == ("2.2", date(2025, 4, 1))
    assert before.values.keys() == after.values.keys()
    for key, old in before.values.items():
        new = after.value(key)
        taken_over = (figures(old), old.unit, old.source, old.edition)
        assert (figures(new), new.unit, new.source, new.edition) == taken_over
        expected = "carried" if old.status == "stated" else old.status
        assert new.status == expected, key


def test_an_added_edition_changes_only_what_it_says() -> None:
    """One value in a new file replaces one value from its first day on, and nothing else anywhere."""
    changed = f'{WEIGHT}{{ value = "0.8", {FACTOR.replace("S4", "S8")} }}\n'
    plain, edited = with_file(HEADER), with_file(HEADER + changed)
    assert [it.sha256 for it in edited][:-1] == [it.sha256 for it in pso.editions()]
    old, new = plain.newest.values, edited.newest.values
    assert {key for key in new if figures(new[key]) != figures(old[key])} == {"position.wia.weight"}
    assert {key for key in new if new[key].edition != old[key].edition} == {"position.wia.weight"}
    value = edited.newest.value("position.wia.weight")
    assert value.number == Fraction(4, 5)
    assert (value.status, value.source, value.edition) == ("stated", "S8", "2.2")


def test_an_added_edition_serves_from_its_first_day() -> None:
    """The day before the older one serves."""
    editions = with_file(HEADER)
    names = [getattr(editions.on(date(2025, *day)), "name", None) for day in ((3, 31), (4, 1))]
    assert names == ["2.1", "2.2"]


def test_an_edition_in_between_takes_over_from_the_one_before_it() -> None:
    """An older handleiding that is found later can be put in; the ones after it take over from it."""
    text = HEADER.replace("2.2", "1.8").replace("2025", "2020")
    text += f'[position.wia]\nweight = {{ value = "0.8", {FACTOR} }}\n'
    editions = read_editions(shipped() | {"1.8.toml": text})
    numbers = {it.name: it.value("position.wia.weight").number for it in editions}
    assert numbers["1.7"] == 1
    assert numbers["1.8"] == numbers["1.9"] == numbers["2.1"] == Fraction(4, 5)


def test_a_new_position_and_a_new_norm_table_need_one_file() -> None:
    """PSO-Nederland can add a group and bring the norms up to date without touching code."""
    tables = {
        "basistrede": '2 = "10.0", 10 = "5.0"',
        "trede_1": '2 = "20.0", 10 = "10.0"',
        "trede_2": '2 = "30.0", 10 = "15.0"',
        "trede_3": '2 = "40.0", 10 = "20.0"',
    }
    text = HEADER + f'[position.nieuw]\nweight = {{ value = "0.3", {FACTOR} }}\n'
    edition = with_file(text + "".join(SMALL.format(*it) for it in tables.items())).newest
    assert "nieuw" in edition.positions
    norms = [edition.norm("trede_1", size) for size in (2, 6, 10, 11)]
    assert [norm.number for norm in norms] == [Fraction(it) for it in (20, 15, 10, 10)]
    assert [norm.status for norm in norms] == ["stated", "inferred", "stated", "stated"]


# --- What the shipped editions say ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edition", "key", "status", "given_by"),
    [
        ("1.5", "position.wajong.weight", "stated", "1.5"),
        ("1.6", "position.wajong.weight", "carried", "1.5"),
        ("2.1", "position.wajong.weight", "carried", "1.5"),
        ("1.6", "position.participatiewet.includes", "stated", "1.6"),
        ("1.7", "position.participatiewet.includes", "carried", "1.6"),
        ("1.7", "thirty_plus.durable_only", "stated", "1.7"),
        ("1.7", "position.bbl_bol_1.weight", "carried", "1.5"),
        ("1.9", "position.bbl_bol_1.weight", "unpublished", "1.9"),
        ("2.1", "position.bbl_bol_1.weight", "unpublished", "1.9"),
        ("1.9", "aspirant.extensions", "stated", "1.9"),
        ("2.1", "aspirant.extensions", "stated", "2.1"),
        ("1.5", "norm.trede_1", "inferred", "1.5"),
        ("1.6", "norm.trede_1", "carried", "1.5"),
        ("1.5", "norm.basistrede", "estimated", "1.5"),
        ("2.1", "norm.basistrede", "estimated", "1.5"),
        ("2.1", "position.oekraine.weight", "stated", "2.1"),
        ("2.1", "position.oekraine.limit", "inferred", "2.1"),
        ("2.1", "rule.clipping", "inferred", "1.5"),
    ],
)
def test_a_status_is_that_of_the_edition_that_is_asked(
    edition: str, key: str, status: str, given_by: str
) -> None:
    """What an edition states is `stated` there and `carried` in every later one."""
    named = pso.editions().named(edition)
    assert named is not None
    value = named.value(key)
    assert (value.status, value.edition) == (status, given_by)


@pytest.mark.parametrize(
    ("edition", "level", "size", "number", "status"),
    [
        ("1.5", "trede_1", 50, "3.0", "inferred"),
        ("2.1", "trede_1", 50, "3.0", "carried"),
        ("2.1", "trede_1", 49, "3.1", "inferred"),
        ("2.1", "trede_3", 200, "3.7", "carried"),
        ("2.1", "basistrede", 49, "2.1", "estimated"),
    ],
)
def test_a_norm_of_a_size_has_its_own_status(
    edition: str, level: str, size: int, number: str, status: str
) -> None:
    """Between two rows a published norm is inferred, an estimated one stays estimated."""
    named = pso.editions().named(edition)
    assert named is not None
    norm = named.norm(level, size)
    assert (norm.number, norm.status) == (Fraction(number), status)


def test_a_level_without_a_norm_is_told_by_name() -> None:
    """A page that asks for a norm that does not exist gets no figure, and reads what it asked."""
    with pytest.raises(KeyError, match=re.escape("norm.trede_4")):
        pso.editions().newest.norm("trede_4", 50)
