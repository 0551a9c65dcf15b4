"""What can be done to the year's cycle. One function is one decision and one transaction."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction

from tertial.access.actor import Actor
from tertial.calc.daterules import BadRule
from tertial.kernel import clock, events
from tertial.kernel.errors import DomainError, Invalid, NotAllowed, NotFound
from tertial.organisation import queries as organisation

from . import dates, queries, template
from .errors import (
    AdjustmentWaits,
    AlreadyOpened,
    AlreadyPassed,
    AlreadySettled,
    NobodyOpens,
    OpensNothing,
    YearStarted,
)
from .models import Adjustment, AdjustmentTold, CycleYear, Event
from .opening import CLOSES, OPENS
from .template import Plan

SHIPPED = "board_tertial"


@transaction.atomic
def start_year(*, year: int, by: Actor, source: str = SHIPPED) -> int:
    """Lay a year's cycle from a shipped template, or from another year's cycle ("2025"); gives its id."""
    _need(by)
    if CycleYear.objects.filter(agency_id=by.agency_id, year=year).exists():
        raise YearStarted(year=year)
    plans = _plans(by.agency_id, source, year)
    made = CycleYear.objects.create(agency_id=by.agency_id, year=year, started_on=clock.today(), source=source)
    _lay(made, plans)
    events.record("cycle.year_started", by=by, subject=f"cycle:{year}", source=source, events=len(plans))
    return made.pk


def _need(by: Actor, unit_id: int | None = None) -> None:
    if not by.may("cycle.edit", unit_id):
        raise NotAllowed(right="cycle.edit")


def _plans(agency_id: int, source: str, year: int) -> list[Plan]:
    if source in template.names():
        return template.read(source, year)
    if source.isdecimal():
        found = Event.objects.filter(agency_id=agency_id, cycle_year__year=int(source)).order_by("pk")
        plans = [_plan_again(event, year - int(source)) for event in found]
        if plans:
            return plans
    raise Invalid(source="unknown")


def _plan_again(event: Event, years: int) -> Plan:
    return Plan(
        key=event.key,
        kind=event.kind,
        track=event.track,
        title=template.next_years(event.title, years),
        short=template.next_years(event.short, years),
        start_rule=event.start_rule,
        end_rule=event.end_rule,
        duty=event.duty,
        opens=event.opens,
        opens_rule=event.opens_rule,
        period=event.period,
        shape=event.shape,
        duty_of=event.duty_of,
        concerns=tuple(event.concerns),
        description=template.next_years(event.description, years),
    )


def _lay(cycle_year: CycleYear, plans: list[Plan]) -> None:
    code = organisation.agency(cycle_year.agency_id).code
    try:
        found = dates.dates_of(plans, cycle_year.year)
    except BadRule as wrong:
        raise Invalid(rule=str(wrong)) from wrong
    Event.objects.bulk_create(_event(cycle_year, code, plan, found[plan.key]) for plan in plans)


def _event(cycle_year: CycleYear, code: str, plan: Plan, when: dates.Dates) -> Event:
    moved = when.nominal != when.end
    return Event(
        agency_id=cycle_year.agency_id,
        cycle_year=cycle_year,
        uid=f"{plan.key}-{cycle_year.year}@{code}",
        start=when.start,
        end=when.end,
        opens_on=when.opens_on,
        changed_at=clock.now(),
        moved_from=when.nominal if moved else None,
        moved_by=Event.MovedBy.HOLIDAY if moved else "",
        **{**asdict(plan), "concerns": list(plan.concerns)},
    )


@transaction.atomic
def add_event(
    *,
    year: int,
    kind: str,
    track: str,
    title: str,
    rule: str,
    start_rule: str = "",
    description: str = "",
    duty: bool = False,
    by: Actor,
) -> int:
    """Add an event of the agency's own to a year's cycle, by date rules; gives its id."""
    _need(by)
    cycle_year = CycleYear.objects.filter(agency_id=by.agency_id, year=year).first()
    if cycle_year is None:
        raise NotFound(year=year)
    if not title.strip():
        raise Invalid(title="missing")
    known = dict(cycle_year.events.values_list("key", "end"))
    plan = Plan(
        key=f"own.{sum(key.startswith('own.') for key in known) + 1}",
        kind=kind,
        track=track,
        title=title.strip(),
        start_rule=start_rule.strip() if kind == Event.Kind.PROCESS else "",
        end_rule=rule.strip(),
        description=description.strip(),
        duty=duty,
    )
    event = _event(cycle_year, organisation.agency(by.agency_id).code, plan, _own_dates(plan, year, known))
    event.save()
    events.record("cycle.event_added", by=by, subject=f"event:{event.pk}", title=event.title)
    return event.pk


def _own_dates(plan: Plan, year: int, known: dict[str, date]) -> dates.Dates:
    try:
        return dates.dates_of_one(plan, year, known)
    except BadRule as wrong:
        at_fault = "start_rule" if plan.start_rule and str(wrong) != plan.end_rule else "rule"
        raise Invalid(**{at_fault: "bad_rule"}) from wrong


@transaction.atomic
def propose_adjustment(*, event_id: int, end: date, start: date | None = None, reason: str, by: Actor) -> int:
    """Propose to move an event, with the reason; it moves when the adjustment is decided. Gives its id.

    `start` is for processes only; without it a process keeps its start.
    """
    event = _found(event_id, by)
    start = _checked(event, start, end, reason)
    if event.adjustments.filter(state=Adjustment.State.OPEN).exists():
        raise AdjustmentWaits(event=event_id)
    made = Adjustment.objects.create(
        agency_id=by.agency_id,
        event=event,
        from_start=event.start,
        from_end=event.end,
        to_start=start,
        to_end=end,
        reason=reason.strip(),
        proposed_by=by.name,
        proposed_at=clock.now(),
    )
    events.record("cycle.adjustment_proposed", by=by, subject=f"event:{event_id}", **_told_days(made))
    return made.pk


def _found(event_id: int, by: Actor) -> Event:
    found = Event.objects.select_for_update(of=("self",)).select_related("cycle_year")
    event = found.filter(agency_id=by.agency_id, pk=event_id).first()
    if event is None:
        raise NotFound(event=event_id)
    _need(by, event.unit_id)
    return event


def _checked(event: Event, start: date | None, end: date, reason: str) -> date:
    """The new start, once everything about the move has been found possible."""
    if event.end < clock.today():
        raise AlreadyPassed(event=event.pk)
    start = (start or event.start) if event.kind == Event.Kind.PROCESS else end
    wrong = {}
    if not reason.strip():
        wrong["reason"] = "missing"
    if (start, end) == (event.start, event.end):
        wrong["end"] = "same_day"
    elif end < clock.today():
        wrong["end"] = "in_the_past"
    elif start > end:
        wrong["start"] = "starts_after_end"
    if wrong:
        raise Invalid(**wrong)
    return start


def _told_days(row: Adjustment) -> dict[str, str]:
    return {"from": row.from_end.isoformat(), "to": row.to_end.isoformat(), "reason": row.reason}


@transaction.atomic
def decide_adjustment(*, adjustment_id: int, by: Actor) -> int:
    """Decide a proposed adjustment: the event moves, and what is counted from it. Gives how many events moved."""
    row = _open(adjustment_id, by)
    event = row.event
    moves = queries.moves_along(by.agency_id, event.pk, start=row.to_start, end=row.to_end)
    told = queries.who_is_told(by.agency_id, [event.pk, *(move.event_id for move in moves)])
    _move(event, row.to_start, row.to_end, row.reason)
    along = {found.pk: found for found in Event.objects.filter(pk__in=[move.event_id for move in moves])}
    for move in moves:
        _move(along[move.event_id], move.to_start, move.to_end, row.reason)
    row.along = [_kept(move) for move in moves]
    row.told = {"roles": [list(pair) for pair in told.roles], "names": list(told.names)}
    _settle(row, Adjustment.State.DECIDED, by)
    _tell(row, told.ids, by)
    events.record("cycle.adjustment_decided", by=by, subject=f"event:{event.pk}", **_told_days(row))
    return 1 + len(moves)


def _open(adjustment_id: int, by: Actor) -> Adjustment:
    found = Adjustment.objects.select_for_update(of=("self",)).select_related("event__cycle_year")
    row = found.filter(agency_id=by.agency_id, pk=adjustment_id).first()
    if row is None:
        raise NotFound(adjustment=adjustment_id)
    _need(by, row.event.unit_id)
    if row.state != Adjustment.State.OPEN:
        raise AlreadySettled(adjustment=adjustment_id)
    return row


def _move(event: Event, start: date, end: date, reason: str) -> None:
    """Put an event on other days. `moved_from` keeps the first day it stood on."""
    event.moved_from = event.moved_from or (event.end if end != event.end else event.start)
    event.moved_by, event.moved_reason = Event.MovedBy.ADJUSTMENT, reason
    if event.opens_on == event.start and not event.opens_rule:
        event.opens_on = start
    event.start, event.end = start, end
    event.sequence += 1
    event.changed_at = clock.now()
    event.save()


def _kept(move: dates.Move) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(move).items()}


def _settle(row: Adjustment, state: str, by: Actor) -> None:
    row.state, row.settled_by, row.settled_at = state, by.name, clock.now()
    row.save()


def _tell(row: Adjustment, people: tuple[int, ...], by: Actor) -> None:
    """Put it on the page of everybody it concerns, but not of whoever decided it."""
    AdjustmentTold.objects.bulk_create(
        AdjustmentTold(agency_id=row.agency_id, adjustment=row, person_id=person)
        for person in people
        if person != by.person_id
    )


@transaction.atomic
def mark_as_read(*, event_id: int, by: Actor) -> int:
    """Take the moves of an event off one's own page; gives how many there were."""
    mine = AdjustmentTold.objects.filter(agency_id=by.agency_id, person_id=by.person_id, read_at=None)
    read = mine.filter(adjustment__event_id=event_id).update(read_at=clock.now())
    if read:
        events.record("cycle.adjustment_read", by=by, subject=f"event:{event_id}", count=read)
    return read


@transaction.atomic
def withdraw_adjustment(*, adjustment_id: int, by: Actor) -> None:
    """Take back a proposed adjustment; nothing moves, the proposal stays in the log."""
    row = _open(adjustment_id, by)
    _settle(row, Adjustment.State.WITHDRAWN, by)
    events.record("cycle.adjustment_withdrawn", by=by, subject=f"event:{row.event_id}", **_told_days(row))


@transaction.atomic
def change_proposal(*, adjustment_id: int, end: date, start: date | None = None, reason: str, by: Actor) -> None:
    """Change the days or the reason of a proposed adjustment before it is decided."""
    row = _open(adjustment_id, by)
    row.to_start, row.to_end, row.reason = _checked(row.event, start, end, reason), end, reason.strip()
    row.save()
    events.record("cycle.adjustment_changed", by=by, subject=f"event:{row.event_id}", **_told_days(row))


@transaction.atomic
def move_event(*, event_id: int, end: date, start: date | None = None, reason: str, by: Actor) -> int:
    """Move an event at once, with the reason, and what is counted from it; gives how many events moved."""
    adjustment_id = propose_adjustment(event_id=event_id, end=end, start=start, reason=reason, by=by)
    return decide_adjustment(adjustment_id=adjustment_id, by=by)


@transaction.atomic
def open_event(*, event_id: int, by: Actor) -> None:
    """Open by hand what an event opens (a round, a month's report)."""
    event = _found(event_id, by)
    if not event.opens:
        raise OpensNothing(event=event_id)
    if event.opened_at:
        raise AlreadyOpened(event=event_id)
    if OPENS.get(event.opens) is None:
        raise NobodyOpens(opens=event.opens)
    _open_now(event, by)


def _open_now(event: Event, by: Actor) -> None:
    function = OPENS.get(event.opens)
    function(agency_id=event.agency_id, year=event.cycle_year.year, period=event.period, event_id=event.pk, by=by)
    event.opened_at = clock.now()
    event.save(update_fields=["opened_at"])
    events.record("cycle.opened", by=by, subject=f"event:{event.pk}", opens=event.opens, period=event.period)


@transaction.atomic
def run_clock(*, agency_id: int, by: Actor) -> list[str]:
    """Open what is due to open and close what is over; gives the keys of the events. Harmless to run again."""
    _need(by)
    return [*_open_due(agency_id, by), *_close_due(agency_id, by)]


def _open_due(agency_id: int, by: Actor) -> list[str]:
    due = [row for row in queries.due_to_open(agency_id, on=clock.today()) if OPENS.get(row.opens)]
    return [row.key for row in due if _opened(_found(row.id, by), by)]


def _opened(event: Event, by: Actor) -> bool:
    """Whether it could be opened. What refuses (a ledger not loaded yet) waits, and holds up nothing else."""
    try:
        with transaction.atomic():
            _open_now(event, by)
    except DomainError:
        return False
    return True


def _close_due(agency_id: int, by: Actor) -> list[str]:
    over = Event.objects.filter(
        agency_id=agency_id, kind=Event.Kind.PROCESS, opened_at__isnull=False, closed_at=None, end__lt=clock.today()
    )
    due = [event for event in over.select_related("cycle_year") if CLOSES.get(event.opens)]
    for event in due:
        _close_now(event, by)
    return [event.key for event in due]


def _close_now(event: Event, by: Actor) -> None:
    function = CLOSES.get(event.opens)
    function(agency_id=event.agency_id, year=event.cycle_year.year, period=event.period, event_id=event.pk, by=by)
    event.closed_at = clock.now()
    event.save(update_fields=["closed_at"])
    events.record("cycle.closed", by=by, subject=f"event:{event.pk}", opens=event.opens, period=event.period)
