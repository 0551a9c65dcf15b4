"""A changed figure is accepted where it stands, a requirement is answered, and the decided report is fetched."""

import io

import pypdf
import pytest

pytestmark = pytest.mark.browser


def words(page):
    return page.locator("main").inner_text().replace("\u00a0", " ")


def test_a_head_accepts_a_figure_answers_a_requirement_and_sends_the_text(demo, page):
    demo.sign_in(page, "karin.lindqvist@example.se")
    page.goto(f"{demo.url}/annual-report/2026/3.2/")
    assert "Krav 2.3 väntar på svar." in words(page)
    page.locator(".document").get_by_role("link", name="47 dagar").click()
    assert "Siffran har ändrats i källan" in words(page)
    page.get_by_role("button", name="Godta 47 dagar överallt").click()
    assert "Den nya siffran står överallt där den används." in words(page)
    assert "i genomsnitt 47 dagar" in words(page)
    page.get_by_role("button", name="Markera som besvarat 2.3").click()
    assert "väntar på svar" not in words(page)
    page.get_by_role("link", name="Skriv", exact=True).click()
    page.get_by_label("Text", exact=True).fill(page.get_by_label("Text", exact=True).input_value() + "\n\nNytt.")
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("button", name="Skicka till granskning").click()
    assert "Granskas" in words(page)


def test_the_decided_report_runs_to_some_ten_tagged_pages(demo, page):
    demo.sign_in(page, "rune.falk@example.se")
    page.goto(f"{demo.url}/annual-report/2025/")
    assert "Styrelsen" in words(page)
    answer = page.request.get(f"{demo.url}/annual-report/2025/file/pdf/")
    pdf = pypdf.PdfReader(io.BytesIO(answer.body()))
    assert 9 <= len(pdf.pages) <= 15
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"] == "sv-SE"
    assert page.request.get(f"{demo.url}/annual-report/2025/file/docx/").body().startswith(b"PK")


def test_a_paragraph_gets_two_linked_figures(demo, page):
    demo.sign_in(page, "johan.ekstrom@example.se")
    page.goto(f"{demo.url}/annual-report/2026/3.5/")
    page.get_by_role("link", name="Skriv", exact=True).first.click()
    text = page.get_by_label("Text", exact=True)
    text.fill("Sjukfrånvaron var {{?}} och vi hade {{?}}.")
    page.get_by_role("button", name="Spara").click()
    for source in ("indicator|I-31", "commitments|all/total"):
        page.goto(f"{demo.url}/annual-report/2026/3.5/?view=write")
        page.get_by_label("Siffra", exact=True).select_option(source)
        page.get_by_role("button", name="Infoga", exact=True).first.click()
        assert "Siffran står i texten och följer sin källa." in words(page)
    page.goto(f"{demo.url}/annual-report/2026/3.5/")
    assert page.locator(".document p a").all_inner_texts() == ["3,4\u00a0procent", "96\u00a0åtaganden"]
