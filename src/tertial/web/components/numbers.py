"""Filters for amounts, shares, days and moments in the reader's language. formats.swedish has the typography."""

from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tertial.formats import swedish
from tertial.formats.swedish import NBSP
from tertial.kernel import clock

Number = int | float | Decimal

ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = {
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def _language() -> str:
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def _local(text: str) -> str:
    return text.replace(",", ".") if _language() == "en" else text


def tkr(ore: int | None) -> str:
    """Öre as thousands of kronor; nothing stays nothing."""
    return "" if ore is None else swedish.tkr(ore)


def kr(ore: int | None) -> str:
    """Öre as whole kronor; nothing stays nothing."""
    return "" if ore is None else swedish.kr(ore)


def percent(fraction: Number | None, decimals: int = 1) -> str:
    """A fraction in per cent, without the sign."""
    return "" if fraction is None else _local(swedish.percent(fraction, decimals))


def number(value: Number | None, decimals: int = 0) -> str:
    """A number with grouped thousands."""
    return "" if value is None else _local(swedish.number(value, decimals))


def signed(ore: int | None) -> str:
    """Öre as thousands of kronor with plus or minus, for deviations."""
    return "" if ore is None else swedish.tkr(ore, signed=True)


def day(value: date | None) -> str:
    """23 nov."""
    if value is None:
        return ""
    if _language() == "sv":
        return swedish.day(value)
    return f"{value.day}{NBSP}{ENGLISH_MONTHS[value.month - 1][:3]}"


def longday(value: date | None) -> str:
    """23 november 2026."""
    if value is None:
        return ""
    if _language() == "sv":
        return swedish.long_day(value)
    return f"{value.day}{NBSP}{month_name(value.month)}{NBSP}{value.year}"


def month_name(month: int) -> str:
    """The name of a month, 1–12."""
    return swedish.month(month) if _language() == "sv" else ENGLISH_MONTHS[month - 1]


def short_month(month: int) -> str:
    """The short name of a month, 1–12."""
    return swedish.SHORT_MONTHS[month - 1] if _language() == "sv" else ENGLISH_MONTHS[month - 1][:3]


def weekday(value: date) -> str:
    """The name of the day of the week."""
    return WEEKDAYS[_language()][value.weekday()]


def moment(value: datetime | None) -> str:
    """23 nov 2026 kl. 09.14, in Swedish time."""
    if value is None:
        return ""
    here = clock.local(value)
    time = f"{here:%H.%M}" if _language() == "sv" else f"{here:%H:%M}"
    return _("%(day)s %(year)s at %(time)s") % {"day": day(here), "year": here.year, "time": time}


def weekday_long(value: date) -> str:
    """måndag 23 november 2026, vecka 48."""
    week = value.isocalendar().week
    return _("%(weekday)s %(day)s, week %(week)s") % {
        "weekday": weekday(value),
        "day": longday(value),
        "week": week,
    }


def days_from(value: date, today: date) -> str:
    """How far a day lies from today, in words: i morgon, om 4 dagar, försenad 3 dagar."""
    days = (value - today).days
    if days < -1:
        return _("%(days)s days late") % {"days": -days}
    near = {-1: _("1 day late"), 0: _("today"), 1: _("tomorrow")}
    return near.get(days) or _("in %(days)s days") % {"days": days}


def checksum(sha256: str) -> str:
    """A checksum as one reads it aloud: the first twelve signs in fours, then the last four."""
    return f"{sha256[:4]} {sha256[4:8]} {sha256[8:12]} … {sha256[-4:]}"


def initials(name: str) -> str:
    """KL for Karin Lindqvist."""
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)).upper()
