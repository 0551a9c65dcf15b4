"""Turning tables into rows."""

from django.db.models import Count, Q, QuerySet

from tertial.followup import scales
from tertial.followup.models import CommitmentReport, Decision, Round, UnitReport

from .rows import DecisionRow, PartRow, ReportRow, RoundRow


def round_rows(found: QuerySet[Round]) -> list[RoundRow]:
    """Rounds, newest first, with how many reporting units have handed in. 1 query."""
    reporting = Q(reports__parts__isnull=False)
    handed_in = reporting & Q(reports__state__in=scales.HANDED_IN)
    counted = found.annotate(
        units_=Count("reports", filter=reporting, distinct=True),
        handed_in_=Count("reports", filter=handed_in, distinct=True),
    ).order_by("-year", "-period")
    return [round_row(r, r.units_, r.handed_in_) for r in counted]


def round_row(r: Round, units: int = 0, handed_in: int = 0) -> RoundRow:
    """One round as a row."""
    return RoundRow(
        id=r.pk,
        year=r.year,
        period=r.period,
        state=r.state,
        opens_on=r.opens_on,
        units_due=r.units_due,
        departments_due=r.departments_due,
        compiled_due=r.compiled_due,
        management_on=r.management_on,
        money_opens_on=r.money_opens_on,
        closed_on=r.closed_on,
        units=units,
        handed_in=handed_in,
    )


def report_row(r: UnitReport) -> ReportRow:
    """One unit's report as a row; its unit must have been read along."""
    return ReportRow(
        id=r.pk,
        round_id=r.round_id,
        unit_id=r.unit_id,
        unit_code=r.unit.code,
        unit=r.unit.name,
        kind=r.unit.kind,
        depth=r.depth,
        parent_id=r.parent_id,
        state=r.state,
        assessment=r.assessment,
        expected_deviation=r.expected_deviation,
        money_comment=r.money_comment,
        saved_at=r.saved_at,
        submitted_at=r.submitted_at,
        submitted_by=r.submitted_by,
        approved_at=r.approved_at,
        approved_by=r.approved_by,
        went_on_without=r.went_on_without,
        has_forecasts=bool(r.forecasts),
    )


def part_row(p: CommitmentReport) -> PartRow:
    """What is reported on a commitment as a row; report and responsible must have been read along."""
    return PartRow(
        id=p.pk,
        report_id=p.report_id,
        unit_id=p.report.unit_id,
        commitment_id=p.commitment_id,
        number=p.number,
        title=p.title,
        expected_result=p.expected_result,
        area_key=p.area_key,
        objective_id=p.objective_id,
        objective=p.objective,
        start=p.start,
        due=p.due,
        responsible_id=p.responsible_id,
        responsible=p.responsible.name if p.responsible else "",
        answers_requirement=p.answers_requirement,
        on_plan=p.on_plan,
        attainment=p.attainment,
        proposed=p.proposed,
        proposed_reasons=tuple(p.proposed_reasons),
        reason=p.reason,
        comment=p.comment,
        version=p.version,
        saved_at=p.saved_at,
        saved_by=p.saved_by,
        reported_at=p.reported_at,
        reported_by=p.reported_by,
        seen_at=p.seen_at,
    )


def decision_row(d: Decision) -> DecisionRow:
    """A decision as a row; its unit and deviation must have been read along."""
    return DecisionRow(
        id=d.pk,
        number=d.number,
        title=d.title,
        background=d.background,
        deviation_id=d.deviation_id,
        deviation=d.deviation.number,
        unit=d.unit.name,
        unit_code=d.unit.code,
        asked_on=d.asked_on,
        asked_by=d.asked_by,
        outcome=d.outcome,
        text=d.wording.get("decision", ""),
        decided_on=d.decided_on,
        decided_by=d.decided_by,
        reporting_officer=d.reporting_officer,
        participants=tuple(d.participants),
        registry_number=d.registry_number,
        sha256=d.sha256,
    )
