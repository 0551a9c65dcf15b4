"""What is missing before a report can be handed in, and who has not handed in."""

from tertial.access import queries as access
from tertial.access.rights import HEAD
from tertial.followup import scales
from tertial.followup.models import CommitmentReport, UnitReport
from tertial.kernel import clock

from .rows import MissingRow


def missing_in(report_id: int) -> list[MissingRow]:
    """What one report lacks: commitments not reported, and the head's assessment. 2 queries."""
    report = UnitReport.objects.select_related("unit").get(pk=report_id)
    lacking = CommitmentReport.objects.filter(report=report, reported_at=None).select_related("responsible")
    rows = [_commitment(report, part) for part in lacking.order_by("position", "pk")]
    if not report.assessment:
        rows.append(MissingRow("assessment", report.unit_id, report.unit.code, report.unit.name))
    return rows


def missing(agency_id: int, round_id: int) -> list[MissingRow]:
    """Every unit with commitments that has not handed in, with its head. 2 queries."""
    heads = {unit: name for unit, _person, name in access.holders(agency_id, HEAD, on=clock.today())}
    found = (
        UnitReport.objects.filter(
            agency_id=agency_id, round_id=round_id, state__in=scales.OPEN_STATES, parts__isnull=False
        )
        .select_related("unit")
        .order_by("unit__position")
        .distinct()
    )
    return [MissingRow("report", r.unit_id, r.unit.code, r.unit.name, heads.get(r.unit_id, "")) for r in found]


def _commitment(report: UnitReport, part: CommitmentReport) -> MissingRow:
    return MissingRow(
        "draft" if part.on_plan else "commitment",
        report.unit_id,
        report.unit.code,
        report.unit.name,
        part.responsible.name if part.responsible else "",
        part.pk,
        part.number,
        part.title,
    )
