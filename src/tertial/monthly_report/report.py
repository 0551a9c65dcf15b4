"""The report as a value: what the command prints, the page shows and the fixed version keeps. Amounts are öre."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

from tertial.calc.guide import share_used

BASES = ("total_available", "allocation", "budget")

# The columns of the contract, in its order. What stands beyond them is for the page.
CONTRACT = (
    "code",
    "name",
    "kind",
    "opening_carryover",
    "allocation",
    "reallocated",
    "permitted_overrun_used",
    "withdrawal",
    "total_available",
    "credit_granted",
    "actual_month",
    "actual_cumulative",
    "actual_cumulative_last_year",
    "share_used",
    "guide_value",
    "remaining",
    "budget_year",
    "forecast",
    "warning",
)


@dataclass(frozen=True, slots=True)
class TermLine:
    """One line of how the available amount came about: what kind of decision, how much, with what reference."""

    kind: str
    amount: int
    reference: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class ReportItem:
    """One appropriation item in a report."""

    code: str
    name: str
    kind: str
    opening_carryover: int
    allocation: int
    reallocated: int
    permitted_overrun_used: int
    withdrawal: int
    total_available: int
    credit_granted: int
    actual_month: int
    actual_cumulative: int
    actual_cumulative_last_year: int
    share_used: float | None
    guide_value: float
    remaining: int
    budget_year: int | None
    forecast: int | None
    warning: str | None
    item_id: int = 0
    responsible_id: int | None = None
    responsible: str = ""
    guide_kind: str = "linear"
    expected_available: int = 0
    credit_used: int = 0
    saving_lost: int = 0
    decided_unpaid: int | None = None
    rows: int = 0
    terms: tuple[TermLine, ...] = ()
    guide: tuple[float, ...] = ()
    by_month: tuple[int, ...] = ()
    by_month_last_year: tuple[int, ...] = ()
    forecast_error: float | None = None

    @property
    def deviation(self) -> int | None:
        """Available less forecast: minus means that the forecast is larger."""
        return None if self.forecast is None else self.expected_available - self.forecast

    @property
    def gap(self) -> float | None:
        """Share used less guide value."""
        return None if self.share_used is None else round(self.share_used - self.guide_value, 6)


@dataclass(frozen=True, slots=True)
class Report:
    """The report of one month. `periods` are the codes of the ledger that it stands on."""

    agency: str
    agency_name: str
    year: int
    month: int
    base: str
    items: tuple[ReportItem, ...]
    unsettled_rows: int
    unsettled_amount: int
    periods: tuple[str, ...]
    forecast_round: int | None = None
    forecast_date: str | None = None

    def of_kind(self, kind: str) -> tuple[ReportItem, ...]:
        """One of the two sets: administrative or programme."""
        return tuple(item for item in self.items if item.kind == kind)

    def item(self, code: str) -> ReportItem | None:
        """The item with a code."""
        return next((item for item in self.items if item.code == code), None)


@dataclass(frozen=True, slots=True)
class Subtotal:
    """Sums of some items. Credit is tested per item, never here."""

    total_available: int
    actual_month: int
    actual_cumulative: int
    actual_cumulative_last_year: int
    remaining: int
    forecast: int | None
    deviation: int | None
    share_used: float | None


def to_contract(report: Report) -> dict[str, Any]:
    """The JSON that the command prints, to the letter."""
    return {
        "agency": report.agency,
        "year": report.year,
        "month": report.month,
        "base": report.base,
        "items": [{name: getattr(item, name) for name in CONTRACT} for item in report.items],
        "unsettled": {"rows": report.unsettled_rows, "amount": report.unsettled_amount},
        "periods": list(report.periods),
    }


def to_wording(report: Report) -> dict[str, Any]:
    """Everything, for keeping."""
    return asdict(report)


def from_wording(wording: dict[str, Any]) -> Report:
    """The report that was kept. What a later version of the program has added is left at its default."""
    items = tuple(_item(told) for told in wording["items"])
    return Report(**{**_known(Report, wording), "items": items, "periods": tuple(wording["periods"])})


def _item(told: dict[str, Any]) -> ReportItem:
    known = {name: tuple(v) if isinstance(v, list) else v for name, v in _known(ReportItem, told).items()}
    known["terms"] = tuple(TermLine(**line) for line in known.get("terms", ()))
    return ReportItem(**known)


def _known(kind: type, told: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in told.items() if name in names}


def base_amount(item: ReportItem, base: str) -> int:
    """What the share is a share of."""
    return {
        "total_available": item.total_available,
        "allocation": item.allocation,
        "budget": item.budget_year or 0,
    }[base]


def subtotal(items: Iterable[ReportItem], base: str) -> Subtotal:
    """Sums of some items from their exact values. A forecast is summed only when every item has one."""
    listed = list(items)
    forecasts = [item.forecast for item in listed if item.forecast is not None]
    whole = len(forecasts) == len(listed) and bool(listed)
    actual = sum(item.actual_cumulative for item in listed)
    return Subtotal(
        sum(item.total_available for item in listed),
        sum(item.actual_month for item in listed),
        actual,
        sum(item.actual_cumulative_last_year for item in listed),
        sum(item.remaining for item in listed),
        sum(forecasts) if whole else None,
        sum(item.deviation or 0 for item in listed) if whole else None,
        share_used(actual, sum(base_amount(item, base) for item in listed)),
    )
