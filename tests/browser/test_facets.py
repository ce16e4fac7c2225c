"""A list of many pages is narrowed by level, target group and role; the choice stands in the address."""

from tests.browser.drivers import Page
from tests.browser.meetlat import complaints, until
from tests.browser.static_server import StaticServer

SHOWN = """
return [...document.querySelectorAll("[data-facets-group] li")]
  .filter((item) => item.checkVisibility()).map((item) => item.querySelector("a").textContent)
"""
CHOOSE = """
const control = document.getElementById(values[0]);
control.value = values[1];
control.dispatchEvent(new Event("change", { bubbles: true }));
"""
SOCIAL_BUYING, PROPER_WORK, FIRST = "Socialer inkopen", "Passend werk", "Beginnen met de PSO"


def test_a_choice_leaves_what_is_about_it_and_what_holds_for_all(
    page: Page, site: StaticServer
) -> None:
    """A buyer sees what buyers need, and a level leaves pages that name no level."""
    page.open(f"{site.address}handreikingen/")
    everything = page.run(SHOWN)
    page.run(CHOOSE, "facet-roles", "inkoop")
    shown = page.run(SHOWN)
    assert SOCIAL_BUYING in shown
    assert PROPER_WORK not in shown
    assert str(len(shown)) in page.run(
        "return document.querySelector('.facets__count').textContent"
    )
    page.run(CHOOSE, "facet-roles", "")
    assert page.run(SHOWN) == everything
    page.run(CHOOSE, "facet-levels", "trede_3")
    assert FIRST in page.run(SHOWN)
    assert complaints(page) == []


def test_the_choice_comes_back_with_the_address(page: Page, site: StaticServer) -> None:
    """Who opens a shared address sees the same pages; an unknown value is no choice."""
    page.open(f"{site.address}handreikingen/?roles=inkoop&levels=onbekend")
    until(page, "!document.querySelector('[data-facets-count]').hidden")
    assert PROPER_WORK not in page.run(SHOWN)
    page.run(CHOOSE, "facet-roles", "hr")
    assert page.run("return location.search") == "?roles=hr"
