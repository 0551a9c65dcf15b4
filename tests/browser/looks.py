"""What can be wrong with how a page looks: accessibility in light and in dark, and width on a phone."""

import re
from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": STANDARDS}}
CONTRAST = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}

# How much wider than the window the page is, and the first elements that no .scroll box holds back.
TOO_WIDE = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [`${document.documentElement.scrollWidth} px`, ...[...document.querySelectorAll("main *, header *")]
    .filter((e) => !e.closest(".scroll"))
    .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 3).map((e) => e.outerHTML.slice(0, 120))]"""

TAG = re.compile(r"<([a-z][a-z0-9]*)\b([^>]*)>")
TELLING = re.compile(r'\b(?:(?:class|role|type)="[^"]*"|aria-[a-z]+)')


def parts(html: str) -> set[str]:
    """The kinds of elements that a page is made of: tag, classes, role."""
    return {" ".join((tag, *TELLING.findall(attributes))) for tag, attributes in TAG.findall(html)}


def _told(violation: dict) -> str:
    """One fault with the first places where it is."""
    places = [node["html"][:160] for node in violation["nodes"][:3]]
    return f"{violation['id']}: {violation['help']} {places}"


def faults(page: Page, rules: dict = EVERYTHING) -> list[str]:
    """What axe finds on the page as it stands."""
    return [_told(violation) for violation in Axe().run(page, options=rules).response["violations"]]


def faults_in_all_lights(page: Page) -> Iterable[str]:
    """What is wrong in light, with the contrast in dark, and at the width of a small phone."""
    desk = page.viewport_size
    yield from faults(page)
    page.emulate_media(color_scheme="dark")
    yield from (f"dark {fault}" for fault in faults(page, CONTRAST))
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 740})
    yield from (f"too wide for 360 px: {said}" for said in page.evaluate(TOO_WIDE))
    page.set_viewport_size(desk)
