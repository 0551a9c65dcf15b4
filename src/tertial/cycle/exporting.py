"""A year's cycle as JSON (docs/reference/schemas/cycle.schema.json) and as a calendar file (RFC 5545)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from icalendar import Calendar
from icalendar import Event as Entry

from tertial.organisation.queries import AgencyRow

from .queries import EventRow

DAY = timedelta(1)


def as_json(agency: AgencyRow, year: int, events: Iterable[EventRow], units: dict[int, str]) -> dict[str, Any]:
    """The events as plain JSON; `units` gives unit codes by id."""
    return {"agency": agency.code, "year": year, "events": [_event(event, units) for event in events]}


def _event(event: EventRow, units: dict[int, str]) -> dict[str, Any]:
    return {
        "uid": event.uid,
        "kind": event.kind,
        "title": event.title,
        "track": event.track,
        "unit": units.get(event.unit_id) if event.unit_id else None,
        "start": event.start.isoformat(),
        "end": event.end.isoformat(),
        "rule": event.rule,
        "moved_from": event.moved_from.isoformat() if event.moved_from else None,
        "moved_reason": event.moved_reason or None,
        "opens": event.opens or None,
    }


def as_ics(agency: AgencyRow, year: int, events: Iterable[EventRow]) -> bytes:
    """The events as whole days in a calendar file, one entry each; a moved one has a higher sequence number."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tertial//Tertial//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{agency.name} {year}")
    for event in events:
        calendar.add_component(_entry(event))
    return calendar.to_ical()


def _entry(event: EventRow) -> Entry:
    """One entry. The last day of an entry in iCalendar is the day after its end."""
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.changed_at)
    entry.add("dtstart", event.start)
    entry.add("dtend", event.end + DAY)
    entry.add("summary", event.title)
    entry.add("categories", [event.track, event.kind])
    entry.add("transp", "TRANSPARENT")
    if said := " ".join(part for part in (event.description, event.moved_reason) if part):
        entry.add("description", said)
    return entry
