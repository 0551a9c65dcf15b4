"""All that a unit's own page shows at once."""

from dataclasses import dataclass

from tertial.access.actor import Actor
from tertial.followup import scales
from tertial.followup.known import Ground, ground_for
from tertial.followup.models import CommitmentReport, Reminder, UnitReport
from tertial.followup.rules.money import MoneyRow, total
from tertial.kernel.errors import NotFound
from tertial.kernel.keeping import kept

from .deviations import open_deviations
from .missing import lacking
from .money import kept_or_now, rows_of
from .read import report_row
from .rounds import parts, returns, round_of
from .rows import DeviationRow, MissingRow, PartRow, ReportRow, ReturnRow, RoundRow


@dataclass(frozen=True, slots=True)
class Rights:
    """What a person may do with one report now. The actions ask again."""

    open: bool
    report: bool
    submit: bool
    withdraw: bool
    review: bool
    approve: bool
    reopen: bool


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A unit's page in a round."""

    round: RoundRow
    report: ReportRow
    above: ReportRow | None
    parts: tuple[PartRow, ...]
    deviations: dict[int, DeviationRow]
    returns: tuple[ReturnRow, ...]
    missing: tuple[MissingRow, ...]
    children: tuple[ReportRow, ...]
    reminded: frozenset[int]
    rights: Rights

    @property
    def reported(self) -> int:
        return sum(part.is_reported for part in self.parts)


def unit_page(agency_id: int, year: int, period: str, unit_code: str, *, reader: Actor) -> UnitPage:
    """The page of a unit. 9 queries."""
    round_ = round_of(agency_id, year, period)
    found = UnitReport.objects.filter(round_id=round_.id, unit__code=unit_code).select_related(
        "unit", "parent__unit"
    )
    report = found.first()
    if report is None:
        raise NotFound(unit=unit_code)
    own, row = parts(agency_id, report.pk), report_row(report)
    return UnitPage(
        round=round_,
        report=row,
        above=report_row(report.parent) if report.parent else None,
        parts=tuple(own),
        deviations=open_deviations(agency_id, [p.commitment_id for p in own]),
        returns=tuple(returns(agency_id, report.pk)),
        missing=tuple(lacking(row, own)) if report.state in scales.OPEN_STATES else (),
        children=tuple(report_row(r) for r in _children(report)),
        reminded=frozenset(Reminder.objects.filter(report=report).values_list("part_id", flat=True)) - {None},
        rights=rights(row, round_, reader, above_id=report.parent.unit_id if report.parent else None),
    )


def rights(report: ReportRow, round_: RoundRow, reader: Actor, *, above_id: int | None) -> Rights:
    """What the reader may do with the report as it stands."""
    writable = round_.is_open and report.is_open
    reviewer = reader.may("followup.decide" if above_id is None else "followup.review", above_id or report.unit_id)
    in_review = report.state == scales.IN_REVIEW
    return Rights(
        open=writable,
        report=writable and reader.may("followup.report", report.unit_id),
        submit=writable and reader.may("followup.submit", report.unit_id),
        withdraw=in_review and reader.may("followup.submit", report.unit_id),
        review=round_.is_open and report.state not in scales.CLOSED_STATES and reviewer,
        approve=in_review and reviewer,
        reopen=report.state in scales.CLOSED_STATES and reader.may("followup.open", report.unit_id),
    )


@kept
def ground(agency_id: int, part_id: int) -> Ground:
    """What is known about one commitment, and the proposed light with its reasons. Some 20 queries."""
    part = CommitmentReport.objects.select_related("report__round").filter(agency_id=agency_id, pk=part_id).first()
    if part is None:
        raise NotFound(part=part_id)
    return ground_for(part)


@dataclass(frozen=True, slots=True)
class ReportMoney:
    """Budget, actual and forecast per item with all below, and the unit's own rows by account group."""

    lines: tuple[MoneyRow, ...]
    own: tuple[MoneyRow, ...]


@kept
def money_of(agency_id: int, report_id: int) -> ReportMoney:
    """The money of a report. Some 11 queries."""
    report = UnitReport.objects.select_related("round", "unit").filter(agency_id=agency_id, pk=report_id).first()
    if report is None:
        raise NotFound(report=report_id)
    said = kept_or_now(report)
    leaves = rows_of(said)
    codes = sorted({row.code for row in leaves})
    return ReportMoney(
        lines=tuple(total((row for row in leaves if row.code == code), code=code) for code in codes),
        own=tuple(rows_of(said, unit=report.unit.code)),
    )


def _children(report: UnitReport) -> list[UnitReport]:
    return list(report.children.select_related("unit").order_by("unit__position"))
