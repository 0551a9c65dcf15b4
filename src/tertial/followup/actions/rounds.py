"""Opening a round for the whole tree, and closing it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from tertial.access.actor import Actor
from tertial.calc.calendar import next_working_day
from tertial.calc.periods import Period
from tertial.cycle import queries as cycle
from tertial.followup.errors import NothingToFollowUp, RoundExists
from tertial.followup.models import CommitmentReport, Round, UnitReport
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.organisation import queries as organisation
from tertial.organisation.queries import UnitRow
from tertial.planning import queries as planning
from tertial.planning.queries import CommitmentRow


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a round: lower levels are due before higher."""

    units: date
    departments: date
    compiled: date
    management: date
    money_opens: date | None = None


def days_from(units: date) -> Days:
    """The ordinary spacing: departments a week later, then planning, then management."""
    departments = next_working_day(units + timedelta(days=7))
    compiled = next_working_day(departments + timedelta(days=3))
    return Days(units, departments, compiled, next_working_day(compiled + timedelta(days=1)))


@transaction.atomic
def open_round(*, year: int, period: str, days: Days, by: Actor, event_id: int | None = None) -> int:
    """Open the round of a period for every unit with commitments and all above them; gives its id."""
    if not by.may("followup.open"):
        raise NotAllowed(right="followup.open")
    _demand_order(days)
    last_day = _period(period).last_day(year)
    commitments = [c for c in planning.commitments(by.agency_id, year) if not (c.start and c.start > last_day)]
    if not commitments:
        raise NothingToFollowUp(year=year, period=period)
    made = _make_round(by, year, period, days, event_id)
    reports = _make_reports(made, commitments)
    CommitmentReport.objects.bulk_create(_part(reports[c.unit_id], c, at) for at, c in enumerate(commitments))
    events.record(
        "followup.round_opened", by=by, subject=f"round:{made.pk}", period=period, year=year, units=len(reports)
    )
    return made.pk


def open_round_of_event(*, agency_id: int, year: int, period: str, event_id: int, by: Actor) -> int | None:
    """Open the round that an event of the annual cycle opens, once; nothing is opened before there is a plan."""
    found = Round.objects.filter(agency_id=agency_id, year=year, period=period).first()
    if found:
        return found.pk
    if not planning.commitments(agency_id, year):
        return None
    days = _days_of_cycle(agency_id, year, period, event_id)
    return open_round(year=year, period=period, days=days, by=by, event_id=event_id)


def close_round_of_event(*, agency_id: int, year: int, period: str, event_id: int, by: Actor) -> None:
    """Close the round when its process in the annual cycle is over."""
    found = Round.objects.filter(agency_id=agency_id, year=year, period=period).first()
    if found:
        close_round(round_id=found.pk, by=by)


@transaction.atomic
def close_round(*, round_id: int, by: Actor) -> None:
    """Close a round: nothing more is reported in it. What is open in it is carried to the next."""
    if not by.may("followup.open"):
        raise NotAllowed(right="followup.open")
    found = Round.objects.select_for_update().filter(agency_id=by.agency_id, pk=round_id).first()
    if found is None:
        raise NotFound(round=round_id)
    if found.state == Round.State.CLOSED:
        return
    found.state, found.closed_on = Round.State.CLOSED, clock.today()
    found.save(update_fields=["state", "closed_on"])
    events.record("followup.round_closed", by=by, subject=f"round:{found.pk}")


def _days_of_cycle(agency_id: int, year: int, period: str, event_id: int) -> Days:
    """The days that the cycle's own deadlines give (T3.units …); the ordinary spacing where there are none."""
    process = cycle.event(agency_id, event_id)
    units = cycle.event_of(agency_id, year, f"{period}.units")
    plain = days_from(units.end if units else process.end)
    named = {}
    for level in ("departments", "management"):
        event = cycle.event_of(agency_id, year, f"{period}.{level}")
        if event:
            named[level] = event.end
    days = replace(plain, **named)
    compiled = next_working_day(days.departments + timedelta(days=3))
    return replace(days, compiled=min(compiled, days.management))


def _period(code: str) -> Period:
    try:
        return Period(code)
    except ValueError:
        raise Invalid(period="unknown") from None


def _demand_order(days: Days) -> None:
    if not days.units <= days.departments <= days.compiled <= days.management:
        raise Invalid(units_due="levels_out_of_order")


def _make_round(by: Actor, year: int, period: str, days: Days, event_id: int | None) -> Round:
    try:
        with transaction.atomic():
            return Round.objects.create(
                agency_id=by.agency_id,
                year=year,
                period=period,
                opens_on=clock.today(),
                units_due=days.units,
                departments_due=days.departments,
                compiled_due=days.compiled,
                management_on=days.management,
                money_opens_on=days.money_opens,
                event_id=event_id,
            )
    except IntegrityError:
        raise RoundExists(year=year, period=period) from None


def _make_reports(made: Round, commitments: Iterable[CommitmentRow]) -> dict[int, UnitReport]:
    tree = organisation.units(made.agency_id, on=clock.today())
    concerned = _with_those_above(tree, {c.unit_id for c in commitments})
    reports: dict[int, UnitReport] = {}
    for unit in concerned:
        reports[unit.id] = UnitReport.objects.create(
            agency_id=made.agency_id,
            round=made,
            unit_id=unit.id,
            parent=reports.get(unit.parent_id or 0),
            depth=unit.depth,
        )
    return reports


def _with_those_above(tree: list[UnitRow], unit_ids: set[int]) -> list[UnitRow]:
    wanted = {above for unit in tree if unit.id in unit_ids for above in unit.path}
    return [unit for unit in tree if unit.id in wanted]


def _part(report: UnitReport, c: CommitmentRow, position: int) -> CommitmentReport:
    return CommitmentReport(
        agency_id=report.agency_id,
        report=report,
        commitment_id=c.id,
        number=c.number,
        title=c.title,
        expected_result=c.expected_result or "",
        area_key=c.area_key or "",
        objective_id=c.objective_id,
        objective=c.objective or "",
        start=c.start,
        due=c.due,
        responsible_id=c.responsible_id,
        answers_requirement=bool(c.requirement_ids),
        position=position,
    )
