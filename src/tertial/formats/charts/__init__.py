"""Charts: SVG out of one declaration, the same in page, PDF and Word, each with the table behind it.

Labels stand on the lines, colour is the third signal (interface.md §7). No script, no style attribute: classes for
the page's themes, and presentation attributes so that the drawing is whole wherever it stands.
"""

from .bars import Bar, bars, deviation_bar
from .chart import Chart
from .curve import Curve, year_curve
from .dots import Share, axis_start, dot_axis, dot_row, share_bar
from .trend import Point, Trend, sparkline, trend_chart

__all__ = [
    "Bar",
    "Chart",
    "Curve",
    "Point",
    "Share",
    "Trend",
    "axis_start",
    "bars",
    "deviation_bar",
    "dot_axis",
    "dot_row",
    "share_bar",
    "sparkline",
    "trend_chart",
    "year_curve",
]
