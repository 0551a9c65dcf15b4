"""What the year's cycle opens in the annual report."""

from tertial.access.actor import Actor

from .actions import start_report
from .models import AnnualReport


def open_report(*, agency_id: int, year: int, period: str, event_id: int, by: Actor) -> int | None:
    """Start the report of the year unless it is started already. Twice is harmless."""
    if AnnualReport.objects.filter(agency_id=agency_id, year=year).exists():
        return None
    return start_report(year=year, by=by)
