"""The year's clock runs last: what is due by the day is open, and what the other parts opened is marked as opened."""

from datetime import date

from tertial.access.actor import system
from tertial.cycle import actions
from tertial.organisation.models import Agency

from .organisation import CODE


def build(as_of: date) -> None:
    """Run the clock once, as the daily timer does."""
    agency = Agency.objects.get(code=CODE)
    actions.run_clock(agency_id=agency.pk, by=system(agency.pk))
