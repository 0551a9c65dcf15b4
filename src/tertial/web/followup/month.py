"""What the month report of the round's period says of the year's end, beside the round."""

from dataclasses import dataclass

from tertial.calc.periods import Period
from tertial.monthly_report import queries as monthly
from tertial.monthly_report.report import ReportItem


@dataclass(frozen=True, slots=True)
class Line:
    """One appropriation item: available less forecast, with the span that its bar is drawn in."""

    name: str
    left: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Credit:
    """An item that is expected to use its credit, and how much of it, as a fraction."""

    name: str
    share: float


@dataclass(frozen=True, slots=True)
class MonthMoney:
    """The items that have a forecast, through which month, and the last month of the round's period."""

    month: int
    last_month: int
    lines: tuple[Line, ...]
    credits: tuple[Credit, ...]


def money(agency_id: int, year: int, period: str) -> MonthMoney | None:
    """Available less forecast per item, as published for the period's last month or the nearest one before it."""
    last = Period(period).months()[-1]
    found = monthly.latest_published(agency_id, year, through=last)
    if found is None:
        return None
    month, report = found
    left = [(item.name, item.deviation) for item in report.items if item.deviation is not None]
    low, high = min((v for _n, v in left), default=0), max((v for _n, v in left), default=0)
    lines = tuple(Line(name, value, low, high) for name, value in left)
    return MonthMoney(month, last, lines, tuple(_credits(report.items)))


def _credits(items: tuple[ReportItem, ...]) -> list[Credit]:
    used = [item for item in items if item.credit_granted and item.credit_used > 0]
    return [Credit(item.name, item.credit_used / item.credit_granted) for item in used]
