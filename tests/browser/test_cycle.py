"""A deadline is moved with a reason and those it concerns are told; the page on how we work is rewritten."""

import pytest

pytestmark = pytest.mark.browser

PLANNER, HEAD, OFFICER = "johan.ekstrom@example.se", "karin.lindqvist@example.se", "eva.berglund@example.se"
PHONE = {"width": 360, "height": 780}


def words(page):
    """The main text of the page, blanks as plain blanks."""
    return page.locator("main").inner_text().replace("\u00a0", " ")


def press(page, role, name):
    """Reach something and press it by the keyboard alone."""
    page.get_by_role(role, name=name).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_deadline_is_moved_with_a_reason_and_those_it_concerns_are_told(demo, page):
    demo.sign_in(page, PLANNER)
    page.goto(f"{demo.url}/cycle/2026/")
    press(page, "link", "MBL-förhandling, plan och budget 2027")
    page.get_by_label("Ny dag").fill("2026-12-03")
    press(page, "button", "Föreslå justeringen")
    assert "Skriv varför den flyttas" in words(page)
    page.get_by_label("Skäl till justeringen").fill("Parterna kan först på torsdagen.")
    press(page, "button", "Föreslå justeringen")
    assert "Inget flyttas förrän den är fastställd" in words(page)
    page.goto(f"{demo.url}/cycle/2026/")
    assert "tors 3 dec" in words(page)
    page.locator(".adjustment", has_text="MBL").get_by_role("button", name="Fastställ justeringen").click()
    assert "Flyttad från 2 dec" in words(page)
    demo.sign_in(page, "lena.forsgren@example.se")
    assert "Flyttad: MBL-förhandling" in words(page)


def test_on_a_phone_the_list_comes_first_and_the_wheel_opens(demo, page):
    page.set_viewport_size(PHONE)
    demo.sign_in(page, HEAD)
    page.goto(f"{demo.url}/cycle/2026/")
    assert not page.locator("svg.wheel").is_visible()
    page.get_by_role("link", name="Visa hjulet").click()
    assert page.locator("svg.wheel").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_an_observation_is_noted_and_stands_on_the_map(demo, page):
    demo.sign_in(page, OFFICER)
    page.goto(f"{demo.url}/steering/2026/world/")
    press(page, "link", "Notera en iakttagelse")
    page.get_by_label("Vad du har sett").fill("Elpriserna sjunker i norr")
    page.get_by_label("Källa").fill("Energimarknaden")
    page.get_by_label("4 Sannolikt").check()
    page.get_by_label("2 Liten").check()
    press(page, "button", "Notera")
    assert "Elpriserna sjunker i norr" in words(page)


def test_the_page_on_how_we_work_is_rewritten_and_keeps_its_history(demo, page):
    demo.sign_in(page, PLANNER)
    page.goto(f"{demo.url}/guide/money/edit/")
    page.get_by_label("Text").fill("Ramarna är klara i **november**.")
    press(page, "button", "Spara")
    assert "Ramarna är klara i november." in words(page)
    page.goto(f"{demo.url}/guide/money/history/")
    assert "Version 2" in words(page)


def test_a_year_is_laid_from_the_template(demo, page):
    demo.sign_in(page, PLANNER)
    page.goto(f"{demo.url}/cycle/2028/")
    page.get_by_label("Lägg planen utifrån").select_option("board_tertial")
    press(page, "button", "Lägg årsplanen för 2028")
    assert "Årsplanen för 2028 är lagd. Gå igenom dagarna och justera dem." in words(page)
    page.goto(f"{demo.url}/cycle/2028/list/")
    assert "Tertial 1" in words(page)
