"""Journeys with money: from the month's finding to the ledger rows, and from draft to fixed."""

import re

import pytest

pytestmark = pytest.mark.browser


def test_from_the_finding_to_the_rows_behind_it(page, demo):
    demo.sign_in(page, "maria.nyberg@example.se")
    page.goto(f"{demo.url}/monthly/2026/10/")
    assert page.locator("h1").inner_text() == "Ett anslag av sju väntas använda sin kredit"
    page.get_by_role("link", name=re.compile("Förvaltning")).first.click()
    page.get_by_role("link", name=re.compile("rader bakom utfallet")).click()
    assert "276" in page.locator("main").inner_text()


def test_fixing_says_whose_comment_is_missing_and_keeps_the_draft(page, demo):
    demo.sign_in(page, "maria.nyberg@example.se")
    page.goto(f"{demo.url}/monthly/2026/10/")
    page.get_by_role("button", name="Fastställ").click()
    assert "Kommentar saknas för Näringslivsutveckling" in page.locator("main").inner_text()
    assert "Utkast" in page.locator("main").inner_text()


def test_a_reader_meets_the_published_report_and_can_choose_the_base(page, demo):
    demo.sign_in(page, "eva.berglund@example.se")
    page.goto(f"{demo.url}/monthly/")
    assert page.url.endswith("/monthly/2026/9/")
    page.get_by_role("link", name="tilldelning").click()
    assert "Förbrukat i procent av tilldelning" in page.locator("main").inner_text()
    page.get_by_role("button", name="Excel, PDF, Word").click()
    with page.expect_download() as found:
        page.get_by_role("link", name="PDF").click()
    assert found.value.suggested_filename == "manadsrapport-EM-2026-09.pdf"


def test_a_decision_is_entered_and_the_statement_follows_it(page, demo):
    demo.sign_in(page, "maria.nyberg@example.se")
    page.goto(f"{demo.url}/appropriations/statement/2025/")
    row = page.get_by_role("row", name="24 1:5 ap.2").inner_text().replace("\u00a0", " ")
    assert "3 200" in row
    page.goto(f"{demo.url}/appropriations/2026/")
    page.get_by_role("link", name="Företagsutveckling i glesbygd").first.click()
    page.get_by_label("Vad som beslutades").select_option(label="Ändringsbudget")
    page.get_by_label("Beslutsdatum").fill("2026-11-20")
    page.get_by_label("Belopp, tkr").fill("mycket")
    page.get_by_label("Hänvisning").fill("Höständringsbudget 2026")
    page.get_by_role("button", name="För in beslutet").click()
    assert page.get_by_label("Belopp, tkr").input_value() == "mycket"
    page.get_by_label("Belopp, tkr").fill("100")
    page.get_by_role("button", name="För in beslutet").click()
    assert "Höständringsbudget 2026" in page.locator("main").inner_text()
    page.goto(f"{demo.url}/appropriations/statement/2026/")
    row = page.get_by_role("row", name="24 1:5 ap.2").inner_text().replace("\u00a0", " ")
    assert "62 100" in row
    assert "58 100" in row


def test_every_month_but_january_has_its_report_and_october_reaches_its_readers(page, demo):
    demo.sign_in(page, "maria.nyberg@example.se")
    page.goto(f"{demo.url}/monthly/2026/1/")
    assert "Ingen rapport görs för januari 2026" in page.locator("main").inner_text().replace("\u00a0", " ")
    demo.sign_in(page, "karin.lindqvist@example.se")
    page.get_by_role("link", name=re.compile("Näringslivsutveckling")).first.click()
    page.get_by_role("link", name=re.compile("Kommentera|Skriv")).first.click()
    page.get_by_label("Kommentar", exact=True).fill("Rekvisitionerna kommer tidigare i år.")
    page.get_by_role("button", name="Spara").click()
    demo.sign_in(page, "maria.nyberg@example.se")
    page.goto(f"{demo.url}/monthly/2026/10/")
    page.get_by_role("button", name="Fastställ").click()
    page.get_by_role("button", name="Publicera").click()
    demo.sign_in(page, "eva.berglund@example.se")
    page.goto(f"{demo.url}/monthly/")
    assert page.url.endswith("/monthly/2026/10/")
    for kind, starts in (("xlsx", b"PK"), ("pdf", b"%PDF")):
        assert page.request.get(f"{demo.url}/monthly/2026/10/file/{kind}/").body().startswith(starts)
