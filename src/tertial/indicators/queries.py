"""What can be asked about indicators. Results are plain rows; the query count never grows with them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tertial.access.actor import Actor
from tertial.kernel import clock
from tertial.kernel.duties import Duty
from tertial.kernel.errors import NotFound
from tertial.kernel.reading import once

from . import schedule
from .models import Indicator, Target, Value


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value of one period; of several revisions the one that counts, unless asked for all."""

    id: int
    indicator_id: int
    period_start: date
    period_end: date
    value: Decimal
    women: Decimal | None
    men: Decimal | None
    status: str
    source: str
    note: str
    revision: int
    recorded_by: str
    recorded_on: date


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What shall be reached by a day."""

    id: int
    due_on: date
    value: Decimal
    decided_by: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator with its latest value, the value it is compared with, and the target it is held against.

    Compared with is the value before; for one counted from the start of the year the same part of last year.
    """

    id: int
    code: str
    name: str
    definition: str
    unit_label: str
    decimals: int
    kind: str
    direction: str
    baseline: Decimal | None
    baseline_on: date | None
    source: str
    frequency: str
    cumulative: bool
    owner_id: int | None
    owner: str
    unit_id: int
    unit: str
    split_by_sex: bool
    fed_by: str
    latest: ValueRow | None
    compared: ValueRow | None
    target: TargetRow | None
    series: tuple[Decimal, ...]

    @property
    def reached(self) -> bool | None:
        """Whether the latest value is at the target or better; None when there is nothing to compare."""
        if self.latest is None or self.target is None or self.direction == Indicator.Direction.NEITHER:
            return None
        if self.direction == Indicator.Direction.UP:
            return self.latest.value >= self.target.value
        return self.latest.value <= self.target.value

    @property
    def trend(self) -> str:
        """`better|unchanged|worse|unknown` since the value compared with, in the indicator's direction."""
        if self.latest is None or self.compared is None or self.direction == Indicator.Direction.NEITHER:
            return "unknown"
        change = self.latest.value - self.compared.value
        if change == 0:
            return "unchanged"
        return "better" if (change > 0) == (self.direction == Indicator.Direction.UP) else "worse"


def indicators(agency_id: int, *, ids: Iterable[int] | None = None) -> list[IndicatorRow]:
    """The indicators of an agency, or those with the given ids, by code. 3 queries."""
    return _indicators(agency_id, None if ids is None else frozenset(ids))


@once
def _indicators(agency_id: int, ids: frozenset[int] | None) -> list[IndicatorRow]:
    found = Indicator.objects.filter(agency_id=agency_id).select_related("owner", "unit")
    if ids is not None:
        found = found.filter(pk__in=ids)
    chosen = sorted(found, key=lambda i: _by_number(i.code))
    keys = [indicator.pk for indicator in chosen]
    by_value, by_target = _values(agency_id, keys), _targets(agency_id, keys)
    return [_row(i, by_value[i.pk], by_target[i.pk]) for i in chosen]


def of_year(agency_id: int, year: int) -> list[IndicatorRow]:
    """The indicators with the last value and the target of one year, and of no other. 3 queries."""
    found = Indicator.objects.filter(agency_id=agency_id).select_related("owner", "unit")
    chosen = sorted(found, key=lambda i: _by_number(i.code))
    keys = [indicator.pk for indicator in chosen]
    by_value, by_target = _values(agency_id, keys), _targets(agency_id, keys)
    return [
        _row(
            indicator,
            [row for row in by_value[indicator.pk] if row.period_end.year == year],
            [row for row in by_target[indicator.pk] if row.due_on.year == year],
        )
        for indicator in chosen
    ]


def names(agency_id: int) -> list[tuple[int, str]]:
    """Every indicator as (id, "I-14 Handläggningstid"), by code, for a list to choose from. 1 query."""
    found = Indicator.objects.filter(agency_id=agency_id).values_list("pk", "code", "name")
    return [(pk, f"{code} {name}") for pk, code, name in sorted(found, key=lambda row: _by_number(row[1]))]


def indicator(agency_id: int, indicator_id: int) -> IndicatorRow:
    """One indicator. 3 queries. Raises NotFound."""
    rows = indicators(agency_id, ids=[indicator_id])
    if not rows:
        raise NotFound(indicator=indicator_id)
    return rows[0]


def values(indicator_id: int, *, agency_id: int) -> list[ValueRow]:
    """The values that count of one indicator, oldest period first. 1 query."""
    return _values(agency_id, [indicator_id])[indicator_id]


def values_in(agency_id: int, year: int, *, at: datetime) -> dict[int, ValueRow]:
    """The latest value of every indicator among periods that end within a year, as known at a moment. 1 query."""
    found = Value.objects.filter(agency_id=agency_id, period_end__year=year, recorded_at__lte=at)
    rows = found.order_by("period_end", "-period_start", "revision")
    return {pk: _value_row(row) for pk, row in {row.indicator_id: row for row in rows}.items()}


def value(agency_id: int, value_id: int) -> ValueRow:
    """The value that counts today for the period of the given revision. 2 queries. Raises NotFound."""
    asked = Value.objects.filter(agency_id=agency_id, pk=value_id).first()
    if asked is None:
        raise NotFound(value=value_id)
    same = {"period_start": asked.period_start, "period_end": asked.period_end}
    newest = Value.objects.filter(indicator_id=asked.indicator_id, **same).order_by("-revision")[0]
    return _value_row(newest)


def revisions(indicator_id: int, *, agency_id: int) -> list[ValueRow]:
    """Every revision of every value, the latest recorded first. 1 query."""
    found = Value.objects.filter(agency_id=agency_id, indicator_id=indicator_id).order_by("-recorded_at", "-pk")
    return [_value_row(row) for row in found]


def targets(indicator_id: int, *, agency_id: int) -> list[TargetRow]:
    """The targets that count, by day. 1 query."""
    return _targets(agency_id, [indicator_id])[indicator_id]


def all_targets(indicator_id: int, *, agency_id: int) -> list[TargetRow]:
    """Every target ever decided, the latest decision first. 1 query."""
    found = Target.objects.filter(agency_id=agency_id, indicator_id=indicator_id)
    return [_target_row(row) for row in found.order_by("-decided_on", "-pk")]


def due(agency_id: int, today: date, *, owners: Iterable[int]) -> list[tuple[IndicatorRow, date, date, date]]:
    """Values that the owners have not given: (indicator, first and last day of it, last day in time). 3 queries."""
    mine = set(owners)
    waiting = []
    for row in indicators(agency_id):
        start, end = schedule.latest_ended(row.frequency, today, cumulative=row.cumulative)
        given = row.latest is not None and row.latest.period_end >= end
        if row.owner_id in mine and not given and not row.fed_by:
            waiting.append((row, start, end, schedule.last_day_to_give(end)))
    return waiting


def _by_number(code: str) -> tuple[str, int, str]:
    """I-9 before I-14."""
    letters, _dash, number = code.rpartition("-")
    return (letters, int(number), "") if number.isdecimal() else (code, 0, code)


def _values(agency_id: int, keys: list[int]) -> defaultdict[int, list[ValueRow]]:
    found = Value.objects.filter(agency_id=agency_id, indicator_id__in=keys)
    counting: dict[tuple[int, date, date], Value] = {}
    for row in found.order_by("period_end", "-period_start", "revision"):
        counting[(row.indicator_id, row.period_start, row.period_end)] = row
    grouped: defaultdict[int, list[ValueRow]] = defaultdict(list)
    for row in counting.values():
        grouped[row.indicator_id].append(_value_row(row))
    return grouped


def _targets(agency_id: int, keys: list[int]) -> defaultdict[int, list[TargetRow]]:
    found = Target.objects.filter(agency_id=agency_id, indicator_id__in=keys).order_by("due_on", "decided_on", "pk")
    counting = {(row.indicator_id, row.due_on): row for row in found}
    grouped: defaultdict[int, list[TargetRow]] = defaultdict(list)
    for row in counting.values():
        grouped[row.indicator_id].append(_target_row(row))
    return grouped


def target_for(targets: list[TargetRow], day: date) -> TargetRow | None:
    """The next target from that day on, else the last one there was."""
    coming = [target for target in targets if target.due_on >= day]
    return coming[0] if coming else targets[-1] if targets else None


def _row(indicator: Indicator, values: list[ValueRow], targets: list[TargetRow]) -> IndicatorRow:
    latest = values[-1] if values else None
    return IndicatorRow(
        id=indicator.pk,
        code=indicator.code,
        name=indicator.name,
        definition=indicator.definition,
        unit_label=indicator.unit_label,
        decimals=indicator.decimals,
        kind=indicator.kind,
        direction=indicator.direction,
        baseline=indicator.baseline,
        baseline_on=indicator.baseline_on,
        source=indicator.source,
        frequency=indicator.frequency,
        cumulative=indicator.cumulative,
        owner_id=indicator.owner_id,
        owner=indicator.owner.name if indicator.owner else "",
        unit_id=indicator.unit_id,
        unit=indicator.unit.name,
        split_by_sex=indicator.split_by_sex,
        fed_by=indicator.fed_by,
        latest=latest,
        compared=_compared(indicator, values),
        target=target_for(targets, latest.period_end if latest else clock.today()),
        series=tuple(row.value for row in course(values, cumulative=indicator.cumulative)),
    )


def course(values: list[ValueRow], *, cumulative: bool) -> list[ValueRow]:
    """The values that make one line: all of them, or of one counted from January those of the latest year."""
    if not cumulative or not values:
        return values
    return [row for row in values if row.period_end.year == values[-1].period_end.year]


def _compared(indicator: Indicator, values: list[ValueRow]) -> ValueRow | None:
    if not indicator.cumulative:
        return values[-2] if len(values) > 1 else None
    asked = (values[-1].period_end.year - 1, values[-1].period_end.month) if values else None
    earlier = (row for row in values if (row.period_end.year, row.period_end.month) == asked)
    return next(earlier, None)


def _value_row(row: Value) -> ValueRow:
    return ValueRow(
        row.pk,
        row.indicator_id,
        row.period_start,
        row.period_end,
        row.value,
        row.women,
        row.men,
        row.status,
        row.source,
        row.note,
        row.revision,
        row.recorded_by,
        clock.local(row.recorded_at).date(),
    )


def _target_row(row: Target) -> TargetRow:
    return TargetRow(row.pk, row.due_on, row.value, row.decided_by, row.decided_on)


def duties(actor: Actor, today: date) -> list[Duty]:
    """Values that wait for the person or for somebody the person stands in for. 3 queries."""
    owners = [actor.person_id, *(whom for whom, _name in actor.acting_for)]
    return [
        Duty(
            due=last_day,
            title=_("Give the value of %(indicator)s") % {"indicator": f"{row.code} {row.name}"},
            reason=_("The period that ended on %(day)s has no value yet.") % {"day": date_format(end, "j F Y")},
            url_name="indicators:record",
            url_args=(row.id,),
            action_word=_("Give value"),
        )
        for row, _start, end, last_day in due(actor.agency_id, today, owners=[o for o in owners if o])
    ]
