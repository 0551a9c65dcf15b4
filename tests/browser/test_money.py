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
