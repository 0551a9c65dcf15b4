"""The monthly report: what it says, and its way from draft to readers."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.utils import translation
from tests.cast import acting, make_agency, person, program, unit
from tests.treasury import TKR, A, B, C, book, book_last_year, book_this_year, item_id, make_items

from tertial.appropriations.actions import change_item, record_decision, set_months
from tertial.budget.actions import record_forecasts, set_budget
from tertial.cycle import queries as cycle
from tertial.cycle.actions import move_event, start_year
from tertial.kernel import clock
from tertial.kernel.decisions import sha256_of
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.monthly_report import queries, words
from tertial.monthly_report.actions import draft_report, fix_report, publish_report, remind, write_comment
from tertial.monthly_report.errors import (
    AlreadyDrafted,
    CommentsMissing,
    LedgerMissing,
    MonthNotOver,
    MonthNotReported,
    NotDrafted,
    NothingChanged,
    NothingToPublish,
)
from tertial.monthly_report.models import ReportVersion
from tertial.monthly_report.report import CONTRACT, from_wording, to_contract, to_wording

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    actor = make_items()
    book_last_year(actor)
    book_this_year(actor)
    return actor


@pytest.fixture
def economist():
    return acting("economist")


def answers_for(code, who, by):
    """Let a person answer for an item."""
    change_item(
        item_id=item_id(code),
        name="Näringslivsutveckling",
        credit=12_300 * TKR,
        carry="none",
        carry_amount=0,
        gross=False,
        predecessor_id=item_id(code, 2025),
        responsible_id=person(who).pk,
        by=by,
    )


def forecast(by, day=date(2026, 10, 26), **amounts):
    codes = {"a": A, "b": B, "c": C}
    told = {item_id(codes[name]): (amount * TKR, "") for name, amount in amounts.items()}
    record_forecasts(year=2026, day=day, amounts=told, by=by)


def october(by, base="total_available"):
    return queries.report(by.agency_id, 2026, 10, base)


def test_the_report_has_every_column_of_the_contract_to_the_letter(by):
    told = to_contract(october(by))
    assert list(told) == ["agency", "year", "month", "base", "items", "unsettled", "periods"]
    assert tuple(told["items"][0]) == CONTRACT
    assert told["periods"] == [f"{month:02}" for month in range(1, 11)]


def test_the_figures_of_an_item(by):
    forecast(by, a=331_000)
    item = october(by).item(A)
    assert (item.total_available, item.credit_granted) == (332_550 * TKR, 9_750 * TKR)
    assert (item.actual_month, item.actual_cumulative) == (27_000 * TKR, 270_000 * TKR)
    assert item.actual_cumulative_last_year == 10 * (331_750 * TKR // 12)
    assert (item.share_used, item.guide_value) == (0.811908, 0.833333)
    assert (item.remaining, item.forecast, item.warning) == (62_550 * TKR, 331_000 * TKR, None)


def test_the_base_is_chosen_and_named(by):
    set_budget(
        item_id=item_id(A),
        unit_id=unit("EKO").pk,
        amounts={("4", "", month): 25_000 * TKR for month in range(1, 13)},
        owner_id=None,
        explanation="",
        by=by,
    )
    assert october(by, "allocation").item(A).share_used == 0.818182
    report = october(by, "budget")
    assert (report.base, report.item(A).share_used, report.item(A).budget_year) == ("budget", 0.9, 300_000 * TKR)
    assert report.item(B).share_used is None


def test_january_is_refused_with_the_month_as_reason(by):
    with pytest.raises(MonthNotReported) as refused:
        queries.report(by.agency_id, 2026, 1)
    assert refused.value.facts == {"year": 2026, "month": 1}


def test_an_agency_may_choose_its_months(by):
    agency = make_agency()
    agency.report_months = [1, 4, 8]
    agency.save()
    assert queries.report(by.agency_id, 2026, 1).month == 1
    with pytest.raises(MonthNotReported):
        october(by)


def test_decisions_and_forecasts_after_the_month_do_not_count(by):
    forecast(by, a=331_000)
    forecast(by, day=date(2026, 11, 20), a=340_000)
    record_decision(
        item_id=item_id(A), day=date(2026, 11, 1), kind="amending_budget", amount=TKR, reference="HÄB", by=by
    )
    assert (october(by).item(A).allocation, october(by).item(A).forecast) == (330_000 * TKR, 331_000 * TKR)
    november = queries.report(by.agency_id, 2026, 11).item(A)
    assert (november.allocation, november.forecast) == (330_001 * TKR, 340_000 * TKR)


def test_the_guide_value_follows_the_payment_plan(by):
    set_months(item_id=item_id(B), months={month: (month * TKR, None) for month in range(1, 13)}, by=by)
    item = october(by).item(B)
    assert (item.guide_value, item.guide_kind) == (0.705128, "payment_plan")
    assert october(by).item(A).guide_kind == "linear"


def test_rows_that_no_rule_takes_are_counted_through_the_month(by):
    book(2026, [("1101", "5011", "310", 300)], by)
    from tertial.appropriations.models import SettlementRule

    SettlementRule.objects.filter(year=2026, order=30).update(account_to="4999")
    SettlementRule.objects.create(
        agency_id=by.agency_id,
        year=2026,
        order=40,
        item_id=item_id(A),
        account_from="5000",
        account_to="5999",
        valid_to=3,
    )
    assert to_contract(october(by))["unsettled"] == {"rows": 0, "amount": 0}
    assert to_contract(queries.report(by.agency_id, 2026, 11))["unsettled"] == {"rows": 1, "amount": 300}


def test_a_report_survives_being_kept(by):
    forecast(by, a=331_000, b=430_000)
    report = october(by)
    assert from_wording(to_wording(report)) == report


def commented(by, economist):
    """A drafted October with every comment that is wanted."""
    forecast(by, a=331_000, b=421_600, c=62_000)
    answers_for(B, "head", by)
    draft_report(year=2026, month=10, by=economist)
    for item in queries.page(economist, 2026, 10).missing:
        write_comment(year=2026, month=10, item_id=item.item_id, kind="comment", text="Därför.", by=economist)


def test_a_report_is_drafted_commented_fixed_and_published(by, economist):
    forecast(by, a=331_000, b=421_600, c=62_000)
    answers_for(B, "head", by)
    draft_report(year=2026, month=10, by=economist)
    assert [item.code for item in queries.page(economist, 2026, 10).missing] == [B, C]
    with pytest.raises(CommentsMissing):
        fix_report(year=2026, month=10, by=economist)
    write_comment(
        year=2026, month=10, item_id=item_id(B), kind="comment", text="Tidigare rekvisitioner.", by=acting("head")
    )
    write_comment(year=2026, month=10, item_id=item_id(C), kind="comment", text="Sen utlysning.", by=economist)
    assert fix_report(year=2026, month=10, by=economist) == 1
    assert queries.page(economist, 2026, 10).state == "fixed"
    with pytest.raises(NotFound):
        queries.page(acting("reader"), 2026, 10)
    publish_report(year=2026, month=10, by=economist)
    seen = queries.page(acting("reader"), 2026, 10)
    assert (seen.state, seen.version.number, len(seen.comments)) == ("published", 1, 2)
    assert queries.latest_published(by.agency_id, 2026)[0] == 10


def test_a_fixed_report_is_frozen_with_its_hash(by, economist):
    commented(by, economist)
    fix_report(year=2026, month=10, by=economist)
    version = ReportVersion.objects.get()
    assert version.sha256 == sha256_of(version.wording)
    assert version.wording["document"]["is"] == "Document"
    with pytest.raises(DatabaseError), transaction.atomic():
        ReportVersion.objects.update(reason="ändrad")
    with pytest.raises(DatabaseError), transaction.atomic():
        version.delete()


def test_a_later_change_of_the_ledger_is_told_with_the_difference(by, economist):
    commented(by, economist)
    fix_report(year=2026, month=10, by=economist)
    publish_report(year=2026, month=10, by=economist)
    book(2026, [("1020", "4011", "310", 250 * TKR)], by, mode="add")
    seen = queries.page(economist, 2026, 10)
    assert seen.report.item(A).actual_cumulative == 270_000 * TKR
    assert [(change.code, change.difference) for change in seen.changed] == [(A, 250 * TKR)]
    with pytest.raises(Invalid):
        fix_report(year=2026, month=10, by=economist)
    assert fix_report(year=2026, month=10, reason="Rättad kontering", by=economist) == 2
    assert queries.page(acting("reader"), 2026, 10).report.item(A).actual_cumulative == 270_000 * TKR
    publish_report(year=2026, month=10, by=economist)
    assert queries.page(acting("reader"), 2026, 10).report.item(A).actual_cumulative == 270_250 * TKR


def test_nothing_is_fixed_or_published_twice(by, economist):
    commented(by, economist)
    with pytest.raises(NothingToPublish):
        publish_report(year=2026, month=10, by=economist)
    fix_report(year=2026, month=10, by=economist)
    with pytest.raises(NothingChanged):
        fix_report(year=2026, month=10, reason="igen", by=economist)
    publish_report(year=2026, month=10, by=economist)
    with pytest.raises(NothingToPublish):
        publish_report(year=2026, month=10, by=economist)
    with pytest.raises(AlreadyDrafted):
        draft_report(year=2026, month=10, by=economist)


def test_a_month_that_is_not_over_or_not_loaded_waits(by, economist):
    with pytest.raises(MonthNotOver):
        draft_report(year=2026, month=11, by=economist)
    with clock.at(date(2026, 12, 1)):
        draft_report(year=2026, month=11, by=economist)
        with pytest.raises(LedgerMissing):
            fix_report(year=2026, month=11, by=economist)
    with pytest.raises(MonthNotReported):
        draft_report(year=2026, month=1, by=economist)


def test_only_the_responsible_and_the_economists_comment(by, economist):
    answers_for(B, "head", by)
    draft_report(year=2026, month=10, by=economist)
    told = {"year": 2026, "month": 10, "item_id": item_id(B), "text": "x"}
    for who in ("other_head", "officer", "reader"):
        with pytest.raises(NotAllowed):
            write_comment(kind="comment", by=acting(who), **told)
    with pytest.raises(NotAllowed):
        write_comment(kind="assessment", by=acting("head"), **told)
    write_comment(kind="comment", by=acting("head"), **told)
    write_comment(kind="comment", by=acting("head"), **(told | {"text": ""}))
    assert queries.page(economist, 2026, 10).comments == ()


@pytest.mark.parametrize("who", ["head", "planner", "auditor", "reader", "director"])
def test_only_economists_draft_fix_and_publish(by, who):
    with pytest.raises(NotAllowed):
        draft_report(year=2026, month=10, by=acting(who))
    draft_report(year=2026, month=10, by=by)
    with pytest.raises(NotAllowed):
        fix_report(year=2026, month=10, by=acting(who))
    with pytest.raises(NotAllowed):
        publish_report(year=2026, month=10, by=acting(who))


def test_who_owes_what(by, economist):
    today = clock.today()
    assert [duty.url_name for duty in queries.duties(economist, today)] == ["monthly_report:index"]
    forecast(by, b=421_600)
    answers_for(B, "head", by)
    draft_report(year=2026, month=10, by=economist)
    (wanted,) = queries.duties(acting("head"), today)
    assert (wanted.url_name, wanted.url_args, wanted.due) == (
        "monthly_report:month",
        (2026, 10),
        date(2026, 11, 19),
    )
    assert [duty.sort for duty in queries.duties(economist, today)] == ["sign"]
    write_comment(year=2026, month=10, item_id=item_id(B), kind="comment", text="x", by=acting("head"))
    assert queries.duties(acting("head"), today) == []
    assert queries.duties(acting("reader"), today) == []


def test_the_year_plan_says_when_a_report_is_due_and_a_reminder_gives_another_day(by, economist):
    start_year(year=2026, by=acting("planner"))
    assert queries.due_days(by.agency_id, 2026)[10] == date(2026, 11, 19)
    event = cycle.event_of(by.agency_id, 2026, "month.10")
    with clock.at(date(2026, 11, 10)):
        move_event(event_id=event.id, end=date(2026, 11, 25), reason="Sen stängning.", by=acting("planner"))
    assert queries.due_days(by.agency_id, 2026)[10] == date(2026, 11, 25)
    forecast(by, b=421_600)
    answers_for(B, "head", by)
    draft_report(year=2026, month=10, by=economist)
    assert queries.duties(acting("head"), clock.today())[0].due == date(2026, 11, 25)
    remind(year=2026, month=10, answer_by=date(2026, 11, 24), by=economist)
    assert queries.duties(acting("head"), clock.today())[0].due == date(2026, 11, 24)
    found = queries.page(economist, 2026, 10)
    assert (found.reminded_on, found.answer_by) == (clock.today(), date(2026, 11, 24))


def test_who_reminds_and_of_what_day(by, economist):
    draft_report(year=2026, month=10, by=economist)
    with pytest.raises(NotAllowed):
        remind(year=2026, month=10, answer_by=date(2026, 11, 24), by=acting("head"))
    with pytest.raises(Invalid):
        remind(year=2026, month=10, answer_by=date(2026, 11, 22), by=economist)
    with pytest.raises(NotDrafted):
        remind(year=2026, month=9, answer_by=date(2026, 11, 24), by=economist)


def test_another_agency_neither_sees_nor_makes_it(by, economist):
    draft_report(year=2026, month=10, by=economist)
    other = make_agency("AN", "Annan myndighet")
    with pytest.raises(NotFound):
        queries.page(acting("economist", other), 2026, 10)
    assert queries.report(program(other).agency_id, 2026, 10).items == ()
    assert queries.duties(acting("economist", other), clock.today()) == []


def test_the_months_of_a_year_tell_how_far_they_have_come(by, economist):
    commented(by, economist)
    states = {row.month: row.state for row in queries.months(by.agency_id, 2026)}
    assert (states[1], states[9], states[10]) == ("not_reported", "none", "draft")
    fix_report(year=2026, month=10, by=economist)
    assert queries.months(by.agency_id, 2026)[9].state == "fixed"


def test_composing_asks_the_database_the_same_however_much_there_is(by, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        october(by)
    for number in range(1, 21):
        record_forecasts(year=2026, day=date(2026, 1, number), amounts={item_id(A): (number, "")}, by=by)
    with django_assert_max_num_queries(15):
        october(by)


@pytest.mark.parametrize(("language", "said"), [("sv", "51,8"), ("en", "51.8")])
def test_a_share_has_the_decimal_mark_of_the_reader(language, said):
    with translation.override(language):
        assert words.percent(0.5183) == said
