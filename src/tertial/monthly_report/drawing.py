"""An item's year drawn: the same in page, PDF and Word."""

from django.utils.translation import get_language, gettext

from tertial.formats.charts import Curve, year_curve
from tertial.formats.charts.chart import Chart

from . import words
from .report import Report, ReportItem


def curve(item: ReportItem, report: Report) -> Chart:
    """The item's year: outcome, guide, last year, forecast, ceiling and credit."""
    drawn = Curve(
        year=report.year,
        finding=f"{item.name}: {words.assessment(item) or used_sentence(item)}",
        actual=_cumulative(item.by_month),
        ceiling=item.expected_available,
        last_year=_cumulative(item.by_month_last_year) if any(item.by_month_last_year) else (),
        guide=[round(share * item.expected_available) for share in item.guide],
        guide_name=str(words.GUIDES[item.guide_kind]),
        forecast=item.forecast,
        band=_band(item),
        credit=item.credit_granted,
    )
    return year_curve(drawn, (get_language() or "sv")[:2])


def _cumulative(months: tuple[int, ...]) -> list[int]:
    total, sums = 0, []
    for amount in months:
        total += amount
        sums.append(total)
    return sums


def _band(item: ReportItem) -> tuple[int, int] | None:
    if item.forecast is None or not item.forecast_error:
        return None
    off = round(item.forecast * item.forecast_error)
    return item.forecast - off, item.forecast + off


def used_sentence(item: ReportItem) -> str:
    """How much is used, beside the guide value, in words."""
    facts = {
        "name": item.name,
        "used": words.percent(item.share_used or 0),
        "guide": words.percent(item.guide_value),
    }
    return gettext("%(name)s: used %(used)s per cent, guide value %(guide)s per cent") % facts
