"""What can be asked about the year's cycle. Results are plain rows; query counts never grow with them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tertial.access import queries as access
from tertial.access.actor import Actor
from tertial.kernel import clock
from tertial.kernel.duties import Duty
from tertial.kernel.errors import NotFound

from . import dates
from .dates import Move
from .models import Adjustment, AdjustmentTold, CycleYear, Event
from .opening import OPENS
from .rule_words import in_words

DAYS_AHEAD = 21


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event. `rule` is the rule as typed, `rule_words` the same for a reader.

    Deadlines and marks start and end on the same day. `key` is the same every year ("T3.units"), `uid` unique.
    """

    id: int
    uid: str
    kind: str
    title: str
    track: str
    unit_id: int | None
    start: date
    end: date
    rule: str
    moved_from: date | None
    moved_reason: str
    opens: str
    key: str
    year: int
    short: str
    description: str
    start_rule: str
    rule_words: str
    moved_by: str
    shape: str
    duty: bool
    duty_of: str
    concerns: tuple[str, ...]
    period: str
    opens_on: date | None
    opened_at: datetime | None
    closed_at: datetime | None
    sequence: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told of an adjustment: people by role, and how many different people they are."""

    roles: tuple[tuple[str, int], ...]
    names: tuple[str, ...]
    ids: tuple[int, ...] = ()

    @property
    def people(self) -> int:
        return len(self.names)


@dataclass(frozen=True, slots=True)
class AdjustmentRow:
    """An adjustment with what moves along: what would, while it is open; what did, once decided."""

    id: int
    event_id: int
    title: str
    kind: str
    track: str
    state: str
    from_start: date
    from_end: date
    to_start: date
    to_end: date
    reason: str
    proposed_by: str
    proposed_at: datetime
    settled_by: str
    settled_at: datetime | None
    along: tuple[Move, ...]
    roles: tuple[tuple[str, int], ...]
    people: int
    names: tuple[str, ...]


def years(agency_id: int) -> list[int]:
    """The years that have a cycle, latest first. 1 query."""
    return list(CycleYear.objects.filter(agency_id=agency_id).order_by("-year").values_list("year", flat=True))


def events(agency_id: int, year: int) -> list[EventRow]:
    """The events of a year's cycle, by day; some end in the year after. 1 query."""
    return _rows(Event.objects.filter(agency_id=agency_id, cycle_year__year=year))


def events_seen(agency_id: int, year: int) -> list[EventRow]:
    """What is seen of a calendar year: its own cycle, and what the one before has running into it. 1 query."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    around = Event.objects.filter(agency_id=agency_id, cycle_year__year__range=(year - 1, year + 1))
    return [row for row in _rows(around) if row.year == year or (row.start <= last and row.end >= first)]


def event(agency_id: int, event_id: int) -> EventRow:
    """One event. 2 queries. Raises NotFound."""
    found = Event.objects.filter(agency_id=agency_id, pk=event_id).select_related("cycle_year").first()
    if found is None:
        raise NotFound(event=event_id)
    return _row(found, _titles(agency_id, found.cycle_year.year))


def event_of(agency_id: int, year: int, key: str) -> EventRow | None:
    """The event of a year's cycle with a key such as "T3.units", or None. 1 query."""
    found = Event.objects.filter(agency_id=agency_id, cycle_year__year=year, key=key).select_related("cycle_year")
    return next((_row(event, {}) for event in found), None)


def _titles(agency_id: int, year: int) -> dict[str, str]:
    return dict(Event.objects.filter(agency_id=agency_id, cycle_year__year=year).values_list("key", "title"))


def _rows(found: Any) -> list[EventRow]:
    rows = list(found.select_related("cycle_year").order_by("end", "start", "pk"))
    titles: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for event in rows:
        titles[event.cycle_year.year][event.key] = event.title
    return [_row(event, titles[event.cycle_year.year]) for event in rows]


def _row(event: Event, titles: dict[str, str]) -> EventRow:
    return EventRow(
        id=event.pk,
        uid=event.uid,
        kind=event.kind,
        title=event.title,
        track=event.track,
        unit_id=event.unit_id,
        start=event.start,
        end=event.end,
        rule=event.end_rule,
        moved_from=event.moved_from,
        moved_reason=_moved_reason(event),
        opens=event.opens,
        key=event.key,
        year=event.cycle_year.year,
        short=event.short,
        description=event.description,
        start_rule=event.start_rule,
        rule_words=in_words(event.end_rule, titles),
        moved_by=event.moved_by,
        shape=event.shape,
        duty=event.duty,
        duty_of=event.duty_of,
        concerns=tuple(event.concerns),
        period=event.period,
        opens_on=event.opens_on,
        opened_at=event.opened_at,
        closed_at=event.closed_at,
        sequence=event.sequence,
        changed_at=event.changed_at,
    )


def _moved_reason(event: Event) -> str:
    if event.moved_by == Event.MovedBy.HOLIDAY:
        return _("The day is a day off: what is due then may be done the next working day (law 1930:173).")
    return event.moved_reason


def moves_along(agency_id: int, event_id: int, *, start: date, end: date) -> list[Move]:
    """What would move along if the event moved to those days. 2 queries. Raises NotFound."""
    moved = Event.objects.filter(agency_id=agency_id, pk=event_id).select_related("cycle_year").first()
    if moved is None:
        raise NotFound(event=event_id)
    return dates.moves_along(_of_year(moved), moved, start=start, end=end, today=clock.today())


def _of_year(event: Event) -> Iterable[Event]:
    return (
        Event.objects.filter(cycle_year_id=event.cycle_year_id).select_related("cycle_year").order_by("end", "pk")
    )


def who_is_told(agency_id: int, event_ids: Iterable[int]) -> Told:
    """The people whom moves of these events concern. 2 queries."""
    concerns = Event.objects.filter(agency_id=agency_id, pk__in=list(event_ids)).values_list("concerns", flat=True)
    roles = list(dict.fromkeys(role for told in concerns for role in told))
    holders = access.holders_by_role(agency_id, roles, on=clock.today())
    people = {person: name for held in holders.values() for _unit, person, name in held}
    counts = tuple((role, len({person for _unit, person, _name in held})) for role, held in holders.items())
    return Told(counts, tuple(sorted(people.values())), tuple(sorted(people)))


def adjustments(agency_id: int, year: int, *, open_only: bool = False) -> list[AdjustmentRow]:
    """Adjustments of a year's cycle, newest first. 1 query, and for each open one 4 more."""
    found = Adjustment.objects.filter(agency_id=agency_id, event__cycle_year__year=year)
    if open_only:
        found = found.filter(state=Adjustment.State.OPEN)
    return [
        _adjustment_row(row) for row in found.select_related("event__cycle_year").order_by("-proposed_at", "-pk")
    ]


def adjustments_of(agency_id: int, event_id: int) -> list[AdjustmentRow]:
    """What has been done to one event's days, newest first. 1 query, and 4 more for an open one."""
    found = Adjustment.objects.filter(agency_id=agency_id, event_id=event_id)
    return [
        _adjustment_row(row) for row in found.select_related("event__cycle_year").order_by("-proposed_at", "-pk")
    ]


def adjustment(agency_id: int, adjustment_id: int) -> AdjustmentRow:
    """One adjustment. 1 query, and 4 more when it is open. Raises NotFound."""
    for row in _adjustment_rows(Adjustment.objects.filter(agency_id=agency_id, pk=adjustment_id)):
        return row
    raise NotFound(adjustment=adjustment_id)


def _adjustment_rows(found: Any) -> list[AdjustmentRow]:
    newest_first = found.select_related("event__cycle_year").order_by("-proposed_at", "-pk")
    return [_adjustment_row(row) for row in newest_first]


def _adjustment_row(row: Adjustment) -> AdjustmentRow:
    if row.state == Adjustment.State.OPEN:
        event = row.event
        along = dates.moves_along(_of_year(event), event, start=row.to_start, end=row.to_end, today=clock.today())
        told = who_is_told(row.agency_id, [row.event_id, *(move.event_id for move in along)])
    else:
        along = [move_from_json(kept) for kept in row.along]
        told = Told(
            tuple((role, count) for role, count in row.told.get("roles", [])), tuple(row.told.get("names", []))
        )
    return AdjustmentRow(
        id=row.pk,
        event_id=row.event_id,
        title=row.event.title,
        kind=row.event.kind,
        track=row.event.track,
        state=row.state,
        from_start=row.from_start,
        from_end=row.from_end,
        to_start=row.to_start,
        to_end=row.to_end,
        reason=row.reason,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        settled_by=row.settled_by,
        settled_at=row.settled_at,
        along=tuple(along),
        roles=told.roles,
        people=told.people,
        names=told.names,
    )


def move_from_json(kept: dict[str, Any]) -> Move:
    """A move as it was kept when decided."""
    days = {name: date.fromisoformat(kept[name]) for name in ("from_start", "from_end", "to_start", "to_end")}
    return Move(event_id=kept["event_id"], title=kept["title"], kind=kept["kind"], **days)


def due_to_open(agency_id: int, *, on: date) -> list[EventRow]:
    """What should be open on a day and is not. 1 query."""
    waiting = Event.objects.filter(agency_id=agency_id, opened_at=None, opens_on__lte=on, end__gte=on)
    return _rows(waiting.exclude(opens=""))


def unread(actor: Actor, event_id: int | None = None) -> list[int]:
    """The decided adjustments (of an event, or all) that the person is told of and has not read. 1 query."""
    found = AdjustmentTold.objects.filter(agency_id=actor.agency_id, person_id=actor.person_id, read_at=None)
    if event_id is not None:
        found = found.filter(adjustment__event_id=event_id)
    return list(found.order_by("pk").values_list("adjustment_id", flat=True))


def duties(actor: Actor, today: date) -> list[Duty]:
    """Deadlines of the actor's roles, adjustments to read and to decide, what should be open. 5 queries."""
    found = [_deadline_duty(event) for event in _deadlines_of(actor, today)]
    found += [_notice_duty(row) for row in _notices(actor)]
    if actor.may("cycle.edit"):
        found += _first_duty(actor, today)
        found += [_adjustment_duty(row) for row in _open_adjustments(actor.agency_id)]
        found += [_opening_duty(row) for row in due_to_open(actor.agency_id, on=today) if OPENS.get(row.opens)]
    return found


def _first_duty(actor: Actor, today: date) -> list[Duty]:
    """At an agency that has no year plan at all, to lay the first."""
    if CycleYear.objects.filter(agency_id=actor.agency_id).exists():
        return []
    title = _("Lay the year plan of %(year)s") % {"year": today.year}
    reason = _("It opens the work of the year, and puts it on everybody's page in time.")
    return [Duty(None, title, reason, "cycle:year", (today.year,), pgettext("plan", "Lay"))]


def _deadlines_of(actor: Actor, today: date) -> list[EventRow]:
    roles = [role for role, _unit in actor.roles]
    soon = Event.objects.filter(
        agency_id=actor.agency_id,
        kind=Event.Kind.DEADLINE,
        duty_of__in=roles,
        end__range=(today, today + timedelta(DAYS_AHEAD)),
    )
    return _rows(soon) if roles else []


def _notices(actor: Actor) -> list[Adjustment]:
    told = AdjustmentTold.objects.filter(agency_id=actor.agency_id, person_id=actor.person_id, read_at=None)
    found = Adjustment.objects.filter(pk__in=told.values("adjustment")).select_related("event")
    return list(found.order_by("settled_at")) if actor.person_id else []


def _notice_duty(row: Adjustment) -> Duty:
    title = _("Moved: %(event)s") % {"event": row.event.title}
    facts = {"from": date_format(row.from_end, "j F"), "to": date_format(row.to_end, "j F"), "reason": row.reason}
    return Duty(
        due=None,
        title=title,
        reason=_("From %(from)s to %(to)s. %(reason)s") % facts,
        url_name="cycle:event",
        url_args=(row.event_id,),
        action_word=pgettext("verb", "Read"),
        who=row.settled_by,
    )


def _open_adjustments(agency_id: int) -> list[Adjustment]:
    found = Adjustment.objects.filter(agency_id=agency_id, state=Adjustment.State.OPEN).select_related("event")
    return list(found.order_by("proposed_at"))


def _deadline_duty(event: EventRow) -> Duty:
    reason = event.moved_reason or event.description or _("One of your days in the year plan.")
    return Duty(event.end, event.title, reason, "cycle:event", (event.id,), pgettext("verb", "Open"))


def _adjustment_duty(row: Adjustment) -> Duty:
    return Duty(
        due=row.from_end,
        title=_("Decide the adjustment of %(event)s") % {"event": row.event.title},
        reason=row.reason,
        url_name="cycle:event",
        url_args=(row.event_id,),
        action_word=pgettext("verb", "Review"),
        sort="sign",
        who=row.proposed_by,
    )


def _opening_duty(event: EventRow) -> Duty:
    reason = _("The day to open it has come.")
    title = _("Open: %(event)s") % {"event": event.title}
    return Duty(event.opens_on, title, reason, "cycle:event", (event.id,), pgettext("verb", "Open"))
