"""Closing and opening a period of the ledger."""

from django.db import transaction

from tertial.access.actor import Actor
from tertial.kernel import clock, events
from tertial.kernel.errors import NotAllowed
from tertial.ledger.errors import NothingLoaded
from tertial.ledger.models import LedgerPeriod


@transaction.atomic
def set_period(*, year: int, code: str, closed: bool, by: Actor) -> None:
    """Say that a loaded period is closed, or open again. Saying what already holds changes nothing."""
    if not by.may("ledger.import"):
        raise NotAllowed(right="ledger.import")
    period = LedgerPeriod.objects.select_for_update().filter(agency_id=by.agency_id, year=year, code=code).first()
    if period is None:
        raise NothingLoaded(year=year, period=code)
    if period.is_closed == closed:
        return
    period.is_closed, period.changed_at, period.changed_by = closed, clock.now(), by.name
    period.save(update_fields=["is_closed", "changed_at", "changed_by"])
    kind = "ledger.period_closed" if closed else "ledger.period_opened"
    events.record(kind, by=by, subject=f"ledger:{year}", period=code)
