"""The table of contents follows the reader."""

from tests.browser.drivers import Page
from tests.browser.meetlat import complaints, until
from tests.browser.static_server import StaticServer

PAGE = "handreikingen/de-audit-stap-voor-stap/"
MARKED = (
    "[...document.querySelectorAll('.contents a[aria-current]')].map((link) => link.hash).join()"
)
ANCHORS = "return [...document.querySelectorAll('.contents a')].map((link) => link.hash)"
GO = "document.getElementById(values[0].slice(1)).scrollIntoView()"
END = "scrollTo(0, document.documentElement.scrollHeight)"


def test_the_section_that_is_read_is_marked(page: Page, site: StaticServer) -> None:
    """Only that one, on the way down and on the way up; above the first heading none is."""
    page.open(f"{site.address}{PAGE}")
    anchors = page.run(ANCHORS)
    assert page.run(f"return {MARKED}") == ""
    for anchor in (anchors[1], anchors[5], anchors[4]):
        page.run(GO, anchor)
        until(page, f"{MARKED} === '{anchor}'")
    assert page.run(
        "return document.querySelector('.contents a[aria-current]').getAttribute('aria-current')"
    ) == ("location")
    page.run(END)
    until(page, f"{MARKED} === '{anchors[-1]}'")
    page.run("scrollTo(0, 0)")
    until(page, f"{MARKED} === ''")
    assert complaints(page) == []


def test_who_asks_for_a_section_sees_it_marked(page: Page, site: StaticServer) -> None:
    """With the keyboard too, and also when the page is too short to bring the section to the top."""
    page.open(f"{site.address}{PAGE}")
    anchors = page.run(ANCHORS)
    above_another, before_last = "#voor-de-audit", anchors[-2]
    assert above_another in anchors
    for anchor in (above_another, before_last):
        page.run("document.querySelector(`.contents a[href='${values[0]}']`).focus()", anchor)
        page.press("Enter")
        until(page, f"{MARKED} === '{anchor}'")
    page.open(f"{site.address}{PAGE}{before_last}")
    until(page, f"{MARKED} === '{before_last}'")


def test_a_long_list_keeps_the_mark_in_sight(page: Page, site: StaticServer) -> None:
    """In a low window the list scrolls in its own box, and the page does not move along."""
    page.open(f"{site.address}{PAGE}")
    page.run("document.querySelector('.contents__inner').style.maxHeight = '9rem'")
    last = page.run(ANCHORS)[-1]
    page.run(END)
    until(page, f"{MARKED} === '{last}'")
    assert page.run("""
        const link = document.querySelector(".contents a[aria-current]").getBoundingClientRect();
        const box = document.querySelector(".contents__inner").getBoundingClientRect();
        return link.top >= box.top - 1 && link.bottom <= box.bottom + 1;
    """)
