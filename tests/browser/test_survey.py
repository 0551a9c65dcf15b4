"""A survey from draft to index: made at the office, answered on a phone, with and without script."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .looks import TOO_WIDE, faults

pytestmark = pytest.mark.browser

SOFIA = "sofia.wallin@example.se"
PHONE = {"width": 390, "height": 844}


def new_links(page: Page, demo, count: int) -> list[str]:
    """Fetch one-time links to this autumn's open survey, as the evaluator."""
    demo.sign_in(page, SOFIA)
    page.goto(f"{demo.url}/evaluation/")
    page.get_by_role("row", name="Öppen").get_by_role("link").first.click()
    page.get_by_label("Mottagare").fill("\n".join(f"provsvar {number}" for number in range(count)))
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Gör länkar och hämta filen").click()
    text = Path(fetched.value.path()).read_text(encoding="utf-8-sig")
    return [row[1] for row in csv.reader(io.StringIO(text), delimiter=";")][1:]


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def phone(request, chromium):
    """A phone 390 px wide that nobody has signed in on."""
    context = chromium.new_context(
        viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=request.param, locale="sv-SE"
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def begin(phone: Page, link: str) -> None:
    phone.goto(link)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Hur gick din ansökan?")
    expect(phone.get_by_text("Du svarar anonymt")).to_be_visible()
    phone.get_by_role("button", name="Börja").tap()


def choose(phone: Page, words: str) -> None:
    phone.get_by_text(words, exact=True).tap()
    phone.get_by_role("button", name="Nästa fråga").tap()


def score(phone: Page, value: int) -> None:
    phone.locator(f".survey-scale label:has(input[value='{value}'])").tap()
    phone.get_by_role("button", name="Nästa fråga").tap()


def test_somebody_answers_on_a_phone(page, demo, phone):
    link = new_links(page, demo, 1)[0]
    begin(phone, link)
    choose(phone, "Maskiner och utrustning")
    choose(phone, "0–9")
    score(phone, 9)
    expect(phone.get_by_text("Fråga 4 av 9")).to_be_visible()
    expect(phone.get_by_role("heading", level=1)).to_have_text(re.compile("motsvarade vår handläggning"))
    phone.locator(".survey-scale label:has(input[value='8'])").tap()
    phone.get_by_label("Vad var bra, vad kunde vara bättre?").fill("Tydligt besked direkt om vad som saknades.")
    phone.get_by_role("button", name="English").tap()
    expect(phone.get_by_text("Question 4 of 9")).to_be_visible()
    expect(phone.locator("input[value='8']")).to_be_checked()
    phone.get_by_role("button", name="Back").tap()
    expect(phone.locator("input[value='9']")).to_be_checked()
    phone.get_by_role("button", name="Svenska").tap()
    phone.get_by_role("button", name="Nästa fråga").tap()
    expect(phone.get_by_label("Vad var bra, vad kunde vara bättre?")).to_have_value(re.compile("Tydligt besked"))
    phone.get_by_role("button", name="Nästa fråga").tap()
    score(phone, 7)
    choose(phone, "Vet inte")
    choose(phone, "Ja")
    expect(phone.get_by_text("Fråga 8 av 10")).to_be_visible()
    choose(phone, "Finansiering")
    phone.get_by_role("textbox").fill("tolv")
    phone.get_by_role("button", name="Nästa fråga").tap()
    expect(phone.get_by_text("Skriv ett tal")).to_be_visible()
    expect(phone.get_by_role("textbox")).to_have_value("tolv")
    phone.get_by_role("textbox").fill("12,5")
    phone.get_by_role("button", name="Nästa fråga").tap()
    phone.get_by_role("button", name="Skicka svaren").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tack, dina svar har kommit in")
    phone.goto(link)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Länken har redan använts")


def test_the_privacy_line_stays_in_view(page, demo, phone):
    begin(phone, new_links(page, demo, 1)[0])
    for press in ("Maskiner och utrustning", "0–9"):
        choose(phone, press)
    score(phone, 9)
    line = phone.get_by_text("Du svarar anonymt")
    expect(line).to_be_in_viewport()
    phone.mouse.wheel(0, 4000)
    expect(line).to_be_in_viewport()


def test_every_kind_of_page_is_free_of_faults_and_fits_a_phone(page, demo, chromium):
    link = new_links(page, demo, 1)[0]
    context = chromium.new_context(viewport={"width": 320, "height": 700}, locale="sv-SE")
    narrow = context.new_page()

    def looked_at():
        assert not narrow.evaluate(TOO_WIDE)
        assert not faults(narrow)

    narrow.goto(link)
    looked_at()
    narrow.get_by_role("button", name="Börja").click()
    looked_at()
    for press in ("Maskiner och utrustning", "0–9"):
        narrow.get_by_text(press, exact=True).click()
        narrow.get_by_role("button", name="Nästa fråga").click()
    looked_at()
    for _question in range(5):
        narrow.get_by_role("button", name="Nästa fråga").click()
    narrow.get_by_role("textbox").fill("tolv")
    narrow.get_by_role("button", name="Nästa fråga").click()
    looked_at()
    for address in (f"{link}privacy/", f"{link}thanks/", f"{demo.url}/survey/nobody-was-given-this/"):
        narrow.goto(address)
        looked_at()
    context.close()


def test_the_keyboard_alone_answers_and_enter_goes_on(page, demo, chromium):
    link = new_links(page, demo, 1)[0]
    context = chromium.new_context(viewport={"width": 1000, "height": 800}, locale="sv-SE")
    desk = context.new_page()
    desk.goto(link)
    desk.get_by_role("button", name="Börja").press("Enter")
    desk.get_by_role("radio", name="Maskiner och utrustning").focus()
    desk.keyboard.press("Space")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Fråga 2 av 9")).to_be_visible()
    context.close()


def test_results_of_last_year_hide_the_small_groups(page, demo):
    demo.sign_in(page, SOFIA)
    page.goto(f"{demo.url}/evaluation/")
    page.get_by_role("row", name="Stängd").get_by_role("link").first.click()
    page.get_by_role("link", name="Resultat").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nöjdhetsindex 71: Hur gick din ansökan?")
    page.get_by_role("link", name="Hur många anställda har företaget?").click()
    small = page.get_by_role("row", name="250 eller fler").last
    expect(small).to_contain_text("dolt")
    page.get_by_role("link", name="I-16 Nöjda sökande").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("71")
