"""A year's cycle is laid from a template or from the year before."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from tests.cast import acting, make_agency, program

from tertial.access.rights import ROLES
from tertial.cycle import queries, template
from tertial.cycle.actions import add_event, start_year
from tertial.cycle.errors import YearStarted
from tertial.cycle.models import Event
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound

pytestmark = pytest.mark.django_db


def laid(year=2026, by=None):
    start_year(year=year, by=by or acting("planner"))
    return {event.key: event for event in queries.events(make_agency().pk, year)}


def test_the_template_gives_the_days_of_the_year():
    year = laid()
    assert year["T3"].start == date(2026, 11, 16)
    assert year["T3"].end == date(2027, 1, 22)
    assert year["month.11"].end == date(2026, 12, 18)
    assert year["board.dec"].end == date(2026, 12, 10)
    assert year["plan.units"].end == date(2027, 1, 15)
    assert year["board.dec"].title == "Styrelsen beslutar verksamhetsplan och budget 2027"
    assert year["board.feb"].title == "Styrelsen beslutar årsredovisning 2025"


def test_the_template_has_some_forty_deadlines_and_enough_that_opens_something():
    year = laid().values()
    assert sum(event.kind == "deadline" for event in year) >= 40
    assert sum(bool(event.opens) for event in year) >= 8
    assert {event.track for event in year} == {"follow", "plan", "econ", "lead", "gov"}


def test_every_shipped_template_can_be_laid_in_any_year():
    for name in template.names():
        for year in range(2024, 2036):
            start_year(year=year, source=name, by=program())
            for event in queries.events(make_agency().pk, year):
                assert {*event.concerns, event.duty_of or "head"} <= set(ROLES)


def test_a_duty_on_a_sunday_stands_on_monday_and_says_so():
    due = laid()["submission"]
    assert due.end == date(2026, 3, 2)
    assert due.moved_from == date(2026, 3, 1)
    assert due.moved_by == "holiday"
    assert "1930:173" in due.moved_reason


def test_the_end_of_a_period_never_moves():
    end = laid(2027)["T2.end"]
    assert end.end == date(2027, 8, 31)
    assert laid(2028)["T1.end"].end == date(2028, 4, 30)  # a Sunday
    assert laid(2030)["T2.end"].moved_from is None  # a Saturday


def test_each_event_has_an_address_of_its_own_that_lasts():
    first, second = laid(2026), laid(2027)
    assert first["T3"].uid == "T3-2026@EM"
    assert not {event.uid for event in first.values()} & {event.uid for event in second.values()}


def test_a_year_is_started_once():
    laid()
    with pytest.raises(YearStarted):
        laid()


def test_only_who_may_edit_the_cycle_starts_a_year():
    with pytest.raises(NotAllowed):
        laid(by=acting("head"))


def test_an_unknown_template_is_refused():
    with pytest.raises(Invalid):
        start_year(year=2026, source="nothing", by=acting("planner"))
    with pytest.raises(Invalid):
        start_year(year=2026, source="2019", by=acting("planner"))


def test_last_years_cycle_is_copied_with_what_the_agency_added():
    laid(2026)
    planner = acting("planner")
    add_event(
        year=2026, kind="deadline", track="plan", title="Personaldag om plan 2027", rule="thu 2 9", by=planner
    )
    start_year(year=2027, source="2026", by=planner)
    copied = {event.key: event for event in queries.events(make_agency().pk, 2027)}
    fresh = {event.key: event for event in template.read("board_tertial", 2027)}
    assert copied["own.1"].title == "Personaldag om plan 2028"
    assert copied["own.1"].end == date(2027, 9, 9)
    assert {key: event.title for key, event in copied.items() if key in fresh} == {
        key: plan.title for key, plan in fresh.items()
    }
    assert copied["annual.due"].description == "Förordning (2000:605) 2 kap. 1 §"


def test_an_own_event_needs_a_title_and_a_rule_that_can_be_read():
    laid()
    for wrong in ({"title": " "}, {"rule": "nästa vecka"}, {"rule": "after nothing"}):
        given = {"title": "Personaldag", "rule": "09-10"} | wrong
        with pytest.raises(Invalid) as refused:
            add_event(year=2026, kind="mark", track="plan", by=acting("planner"), **given)
        assert set(refused.value.fields) == set(wrong)


def test_an_own_process_runs_between_its_rules():
    laid()
    made = add_event(
        year=2026,
        kind="process",
        track="lead",
        title="Flytt",
        start_rule="after board.dec -3",
        rule="+1 01-31",
        by=acting("planner"),
    )
    event = queries.event(make_agency().pk, made)
    assert (event.start, event.end) == (date(2026, 12, 7), date(2027, 1, 31))
    assert event.rule_words == "31 januari året efter"


def test_a_year_that_has_no_cycle_takes_no_event():
    make_agency()
    with pytest.raises(NotFound):
        add_event(year=2026, kind="mark", track="plan", title="x", rule="09-10", by=acting("planner"))


def test_one_agency_sees_nothing_of_another():
    year = laid()
    other = make_agency("AN", "Annan myndighet")
    assert queries.events(other.pk, 2026) == []
    assert queries.events_seen(other.pk, 2026) == []
    with pytest.raises(NotFound):
        queries.event(other.pk, year["T3"].id)


def test_a_calendar_year_shows_what_last_years_cycle_has_running_into_it():
    laid(2025)
    laid(2026)
    seen = {event.uid for event in queries.events_seen(make_agency().pk, 2026)}
    assert {"annual-2025@EM", "closing-2025@EM", "annual.due-2025@EM", "annual.due-2026@EM"} <= seen
    assert "T2-2025@EM" not in seen


@pytest.mark.parametrize("years", [1, 4])
def test_events_cost_one_query_however_many(years, django_assert_num_queries):
    for year in range(2026, 2026 + years):
        laid(year)
    agency = make_agency()
    with django_assert_num_queries(1):
        queries.events(agency.pk, 2026)
    with django_assert_num_queries(1):
        queries.events_seen(agency.pk, 2026)


def test_the_database_refuses_a_deadline_of_two_days():
    event = Event.objects.get(pk=laid()["T3.units"].id)
    event.start = date(2026, 11, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        event.save()


def test_rules_are_told_in_words():
    year = laid()
    assert year["month.11"].rule_words == "14:e arbetsdagen i december"
    assert year["T1.end"].rule_words == "sista dagen i tertial 1"
    assert year["board.dec"].rule_words == "2:a torsdagen i december"
    assert year["annual.due"].rule_words == "22 februari året efter"
    assert year["plan.prepared"].rule_words == ("7 dagar före Styrelsen beslutar verksamhetsplan och budget 2027")


def test_starting_a_year_is_in_the_audit_chain():
    laid()
    assert events.history("cycle:2026", tenant=make_agency().pk)[0].kind == "cycle.year_started"


def test_a_rule_that_follows_another_event_names_that_of_its_own_year():
    for year in (2025, 2026):
        laid(year)
    with translation.override("sv"):
        seen = queries.events_seen(make_agency().pk, 2026)
        told = {event.year: event.rule_words for event in seen if event.title.endswith("fastställs")}
    assert "budget 2026" in told[2025]
    assert "budget 2027" in told[2026]


def test_an_agency_without_a_plan_is_told_to_lay_the_first():
    (first,) = [duty for duty in queries.duties(acting("planner"), clock.today()) if duty.url_name == "cycle:year"]
    assert first.url_args == (2026,)
    assert not [duty for duty in queries.duties(acting("head"), clock.today()) if duty.url_name == "cycle:year"]
    laid(2025)
    assert not [duty for duty in queries.duties(acting("planner"), clock.today()) if duty.url_name == "cycle:year"]
