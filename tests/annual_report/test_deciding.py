from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tertial.annual_report import actions, checks, queries
from tertial.annual_report.errors import ChecksRemain, NotDecided, ReportClosed
from tertial.annual_report.models import ReportVersion
from tertial.formats.document import Table, to_json
from tertial.kernel import clock, files
from tertial.kernel.decisions import sha256_of
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tests.cast import acting
from tests.treasury import TKR, book_this_year

from .cast import YEAR, agency_id, make_report, make_requirement, section_id, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def report():
    make_report()


def decide(key="planner", **changed):
    told = {
        "decided_on": clock.today(),
        "decided_by": "Styrelsen",
        "reporting_officer": "Johan Ekström",
        "participants": ["Rune Falk"],
        "registry_number": "2026/112",
        "signatories": [("Lena Forsgren", "Generaldirektör")],
        "despite": "Provtryck.",
    }
    return actions.decide_report(year=YEAR, decision=actions.Decision(**(told | changed)), by=acting(key))


def check(code):
    return next((c for c in checks.checks(agency_id(), YEAR) if c.code == code), None)


def table(document, caption):
    return next(b for b in document.blocks if isinstance(b, Table) and b.caption.startswith(caption))


def row(found, first):
    return next(r.cells for r in found.rows if r.cells[0] == first)


def test_a_decided_report_is_frozen_with_hash_and_pdf():
    write("1", "Vi nådde målen.")
    assert decide() == 1
    (version,) = queries.versions(agency_id(), YEAR)
    assert (version.decided_by, version.participants) == ("Styrelsen", ("Rune Falk",))
    assert files.read(version.pdf_sha256).startswith(b"%PDF")
    stored = ReportVersion.objects.get()
    assert version.sha256 == sha256_of(stored.wording)
    document = queries.decided_document(agency_id(), YEAR)
    assert document.stamp.sha256 == version.sha256
    assert document.stamp.registry_number == "2026/112"


def test_the_database_refuses_every_change_of_a_decided_report():
    decide()
    for change in (lambda v: v.update(dissent="x"), lambda v: v.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(ReportVersion.objects.all())


def test_a_decided_report_stays_when_texts_change_afterwards():
    write("1", "Som det var.")
    decide()
    with pytest.raises(ReportClosed):
        write("1", "Ändrat.")
    actions.reopen_report(year=YEAR, reason="Fel i tabell 3.", by=acting("planner"))
    before = to_json(queries.decided_document(agency_id(), YEAR))
    write("1", "Ändrat.")
    assert to_json(queries.decided_document(agency_id(), YEAR)) == before
    assert decide(despite="") if not checks.remaining(checks.checks(agency_id(), YEAR)) else decide() == 2
    assert [v.number for v in queries.versions(agency_id(), YEAR)] == [2, 1]


def test_remaining_checks_stop_the_decision_unless_somebody_says_why():
    with pytest.raises(ChecksRemain):
        decide(despite="")
    assert not queries.versions(agency_id(), YEAR)


def test_the_five_facts_are_demanded():
    with pytest.raises(Invalid) as wrong:
        decide(decided_by="", reporting_officer=" ", registry_number="", decided_on=date(2099, 1, 1))
    assert wrong.value.fields == {
        "decided_by": "required",
        "reporting_officer": "required",
        "registry_number": "required",
        "decided_on": "future",
    }


def test_a_head_writes_but_does_not_decide():
    with pytest.raises(NotAllowed):
        decide("head")
    with pytest.raises(NotDecided):
        queries.decided_document(agency_id(), YEAR)


def test_the_statement_in_the_report_is_that_of_the_example():
    found = table(queries.draft_document(agency_id(), YEAR), "Anslagsredovisning")
    total = next(r for r in found.rows if r.kind == "sum" and r.cells[0] == "Summa")
    assert total.cells[1:] == tuple(v * TKR for v in (18_800, 795_000, 0, 3_200, -11_000, 806_000, -806_350, -350))


def test_the_income_statement_and_the_balance_sheet_add_up():
    document = queries.draft_document(agency_id(), YEAR)
    income, balance = table(document, "Resultaträkning"), table(document, "Balansräkning")
    assert row(income, "Verksamhetsutfall")[1] == -331_750 * TKR
    assert row(income, "Lämnade bidrag")[1] == -474_600 * TKR
    assert row(income, "Årets kapitalförändring")[1] == -806_350 * TKR
    assert row(balance, "Summa tillgångar")[1] == row(balance, "Summa kapital och skulder")[1] == -806_350 * TKR
    assert check("balanced").ok
    assert check("mapped").ok
    assert check("settled").ok


def test_an_account_without_a_row_is_found():
    actions.set_mapping(year=YEAR, text="staff;4000;4999\nother_cash;1900;1999", by=acting("economist"))
    found = check("mapped")
    assert not found.ok
    assert set(found.details) == {"7511", "7512"}
    assert not check("balanced").ok or found.details


def test_a_mapping_is_kept_whole_or_not_at_all():
    with pytest.raises(Invalid):
        actions.set_mapping(year=YEAR, text="staff;4000;4999\nstaff;4500;4600", by=acting("planner"))
    assert "grants_paid;7500;7899" in queries.mapping_text(agency_id(), YEAR)


def test_this_years_opening_equals_last_years_closing():
    book_this_year(acting("economist"))
    actions.start_report(year=YEAR + 1, by=acting("planner"))
    found = next(c for c in checks.checks(agency_id(), YEAR + 1) if c.code == "openings")
    assert (found.done, found.total) == (3, 3)


def test_a_requirement_is_answered_in_a_section_and_listed_at_the_end():
    requirement = make_requirement()
    assert (check("requirements").done, check("requirements").total) == (0, 1)
    actions.answer_requirement(section_id=section_id("3"), requirement_id=requirement, by=acting("head"))
    assert check("requirements").ok
    found = table(queries.draft_document(agency_id(), YEAR), "Krav")
    assert found.rows[0].cells[:2] == ("1.3", "Stödens bidrag")
    actions.withdraw_answer(section_id=section_id("3"), requirement_id=requirement, by=acting("head"))
    assert not check("requirements").ok


def test_what_is_no_requirement_of_the_year_cannot_be_answered():
    with pytest.raises(NotFound):
        actions.answer_requirement(section_id=section_id("3"), requirement_id=999, by=acting("head"))


def test_a_table_without_caption_and_a_figure_that_is_not_there_are_found():
    write("3", "| A |\n|---|\n| {{figure:999}} |")
    assert check("tables").details == ("3 Resultatredovisning",)
    assert check("unknown_figures").details == ("3",)
