"""Rounds and the reports in them."""

from tertial.followup.models import CommitmentReport, Return, Round, UnitReport
from tertial.kernel.errors import NotFound
from tertial.kernel.reading import once

from .read import part_row, report_row, round_row, round_rows
from .rows import PartRow, ReportRow, ReturnRow, RoundRow


@once
def rounds(agency_id: int, year: int | None = None) -> list[RoundRow]:
    """The rounds of a year, or all, newest first. 1 query."""
    found = Round.objects.filter(agency_id=agency_id)
    return round_rows(found.filter(year=year) if year else found)


def round_of(agency_id: int, year: int, period: str) -> RoundRow:
    """One round by its address. 1 query. Raises NotFound."""
    for row in rounds(agency_id, year):
        if row.period == period:
            return row
    raise NotFound(year=year, period=period)


def reports(agency_id: int, round_id: int) -> list[ReportRow]:
    """All reports of a round, the top first, then in the order of the units. 1 query."""
    found = UnitReport.objects.filter(agency_id=agency_id, round_id=round_id).select_related("unit")
    return [report_row(r) for r in found.order_by("depth", "unit__position")]


def report_of(agency_id: int, round_id: int, unit_code: str) -> ReportRow:
    """The report of a unit. 1 query. Raises NotFound."""
    found = UnitReport.objects.filter(agency_id=agency_id, round_id=round_id, unit__code=unit_code)
    report = found.select_related("unit").first()
    if report is None:
        raise NotFound(unit=unit_code)
    return report_row(report)


def parts(agency_id: int, report_id: int) -> list[PartRow]:
    """What is reported on each commitment of a unit, in the plan's order. 1 query."""
    return parts_of(agency_id, [report_id])


def parts_of(agency_id: int, report_ids: list[int]) -> list[PartRow]:
    """The same for several reports. 1 query."""
    found = CommitmentReport.objects.filter(agency_id=agency_id, report_id__in=report_ids)
    return [part_row(p) for p in found.select_related("report", "responsible").order_by("position", "pk")]


def part(agency_id: int, part_id: int) -> PartRow:
    """What is reported on one commitment. 1 query. Raises NotFound."""
    found = CommitmentReport.objects.filter(agency_id=agency_id, pk=part_id)
    one = found.select_related("report", "responsible").first()
    if one is None:
        raise NotFound(part=part_id)
    return part_row(one)


def reports_of(agency_id: int, commitment_id: int) -> list[tuple[RoundRow, PartRow]]:
    """What was reported on a commitment, newest round first. 1 query."""
    found = CommitmentReport.objects.filter(
        agency_id=agency_id, commitment_id=commitment_id, reported_at__isnull=False
    ).select_related("report__round", "responsible")
    ordered = found.order_by("-report__round__year", "-report__round__period")
    return [(round_row(p.report.round), part_row(p)) for p in ordered]


def returns(agency_id: int, report_id: int) -> list[ReturnRow]:
    """What was sent back and not yet answered, newest first. 1 query."""
    found = Return.objects.filter(agency_id=agency_id, report_id=report_id, answered_at=None)
    return [
        ReturnRow(r.reason, r.by_name, r.at, r.part_id, r.part.number if r.part else "")
        for r in found.select_related("part").order_by("-at")
    ]
