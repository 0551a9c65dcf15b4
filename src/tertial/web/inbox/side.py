"""The right column of My page as rows: marks of commitments, indicators with their line."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tertial.formats.charts import sparkline
from tertial.inbox.money import Money
from tertial.inbox.state import UnitState
from tertial.indicators.queries import IndicatorRow
from tertial.monthly_report.report import ReportItem
from tertial.planning.queries import CommitmentRow
from tertial.web.components.numbers import number, tkr
from tertial.web.components.statuses import ON_PLAN, look

ORDER = (*("on_plan", "deviation", "late", "done", "not_started", "dropped"), "")
MOST_MARKS = 24
MOST_LOOKED_AT = 5
TONES = {"on_plan": "ok", "done": "done", "deviation": "warn", "late": "bad"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One commitment as a sign."""

    status: str
    said: str


@dataclass(frozen=True, slots=True)
class Looked:
    """A commitment that is late or deviates; `unit` only where it is another than one's own."""

    number: str
    title: str
    status: str
    unit: str
    address: str


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator: its line, its last value, its target in words."""

    name: str
    target: str
    line: SafeString
    value: str
    address: str


@dataclass(frozen=True, slots=True)
class Spent:
    """An appropriation item: its bar, and at the right end what to mind, or what is left."""

    item: ReportItem
    forecast: float | None
    credit: float | None
    words: str


def _share(amount: int | None, whole: int) -> float | None:
    return amount / whole if amount is not None and whole > 0 else None


def _minded(item: ReportItem) -> str:
    """What the sign at the right end says: how much of the credit, how much is lost; else how much is left."""
    if item.warning in {"uses_credit", "over_half_credit", "exceeds_credit"}:
        return _("%(amount)s of the credit") % {"amount": tkr(item.credit_used)}
    if item.warning == "saving_withdrawn":
        return _("%(amount)s is withdrawn") % {"amount": tkr(item.saving_lost)}
    if item.warning == "saving_not_kept":
        return _("%(amount)s is not kept") % {"amount": tkr(item.saving_lost)}
    return _("%(amount)s left") % {"amount": tkr(item.remaining)}


def spent(money: Money) -> list[Spent]:
    """The items as bars: every length a share of the total available."""
    return [
        Spent(
            item,
            _share(item.forecast, item.total_available),
            _share(item.credit_granted, item.total_available),
            _minded(item),
        )
        for item in money.items
    ]


def _said(row: CommitmentRow) -> str:
    return f"{row.number} {row.title}: {str(look('on_plan', row.status).word).lower()}"


def marks(state: UnitState) -> list[Mark]:
    """One sign per commitment, in the order of the scale; none where they are too many to tell apart."""
    if len(state.commitments) > MOST_MARKS:
        return []
    rows = sorted(state.commitments, key=lambda row: ORDER.index(row.status) if row.status in ORDER else 9)
    return [Mark(row.status, _said(row)) for row in rows]


def counts(state: UnitState) -> list[tuple[str, int]]:
    """Tones with their counts, for the bar that stands in place of too many signs."""
    by_tone = dict.fromkeys(("ok", "done", "warn", "bad", "idle"), 0)
    for status, count in state.counts.items():
        by_tone[TONES.get(status, "idle")] += count
    return list(by_tone.items())


def unit_address(state: UnitState, today: date) -> str:
    """The plan of the unit."""
    return reverse("planning:unit", args=(today.year, state.code))


def needs_a_look(state: UnitState) -> list[Looked]:
    """The first few that are late or deviate."""
    return [
        Looked(
            row.number,
            row.title,
            row.status if row.status in ON_PLAN else "",
            row.unit if row.unit_id != state.unit_id else "",
            reverse("planning:node", args=(row.id,)),
        )
        for row in state.needs_a_look[:MOST_LOOKED_AT]
    ]


def _with_unit(row: IndicatorRow, value: Decimal) -> str:
    sign = "\u00a0%" if row.unit_label in {"%", "procent"} else ""
    return f"{number(value, row.decimals)}{sign}"


def _target(row: IndicatorRow) -> str:
    if row.target is None:
        return ""
    words = {"up": _("target at least %(value)s"), "down": _("target at most %(value)s")}
    return words.get(row.direction, _("target %(value)s")) % {"value": _with_unit(row, row.target.value)}


def measured(state: UnitState) -> list[Measured]:
    """Indicators with a value, each with a small line of its series."""
    return [_measured(row) for row in state.indicators]


def _measured(row: IndicatorRow) -> Measured:
    value = _with_unit(row, row.latest.value) if row.latest else ""
    target = _target(row)
    finding = f"{row.name}: {value}, {target}" if target else f"{row.name}: {value}"
    line = sparkline(
        [float(point) for point in row.series], finding, target=float(row.target.value) if row.target else None
    )
    return Measured(row.name, target, mark_safe(line), value, reverse("indicators:indicator", args=(row.id,)))  # noqa: S308
