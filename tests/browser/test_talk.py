"""The unit's talk: notes on the two questions, a conclusion, and an improvement that comes of it."""

import pytest

pytestmark = pytest.mark.browser


def words(page):
    """The main text of the page, blanks as plain blanks."""
    return page.locator("main").inner_text().replace("\u00a0", " ")


def test_a_conclusion_of_the_talk_becomes_an_improvement(demo, page):
    demo.sign_in(page, "karin.lindqvist@example.se")
    page.goto(f"{demo.url}/talks/")
    page.get_by_role("link", name="Regionala stöd").first.click()
    page.get_by_label("Gör vi rätt saker?").fill("Ja, stöden når dem som investerar.")
    page.get_by_label("Gör vi dem på bästa sätt?").fill("Tre blanketter är två för många.")
    page.get_by_role("button", name="Spara anteckningarna").click()
    assert page.get_by_label("Gör vi rätt saker?").input_value() == "Ja, stöden når dem som investerar."
    page.get_by_label("Slutsats", exact=True).fill("En blankett i stället för tre")
    page.get_by_label("Hela myndigheten").check()
    page.get_by_role("button", name="Lägg till slutsatsen").click()
    assert "En blankett i stället för tre" in words(page)
    page.get_by_role("button", name="Gör till förbättring").click()
    page.goto(f"{demo.url}/talks/improvements/")
    assert "En blankett i stället för tre" in words(page)
