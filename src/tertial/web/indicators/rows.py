"""What the pages of indicators show, made ready in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tertial.formats.charts import Chart, Point, Trend, sparkline, trend_chart
from tertial.formats.document.tree import Column
from tertial.indicators.queries import IndicatorRow, TargetRow, ValueRow, course, target_for

from .figures import figure, period, tick, wish
from .words import DIRECTIONS, FEEDS, FREQUENCIES, KIND_GROUPS, KINDS, STATUSES

SERIES_SHOWN = 13


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator in words."""

    row: IndicatorRow
    latest: str
    period: str
    target: str
    standing: str
    kind: str
    direction: str
    frequency: str
    feeds: str
    baseline: str
    spark: SafeString


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One value or revision in words. `wait` says what can be done to it."""

    row: ValueRow
    period: str
    figure: str
    women: str
    men: str
    status: str


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One decided target in words."""

    row: TargetRow
    figure: str


def line(row: IndicatorRow) -> Line:
    """An indicator in words."""
    latest = row.latest
    return Line(
        row=row,
        latest=figure(latest.value, row) if latest else "",
        period=period(latest.period_start, latest.period_end, cumulative=row.cumulative) if latest else "",
        target=wish(row.target, row),
        standing=_standing(row),
        kind=str(KINDS[row.kind]),
        direction=str(DIRECTIONS[row.direction]),
        frequency=str(FREQUENCIES[row.frequency]),
        feeds=str(FEEDS.get(row.fed_by, row.fed_by)),
        baseline=figure(row.baseline, row),
        spark=_spark(row),
    )


def _standing(row: IndicatorRow) -> str:
    """`reached`, `not_yet` while the target's day is to come, `not_reached`, or nothing."""
    if row.reached is None or row.target is None or row.latest is None:
        return ""
    if row.reached:
        return "reached"
    return "not_yet" if row.latest.period_end < row.target.due_on else "not_reached"


def groups(grouped: Mapping[str, list[Line]]) -> list[tuple[str, list[Line]]]:
    """The lines by what they measure, in the order of the chain."""
    return [(str(words), grouped[kind]) for kind, words in KIND_GROUPS.items() if grouped.get(kind)]


def standing(found: Iterable[IndicatorRow]) -> dict[str, int]:
    """How many targets are reached, of how many that can be held against a value."""
    held = [row.reached for row in found if row.reached is not None]
    return {"reached": sum(held), "held": len(held)}


def finding(row: IndicatorRow) -> str:
    """The heading of an indicator's page: its latest value, and the target it is held against."""
    if row.latest is None:
        return row.name
    facts = {"name": row.name, "figure": figure(row.latest.value, row), "target": wish(row.target, row)}
    if row.target:
        return _("%(name)s: %(figure)s, target %(target)s") % facts
    return _("%(name)s: %(figure)s") % facts


def value(row: IndicatorRow, found: ValueRow) -> ValueLine:
    """A value in words."""
    return ValueLine(
        row=found,
        period=period(found.period_start, found.period_end, cumulative=row.cumulative),
        figure=figure(found.value, row),
        women=figure(found.women, row),
        men=figure(found.men, row),
        status=str(STATUSES[found.status]),
    )


def target(row: IndicatorRow, found: TargetRow) -> TargetLine:
    """A target in words."""
    return TargetLine(found, wish(found, row))


def chart(row: IndicatorRow, values: list[ValueRow], targets: list[TargetRow]) -> Chart | None:
    """The course of the latest values with the target of each period; nothing before there are two values."""
    shown = course(values, cumulative=row.cumulative)[-SERIES_SHOWN:]
    if len(shown) < 2:
        return None
    points = [
        Point(
            tick(v.period_start, v.period_end, cumulative=row.cumulative),
            float(v.value),
            _aim(targets, v),
            preliminary=v.status == "preliminary",
        )
        for v in shown
    ]
    column = Column(row.unit_label or _("Value"), "number", row.decimals)
    return trend_chart(Trend(row.name, finding(row), points, column), get_language() or "sv")


def svg(found: Chart) -> SafeString:
    """The drawing, made by our own code and escaped there."""
    return mark_safe(found.svg)  # noqa: S308


def _spark(row: IndicatorRow) -> SafeString:
    if len(row.series) < 2:
        return mark_safe("")
    told = [float(value) for value in row.series[-SERIES_SHOWN:]]
    aim = float(row.target.value) if row.target else None
    return mark_safe(sparkline(told, finding(row), target=aim))  # noqa: S308


def _aim(targets: list[TargetRow], value: ValueRow) -> float | None:
    aim = target_for(targets, value.period_end)
    return float(aim.value) if aim else None


def as_form(row: IndicatorRow) -> dict[str, Any]:
    """The definition as the form has it."""
    names = (
        "code", "name", "definition", "kind", "direction", "unit_label", "decimals", "frequency", "cumulative",
        "split_by_sex", "source", "fed_by", "baseline_on", "unit_id", "owner_id",
    )  # fmt: skip
    baseline = "" if row.baseline is None else format(row.baseline.normalize(), "f").replace(".", ",")
    return {name: getattr(row, name) for name in names} | {"baseline": baseline}
