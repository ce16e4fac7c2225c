"""Components say truly what they take, and their examples can be seen."""

from pathlib import Path

import pytest
from generator.component import Component, read_components
from generator.layout import templates
from generator.places import Places
from jinja2.runtime import Macro

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "site/components"
COMPONENTS = read_components(FOLDER)


def test_every_folder_gives_account() -> None:
    """Whoever opens a component's folder finds what it is for."""
    assert [component.name for component in COMPONENTS] == sorted(p.name for p in FOLDER.iterdir())


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_parameters_are_those_of_the_template(component: Component) -> None:
    """What the account says of macros and parameters is what the template takes, in its order."""
    environment = templates(Places.under(ROOT))
    module = environment.get_template(f"{component.name}/template.html.j2").make_module({})
    taken = {
        name: list(macro.arguments)
        for name, macro in vars(module).items()
        if isinstance(macro, Macro)
    }
    told = {macro.name: list(macro.parameters) for macro in component.macros}
    assert {name: taken[name] for name in told} == told
    assert set(told) == set(taken) - imported(component)


def imported(component: Component) -> set[str]:
    """Macros that a template only borrows from another component."""
    others = {
        macro.name for other in COMPONENTS for macro in other.macros if other is not component
    }
    return others - {macro.name for macro in component.macros}
