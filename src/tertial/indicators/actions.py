"""What can be done to indicators. One function is one decision and one transaction."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from tertial.access.actor import Actor
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.organisation.models import Person, Unit

from .errors import NothingToVerify, ValueLocked
from .models import Indicator, Target, Value

LARGEST = Decimal(10) ** 13
FIRMNESS = [Value.Status.PRELIMINARY, Value.Status.VERIFIED, Value.Status.LOCKED]


@transaction.atomic
def define_indicator(
    *,
    code: str,
    name: str,
    kind: str,
    direction: str,
    frequency: str,
    unit_id: int,
    definition: str = "",
    unit_label: str = "",
    decimals: int = 0,
    source: str = "",
    baseline: Decimal | None = None,
    baseline_on: date | None = None,
    cumulative: bool = False,
    owner_id: int | None = None,
    split_by_sex: bool = False,
    fed_by: str = "",
    indicator_id: int | None = None,
    by: Actor,
) -> int:
    """Define an indicator, or with `indicator_id` define it anew; gives its id."""
    if not Unit.objects.filter(agency_id=by.agency_id, pk=unit_id).exists():
        raise NotFound(unit=unit_id)
    _may("indicator.edit", unit_id, by)
    found = _indicator(indicator_id, by) if indicator_id else Indicator(agency_id=by.agency_id)
    if found.pk:
        _may("indicator.edit", found.unit_id, by)
    _check_definition(found, code=code, name=name, kind=kind, direction=direction, frequency=frequency)
    _check_baseline(baseline, baseline_on)
    if owner_id and not Person.objects.filter(agency_id=by.agency_id, pk=owner_id).exists():
        raise NotFound(person=owner_id)
    found.code, found.name, found.definition = code.strip(), name.strip(), definition.strip()
    found.kind, found.direction, found.frequency = kind, direction, frequency
    found.unit_label, found.decimals, found.source = unit_label.strip(), decimals, source.strip()
    found.baseline, found.baseline_on, found.cumulative = baseline, baseline_on, cumulative
    found.unit_id, found.owner_id, found.split_by_sex, found.fed_by = unit_id, owner_id, split_by_sex, fed_by
    found.save()
    events.record("indicators.defined", by=by, subject=f"indicator:{found.pk}", code=found.code, name=found.name)
    return found.pk


@transaction.atomic
def set_target(
    *, indicator_id: int, due_on: date, value: Decimal, decided_by: str, decided_on: date, by: Actor
) -> int:
    """Say what shall be reached by a day and who decided so; an earlier target for the day is kept beneath."""
    found = _indicator(indicator_id, by)
    _may("indicator.edit", found.unit_id, by)
    if not decided_by.strip():
        raise Invalid(decided_by="missing")
    if decided_on > clock.today():
        raise Invalid(decided_on="in_future")
    _check_size(value=value)
    made = Target.objects.create(
        agency_id=by.agency_id,
        indicator=found,
        due_on=due_on,
        value=value,
        decided_by=decided_by.strip(),
        decided_on=decided_on,
        recorded_by=by.name,
        recorded_at=clock.now(),
    )
    told = {"due_on": due_on.isoformat(), "value": str(value), "decided_by": decided_by}
    events.record("indicators.target_set", by=by, subject=f"indicator:{indicator_id}", **told)
    return made.pk


@transaction.atomic
def record_value(
    *,
    indicator_id: int,
    period_start: date,
    period_end: date,
    value: Decimal,
    status: str = Value.Status.PRELIMINARY,
    source: str = "",
    note: str = "",
    women: Decimal | None = None,
    men: Decimal | None = None,
    by: Actor,
) -> int:
    """Give the value of a period; gives the revision's id.

    A second value for the same period is a correction: it needs a note that says why, and becomes the next
    revision. The same figures once more change nothing. A locked value takes no correction.
    """
    found = _indicator(indicator_id, by)
    _may("indicator.report", found.unit_id, by)
    if status not in Value.Status:
        raise Invalid(status="unknown")
    if status != Value.Status.PRELIMINARY:
        _may("indicator.edit", found.unit_id, by)
    _check_period(period_start, period_end)
    _check_size(value=value, women=women, men=men)
    now = _latest(found, period_start, period_end)
    figures = {"value": value, "women": women, "men": men}
    same = now is not None and (now.value, now.women, now.men) == (value, women, men)
    if now and same and FIRMNESS.index(status) <= FIRMNESS.index(now.status):
        return now.pk
    if now and now.status == Value.Status.LOCKED:
        raise ValueLocked(indicator=found.code, period_end=period_end)
    if now and not same and not note.strip():
        raise Invalid(note="say_why")
    return _add_revision(
        found,
        now,
        period_start,
        period_end,
        by=by,
        status=status,
        source=source or found.source,
        note=note,
        **figures,
    )


@transaction.atomic
def verify_value(*, indicator_id: int, period_start: date, period_end: date, by: Actor) -> int:
    """Say that the value of a period is right; gives the new revision's id."""
    return _set_status(indicator_id, period_start, period_end, Value.Status.VERIFIED, by)


@transaction.atomic
def lock_value(*, indicator_id: int, period_start: date, period_end: date, by: Actor) -> int:
    """Take no more corrections of the value of a period, since it stands in something decided."""
    return _set_status(indicator_id, period_start, period_end, Value.Status.LOCKED, by)


def _set_status(indicator_id: int, period_start: date, period_end: date, status: str, by: Actor) -> int:
    found = _indicator(indicator_id, by)
    _may("indicator.edit", found.unit_id, by)
    now = _latest(found, period_start, period_end)
    if now is None:
        raise NothingToVerify(indicator=found.code)
    if now.status == status:
        return now.pk
    if now.status == Value.Status.LOCKED:
        raise ValueLocked(indicator=found.code, period_end=period_end)
    figures = {"value": now.value, "women": now.women, "men": now.men}
    return _add_revision(
        found, now, period_start, period_end, by=by, status=status, source=now.source, note=now.note, **figures
    )


def _add_revision(
    indicator: Indicator, before: Value | None, period_start: date, period_end: date, *, by: Actor, **told
) -> int:
    made = Value.objects.create(
        agency_id=by.agency_id,
        indicator=indicator,
        period_start=period_start,
        period_end=period_end,
        revision=before.revision + 1 if before else 1,
        recorded_by=by.name,
        recorded_at=clock.now(),
        **told,
    )
    events.record(
        "indicators.value_recorded",
        by=by,
        subject=f"indicator:{indicator.pk}",
        period_start=period_start.isoformat(),
        period_end=period_end.isoformat(),
        revision=made.revision,
        value=str(made.value),
        status=made.status,
    )
    return made.pk


def _indicator(indicator_id: int, by: Actor) -> Indicator:
    found = Indicator.objects.select_for_update().filter(agency_id=by.agency_id, pk=indicator_id).first()
    if found is None:
        raise NotFound(indicator=indicator_id)
    return found


def _may(right: str, unit_id: int, by: Actor) -> None:
    if not by.may(right, unit_id):
        raise NotAllowed(right=right)


def _latest(indicator: Indicator, period_start: date, period_end: date) -> Value | None:
    same = indicator.values.filter(period_start=period_start, period_end=period_end)
    return same.order_by("-revision").first()


def _check_definition(
    indicator: Indicator, *, code: str, name: str, kind: str, direction: str, frequency: str
) -> None:
    wrong = {}
    if not code.strip():
        wrong["code"] = "missing"
    elif (
        Indicator.objects.filter(agency_id=indicator.agency_id, code=code.strip()).exclude(pk=indicator.pk).exists()
    ):
        wrong["code"] = "taken"
    if not name.strip():
        wrong["name"] = "missing"
    if kind not in Indicator.Kind:
        wrong["kind"] = "unknown"
    if direction not in Indicator.Direction:
        wrong["direction"] = "unknown"
    if frequency not in Indicator.Frequency:
        wrong["frequency"] = "unknown"
    if wrong:
        raise Invalid(**wrong)


def _check_baseline(baseline: Decimal | None, baseline_on: date | None) -> None:
    if baseline is not None and baseline_on is None:
        raise Invalid(baseline_on="missing")
    _check_size(baseline=baseline)


def _check_period(period_start: date, period_end: date) -> None:
    if period_end < period_start:
        raise Invalid(period_end="ends_before_start")
    if period_end > clock.today():
        raise Invalid(period_end="in_future")


def _check_size(**figures: Decimal | None) -> None:
    too_large = {
        name: "too_large"
        for name, figure in figures.items()
        if figure is not None and (not figure.is_finite() or abs(figure) >= LARGEST)
    }
    if too_large:
        raise Invalid(**too_large)
