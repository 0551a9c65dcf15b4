"""The pages of follow-up."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tertial.budget.actions import record_forecasts, set_budget
from tertial.followup.models import CommitmentReport, Decision, Deviation, Reminder, Round
from tertial.monthly_report import queries as monthly
from tertial.monthly_report.actions import draft_report, fix_report, publish_report, write_comment
from tertial.planning.models import Node
from tests.cast import acting, make_agency, person, program, unit
from tests.followup.cast import open_t3, parts, report, say, words
from tests.followup.test_chain import all_the_way, approve, hand_in
from tests.treasury import TKR, A, book, book_this_year, item_id, make_items

pytestmark = pytest.mark.django_db
STOD = (2026, "T3", "STOD")


@pytest.fixture
def signed_in(client):
    """Sign in as somebody of the cast."""

    def enter(key):
        make_agency()
        client.force_login(person(key).user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return enter


def address(name, *arguments):
    return reverse(f"followup:{name}", args=arguments)


def said(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def typed(part, **more):
    whole = {
        "on_plan": "late",
        "attainment": "uncertain",
        "reason": "Leverantören har meddelat det",
        "what": "Testet klarades inte",
        "cause": "Kraven ändrades",
        "consequence": "300 företag väntar",
        "action": "Nytt test",
        "owner_id": str(person("officer").pk),
        "due": "2027-02-15",
        "effect": "−640",
        "version": str(part.version),
    }
    return whole | more


def test_the_list_says_how_a_round_comes_about_before_there_is_one(signed_in):
    page = signed_in("reader").get(address("index"))
    assert "Ingen omgång ännu" in said(page)


def test_the_overview_says_the_finding_and_draws_every_commitment_as_a_named_link(signed_in):
    open_t3()
    say(parts()[0], "late", deviation=words(decision_wanted="Ny tid"))
    text = said(signed_in("director").get(address("round", 2026, "T3")))
    assert "En försening behöver ditt beslut" in text
    assert 'aria-label="2.1 Kortare väg till beslut, Försenad"' in text
    assert "0 av 2" in text
    assert "Läs och besluta" in text
    assert "En försening väntar på beslut" in said(signed_in("officer").get(address("round", 2026, "T3")))


def test_the_overview_can_be_read_by_objective(signed_in):
    open_t3()
    text = said(signed_in("reader").get(address("round", 2026, "T3"), {"by": "objective"}))
    assert "Fler investeringar i stödområdena" in text


def published(month):
    """The month's report with every comment that it wants, for all to read."""
    by = acting("economist")
    draft_report(year=2026, month=month, by=by)
    for item in monthly.page(by, 2026, month).missing:
        write_comment(year=2026, month=month, item_id=item.item_id, kind="comment", text="Därför.", by=by)
    fix_report(year=2026, month=month, by=by)
    publish_report(year=2026, month=month, by=by)


def test_the_overviews_money_is_that_of_the_rounds_own_period(signed_in):
    by = make_items(program(make_agency()))
    book_this_year(by)
    for day, forecast in ((date(2026, 8, 28), 331_000), (date(2026, 10, 26), 334_550)):
        record_forecasts(year=2026, day=day, amounts={item_id(A): (forecast * TKR, "")}, by=by)
    for month in (8, 10):
        published(month)
    open_t3()
    open_t3(period="T2")
    client = signed_in("reader")
    second, third = (said(client.get(address("round", 2026, period))) for period in ("T2", "T3"))
    assert "huvudbok t.o.m. augusti" in second
    assert "+1 550" in second
    assert "till och med augusti." in second
    assert "är inte publicerad" not in second
    assert "huvudbok t.o.m. oktober" in third
    assert "−2 000" in third
    assert "till och med oktober. Rapporten för december är inte publicerad än." in third
    assert "Förvaltning använder 20,5 procent av sin kredit." in third


def test_before_a_report_is_published_the_overview_shows_no_money(signed_in):
    by = make_items(program(make_agency()))
    book_this_year(by)
    published(10)
    open_t3(period="T2")
    assert "Disponibelt minus prognos" not in said(signed_in("reader").get(address("round", 2026, "T2")))


def test_a_unit_that_has_not_begun_can_be_reminded_with_one_click(signed_in):
    open_t3()
    client = signed_in("director")
    assert "Ej påbörjat" in said(client.get(address("round", 2026, "T3")))
    back = client.post(address("remind", *STOD), {"back": "round"})
    assert back.url == address("round", 2026, "T3")
    assert Reminder.objects.count() == 1


def test_budget_stands_beside_actual_on_the_page_of_a_commitment(signed_in):
    by = make_items(program(make_agency()))
    open_t3()
    planned = {("4", "", month): 500 * TKR for month in range(1, 13)}
    set_budget(item_id=item_id(A), unit_id=unit("STOD").pk, amounts=planned, owner_id=None, explanation="", by=by)
    book(2026, [(f"{month:02}15", "4011", "210", 510 * TKR) for month in range(1, 11)], by)
    text = said(signed_in("officer").get(address("commitment", *STOD, "2.1")))
    assert "Enhetens pengar" in text
    assert '<th scope="row">Förvaltning</th><td class="number">5 000</td><td class="number">5 100</td>' in text


def test_the_head_writes_a_forecast_for_each_item_of_the_unit(signed_in):
    by = make_items(program(make_agency()))
    planned = {(group, "", month): 500 * TKR for group in ("4", "5") for month in range(1, 13)}
    set_budget(item_id=item_id(A), unit_id=unit("STOD").pk, amounts=planned, owner_id=None, explanation="", by=by)
    open_t3()
    place = address("money", *STOD)
    client = signed_in("head")
    assert 'name="amount_1"' in said(client.get(place))
    wrong = client.post(place, {"amount_0": "mycket", "comment_0": "Fler sökande"})
    assert wrong.status_code == 422
    assert "Ange ett belopp i tkr" in said(wrong)
    assert 'value="Fler sökande"' in said(wrong)
    assert client.post(place, {"amount_0": "6 400,5", "comment_0": "Fler sökande", "amount_1": ""}).url == place
    text = said(client.get(place))
    assert 'value="6 400,5"' in text
    assert "Helåret mot budget: −401 tkr" in text
    assert "summan av enhetens prognoser" in said(client.get(address("whole", *STOD)))
    assert 'name="amount_0"' not in said(signed_in("reader").get(place))


def test_a_reader_sees_no_buttons_that_are_not_theirs(signed_in):
    open_t3()
    text = said(signed_in("reader").get(address("commitment", *STOD, "2.1")))
    assert "Spara" not in text
    assert "Lämna till" not in text


def test_the_page_of_a_unit_shows_the_first_that_is_not_reported(signed_in):
    open_t3()
    say(parts()[0])
    text = said(signed_in("officer").get(address("unit", *STOD)))
    assert "Åtagande 2.2" in text
    assert "Tertial 3: ett åtagande kvar för Regionala stöd" in text


def test_reporting_green_takes_two_choices(signed_in):
    open_t3()
    back = signed_in("officer").post(
        address("commitment", *STOD, "2.1"),
        {"on_plan": "on_plan", "attainment": "expected", "version": "0", "then": "next"},
    )
    assert back.url == address("commitment", *STOD, "2.2")
    assert parts()[0].reported_by == "Eva Berglund"


def test_a_late_one_without_words_is_told_field_by_field_and_nothing_typed_is_lost(signed_in):
    open_t3()
    part = parts()[0]
    page = signed_in("officer").post(address("commitment", *STOD, "2.1"), typed(part, due="", cause=""))
    text = said(page)
    assert page.status_code == 422
    assert "Ange ett datum" in text
    assert "Skriv vad avvikelsen beror på" in text
    assert "Testet klarades inte" in text
    assert "Öppen" not in text
    assert parts()[0].on_plan == "late"
    assert parts()[0].reported_at is None
    assert Deviation.objects.get().effect == -64_000_000


def test_what_was_told_can_be_mended_and_sent_at_once(signed_in):
    open_t3()
    client = signed_in("officer")
    client.post(address("commitment", *STOD, "2.1"), typed(parts()[0], due=""))
    client.post(address("commitment", *STOD, "2.1"), typed(parts()[0]))
    assert parts()[0].reported_at is not None
    assert Deviation.objects.count() == 1


def test_a_wrong_date_and_a_wrong_amount_are_told_and_kept(signed_in):
    open_t3()
    page = signed_in("officer").post(
        address("commitment", *STOD, "2.1"), typed(parts()[0], due="2027-02-31", effect="mycket")
    )
    text = said(page)
    assert "till exempel 2027-02-15" in text
    assert 'value="mycket"' in text
    assert parts()[0].version == 0


def test_it_saves_while_one_writes(signed_in):
    open_t3()
    client = signed_in("officer")
    page = client.post(address("save", *STOD, "2.1"), {"on_plan": "late", "what": "Testet", "version": "0"})
    assert "Utkast sparat" in said(page)
    assert 'name="version" value="1"' in said(page)
    assert Deviation.objects.get().what == "Testet"


def test_saving_while_one_writes_does_not_undo_a_finished_report(signed_in):
    open_t3()
    say(parts()[0])
    client = signed_in("officer")
    client.post(
        address("save", *STOD, "2.1"),
        {"on_plan": "on_plan", "attainment": "expected", "comment": "Bra", "version": "1"},
    )
    assert (parts()[0].comment, parts()[0].reported_at is not None) == ("Bra", True)


def test_two_who_write_at_once_are_told_of_each_other(signed_in):
    open_t3()
    say(parts()[0], comment="Evas ord")
    client = signed_in("second_officer")
    client.post(address("save", *STOD, "2.1"), {"on_plan": "late", "comment": "Pers ord", "version": "0"})
    page = client.post(
        address("commitment", *STOD, "2.1"),
        {"on_plan": "on_plan", "attainment": "expected", "comment": "Pers ord", "version": "0"},
    )
    text = said(page)
    assert page.status_code == 422
    assert "Evas ord" in text
    assert "Pers ord" in text
    assert parts()[0].comment == "Evas ord"


def test_handing_in_too_early_says_what_is_missing_with_links(signed_in):
    open_t3()
    client = signed_in("head")
    back = client.post(address("submit", *STOD))
    text = said(client.get(back.url))
    assert "3 saker saknas" in text
    assert address("commitment", *STOD, "2.2") in text
    assert 'href="#id_assessment"' in text


def test_the_chain_goes_through_the_pages(signed_in):
    open_t3()
    for part in parts():
        say(part)
    client = signed_in("head")
    client.post(address("whole", *STOD), {"assessment": "Det går bra", "expected_deviation": "-450"})
    assert report().expected_deviation == -45_000_000
    client.post(address("submit", *STOD))
    assert report().state == "in_review"
    client = signed_in("department_head")
    client.post(address("return", *STOD), {"return-reason": "Skriv mer"})
    assert report().state == "returned"
    text = said(signed_in("head").get(address("whole", *STOD)))
    assert "Skriv mer" in text
    assert "Återlämnad av Anders Holm" in text
    client.post(address("submit", *STOD))
    client = signed_in("department_head")
    client.post(address("approve", *STOD))
    assert report().state == "approved"


def test_a_return_without_a_reason_is_told(signed_in):
    open_t3()
    hand_in()
    client = signed_in("department_head")
    text = said(client.post(address("return", *STOD), {"return-reason": ""}, follow=True))
    assert "Skriv varför" in text


def test_a_department_that_is_too_early_may_go_on_with_a_reason(signed_in):
    open_t3()
    client = signed_in("department_head")
    client.post(address("whole", 2026, "T3", "REG"), {"assessment": "Bra"})
    text = said(client.post(address("submit", 2026, "T3", "REG"), follow=True))
    assert "Väntar på Regionala stöd" in text
    client.post(address("submit", 2026, "T3", "REG"), {"go_on_without": "Chefen är sjuk"})
    assert report("REG").state == "in_review"


def test_locked_says_who_locked_it_and_who_opens_it(signed_in):
    open_t3()
    hand_in()
    approve("STOD", "department_head")
    client = signed_in("head")
    assert "Godkänd av Anders Holm" in said(client.get(address("unit", *STOD), follow=True))
    page = client.post(address("commitment", *STOD, "2.1"), typed(parts()[0]))
    assert page.status_code == 409


def test_management_records_its_decision_on_the_whole_report(signed_in):
    all_the_way()
    client = signed_in("director")
    em = (2026, "T3", "EM")
    assert 'id="decide"' in said(client.get(address("whole", *em)))
    client.post(
        address("approve", *em),
        {
            "decided_on": "2026-11-23",
            "decided_by": "Lena Forsgren",
            "reporting_officer": "Johan Ekström",
            "registry_number": "2026/1",
        },
    )
    assert report("EM").state == "approved"
    assert "Lena Forsgren" in said(client.get(address("report", *em)))


def test_a_decision_is_read_and_taken(signed_in):
    open_t3()
    say(parts()[0], "late", deviation=words(decision_wanted="Ny tid", decision_background="31 mars 2027"))
    where = address("decision", Decision.objects.get().pk)
    assert "31 mars 2027" in said(signed_in("reader").get(where))
    client = signed_in("director")
    page = client.post(where, {"text": "", "decided_on": "2026-11-23"})
    assert page.status_code == 422
    assert "Skriv beslutet" in said(page)
    client.post(
        where,
        {
            "text": "Ny tid är 31 mars 2027",
            "decided_on": "2026-11-23",
            "decided_by": "Lena Forsgren",
            "reporting_officer": "Johan Ekström",
            "registry_number": "2026/2",
        },
    )
    assert "Ny tid är 31 mars 2027" in said(client.get(where))
    assert signed_in("reader").get(where).status_code == 200


def test_a_deviation_shows_the_parts_of_its_weight_and_is_closed_with_a_result(signed_in):
    open_t3()
    say(parts()[0], "late", deviation=words(effect=-64_000_000))
    client = signed_in("officer")
    where = address("deviation", "A-2026-001")
    assert "pengar" in said(client.get(where)).lower()
    assert client.post(where, {"result": ""}).status_code == 422
    client.post(where, {"result": "Testet klarades"})
    assert Deviation.objects.get().state == "closed"
    assert "Testet klarades" in said(client.get(address("deviations", 2026, "T3"), {"closed": "1"}))


def test_a_deviation_that_does_not_exist_is_not_found(signed_in):
    client = signed_in("reader")
    for number in ("A-2026-999", "A-x", "47"):
        assert client.get(address("deviation", number)).status_code == 404


def test_planning_opens_a_round_by_hand_and_a_head_may_not(signed_in):
    open_t3(period="T2")
    client = signed_in("planner")
    page = client.post(address("open"), {"year": "2026", "period": "T2", "units_due": "2026-11-27"})
    assert "Det finns redan en omgång" in said(page)
    client.post(address("open"), {"year": "2026", "period": "T3", "units_due": "2026-11-27"})
    assert Round.objects.get(period="T3").management_on == date(2026, 12, 8)
    assert signed_in("head").get(address("open")).status_code == 403


def test_planning_changes_the_weights(signed_in):
    client = signed_in("planner")
    client.post(
        address("weights"), {"late": "9", "deviation": "4", "requirement": "2", "decision": "6", "per_period": "3"}
    )
    assert "9" in said(client.get(address("weights")))
    assert signed_in("reader").get(address("weights")).status_code == 200


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_report_is_a_file_to_keep(signed_in, ending):
    open_t3()
    say(parts()[0], "late")
    file = signed_in("reader").get(address("report_file", *STOD, ending))
    assert file.status_code == 200
    assert file.content[:4] in {b"%PDF", b"PK\x03\x04"}


def test_the_report_reads_as_a_page_and_no_other_ending_exists(signed_in):
    open_t3()
    say(parts()[0], "late")
    client = signed_in("reader")
    text = said(client.get(address("report", *STOD)))
    assert "A-2026-001 Kortare väg till beslut" in text
    assert "Orsak" in text
    assert client.get(address("report_file", *STOD, "exe")).status_code == 404


def test_a_closed_round_stays_readable(signed_in):
    open_t3()
    client = signed_in("planner")
    client.post(address("close", 2026, "T3"))
    assert Round.objects.get().state == "closed"
    assert "Omgången stängdes" in said(client.get(address("round", 2026, "T3")))


def test_another_agency_finds_no_page(signed_in, client):
    open_t3()
    other = make_agency("AN", "Annan")
    client.force_login(person("head", other).user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(address("round", 2026, "T3")).status_code == 404
    assert client.get(address("unit", *STOD)).status_code == 404
    assert client.post(address("submit", *STOD)).status_code == 404


def queries_of(client, where):
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        client.get(where)
    return len(asked)


def test_the_pages_ask_the_database_the_same_at_any_size(signed_in):
    open_t3("Ett åtagande")
    client = signed_in("reader")
    pages = (address("round", 2026, "T3"), address("commitment", *STOD, "2.1"))
    client.get(pages[0])
    few = [queries_of(client, page) for page in pages]
    first = parts()[0]
    for n in range(20):
        CommitmentReport.objects.create(
            agency=first.agency,
            report=first.report,
            commitment=Node.objects.create(agency=first.agency, plan=first.commitment.plan, added_in=1),
            number=f"3.{n}",
            title="Fler",
            area_key="B",
            on_plan="late",
        )
    assert [queries_of(client, page) for page in pages] == few


def test_a_units_figures_lead_to_the_ledgers_rows_of_its_own_cost_centres(signed_in):
    book_this_year(make_items(program(make_agency())))
    open_t3()
    behind = "&amp;code=24+1%3A5+ap.1&amp;cost_centre=210..219"
    page = said(signed_in("head").get(address("money", *STOD)))
    for when in ("2026&amp;months=9-10", "2026&amp;months=1-10", "2025&amp;months=1-10"):
        assert f'href="/ledger/rows/?year={when}{behind}"' in page
    assert "/ledger/rows/" not in said(signed_in("reader").get(address("money", *STOD)))


def test_the_report_shows_what_a_draft_says_at_once(signed_in):
    open_t3("Ett åtagande")
    client = signed_in("officer")
    client.get(address("report", *STOD))
    client.post(
        address("save", *STOD, "2.1"), {"on_plan": "late", "comment": "Provtryckt utan händelse", "version": "0"}
    )
    assert "Provtryckt utan händelse" in said(client.get(address("report", *STOD)))
