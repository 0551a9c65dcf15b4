"""What the year's cycle opens in the monthly reports."""

from tertial.access.actor import Actor
from tertial.calc.periods import Period

from .actions import draft_report
from .models import MonthReport


def open_draft(*, agency_id: int, year: int, period: str, event_id: int, by: Actor) -> int | None:
    """Draft the report of the month (period M02 … M12) unless it is drafted already. Twice is harmless."""
    month = Period(period).months()[0]
    if MonthReport.objects.filter(agency_id=agency_id, year=year, month=month).exists():
        return None
    return draft_report(year=year, month=month, by=by)
