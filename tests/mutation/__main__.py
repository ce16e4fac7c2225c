"""Change the calculator in every small way and see whether a test notices.

Run `make mutants`, or `python -m tests.mutation norm level` for some modules. A mutant that no test finds is either a
test that is missing or a change that changes no result; the latter stand in `equivalent.toml`.
"""

import sys
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from tests.mutation.bench import bench, is_found, original
from tests.mutation.equivalent import entry, listed, stale
from tests.mutation.mutants import Change, Mutant, mutants_of

MODULES = ("direct", "indirect", "norm", "peiljaar", "level", "counting", "weight")
"""Where a result is made. What reads, words and draws it has tests of another kind."""


def main(modules: Sequence[str]) -> int:
    """Try every mutant of these modules; 0 when each is found or listed, and the list is right."""
    if not set(modules) <= set(MODULES):
        print(f"Give modules out of: {', '.join(MODULES)}.")
        return 2
    others = set(MODULES) - set(modules)
    reasons = {change: why for change, why in listed().items() if change[0] not in others}
    with bench() as place:
        if is_found(place, modules[0], original(modules[0])):
            print("The tests fail without a mutant too. Run them first: make check")
            return 1
        mutants = [mutant for module in modules for mutant in mutants_of(module, original(module))]
        found = [mutant for mutant in mutants if tried(place, mutant)]
    return report(reasons, mutants, found)


def tried(place: Path, mutant: Mutant) -> bool:
    """Try one mutant, and show that something happens."""
    found = is_found(place, mutant.module, mutant.source)
    print("." if found else "?", end="", flush=True)
    return found


def report(
    reasons: Mapping[Change, str], mutants: Collection[Mutant], found: Collection[Mutant]
) -> int:
    """Print the figures and what is to be done; 0 when that is nothing."""
    lived = [mutant for mutant in mutants if mutant not in found]
    surviving = [mutant for mutant in lived if mutant.change not in reasons]
    errors = [f"no test finds it: {entry(mutant.change)}" for mutant in surviving]
    errors += stale(reasons, mutants, found)
    equivalent = Counter(reasons[it.change] for it in lived if it.change in reasons)
    print("", *errors, *per_module(mutants, found), sep="\n")
    print(f"{len(mutants)} mutants, {len(found)} killed, {equivalent.total()} equivalent:")
    print(*(f"{number:5} {reason}" for reason, number in equivalent.most_common()), sep="\n")
    print(f"{len(surviving)} surviving, {len(errors) - len(surviving)} stale")
    return 1 if errors else 0


def per_module(mutants: Collection[Mutant], found: Collection[Mutant]) -> list[str]:
    """Count by module."""
    made = Counter(mutant.module for mutant in mutants)
    killed = Counter(mutant.module for mutant in found)
    return [f"{module}: {made[module]} mutants, {killed[module]} killed" for module in made]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or MODULES))
