"""An evaluation from its plan to its approval: chain, questions, methods, times; and an indicator's value."""

import re

import pytest

pytestmark = pytest.mark.browser


def words(page):
    """The main text of the page, blanks as plain blanks."""
    return page.locator("main").inner_text().replace("\u00a0", " ")


def test_a_plan_without_its_chain_is_not_handed_in(demo, page):
    demo.sign_in(page, "karin.lindqvist@example.se")
    page.goto(f"{demo.url}/evaluation/plans/new/")
    page.get_by_label("Vad som utvärderas").fill("Särskilda insatser i norr")
    page.get_by_label("Syfte").fill("Veta om insatserna leder till fler sökande.")
    page.get_by_label("Problem").fill("Få söker arbete i norr.")
    page.get_by_label("Målgrupp").fill("Företag i norr.")
    page.get_by_label("Upplägg").select_option(label="Före och efter")
    page.get_by_label("Börjar").fill("2027-01-15")
    page.get_by_label("Klar senast").fill("2027-12-15")
    page.get_by_label("Ansvarig").select_option(label="Sofia Wallin, Uppföljning och utvärdering")
    page.get_by_role("button", name="Spara planen").click()
    assert page.locator("h1").inner_text() == "Särskilda insatser i norr"
    page.get_by_role("button", name=re.compile("^Lämna")).first.click()
    assert "Särskilda insatser i norr" in words(page)
    assert page.locator(".notice, .error-summary").first.is_visible()


def test_an_approved_plan_shows_chain_questions_methods_and_times(demo, page):
    demo.sign_in(page, "rune.falk@example.se")
    page.goto(f"{demo.url}/evaluation/")
    page.get_by_role("link", name="Det regionala investeringsstödet 2021–2025").first.click()
    shown = words(page)
    for said in ("Jämförelsegrupp", "Version 1", "Beslutad, gällande"):
        assert said in shown


def test_a_value_is_recorded_and_stands_as_the_latest(demo, page):
    demo.sign_in(page, "amir.haddad@example.se")
    page.goto(f"{demo.url}/indicators/")
    page.get_by_role("link", name="Handläggningstid").first.click()
    page.get_by_role("link", name="Lämna värde").first.click()
    page.locator("main form button.primary").first.click()
    assert page.locator(".error-summary").is_visible()
    page.get_by_label("Värde", exact=True).fill("46")
    page.get_by_label("Kommentar").fill("Två ärenden hade fel datum.")
    page.locator("main form button.primary").first.click()
    assert "46 dagar" in words(page)
