"""Finding what an action is about, inside the agency, locked for the transaction, and open for change."""

from tertial.access.actor import Actor
from tertial.access.rights import HEAD, PLANNER
from tertial.followup import scales
from tertial.followup.errors import Locked, RoundClosed
from tertial.followup.models import CommitmentReport, Round, UnitReport
from tertial.kernel.errors import NotAllowed, NotFound


def demand(by: Actor, right: str, unit_id: int) -> None:
    """The right in the unit, or a refusal."""
    if not by.may(right, unit_id):
        raise NotAllowed(right=right)


def demand_reporting(by: Actor, unit_id: int, responsible_id: int | None) -> None:
    """Whoever is responsible reports, whatever their role; so do those with the right in the unit."""
    if not by.is_or_stands_in_for(responsible_id):
        demand(by, "followup.report", unit_id)


def the_report(report_id: int, by: Actor) -> UnitReport:
    """A unit's report with its round, locked. Raises NotFound."""
    found = (
        UnitReport.objects.select_for_update(of=("self",))
        .select_related("round", "unit")
        .filter(agency_id=by.agency_id, pk=report_id)
        .first()
    )
    if found is None:
        raise NotFound(report=report_id)
    return found


def the_part(part_id: int, by: Actor) -> CommitmentReport:
    """What is reported on a commitment, with its report, both locked. Raises NotFound."""
    found = (
        CommitmentReport.objects.select_for_update(of=("self", "report"))
        .select_related("report__round", "report__unit")
        .filter(agency_id=by.agency_id, pk=part_id)
        .first()
    )
    if found is None:
        raise NotFound(part=part_id)
    return found


def demand_open(report: UnitReport) -> None:
    """The round is open and the report is still with its unit; otherwise why not and who can open it."""
    if report.round.state == Round.State.CLOSED:
        raise RoundClosed(period=report.round.period, year=report.round.year, closed_on=report.round.closed_on)
    if report.state in scales.HANDED_IN:
        raise locked(report)


def locked(report: UnitReport) -> Locked:
    """Why the report is locked and who can open it: the unit itself while in review, then planning."""
    in_review = report.state == scales.IN_REVIEW
    return Locked(
        state=report.state,
        unit=report.unit.name,
        by=report.submitted_by if in_review else report.approved_by,
        at=report.submitted_at if in_review else report.approved_at,
        who_opens=HEAD if in_review else PLANNER,
    )


def reviewing_unit(report: UnitReport) -> int:
    """The unit in which the right to review the report must be held: the one above, for the top the agency."""
    return report.parent.unit_id if report.parent else report.unit_id


def subject(report: UnitReport) -> str:
    """What the audit chain calls the report."""
    return f"unit_report:{report.pk}"
