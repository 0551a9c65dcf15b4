"""Anybody reads who belongs where; a head who goes away names who stands in."""

import pytest

pytestmark = pytest.mark.browser


def words(page):
    """The main text of the page, blanks as plain blanks."""
    return page.locator("main").inner_text().replace("\u00a0", " ")


def test_units_stand_in_their_tree_with_head_and_first_day(demo, page):
    demo.sign_in(page, "rune.falk@example.se")
    page.goto(f"{demo.url}/people/")
    row = page.get_by_role("row", name="Regionala stöd RST").first.inner_text()
    assert "Karin Lindqvist" in row
    assert "1 januari 2023" in row.replace("\u00a0", " ")


def test_a_substitute_sees_what_waits_for_the_one_who_is_away(demo, page):
    demo.sign_in(page, "inger.dahlin@example.se")
    page.goto(f"{demo.url}/people/substitute/")
    page.get_by_label("Vem ersätter").select_option(label="Björn Hed, Landsbygd och service")
    page.get_by_label("Första dag").fill("2026-11-23")
    page.get_by_label("Sista dag").fill("2026-11-20")
    page.get_by_role("button", name="Utse ersättaren").click()
    assert page.locator(".error-summary").is_visible()
    page.get_by_label("Sista dag").fill("2026-11-27")
    page.get_by_role("button", name="Utse ersättaren").click()
    assert "Björn Hed" in words(page)
    demo.sign_in(page, "bjorn.hed@example.se")
    page.goto(demo.url)
    assert page.locator(".duty h4", has_text="Landsbygd och service").first.is_visible()
