"""Reminding somebody of what is missing."""

from django.db import IntegrityError, transaction

from tertial.access.actor import Actor
from tertial.followup.errors import AlreadyReminded
from tertial.followup.models import CommitmentReport, Reminder
from tertial.kernel import clock, events
from tertial.kernel.errors import NotAllowed, NotFound

from .found import demand_open, reviewing_unit, subject, the_report


@transaction.atomic
def remind(*, report_id: int, part_id: int | None = None, by: Actor) -> None:
    """Remind the unit, or the officer of one commitment; they see it on their page. At most once a day."""
    report = the_report(report_id, by)
    above = by.may("followup.review", reviewing_unit(report))
    if not (above or by.may("followup.submit", report.unit_id)):
        raise NotAllowed(right="followup.review")
    demand_open(report)
    if part_id is not None and not CommitmentReport.objects.filter(report=report, pk=part_id).exists():
        raise NotFound(part=part_id)
    try:
        with transaction.atomic():
            Reminder.objects.create(
                agency_id=by.agency_id, report=report, part_id=part_id, on=clock.today(), by_name=by.name
            )
    except IntegrityError:
        raise AlreadyReminded(unit=report.unit.name) from None
    events.record("followup.reminded", by=by, subject=subject(report), part=part_id)
