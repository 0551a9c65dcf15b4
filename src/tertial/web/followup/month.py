"""What the latest published month report says of the year's end, beside the round."""

from dataclasses import dataclass

from tertial.monthly_report import queries as monthly


@dataclass(frozen=True, slots=True)
class Line:
    """One appropriation item: available less forecast, with the span that its bar is drawn in."""

    name: str
    left: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class MonthMoney:
    """The items that have a forecast, and which month they are from."""

    month: int
    lines: tuple[Line, ...]


def money(agency_id: int, year: int) -> MonthMoney | None:
    """Available less forecast per item, from the last month published to readers; None before there is one."""
    found = monthly.latest_published(agency_id, year)
    if found is None:
        return None
    month, report = found
    left = [(item.name, item.total_available - item.forecast) for item in report.items if item.forecast is not None]
    low, high = min((v for _n, v in left), default=0), max((v for _n, v in left), default=0)
    return MonthMoney(month, tuple(Line(name, value, low, high) for name, value in left))
