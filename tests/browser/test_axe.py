"""Every page that a role reaches is free of accessibility faults, and never wider than a phone."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from .test_links_and_walls import WHO
from .walk import shape

pytestmark = pytest.mark.browser

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": STANDARDS},
}

# Elements wider than the window that no .scroll box holds back.
TOO_WIDE = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.querySelectorAll("main *, header *")]
    .filter((e) => !e.closest(".scroll"))
    .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 3).map((e) => e.outerHTML.slice(0, 120))"""


VARYING = re.compile(r"(?<=/)[^/]*\d[^/]*(?=/)")


def make_up(address, html):
    """The kind of a page: its path without years, numbers and codes, and whether one can send something there."""
    path = VARYING.sub("*", urlsplit(shape(address)).path)
    return path, "button primary" in html.partition("<main")[2]


def pages(visits, known):
    """Addresses of pages that the person reaches and that nobody before saw made up like that."""
    found = []
    for visit in visits:
        parts = make_up(visit.address, visit.html)
        if visit.html and parts not in known:
            known.add(parts)
            found.append(visit.address)
    return found


@pytest.fixture(scope="module")
def checked():
    """Make-ups that axe has looked at for some role already."""
    return set()


@pytest.fixture(scope="module")
def measured():
    """Make-ups that have been measured at a phone's width already."""
    return set()


def told(violation):
    """One fault with the first places where it is."""
    places = [node["html"][:160] for node in violation["nodes"][:3]]
    return f"{violation['id']}: {violation['help']} {places}"


def faults(page):
    """What axe finds on the page as it stands."""
    return [told(violation) for violation in Axe().run(page, options=RULES).response["violations"]]


@pytest.mark.walk
@pytest.mark.parametrize("email", WHO)
def test_no_page_has_an_accessibility_fault(page, demo, visits, checked, email):
    demo.sign_in(page, email)
    found = {}
    for address in pages(visits(email), checked):
        page.goto(address)
        if said := faults(page):
            found[address] = said
    assert checked
    assert not found


@pytest.mark.walk
@pytest.mark.parametrize("email", WHO)
def test_nothing_but_tables_in_their_own_box_scrolls_sideways_on_a_phone(page, demo, visits, measured, email):
    demo.sign_in(page, email)
    addresses = pages(visits(email), measured)
    page.set_viewport_size({"width": 360, "height": 740})
    found = {}
    for address in addresses:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found[address] = page.evaluate(TOO_WIDE)
    assert not found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/style/"])
def test_the_parts_have_contrast_enough_in_both_themes(page, demo, scheme, path):
    demo.sign_in(page, WHO[0])
    page.emulate_media(color_scheme=scheme)
    page.goto(demo.url + path)
    assert not faults(page)


def test_the_sign_in_page_has_no_fault(page, demo):
    page.goto(f"{demo.url}/sign-in/")
    assert not faults(page)
