"""What is missing before a report can be handed in, and who has not handed in."""

from collections.abc import Iterable

from tertial.access import queries as access
from tertial.access.rights import HEAD
from tertial.followup import scales
from tertial.followup.models import UnitReport
from tertial.kernel import clock

from .read import report_row
from .rounds import parts
from .rows import MissingRow, PartRow, ReportRow


def missing_in(report_id: int) -> list[MissingRow]:
    """What one report lacks: commitments not reported, and the head's assessment. 2 queries."""
    report = UnitReport.objects.select_related("unit").get(pk=report_id)
    return lacking(report_row(report), parts(report.agency_id, report_id))


def lacking(report: ReportRow, own: Iterable[PartRow]) -> list[MissingRow]:
    """The same of a report and its parts that have been read. No query."""
    rows = [_commitment(report, part) for part in own if not part.is_reported]
    if not report.assessment:
        rows.append(MissingRow("assessment", report.unit_id, report.unit_code, report.unit))
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


def _commitment(report: ReportRow, part: PartRow) -> MissingRow:
    return MissingRow(
        "draft" if part.on_plan else "commitment",
        report.unit_id,
        report.unit_code,
        report.unit,
        part.responsible,
        part.id,
        part.number,
        part.title,
    )
