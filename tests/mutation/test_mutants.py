from tests.mutation.__main__ import report
from tests.mutation.mutants import Mutant, mutants_of

DECORATED = """\
class Rows:
    @property
    def largest(self) -> int:
        return max(self.rows)
"""


def largest() -> list[Mutant]:
    """Make the mutants of a property."""
    return mutants_of("rows", DECORATED)


def test_a_decorated_function_has_mutants_and_keeps_its_decorator() -> None:
    """Finding a norm is such a function, and mutmut by itself leaves it alone."""
    after = [mutant.after for mutant in largest()]
    assert after == ["return max(None)", "return min(self.rows)"]
    assert all("    @property\n" in mutant.source for mutant in largest())


def test_a_mutant_is_known_by_its_lines_wherever_they_stand() -> None:
    """A line more above a function leaves the list right."""
    moved = mutants_of("rows", f'"""Rows."""\n\n{DECORATED}')
    assert [mutant.change for mutant in moved] == [mutant.change for mutant in largest()]


def test_a_mutant_that_no_test_finds_is_reported() -> None:
    """It is found, or it is listed with a reason; otherwise the run fails."""
    one, other = largest()
    assert report({}, [one, other], [one, other]) == 0
    assert report({other.change: "why"}, [one, other], [one]) == 0
    assert report({}, [one, other], [one]) == 1


def test_what_is_listed_and_not_needed_is_reported() -> None:
    """An entry whose mutant is gone, or is found by a test, has to go."""
    one, other = largest()
    gone = ("rows", "largest", "return 1", "return 2")
    assert report({gone: "why"}, [one, other], [one, other]) == 1
    assert report({other.change: "why"}, [one, other], [one, other]) == 1
