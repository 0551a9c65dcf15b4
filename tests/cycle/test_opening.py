"""The events open and close the work of the system: by the clock, or by hand."""

from datetime import date

import pytest
from tests.cast import acting, make_agency, program

from tertial.annual_report import queries as annual_report
from tertial.annual_report.opening import open_report
from tertial.cycle import queries
from tertial.cycle.actions import open_event, run_clock, start_year
from tertial.cycle.errors import AlreadyOpened, NobodyOpens, OpensNothing
from tertial.cycle.opening import CLOSES, OPENS
from tertial.kernel import clock
from tertial.kernel.errors import NotAllowed
from tertial.monthly_report.opening import open_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    start_year(year=2026, by=acting("planner"))
    return {event.key: event for event in queries.events(make_agency().pk, 2026)}


@pytest.fixture
def calls(monkeypatch):
    """What has been opened and closed, while nobody but the test answers."""
    seen = []
    for point, word in ((OPENS, "open"), (CLOSES, "close")):

        def note(*, agency_id, year, period, event_id, by, word=word):
            seen.append((word, year, period, by.name))

        monkeypatch.setattr(point, "_registered", {"followup.round": note})
    return seen


def run(day):
    with clock.at(day):
        return run_clock(agency_id=make_agency().pk, by=program())


def test_a_round_opens_on_its_day_and_closes_after_its_last(year, calls):
    assert run(date(2026, 11, 15)) == []
    assert run(date(2026, 11, 16)) == ["T3"]
    assert run(date(2027, 1, 22)) == []
    assert run(date(2027, 1, 23)) == ["T3"]
    assert calls == [("open", 2026, "T3", "Tertial"), ("close", 2026, "T3", "Tertial")]


def test_running_the_clock_again_changes_nothing(year, calls):
    assert run(date(2026, 11, 20)) == ["T3"]
    assert run(date(2026, 11, 20)) == []
    assert len(calls) == 1


def test_what_was_over_before_the_clock_ran_is_left_alone(year, calls):
    assert run(date(2026, 10, 20)) == []
    assert calls == []


def test_what_nobody_answers_waits(year, calls):
    event = queries.event_of(make_agency().pk, 2026, "plan.proposals")
    assert run(date(2026, 8, 20)) == []
    with pytest.raises(NobodyOpens):
        open_event(event_id=event.id, by=acting("planner"))


def test_the_planner_opens_a_round_before_its_day(year, calls):
    open_event(event_id=year["T3"].id, by=acting("planner"))
    assert calls == [("open", 2026, "T3", "Johan Ekström")]
    assert queries.event(make_agency().pk, year["T3"].id).opened_at == clock.now()
    with pytest.raises(AlreadyOpened):
        open_event(event_id=year["T3"].id, by=acting("planner"))


def test_an_event_that_opens_nothing_says_so(year, calls):
    with pytest.raises(OpensNothing):
        open_event(event_id=year["T3.units"].id, by=acting("planner"))


def test_only_who_may_edit_the_cycle_opens(year, calls):
    with pytest.raises(NotAllowed):
        open_event(event_id=year["T3"].id, by=acting("head"))
    assert calls == []


def test_when_the_opening_fails_the_event_is_not_marked(year, monkeypatch):
    def fail(**_given):
        raise RuntimeError

    monkeypatch.setattr(OPENS, "_registered", {"followup.round": fail})
    with pytest.raises(RuntimeError):
        open_event(event_id=year["T3"].id, by=acting("planner"))
    assert queries.event(make_agency().pk, year["T3"].id).opened_at is None


def test_one_that_refuses_waits_and_holds_up_nothing_else(year, calls, monkeypatch):
    def refuse(**_given):
        raise NotAllowed(right="annual.edit")

    monkeypatch.setitem(OPENS._registered, "annual_report.report", refuse)
    assert run(date(2026, 11, 20)) == ["T3"]
    assert queries.event(make_agency().pk, year["annual"].id).opened_at is None


def duties(key):
    return {duty.title: duty for duty in queries.duties(acting(key), clock.today())}


def test_a_deadline_lies_on_the_list_of_those_whose_role_it_is(year):
    found = duties("planner")["MBL-förhandling, plan och budget 2027"]
    assert (found.due, found.url_name) == (date(2026, 12, 2), "cycle:event")
    assert "MBL-förhandling, plan och budget 2027" not in duties("head")


def test_deadlines_far_away_are_on_nobodys_list(year):
    assert not any("regeringen" in title for title in duties("planner"))
    with clock.at(date(2027, 2, 8)):
        assert "Årsredovisning 2026 till regeringen" in duties("planner")


def test_what_should_be_open_lies_on_the_planners_list(year, calls):
    assert "Öppna: Tertial 3" in duties("planner")
    assert "Öppna: Tertial 3" not in duties("head")
    open_event(event_id=year["T3"].id, by=acting("planner"))
    assert "Öppna: Tertial 3" not in duties("planner")


@pytest.mark.parametrize(
    "opens", ["followup.round", "planning.drafts", "monthly_report.draft", "annual_report.report"]
)
def test_everything_the_shipped_year_opens_has_somebody_who_answers(year, opens):
    assert {event.opens for event in year.values() if event.opens} >= {opens}
    assert OPENS.get(opens)


def test_the_clock_starts_the_annual_report_once(year):
    assert "annual" in run(date(2026, 11, 2))
    assert [row.year for row in annual_report.reports(make_agency().pk)] == [2026]
    open_report(agency_id=make_agency().pk, year=2026, period="", event_id=year["annual"].id, by=program())
    assert len(annual_report.reports(make_agency().pk)) == 1


def test_a_months_report_is_drafted_on_the_first_of_the_next(year):
    assert "month.10" not in run(date(2026, 10, 31))
    assert "month.10" in run(date(2026, 11, 1))
    assert open_draft(agency_id=make_agency().pk, year=2026, period="M10", event_id=0, by=program()) is None
