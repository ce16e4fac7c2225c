"""Pictures that a page calls for in one line: the templates of a result's pictures, and a few of the site's own."""

from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup
from pso.view import environment

from generator.figures import Figures


@cache
def _environment() -> Environment:
    return environment().overlay(
        loader=ChoiceLoader(
            [PackageLoader("generator.calls", "pictures"), PackageLoader("pso", "view")]
        )
    )


def picture(template_name: str, figures: Figures, /, **shown: object) -> Markup:
    """Fill the template of a picture; it gets the calculator's words and how numbers are written."""
    template = _environment().get_template(f"{template_name}.html.j2")
    html = template.render(said=figures.say, words=figures.words, **shown)
    return Markup("\n".join(line for line in html.splitlines() if line.strip()))  # noqa: S704 (the template escapes)
