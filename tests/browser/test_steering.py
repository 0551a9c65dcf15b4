"""What steers the agency: a directive typed in, last year's results, and how we work, open to every reader."""

import re

import pytest

pytestmark = pytest.mark.browser


def words(page):
    """The main text of the page, blanks as plain blanks."""
    return page.locator("main").inner_text().replace("\u00a0", " ")


def test_a_directive_is_registered_with_a_requirement(demo, page):
    demo.sign_in(page, "johan.ekstrom@example.se")
    page.goto(f"{demo.url}/steering/2027/new/")
    page.get_by_label("Rubrik").fill("Regleringsbrev 2027, utkast")
    page.get_by_role("button", name="Registrera").click()
    assert page.locator(".error-summary").is_visible()
    assert page.get_by_label("Rubrik").input_value() == "Regleringsbrev 2027, utkast"
    page.get_by_label("Diarienummer").fill("N2026/02101")
    page.get_by_label("Beslutsdag").fill("2026-11-20")
    page.get_by_label("Beslutat av").fill("Näringsdepartementet")
    page.get_by_label("Gäller från år").fill("2027")
    page.get_by_role("button", name="Registrera").click()
    page.get_by_role("link", name="Skriv in ett krav").first.click()
    page.get_by_label("Nummer").fill("1.1")
    page.get_by_label("Rubrik").fill("Stöd i hela landet")
    page.get_by_label("Vad som krävs").fill("Redovisa hur stöden har nått hela landet.")
    page.locator("main form button.primary").click()
    assert "Stöd i hela landet" in words(page)
    page.goto(f"{demo.url}/steering/2027/")
    assert "7 av 7 krav saknar svar i planerna" in words(page)


def test_the_plan_begins_with_what_last_year_left(demo, page):
    demo.sign_in(page, "karin.lindqvist@example.se")
    page.goto(f"{demo.url}/steering/2026/")
    page.get_by_role("link", name="Förra årets resultat").first.click()
    assert page.locator("h1").inner_text() == "Det 2025 lämnar efter sig"
    page.get_by_role("link", name=re.compile("Ny e-tjänst för rekvisitioner")).first.click()
    assert "Försenad" in words(page)


def test_every_reader_finds_the_work_from_the_page_on_how_we_plan(demo, page):
    demo.sign_in(page, "rebecka.lund@example.se")
    page.goto(f"{demo.url}/guide/")
    assert "Du är här:" in words(page)
    assert re.search(r"[Ss]enast uppdaterad|[Uu]ppdaterad", words(page))
    page.get_by_role("navigation").get_by_role("link", name="Exempelmyndigheten").first.wait_for()
    page.locator("main a[href='/plan/']").first.click()
    assert "/plan/" in page.url
