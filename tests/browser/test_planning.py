"""A plan from draft to decision and revision, and two who write the same text."""

import pytest

pytestmark = pytest.mark.browser

HEAD, DIRECTOR, OTHER = "pia.engdahl@example.se", "lena.forsgren@example.se", "gunilla.rask@example.se"
PLAN = "/plan/2027/RAD/"


def words(page):
    """The main text of the page, blanks as plain blanks."""
    return page.locator("main").inner_text().replace("\u00a0", " ")


def press(page, role, name, **options):
    """Reach something and press it by the keyboard alone."""
    page.get_by_role(role, name=name, **options).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def hand_in_and_decide(demo, page, number):
    """The head hands in, the director-general decides, both without a mouse."""
    press(page, "link", "Lämna till ledningen")
    press(page, "button", "Lämna", exact=False)
    assert "Lämnad" in words(page)
    demo.sign_in(page, DIRECTOR)
    page.goto(f"{demo.url}{PLAN}decide/")
    press(page, "button", "Besluta")
    assert "Diarienummer" in page.locator(".error-summary").inner_text()
    page.get_by_label("Diarienummer").fill(f"2026/1847-{number}")
    page.get_by_label("Föredragande").fill("Johan Ekström")
    page.get_by_label("Deltog utan att besluta").fill("Gunilla Rask")
    press(page, "button", "Besluta")
    assert f"2026/1847-{number}" in words(page)


def test_a_plan_is_proposed_decided_revised_and_compared_by_keyboard(demo, page):
    demo.sign_in(page, HEAD)
    page.goto(f"{demo.url}{PLAN}draft/")
    press(page, "link", "Åtagande", exact=True)
    page.get_by_label("Vad", exact=True).fill("Råd i sociala medier")
    page.get_by_label("Börjar").fill("2028-01-01")
    press(page, "button", "Spara")
    assert "Datumet ska ligga inom planens år" in words(page)
    assert page.get_by_label("Vad", exact=True).input_value() == "Råd i sociala medier"
    page.get_by_label("Börjar").fill("2027-02-01")
    page.get_by_label("Klart senast").fill("2027-06-30")
    page.get_by_label("1 Råd som leder till växande företag").check()
    press(page, "button", "Spara")
    assert "Råd i sociala medier" in words(page)
    hand_in_and_decide(demo, page, 40)
    demo.sign_in(page, HEAD)
    page.goto(f"{demo.url}{PLAN}")
    press(page, "link", "Revidera")
    page.get_by_label("Varför revideras planen?").fill("Ny kanal.")
    press(page, "button", "Börja revideringen")
    press(page, "link", "Ändra 1.4 Råd i sociala medier")
    page.get_by_label("Vad", exact=True).fill("Råd i digitala kanaler")
    press(page, "button", "Spara")
    hand_in_and_decide(demo, page, 41)
    answer = page.request.get(f"{demo.url}{PLAN}versions/2/file.pdf")
    assert answer.body().startswith(b"%PDF")
    press(page, "link", "Jämför versioner")
    assert page.locator("del").nth(1).inner_text().endswith("sociala medier")
    assert page.locator("ins").nth(1).inner_text().endswith("digitala kanaler")
    page.emulate_media(media="print")
    assert page.locator("ins").nth(1).is_visible()


def test_two_who_write_the_same_text_both_keep_their_words(demo, page):
    demo.sign_in(page, "inger.dahlin@example.se")
    page.goto(f"{demo.url}/plan/2027/LAS/draft/")
    press(page, "link", "Ändra 2.1")
    page.get_by_label("Beskrivning").fill("Inger skrev det här.")
    second = page.context.browser.new_context(locale="sv-SE").new_page()
    demo.sign_in(second, "anders.holm@example.se")
    second.goto(page.url)
    second.get_by_label("Beskrivning").fill("Anders skrev det här.")
    press(second, "button", "Spara")
    press(page, "button", "Spara")
    assert "Anders Holm sparade samma text" in words(page)
    assert "Anders skrev det här." in words(page)
    assert page.get_by_label("Beskrivning").input_value() == "Inger skrev det här."
    page.get_by_label("Beskrivning").fill("Inger och Anders skrev det här.")
    press(page, "button", "Spara")
    assert "Inger och Anders skrev det här." in words(page)
    second.context.close()
