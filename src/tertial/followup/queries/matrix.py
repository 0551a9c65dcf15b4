"""The overview of a round: units × areas or objectives, with sums and the finding."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date

from django.db.models import Count, Q, Subquery

from tertial.access import queries as access
from tertial.access.rights import HEAD
from tertial.followup import scales
from tertial.followup.models import CommitmentReport, Decision, Deviation, Reminder, Round, UnitReport
from tertial.followup.rules.finding import Standing, finding
from tertial.kernel import clock
from tertial.kernel.errors import NotFound
from tertial.planning import queries as planning

from .read import round_rows
from .rounds import parts_of, reports, rounds
from .rows import Column, Glyph, Matrix, MatrixGroup, MatrixRow, Move, PartRow, ReportRow, RoundRow, YearCount

Key = Callable[[PartRow], tuple[str, str]]


def matrix(agency_id: int, round_id: int, *, by: str = "area") -> Matrix:
    """The whole overview. `by` is "area" or "objective". Some 12 queries, whatever the number of units."""
    found = round_rows(Round.objects.filter(agency_id=agency_id, pk=round_id))
    if not found:
        raise NotFound(round=round_id)
    all_reports = reports(agency_id, round_id)
    parts = parts_of(agency_id, [r.id for r in all_reports])
    columns, place = _columns(agency_id, found[0], parts, by)
    rows = _rows(agency_id, found[0], all_reports, parts, keys=[c.key for c in columns], place=place)
    standing = _standing(agency_id, found[0], parts, all_reports)
    return Matrix(
        round=found[0],
        columns=tuple(columns),
        groups=tuple(_groups(all_reports, rows)),
        counts=counted(parts),
        handed_in=found[0].handed_in,
        units=found[0].units,
        standing=standing,
        finding=finding(standing),
    )


def counted(parts: list[PartRow]) -> dict[str, int]:
    """How many commitments have each light; the empty key counts those not reported."""
    counts = Counter(part.on_plan for part in parts)
    return {light: counts[light] for light in scales.MATRIX_ORDER}


def over_the_year(agency_id: int, year: int) -> list[YearCount]:
    """The counts of each round of a year, the first first. 2 queries."""
    of_year = sorted(rounds(agency_id, year), key=lambda r: r.period)
    lights: dict[int, Counter[str]] = defaultdict(Counter)
    found = CommitmentReport.objects.filter(agency_id=agency_id, report__round__year=year)
    for round_id, light in found.values_list("report__round_id", "on_plan"):
        lights[round_id][light] += 1
    return [
        YearCount(r, {light: lights[r.id][light] for light in scales.MATRIX_ORDER}, lights[r.id].total())
        for r in of_year
    ]


def movement(of: Matrix) -> list[Move]:
    """Commitments whose light changed since the round before, the worse first. No query."""
    rows = [row for group in of.groups for row in group.rows]
    moves = [
        Move(
            mark.part_id,
            mark.number,
            mark.title,
            row.report.unit,
            row.report.unit_code,
            mark.before,
            mark.on_plan,
            _badness(mark.on_plan) < _badness(mark.before),
        )
        for row in rows
        for cell in row.cells
        for mark in cell
        if mark.on_plan and mark.before and mark.before != mark.on_plan
    ]
    return sorted(moves, key=lambda m: (m.better, -_badness(m.now)))


def lights_before(agency_id: int, round_: RoundRow) -> dict[int, str]:
    """The light of each commitment in the round before. 1 query."""
    earlier = Round.objects.filter(agency_id=agency_id, year=round_.year, period__lt=round_.period)
    last = earlier.order_by("-period").values("pk")[:1]
    found = CommitmentReport.objects.filter(agency_id=agency_id, report__round=Subquery(last))
    return dict(found.values_list("commitment_id", "on_plan"))


def _badness(light: str) -> int:
    return {scales.DEVIATION: 1, scales.LATE: 2}.get(light, 0)


def _columns(agency_id: int, round_: RoundRow, parts: list[PartRow], by: str) -> tuple[list[Column], Key]:
    if by == "objective":
        return _summed({_objective(p) for p in parts}, parts, _objective), _objective
    names = {area.key: area.title for area in planning.areas(agency_id, round_.year)}

    def area(part: PartRow) -> tuple[str, str]:
        return part.area_key, names.get(part.area_key, "")

    return _summed({area(p) for p in parts}, parts, area), area


def _objective(part: PartRow) -> tuple[str, str]:
    return str(part.objective_id or ""), part.objective


def _summed(keys: set[tuple[str, str]], parts: list[PartRow], place: Key) -> list[Column]:
    total = Counter(place(p)[0] for p in parts)
    good = Counter(place(p)[0] for p in parts if p.on_plan in scales.GOOD)
    return [Column(key, name, good[key], total[key]) for key, name in sorted(keys, key=lambda k: (k[0] == "", k))]


def _rows(
    agency_id: int,
    round_: RoundRow,
    all_reports: list[ReportRow],
    parts: list[PartRow],
    *,
    keys: list[str],
    place: Key,
) -> dict[int, MatrixRow]:
    own: dict[int, list[PartRow]] = defaultdict(list)
    for part in parts:
        own[part.report_id].append(part)
    before = lights_before(agency_id, round_)
    today = clock.today()
    heads = {unit: (person, name) for unit, person, name in access.holders(agency_id, HEAD, on=today)}
    standing_in = {
        s.person_id: s.substitute
        for s in access.substitutions(agency_id, on=today)
        if s.valid_from <= today <= s.valid_to
    }
    reminded = _reminded(agency_id, round_.id)
    expectations = _expectations(agency_id, round_)
    rows = {}
    for report in all_reports:
        if own[report.id]:
            person, head = heads.get(report.unit_id, (0, ""))
            rows[report.id] = MatrixRow(
                report=report,
                cells=_cells(own[report.id], keys, place, before),
                done=sum(part.is_reported for part in own[report.id]),
                total=len(own[report.id]),
                expected_deviation=expectations.get(report.unit_id),
                reminded_on=reminded.get(report.id),
                head=head,
                substitute=standing_in.get(person, ""),
            )
    return rows


def _cells(
    parts: list[PartRow], keys: list[str], place: Key, before: dict[int, str]
) -> tuple[tuple[Glyph, ...], ...]:
    inside: dict[str, list[PartRow]] = defaultdict(list)
    for part in sorted(parts, key=lambda p: scales.MATRIX_ORDER.index(p.on_plan)):
        inside[place(part)[0]].append(part)
    return tuple(
        tuple(
            Glyph(p.id, p.number, p.title, p.on_plan, p.is_reported, before.get(p.commitment_id, ""))
            for p in inside[key]
        )
        for key in keys
    )


def _groups(all_reports: list[ReportRow], rows: dict[int, MatrixRow]) -> list[MatrixGroup]:
    """Units under the report above them; a unit straight under the agency makes its own group."""
    by_id = {report.id: report for report in all_reports}
    inside: dict[int | None, list[MatrixRow]] = defaultdict(list)
    for report in all_reports:
        if report.id in rows:
            inside[report.parent_id].append(rows[report.id])
    heads = [None, *[report.id for report in all_reports]]
    groups = []
    for parent_id in heads:
        if inside[parent_id]:
            above = by_id.get(parent_id or 0)
            groups.append(MatrixGroup(above.unit if above else "", above, tuple(inside[parent_id])))
    return groups


def _reminded(agency_id: int, round_id: int) -> dict[int, date]:
    found = Reminder.objects.filter(agency_id=agency_id, report__round_id=round_id, part=None).order_by("on")
    return dict(found.values_list("report_id", "on"))


def _expectations(agency_id: int, round_: RoundRow) -> dict[int, int]:
    """What each unit last said of its year against budget, up to this round; plus is better."""
    found = UnitReport.objects.filter(
        agency_id=agency_id,
        round__year=round_.year,
        round__period__lte=round_.period,
        expected_deviation__isnull=False,
    ).order_by("round__period")
    return dict(found.values_list("unit_id", "expected_deviation"))


def _standing(agency_id: int, round_: RoundRow, parts: list[PartRow], all_reports: list[ReportRow]) -> Standing:
    lights = Counter(p.on_plan for p in parts)
    late = Q(deviation__light=scales.LATE, deviation__state=Deviation.State.OPEN)
    asked = Decision.objects.filter(agency_id=agency_id, round_id=round_.id, recorded_at=None).aggregate(
        all=Count("pk"), late=Count("pk", filter=late)
    )
    reporting = {p.report_id for p in parts}
    late_units = [r for r in all_reports if r.id in reporting and r.is_open and clock.today() > round_.units_due]
    return Standing(
        commitments=len(parts),
        reported=len(parts) - lights[""],
        deviations=lights[scales.DEVIATION],
        late=lights[scales.LATE],
        late_to_decide=asked["late"],
        decisions=asked["all"],
        overdue_units=len(late_units) if round_.is_open else 0,
    )
