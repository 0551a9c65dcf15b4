"""The pages of monthly reports."""

import pytest
from django.urls import reverse

from tertial.budget.actions import record_forecasts
from tertial.kernel import clock
from tertial.kernel.models import User
from tertial.monthly_report.actions import draft_report, fix_report, publish_report, write_comment
from tertial.monthly_report.queries import page
from tests.cast import acting, make_agency, person
from tests.treasury import TKR, A, B, C, book, book_last_year, book_this_year, item_id, make_items

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    actor = make_items()
    book_last_year(actor)
    book_this_year(actor)
    amounts = {item_id(code): (tkr * TKR, "") for code, tkr in ((A, 331_000), (B, 421_600), (C, 62_000))}
    record_forecasts(year=2026, day=clock.today().replace(month=10, day=26), amounts=amounts, by=actor)
    return actor


def signed_in(client, key):
    make_agency()
    client.force_login(User.objects.get(email=person(key).email))
    return client


def address(name, *more):
    return reverse(f"monthly_report:{name}", args=[2026, 10, *more])


def shown(client, url, **query):
    return client.get(url, query).content.decode()


def with_comments(by):
    economist = acting("economist")
    draft_report(year=2026, month=10, by=economist)
    for item in page(economist, 2026, 10).missing:
        write_comment(year=2026, month=10, item_id=item.item_id, kind="comment", text="Därför.", by=economist)


def test_the_economist_drafts_comments_fixes_and_publishes(client, by):
    signed_in(client, "economist")
    assert client.post(address("draft")).status_code == 302
    said = shown(client, address("month"))
    assert "Ett anslag av tre väntas använda sin kredit" in said
    assert "2 kommentarer saknas" in said
    refused = client.post(address("fix"), follow=True).content.decode()
    assert "Kommentar saknas för Näringslivsutveckling, Företagsutveckling i glesbygd" in refused
    for code in (B, C):
        client.post(address("comment", item_id(code), "comment"), {"text": "Därför."})
    assert "Rapporten är fastställd" in client.post(address("fix"), follow=True).content.decode()
    assert "Rapporten är publicerad" in client.post(address("publish"), follow=True).content.decode()


def test_a_reader_sees_what_is_published_and_nothing_else(client, by):
    with_comments(by)
    signed_in(client, "reader")
    assert client.get(address("month")).status_code == 404
    fix_report(year=2026, month=10, by=acting("economist"))
    assert client.get(address("month")).status_code == 404
    publish_report(year=2026, month=10, by=acting("economist"))
    said = shown(client, address("month"))
    assert "Publicerad" in said
    assert "rader bakom utfallet" not in said
    assert client.post(address("fix")).status_code == 403
    assert client.get(address("comment", item_id(B), "comment")).status_code == 403


def test_the_row_of_the_finding_is_open_and_any_other_can_be_opened(client, by):
    with_comments(by)
    signed_in(client, "economist")
    said = shown(client, address("month"))
    assert said.count('aria-expanded="true"') == 1
    assert "Beviljad kredit" in said
    assert 'class="chart' in said
    closed = shown(client, address("month"), open=0)
    assert 'aria-expanded="true"' not in closed
    assert "Anslagskredit" not in closed


def test_the_base_is_chosen_by_a_link_and_named(client, by):
    with_comments(by)
    signed_in(client, "economist")
    assert "81,2" in shown(client, address("month"))
    said = shown(client, address("month"), base="allocation")
    assert "Förbrukat i procent av <strong>tilldelning</strong>" in said
    assert "81,8" in said


def test_january_is_refused_with_the_reason(client, by):
    signed_in(client, "economist")
    answer = client.get(reverse("monthly_report:month", args=[2026, 1]))
    assert answer.status_code == 409
    assert "bokslutet för året före" in answer.content.decode()


def test_a_later_ledger_is_told_with_the_difference_and_a_new_version_asks_for_a_reason(client, by):
    with_comments(by)
    fix_report(year=2026, month=10, by=acting("economist"))
    book(2026, [("1020", "4011", "310", 250 * TKR)], by, mode="add")
    signed_in(client, "economist")
    said = shown(client, address("month"))
    assert "utfall 270\u00a0000, nu 270\u00a0250 tkr (+250)" in said
    answer = client.post(address("fix"), {"reason": ""})
    assert answer.status_code == 422
    assert "aria-invalid" in answer.content.decode()
    assert client.post(address("fix"), {"reason": "Rättad kontering"}).status_code == 302
    assert "Rättad kontering" in shown(client, address("month"))


@pytest.mark.parametrize(("kind", "starts"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("docx", b"PK"), ("html", b"<!")])
def test_the_report_is_a_file(client, by, kind, starts):
    with_comments(by)
    signed_in(client, "economist")
    answer = client.get(address("file", kind))
    assert answer.content.lstrip().lower().startswith(starts.lower())
    assert f"manadsrapport-EM-2026-10.{kind}" in answer["Content-Disposition"]


def test_a_file_of_another_kind_is_not_found(client, by):
    with_comments(by)
    assert signed_in(client, "economist").get(address("file", "exe")).status_code == 404


def test_the_year_offers_the_next_report_to_economists_only(client, by):
    url = reverse("monthly_report:year", args=[2026])
    said = shown(signed_in(client, "economist"), url)
    assert said.count("Gör rapporten") == 9
    assert "Ingår inte i myndighetens rapportmånader" in said
    client.logout()
    assert "Gör rapporten" not in shown(signed_in(client, "reader"), url)


def test_what_is_typed_in_a_comment_is_shown_as_text(client, by):
    with_comments(by)
    signed_in(client, "economist")
    client.post(address("comment", item_id(B), "comment"), {"text": "<script>alert(1)</script>"})
    assert "<script>alert(1)" not in shown(client, address("month"), open=item_id(B))


def test_the_page_asks_the_database_no_more_for_more_items(client, by, django_assert_max_num_queries):
    with_comments(by)
    signed_in(client, "economist")
    client.get(address("month"))
    with django_assert_max_num_queries(23):
        client.get(address("month"))


def test_every_outcome_leads_to_its_rows_for_those_who_may_see_them(client, by):
    with_comments(by)
    said = shown(signed_in(client, "economist"), address("month"))
    assert "/ledger/rows/?year=2026&amp;code=24+1%3A5+ap.1&amp;months=1-10" in said
    assert "/ledger/rows/?year=2026&amp;code=24+1%3A5+ap.1&amp;months=10" in said
    fix_report(year=2026, month=10, by=acting("economist"))
    publish_report(year=2026, month=10, by=acting("economist"))
    assert "/ledger/rows/" not in shown(signed_in(client, "reader"), address("month"))


def test_a_reminder_keeps_what_was_typed_until_the_day_can_be_read(client, by):
    draft_report(year=2026, month=10, by=acting("economist"))
    signed_in(client, "economist")
    for typed in ("24/11", "2026-11-22"):
        answer = client.post(address("remind"), {"answer_by": typed})
        assert answer.status_code == 422
        assert f'value="{typed}"' in answer.content.decode()
    said = client.post(address("remind"), {"answer_by": "2026-11-24"}, follow=True).content.decode()
    assert "svar senast 24" in said
    assert signed_in(client, "head").post(address("remind"), {"answer_by": "2026-11-24"}).status_code == 403
