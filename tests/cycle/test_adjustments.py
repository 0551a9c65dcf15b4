"""A deadline is moved with a reason; what hangs on it moves along, those concerned are told, and it is all kept."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.cast import acting, make_agency

from tertial.cycle import queries
from tertial.cycle.actions import (
    change_proposal,
    decide_adjustment,
    mark_as_read,
    move_event,
    propose_adjustment,
    start_year,
    withdraw_adjustment,
)
from tertial.cycle.errors import AdjustmentWaits, AlreadyPassed, AlreadySettled
from tertial.cycle.models import Adjustment
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound

pytestmark = pytest.mark.django_db

LATER = date(2026, 12, 17)
REASON = "Budgetpropositionen kom senare än vanligt (valår)."


@pytest.fixture
def year():
    start_year(year=2026, by=acting("planner"))
    return {event.key: event for event in queries.events(make_agency().pk, 2026)}


def now(key):
    return queries.event_of(make_agency().pk, 2026, key)


def proposed(year, key="board.dec", end=LATER, **more):
    given = {"reason": REASON, "by": acting("planner")} | more
    return propose_adjustment(event_id=year[key].id, end=end, **given)


def test_a_proposal_moves_nothing_but_shows_what_would_move(year):
    proposed(year)
    [row] = queries.adjustments(make_agency().pk, 2026)
    assert now("board.dec").end == date(2026, 12, 10)
    assert row.state == "open"
    assert [(move.title, move.from_end, move.to_end) for move in row.along] == [
        ("Ledningsgruppens beredning", date(2026, 12, 3), date(2026, 12, 10)),
        ("Enheternas planer 2027 fastställs", date(2027, 1, 15), date(2027, 1, 22)),
    ]


def test_those_concerned_are_counted_by_role_and_once_each(year):
    proposed(year)
    [row] = queries.adjustments(make_agency().pk, 2026)
    assert dict(row.roles) == {"management": 1, "head": 3, "economist": 1, "planner": 1}
    assert row.people == 6
    assert "Karin Lindqvist" in row.names
    assert "Nils Ek" not in row.names


def test_deciding_moves_the_event_and_all_that_hangs_on_it(year):
    assert decide_adjustment(adjustment_id=proposed(year), by=acting("planner")) == 3
    board = now("board.dec")
    assert (board.end, board.moved_from, board.moved_reason) == (LATER, date(2026, 12, 10), REASON)
    assert (board.moved_by, board.sequence) == ("adjustment", 1)
    assert now("plan.prepared").end == date(2026, 12, 10)
    assert now("plan.units").start == date(2027, 1, 1)
    assert now("plan.units").end == date(2027, 1, 22)
    assert now("T3.units").sequence == 0


def test_what_moved_and_who_was_told_is_kept_as_it_was(year):
    decide_adjustment(adjustment_id=proposed(year), by=acting("planner"))
    move_event(event_id=year["board.dec"].id, end=date(2026, 12, 18), reason="En dag till.", by=acting("planner"))
    first = queries.adjustments_of(make_agency().pk, year["board.dec"].id)[-1]
    assert [move.to_end for move in first.along] == [date(2026, 12, 10), date(2027, 1, 22)]
    assert first.people == 6
    assert (first.settled_by, first.state) == ("Johan Ekström", "decided")


def told(key):
    return [duty.title for duty in queries.duties(acting(key), clock.today()) if duty.title.startswith("Flyttad")]


def test_everybody_it_concerns_is_told_on_their_own_page_until_they_have_read_it(year):
    decide_adjustment(adjustment_id=proposed(year), by=acting("planner"))
    title = "Flyttad: Styrelsen beslutar verksamhetsplan och budget 2027"
    assert told("head") == told("director") == [title]
    assert told("reader") == told("planner") == []
    assert mark_as_read(event_id=year["board.dec"].id, by=acting("head")) == 1
    assert told("head") == []
    assert told("director") == [title]
    assert mark_as_read(event_id=year["board.dec"].id, by=acting("head")) == 0


def test_nobody_is_told_before_it_is_decided(year):
    made = proposed(year)
    assert told("head") == []
    withdraw_adjustment(adjustment_id=made, by=acting("planner"))
    assert told("head") == []


def test_the_first_day_is_remembered_through_two_moves(year):
    for end in (LATER, date(2026, 12, 18)):
        move_event(event_id=year["board.dec"].id, end=end, reason=REASON, by=acting("planner"))
    assert now("board.dec").moved_from == date(2026, 12, 10)
    assert now("board.dec").sequence == 2


def test_what_somebody_moved_by_hand_stays_when_the_event_moves_again(year):
    move_event(
        event_id=year["plan.prepared"].id, end=date(2026, 12, 4), reason="Hinner inte.", by=acting("planner")
    )
    move_event(event_id=year["board.dec"].id, end=LATER, reason=REASON, by=acting("planner"))
    assert now("plan.prepared").end == date(2026, 12, 4)


def test_what_has_passed_stays(year):
    with clock.at(date(2026, 12, 7)):
        move_event(event_id=year["board.dec"].id, end=LATER, reason=REASON, by=acting("planner"))
    assert now("plan.prepared").end == date(2026, 12, 3)
    assert now("plan.units").end == date(2027, 1, 22)


def test_a_process_keeps_its_start_unless_a_new_one_is_given(year):
    move_event(event_id=year["closing"].id, end=date(2027, 2, 26), reason="Senare.", by=acting("planner"))
    assert (now("closing").start, now("closing").end) == (date(2026, 12, 7), date(2027, 2, 26))
    move_event(
        event_id=year["closing"].id,
        start=date(2026, 12, 9),
        end=date(2027, 2, 26),
        reason="x",
        by=acting("planner"),
    )
    assert now("closing").start == date(2026, 12, 9)


def test_the_day_of_opening_follows_the_start_of_a_process(year):
    new = date(2026, 12, 1)
    with clock.at(date(2026, 10, 1)):
        move_event(event_id=year["T3"].id, start=new, end=year["T3"].end, reason="Senare.", by=acting("planner"))
    assert now("T3").opens_on == new


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"end": date(2026, 12, 10)}, "end"),
        ({"end": date(2026, 11, 1)}, "end"),
    ],
)
def test_a_move_without_reason_or_meaning_is_refused_beside_its_field(year, change, field):
    with pytest.raises(Invalid) as refused:
        proposed(year, **change)
    assert set(refused.value.fields) == {field}


def test_a_process_cannot_end_before_it_starts(year):
    with pytest.raises(Invalid) as refused:
        proposed(year, "closing", start=date(2027, 3, 1), end=date(2027, 2, 19))
    assert refused.value.fields == {"start": "starts_after_end"}


def test_what_has_been_cannot_be_moved(year):
    with pytest.raises(AlreadyPassed):
        proposed(year, "T1.units")


def test_one_adjustment_of_an_event_waits_at_a_time(year):
    proposed(year)
    with pytest.raises(AdjustmentWaits):
        proposed(year, end=date(2026, 12, 18))


def test_a_proposal_can_be_changed_before_it_is_decided(year):
    made = proposed(year)
    change_proposal(adjustment_id=made, end=date(2026, 12, 18), reason="Ny dag.", by=acting("planner"))
    [row] = queries.adjustments(make_agency().pk, 2026)
    assert (row.to_end, row.to_start, row.reason) == (date(2026, 12, 18), date(2026, 12, 18), "Ny dag.")


def test_a_withdrawn_proposal_moves_nothing_and_stays_in_the_log(year):
    made = proposed(year)
    withdraw_adjustment(adjustment_id=made, by=acting("planner"))
    assert now("board.dec").end == date(2026, 12, 10)
    assert [row.state for row in queries.adjustments_of(make_agency().pk, year["board.dec"].id)] == ["withdrawn"]
    with pytest.raises(AlreadySettled):
        decide_adjustment(adjustment_id=made, by=acting("planner"))
    assert proposed(year)


def test_the_database_keeps_what_was_settled(year):
    row = Adjustment.objects.get(pk=proposed(year))
    decide_adjustment(adjustment_id=row.pk, by=acting("planner"))
    for attempt in (lambda: Adjustment.objects.filter(pk=row.pk).update(reason="Annat"), row.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_only_who_may_edit_the_cycle_moves_anything(year):
    made = proposed(year)
    for attempt in (
        lambda by: proposed(year, "T3.units", by=by),
        lambda by: decide_adjustment(adjustment_id=made, by=by),
        lambda by: withdraw_adjustment(adjustment_id=made, by=by),
        lambda by: change_proposal(adjustment_id=made, end=LATER, reason="x", by=by),
    ):
        with pytest.raises(NotAllowed):
            attempt(acting("head"))


def test_another_agency_finds_nothing_to_move(year):
    made = proposed(year)
    other = acting("planner", make_agency("AN", "Annan myndighet"))
    for attempt in (
        lambda: proposed(year, "T3.units", by=other),
        lambda: decide_adjustment(adjustment_id=made, by=other),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_each_step_is_in_the_audit_chain(year):
    decide_adjustment(adjustment_id=proposed(year), by=acting("planner"))
    told = events.history(f"event:{year['board.dec'].id}", tenant=make_agency().pk)
    assert [event.kind for event in told] == ["cycle.adjustment_decided", "cycle.adjustment_proposed"]
    assert told[0].facts == {"from": "2026-12-10", "to": "2026-12-17", "reason": REASON}
