"""A tertial in the browser: an officer reports, a head is told what is missing, management reads and reminds."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
ROUND = "/followup/2026/T3/"


def choose(page: Page, word: str) -> None:
    """One of the tiles."""
    page.locator(".tiles label", has_text=re.compile(f"^\\s*{word}\\s*$")).click()


def test_an_officer_reports_in_two_choices_and_one_press(page, demo):
    demo.sign_in(page, "bjorn.hed@example.se")
    page.goto(f"{demo.url}{ROUND}LAS/")
    expect(page.locator("h1")).to_contain_text("åtaganden kvar för Landsbygd och service")
    before = page.locator("h2.part").inner_text()
    choose(page, "Enligt plan")
    choose(page, "Bedöms uppnås")
    reason = page.get_by_label("Varför väljer du något annat?")
    if reason.is_visible():
        reason.fill("Arbetet är i fas med det vi lovade.")
    page.get_by_role("button", name=re.compile("Spara och gå till")).click()
    expect(page.locator(".notice.ok")).to_contain_text("är rapporterat")
    expect(page.locator("h2.part")).not_to_have_text(before)


def test_what_deviates_opens_its_questions_and_tells_what_is_left_out(page, demo):
    demo.sign_in(page, "bjorn.hed@example.se")
    page.goto(f"{demo.url}{ROUND}LAS/")
    what = page.get_by_label("Vad har hänt?")
    expect(what).to_be_hidden()
    choose(page, "Försenad")
    expect(what).to_be_visible()
    what.fill("Två kommuner har dragit sig ur.")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator(".error-summary")).to_contain_text("Skriv vad avvikelsen beror på")
    expect(page.get_by_label("Vad har hänt?")).to_have_value("Två kommuner har dragit sig ur.")


def test_it_saves_while_one_writes(page, demo):
    demo.sign_in(page, "emma.zetterlund@example.se")
    page.goto(f"{demo.url}{ROUND}REF/")
    page.get_by_label("Kommentar, om det finns något att säga").press_sequentially("Vi börjar på måndag.")
    expect(page.locator("#saved")).to_contain_text("Utkast sparat", timeout=8000)
    page.reload()
    expect(page.get_by_label("Kommentar, om det finns något att säga")).to_have_value("Vi börjar på måndag.")


def test_a_head_who_hands_in_too_early_is_led_to_what_is_missing(page, demo):
    demo.sign_in(page, "karin.lindqvist@example.se")
    page.goto(f"{demo.url}{ROUND}RST/")
    expect(page.locator("h1")).to_have_text("Tertial 3: tre åtaganden kvar för Regionala stöd")
    expect(page.locator(".notice.warn")).to_contain_text("Skriv vad förseningen betyder för företagen")
    page.get_by_role("button", name="Lämna till avdelningen").click()
    missing = page.locator("#missing")
    expect(missing).to_be_focused()
    missing.get_by_role("link", name=re.compile("2.7")).click()
    expect(page.locator("h2.part")).to_have_text("Vägledning om statsstöd")


@pytest.mark.parametrize("width", [1440, 360])
def test_management_sees_the_finding_and_reminds_with_one_press(page, demo, width):
    page.set_viewport_size({"width": width, "height": 900})
    demo.sign_in(page, "lena.forsgren@example.se")
    page.goto(f"{demo.url}{ROUND}")
    expect(page.locator("h1")).to_have_text("Två förseningar behöver ditt beslut")
    expect(page.get_by_role("link", name=re.compile("2.3 Ny e-tjänst för rekvisitioner, Försenad"))).to_have_count(
        1
    )
    button = page.get_by_role("button", name=re.compile("Påminn IT och juridik"))
    if button.count():
        button.click()
        expect(page.locator(".notice").first).to_contain_text("är påmind")


def test_everything_can_be_reported_without_script(chromium, demo):
    context = chromium.new_context(java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    demo.sign_in(page, "noor.saleh@example.se")
    page.goto(f"{demo.url}{ROUND}UTV/")
    choose(page, "Avvikelse")
    page.locator("details.words > summary").click()
    page.get_by_label("Vad har hänt?").fill("Svaren dröjer.")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator(".error-summary")).to_contain_text("Ange ett datum")
    context.close()


def test_the_department_returns_one_report_with_a_reason_and_approves_the_other(page, demo):
    demo.sign_in(page, "birgitta.stahl@example.se")
    page.goto(f"{demo.url}{ROUND}EKO/whole/")
    page.get_by_role("button", name="Återlämna").first.click()
    page.get_by_role("dialog").get_by_label("Skäl").fill("Vad kostar det nya beställningsflödet i år?")
    page.get_by_role("dialog").get_by_role("button", name="Återlämna").click()
    page.goto(f"{demo.url}{ROUND}HR/whole/")
    page.get_by_role("button", name="Godkänn rapporten").click()
    expect(page.locator("main")).to_contain_text("Godkänd")
    page.goto(f"{demo.url}/plan/2026/HR/")
    expect(page.locator("main")).to_contain_text("Genomförd")
    assert page.request.get(f"{demo.url}{ROUND}HR/report/pdf/").body().startswith(b"%PDF")


def test_the_head_answers_with_a_forecast_beside_budget_and_actual(page, demo):
    demo.sign_in(page, "hanna.grip@example.se")
    page.goto(f"{demo.url}{ROUND}UTV/money/")
    expect(page.get_by_role("columnheader", name="Budget ackumulerat")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Utfall ackumulerat")).to_be_visible()
    first = page.locator("#forecasts input[name^=amount]").first
    first.fill("mycket")
    page.get_by_role("button", name="Spara prognosen").click()
    expect(page.locator(".error-summary")).to_contain_text("Ange ett belopp i tkr")
    page.locator("#forecasts input[name^=amount]").first.fill("6 400")
    page.get_by_role("button", name="Spara prognosen").click()
    expect(page.locator("#forecasts")).to_contain_text("Helåret mot budget:")


def test_management_takes_the_decision_that_was_asked_for(page, demo):
    demo.sign_in(page, "lena.forsgren@example.se")
    page.goto(f"{demo.url}{ROUND}")
    page.locator(".asked", has_text="Två utvecklare").get_by_role("link", name="Läs och besluta").click()
    page.get_by_label("Beslutet", exact=True).fill("Två utvecklare lånas ut till och med april.")
    page.get_by_label("Föredragande").fill("Johan Ekström")
    page.get_by_role("button", name="Registrera beslutet").click()
    expect(page.locator(".error-summary")).to_contain_text("Ange diarienumret")
    page.get_by_label("Diarienummer").fill("2026/1130-9")
    page.get_by_role("button", name="Registrera beslutet").click()
    expect(page.locator("main")).to_contain_text("2026/1130-9")
