"""The year ruler: twelve months at true day positions, tertial marks, today's hand, my deadlines below."""

from collections.abc import Iterable
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .numbers import day, longday, short_month

LINE = 25
NEAR_THE_START = 8  # per cent: the hand's text turns to the other side


def position(value: date) -> float:
    """How far into its year a day begins, in per cent."""
    start, end = date(value.year, 1, 1), date(value.year + 1, 1, 1)
    return 100 * (value - start).days / (end - start).days


def _x(value: date) -> str:
    return f"{position(value):.3f}%"


def _months(today: date) -> SafeString:
    def one(month: int) -> tuple[str, SafeString, str, str, int, str]:
        at = _x(date(today.year, month, 1))
        if month % 4 == 1:
            mark = format_html(
                '<line class="tertial" x1="{0}" x2="{0}" y1="9" y2="{1}"/>'
                '<text class="tertial-name" x="{0}" dx="6" y="17">T{2}</text>',
                at,
                LINE,
                month // 4 + 1,
            )
        else:
            mark = format_html('<line class="month" x1="{0}" x2="{0}" y1="20" y2="{1}"/>', at, LINE)
        css = "this-month" if month == today.month else "month-name"
        return mark, css, at, 27 if month % 4 == 1 else 0, 17, short_month(month)

    return format_html_join(
        "", '{}<text class="{}" x="{}" dx="{}" y="{}">{}</text>', (one(month) for month in range(1, 13))
    )


def _hand(today: date) -> SafeString:
    at = _x(today)
    side, shift = ("start", 8) if position(today) < NEAR_THE_START else ("end", -8)
    return format_html(
        '<svg x="{0}" y="{1}" width="10" height="8" overflow="visible"><path class="hand" d="M0 -3 5 6H-5z"/></svg>'
        '<text class="today" x="{0}" dx="{2}" y="39" text-anchor="{3}">{4}</text>',
        at,
        LINE,
        shift,
        side,
        day(today),
    )


def _deadlines(today: date, due: Iterable[date]) -> SafeString:
    """Coming ones only: what is late would stand under the date of today, and My page says it in words."""
    days = sorted({one for one in due if one.year == today.year and one >= today})
    return format_html_join(
        "",
        '<rect class="due" x="{}" y="{}" width="2" height="7"/>',
        ((_x(one), LINE + 2) for one in days),
    )


def _sentence(today: date, due: list[date]) -> str:
    said = _("The year %(year)s: today is %(day)s, tertial %(tertial)s.") % {
        "year": today.year,
        "day": longday(today),
        "tertial": (today.month - 1) // 4 + 1,
    }
    ahead = sorted(one for one in due if one >= today)
    if ahead:
        said += " " + _("Your next deadline is %(day)s.") % {"day": longday(ahead[0])}
    return said


def year_ruler(today: date, due: Iterable[date] = ()) -> SafeString:
    """The ruler as SVG without viewBox: positions in per cent, so that its text never scales."""
    days = list(due)
    return format_html(
        '<svg role="img" aria-label="{sentence}">'
        '<line class="past" x1="0" x2="{now}" y1="{line}" y2="{line}"/>'
        '<line class="ahead" x1="{now}" x2="100%" y1="{line}" y2="{line}"/>'
        '<line class="tertial" x1="100%" x2="100%" y1="9" y2="{line}"/>{months}{deadlines}{hand}</svg>',
        sentence=_sentence(today, days),
        now=_x(today),
        line=LINE,
        months=_months(today),
        deadlines=_deadlines(today, days),
        hand=_hand(today),
    )
