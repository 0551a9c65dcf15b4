"""Working days in Sweden, and the day by which a duty can be done when its day is a day off.

Law (1930:173): what is to be done at the latest on a Sunday or other public holiday, a Saturday, Midsummer Eve,
Christmas Eve or New Year's Eve may be done the next working day. Only duties move so; the end of a period does not.
"""

from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY = 5
_DAY = timedelta(1)


@cache
def _days_off(year: int) -> frozenset[date]:
    """Public holidays and the three eves of a year, weekends apart."""
    return frozenset(holidays.country_holidays("SE", years=[year], categories=("public", "de_facto")))


def is_working_day(day: date) -> bool:
    """Whether one works that day: not at weekends, on public holidays or on the three eves."""
    return day.weekday() < SATURDAY and day not in _days_off(day.year)


def next_working_day(day: date) -> date:
    """The day itself if one works then, else the first working day after it."""
    while not is_working_day(day):
        day += _DAY
    return day


def previous_working_day(day: date) -> date:
    """The day itself if one works then, else the last working day before it."""
    while not is_working_day(day):
        day -= _DAY
    return day


def duty_day(day: date) -> date:
    """The last day on which a duty that falls due on a day may be done (law 1930:173)."""
    return next_working_day(day)


def nth_working_day(year: int, month: int, number: int) -> date:
    """The nth working day of a month, from 1. Raises ValueError when the month has no such day."""
    day, left = date(year, month, 1), number
    while number > 0 and day.month == month:
        left -= is_working_day(day)
        if left == 0:
            return day
        day += _DAY
    raise ValueError(number)


def working_days_between(first: date, last: date) -> int:
    """How many working days there are from one day to another, both counted."""
    days = (last - first).days + 1
    return sum(is_working_day(first + timedelta(offset)) for offset in range(days))
