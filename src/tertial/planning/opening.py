"""What the year's cycle opens in planning."""

from datetime import date

from tertial.access.actor import Actor
from tertial.organisation import queries as organisation

from .actions import start_plan
from .models import Plan


def open_drafts(*, agency_id: int, year: int, period: str, event_id: int, by: Actor) -> int:
    """Open a draft of next year's plan for every unit that has none; gives how many. Twice is harmless."""
    coming = year + 1
    there = set(Plan.objects.filter(agency_id=agency_id, year=coming).values_list("unit", flat=True))
    units = organisation.units(agency_id, on=date(coming, 1, 1))
    opened = [start_plan(unit_id=unit.id, year=coming, by=by) for unit in units if unit.id not in there]
    return len(opened)
