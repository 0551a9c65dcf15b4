"""The pages of the annual report."""

import re

import pytest
from django.urls import reverse

from tertial.annual_report import actions, queries
from tertial.kernel.models import User
from tests.annual_report.cast import (
    YEAR,
    agency_id,
    make_indicator,
    make_report,
    make_requirement,
    measure,
    section_id,
    write,
)
from tests.cast import acting, make_agency, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    make_agency()

    def sign_in(key):
        client.force_login(User.objects.get(email=person(key).email))
        return client

    return sign_in


def at(name, *args):
    return reverse(f"annual_report:{name}", args=args)


def said(response):
    return response.content.decode()


def test_a_report_is_begun_from_the_list(signed_in):
    client = signed_in("planner")
    assert "Ingen årsredovisning ännu" in said(client.get(at("index")))
    response = client.post(at("start"), {"year": 2026})
    assert response.url == at("report", 2026)
    assert "Årsredovisning 2026" in said(client.get(at("index")))


def test_the_overview_says_what_remains(signed_in):
    make_report()
    make_requirement()
    text = said(signed_in("planner").get(at("report", YEAR)))
    assert "återstår innan årsredovisningen 2025 beslutas" in text
    assert "0 av 1 krav har ett svar i texten" in text
    assert "Tillgångarna är lika med kapital och skulder" in text
    assert "3.2 Kompetensförsörjning" in " ".join(text.replace("</span>", "").split())


def test_a_text_is_saved_and_read(signed_in):
    make_report()
    client = signed_in("head")
    response = client.post(at("section", YEAR, "1"), {"text": "Vi **nådde** målen.", "based_on": 0, "do": "save"})
    assert response.status_code == 302
    assert "Vi <strong>nådde</strong> målen." in said(client.get(at("section", YEAR, "1")))


def test_every_line_of_the_contents_leads_to_its_heading(signed_in):
    make_report()
    client = signed_in("head")
    client.post(at("section", YEAR, "1"), {"text": "# Vi **nådde** målen\n\nJa.", "based_on": 0, "do": "save"})
    text = said(client.get(at("read", YEAR)))
    led = re.findall(r'<li class="depth-[01]"><a href="#([^"]*)">', text)
    assert "Vi nådde målen</a>" in text
    assert set(led) <= set(re.findall(r' id="([^"]+)"', text))


def test_a_preview_saves_nothing_and_loses_nothing(signed_in):
    make_report()
    response = signed_in("head").post(
        at("section", YEAR, "1"), {"text": "# Utkast", "based_on": 0, "do": "preview"}
    )
    assert "# Utkast" in said(response)
    assert ">Utkast</h" in said(response)
    assert queries.section(agency_id(), YEAR, "1").saved == 0


def test_two_savings_are_both_shown(signed_in):
    make_report()
    write("1", "Vi nådde målen.")
    client = signed_in("head")
    response = client.post(
        at("section", YEAR, "1"), {"text": "Vi missade målen.", "based_on": 0, "do": "save"}, follow=True
    )
    text = said(response)
    assert "Båda lydelserna finns kvar" in text
    assert "Vi missade målen." in text
    assert "Vi nådde målen." in text
    (aside,) = queries.set_aside(agency_id(), section_id("1"))
    client.post(at("settle", YEAR, "1"), {"text_id": aside.id})
    assert queries.set_aside(agency_id(), section_id("1")) == []


def test_a_figure_is_put_where_the_writer_says(signed_in):
    make_report()
    write("3", "Utgifterna var {{?}} i fjol.")
    signed_in("head").post(
        at("insert", YEAR, "3"), {"figure": "statement|24 1:4 ap.1/expenditure", "unit": "mnkr", "decimals": "1"}
    )
    text = queries.section(agency_id(), YEAR, "3").text
    pk = queries.linked_figures(agency_id(), YEAR)[0].id
    assert text == f"Utgifterna var {{{{figure:{pk}}}}} i fjol."
    source = reverse("appropriations:statement_year", args=(YEAR,))
    assert f'href="{source}"' in said(signed_in("head").get(at("figures", YEAR)))


def test_a_figure_leads_to_the_page_that_it_comes_from(signed_in):
    make_report()
    pk = actions.insert_figure(
        year=YEAR, source="statement", reference="24 1:4 ap.1/expenditure", by=acting("planner")
    )
    write("3", f"Utgifterna var {{{{figure:{pk}}}}}.")
    client, there = signed_in("head"), reverse("appropriations:statement_year", args=(YEAR,))
    assert there in said(client.get(at("figures", YEAR)))
    assert there in said(client.get(at("section", YEAR, "3") + f"?figure={pk}"))


def test_a_changed_figure_is_seen_and_accepted(signed_in):
    make_report()
    indicator = make_indicator()
    measure(indicator, "49")
    pk = actions.insert_figure(year=YEAR, source="indicator", reference="I-14", by=acting("planner"))
    write("3", f"Tiden var {{{{figure:{pk}}}}}.")
    measure(indicator, "47.3", month=11)
    client = signed_in("head")
    text = said(client.get(at("section", YEAR, "3") + f"?figure={pk}"))
    assert "<del>49</del>" in text
    assert "Siffran har ändrats i källan" in text
    assert "Godta 47\u00a0dagar överallt" in text
    client.post(at("figure", YEAR, pk), {"do": "keep", "reason": "", "section": "3"})
    assert queries.linked_figures(agency_id(), YEAR)[0].state == "changed"
    client.post(at("figure", YEAR, pk), {"do": "accept", "section": "3"})
    assert "47\u00a0dagar" in said(client.get(at("section", YEAR, "3")))
    assert "Siffrorna säger det som källorna säger" in said(client.get(at("figures", YEAR)))


def test_an_unanswered_requirement_waits_in_the_text(signed_in):
    make_report()
    requirement = make_requirement()
    client = signed_in("head")
    assert "Krav 1.3 väntar på svar." in said(client.get(at("section", YEAR, "3")))
    client.post(at("answer", YEAR, "3"), {"requirement": requirement, "do": "answer"})
    assert "besvaras här" in said(client.get(at("section", YEAR, "3")))


def test_a_section_goes_to_review_back_and_to_approval(signed_in):
    make_report()
    write("1", "Ord.")
    signed_in("head").post(at("step", YEAR, "1"), {"do": "send"})
    client = signed_in("planner")
    client.post(at("step", YEAR, "1"), {"do": "return", "reason": "Skriv mer."})
    assert "Skriv mer." in said(client.get(at("section", YEAR, "1")))
    signed_in("head").post(at("step", YEAR, "1"), {"do": "send"})
    signed_in("planner").post(at("step", YEAR, "1"), {"do": "approve"})
    assert queries.section(agency_id(), YEAR, "1").state == "approved"


def test_the_decision_asks_for_its_facts_and_for_a_reason_while_checks_remain(signed_in):
    make_report()
    client = signed_in("planner")
    told = {"decided_on": "2026-02-18", "decided_by": "Styrelsen", "reporting_officer": "Johan Ekström"}
    response = client.post(at("decide", YEAR), told)
    assert response.status_code == 422
    response = client.post(at("decide", YEAR), told | {"registry_number": "2026/112"})
    assert "Kontroller återstår" in said(response)
    assert "Styrelsen" in said(response)
    client.post(at("decide", YEAR), told | {"registry_number": "2026/112", "despite": "Övning."})
    page = said(client.get(at("report", YEAR)))
    assert "2026/112" in page
    assert "Verksamhetsutfall" in page


@pytest.mark.parametrize(
    ("ending", "start"),
    [("pdf", b"%PDF-"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>")],
    ids=lambda v: str(v)[:5],
)
def test_the_report_is_fetched_as_a_file(signed_in, ending, start):
    make_report()
    response = signed_in("reader").get(at("file", YEAR, ending))
    assert response.content.startswith(start)
    assert f"arsredovisning-2025.{ending}" in response["Content-Disposition"]


def test_an_unknown_file_or_year_or_section_is_not_found(signed_in):
    make_report()
    client = signed_in("reader")
    for address in (at("file", YEAR, "exe"), at("report", 1999), at("section", YEAR, "99")):
        assert client.get(address).status_code == 404


def test_a_reader_reads_but_has_nothing_to_press(signed_in):
    make_report()
    client = signed_in("reader")
    text = said(client.get(at("section", YEAR, "1") + "?view=write"))
    assert "<textarea" not in text
    assert client.post(at("section", YEAR, "1"), {"text": "x", "based_on": 0}).status_code == 403
    assert client.get(at("decide", YEAR)).status_code == 403


def test_the_mapping_says_what_is_wrong_line_by_line(signed_in):
    make_report()
    client = signed_in("economist")
    response = client.post(at("accounts", YEAR), {"text": "staff;4000;4999\nfel;1;2"})
    assert "Rad 2: det finns ingen sådan rad. Det står fel;1;2" in said(response)
    assert "staff;4000;4999" in said(response)
    client.post(at("accounts", YEAR), {"text": "staff;4000;4999"})
    assert "konton saknar rad i räkningarna" in said(client.get(at("accounts", YEAR)))


def test_key_figures_are_typed_in_and_what_was_typed_wrong_stays(signed_in):
    make_report()
    client = signed_in("economist")
    page = at("key_figures", YEAR)
    assert "väsentliga uppgifter för 2025 saknas" in said(client.get(page))
    wrong = client.post(page, {"loan_limit_2025": "arton", "employees_2025": "296"})
    assert wrong.status_code == 422
    assert 'value="arton"' in said(wrong)
    assert "Skriv ett tal" in said(wrong)
    assert client.post(page, {"loan_limit_2025": "18 000,5", "employees_2025": "296"}).url == page
    found = queries.key_figures(agency_id(), YEAR)
    assert (found.value(YEAR, "loan_limit"), found.value(YEAR, "employees")) == (1_800_050_000, 29_600)
    assert 'value="18\xa0000,50"' in said(client.get(page))


def test_a_head_reads_the_key_figures_but_has_no_field(signed_in):
    make_report()
    text = said(signed_in("head").get(at("key_figures", YEAR)))
    assert "Ekonomer och planeringsansvariga fyller i uppgifterna." in text
    assert 'name="loan_limit_2025"' not in text
