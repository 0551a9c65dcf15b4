"""Deviations by weight, and decisions asked for."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from tertial.calc.periods import period_of
from tertial.followup.models import Decision, Deviation, Ways
from tertial.followup.rules.weight import Heavy, Weights, parts
from tertial.kernel import clock
from tertial.kernel.errors import NotFound
from tertial.kernel.keeping import kept
from tertial.organisation import queries as organisation

from .read import decision_row
from .rows import DecisionRow, DeviationRow


@kept
def weights(agency_id: int) -> Weights:
    """What the parts of a deviation's weight count for. 1 query."""
    kept = Ways.objects.filter(agency_id=agency_id).values_list("weights", flat=True).first()
    return Weights.from_json(kept or {})


def deviations(
    agency_id: int, year: int, *, open_only: bool = True, unit_ids: set[int] | None = None
) -> list[DeviationRow]:
    """Deviations of a year, with those still open from earlier years, the heaviest first. 3 queries."""
    of_year = Q(year=year) | Q(year__lt=year, state=Deviation.State.OPEN)
    found = Deviation.objects.filter(of_year, agency_id=agency_id).select_related("unit", "owner")
    if open_only:
        found = found.filter(state=Deviation.State.OPEN)
    if unit_ids is not None:
        found = found.filter(unit_id__in=unit_ids)
    rows = _rows(agency_id, year, found)
    return sorted(rows, key=lambda row: (-row.weight, row.number))


def deviation(agency_id: int, number: str) -> DeviationRow:
    """One deviation by what it is called, A-2026-047. 3 queries. Raises NotFound."""
    year, _dash, serial = number.removeprefix("A-").partition("-")
    if not (year.isdecimal() and serial.isdecimal()):
        raise NotFound(deviation=number)
    found = Deviation.objects.filter(agency_id=agency_id, year=int(year), serial=int(serial))
    rows = _rows(agency_id, int(year), found.select_related("unit", "owner"))
    if not rows:
        raise NotFound(deviation=number)
    return rows[0]


def open_deviations(agency_id: int, commitment_ids: list[int]) -> dict[int, DeviationRow]:
    """The open deviation of each commitment that has one. 3 queries."""
    found = Deviation.objects.filter(
        agency_id=agency_id, commitment_id__in=commitment_ids, state=Deviation.State.OPEN
    ).select_related("unit", "owner")
    return {row.commitment_id: row for row in _rows(agency_id, clock.today().year, found)}


def decisions(agency_id: int, *, round_id: int | None = None, asked_only: bool = True) -> list[DecisionRow]:
    """Decisions asked for, the first asked first; or with those taken. 1 query."""
    found = Decision.objects.filter(agency_id=agency_id).select_related("unit", "deviation")
    if asked_only:
        found = found.filter(recorded_at=None)
    if round_id is not None:
        found = found.filter(round_id=round_id)
    return [decision_row(d) for d in found.order_by("asked_on", "number")]


def decision(agency_id: int, decision_id: int) -> DecisionRow:
    """One decision. 1 query. Raises NotFound."""
    found = Decision.objects.filter(agency_id=agency_id, pk=decision_id).select_related("unit", "deviation").first()
    if found is None:
        raise NotFound(decision=decision_id)
    return decision_row(found)


def _rows(agency_id: int, year: int, found: QuerySet[Deviation]) -> list[DeviationRow]:
    kind = organisation.agency(agency_id).followup_kind
    seen_on = min(clock.today(), date(year, 12, 31))
    now = _count(seen_on.year, period_of(kind, seen_on).code)
    counted = weights(agency_id)
    asked = Decision.objects.filter(agency_id=agency_id, recorded_at=None, deviation=OuterRef("pk"))
    return [_row(d, counted, now, waits=d.waits) for d in found.annotate(waits=Exists(asked))]


def _count(year: int, period: str) -> int:
    """Periods since year nought, so that ages can be told across the turn of the year."""
    in_year = {"T": 3, "Q": 4, "H": 2, "M": 12}[period[0]]
    return year * in_year + int(period[1:]) - 1


def _row(d: Deviation, counted: Weights, now: int, *, waits: bool) -> DeviationRow:
    age = max(0, now - _count(d.opened_on.year, d.opened_in))
    heavy = Heavy(d.light, d.effect or 0, d.answers_requirement, waits, age)
    found = tuple(parts(heavy, counted))
    return DeviationRow(
        id=d.pk,
        number=d.number,
        commitment_id=d.commitment_id,
        commitment_number=d.commitment_number,
        commitment=d.commitment_title,
        unit_id=d.unit_id,
        unit_code=d.unit.code,
        unit=d.unit.name,
        light=d.light,
        what=d.what,
        cause=d.cause,
        consequence=d.consequence,
        effect=d.effect,
        action=d.action,
        owner_id=d.owner_id,
        owner=d.owner.name if d.owner else "",
        due=d.due,
        decision_wanted=d.decision_wanted,
        decision_background=d.decision_background,
        opened_on=d.opened_on,
        opened_in=d.opened_in,
        year=d.year,
        age=age,
        state=d.state,
        closed_on=d.closed_on,
        result=d.result,
        weight=sum(part.points for part in found),
        parts=found,
    )
