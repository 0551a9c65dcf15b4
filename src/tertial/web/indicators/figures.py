"""How values, periods and targets are written for the reader."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertial.formats.swedish import NBSP
from tertial.indicators.queries import IndicatorRow, TargetRow
from tertial.web.components.numbers import day, longday, number, short_month

_DAY = timedelta(days=1)
PARTS = {
    3: gettext_lazy("quarter %(number)s %(year)s"),
    4: gettext_lazy("tertial %(number)s %(year)s"),
    6: gettext_lazy("half-year %(number)s %(year)s"),
}


def figure(value: Decimal | None, row: IndicatorRow) -> str:
    """A value with its unit: ”47 dagar”. Number and unit never part."""
    if value is None:
        return ""
    unit = row.unit_label.replace(" ", NBSP)
    return f"{number(value, row.decimals)}{NBSP}{unit}" if unit else number(value, row.decimals)


def wish(target: TargetRow | None, row: IndicatorRow) -> str:
    """A target in words: ”högst 45 dagar”."""
    if target is None:
        return ""
    said = figure(target.value, row)
    if row.direction == "up":
        return _("at least %(figure)s") % {"figure": said}
    if row.direction == "down":
        return _("at most %(figure)s") % {"figure": said}
    return said


def tick(start: date, end: date, *, cumulative: bool = False) -> str:
    """A period so short that it fits under a chart: ”okt”, ”T2 26”, ”2026”."""
    length = end.month - start.month + 1
    if length == 12:
        return str(end.year)
    if cumulative:
        return short_month(end.month)
    if length == 1:
        return short_month(end.month) if end.month > 1 else f"{short_month(1)} {end.year}"
    letter = {3: "K", 4: "T", 6: "H"}.get(length, "")
    part = (start.month - 1) // length + 1
    return f"{letter}{part} {end.year}" if letter else short_month(end.month)


def period(start: date, end: date, *, cumulative: bool = False) -> str:
    """A period as one says it: ”oktober 2026”, ”jan–okt 2026”, ”kvartal 3 2026”, ”2026”."""
    if start.day != 1 or (end + _DAY).day != 1 or start.year != end.year:
        return f"{day(start) if start.year == end.year else longday(start)}–{day(end)}{NBSP}{end.year}"
    length = end.month - start.month + 1
    if length == 12:
        return str(end.year)
    if length == 1:
        return date_format(end, "F Y")
    if cumulative or length not in PARTS:
        return f"{short_month(start.month)}–{short_month(end.month)} {end.year}"
    part = {"number": (start.month - 1) // length + 1, "year": end.year}
    return str(PARTS[length]) % part
