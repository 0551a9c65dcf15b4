"""A month as weeks of days with what happens on them."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tertial.calc.calendar import is_working_day

from .reading import Line


@dataclass(frozen=True, slots=True)
class Happening:
    """An event on a day: `what` is "" for a deadline, else "start" or "end" of a process."""

    line: Line
    what: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the grid."""

    day: date
    inside: bool
    working: bool
    is_today: bool
    happenings: list[Happening]


@dataclass(frozen=True, slots=True)
class Grid:
    """The weeks of a month, the processes that run through all of it, and the months beside."""

    first: date
    weeks: list[tuple[int, list[Day]]]
    through: list[Line]
    before: date
    after: date


def grid(lines: Iterable[Line], year: int, month: int, today: date) -> Grid:
    """The month with its happenings."""
    found = list(lines)
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    through = [line for line in found if line.event.kind == "process" and line.start < first and line.day > last]
    return Grid(
        first=first,
        weeks=[(week[0].isocalendar().week, [_day(day, month, found, today) for day in week]) for week in weeks],
        through=through,
        before=date(year - (month == 1), (month - 2) % 12 + 1, 1),
        after=date(year + (month == 12), month % 12 + 1, 1),
    )


def _day(day: date, month: int, lines: list[Line], today: date) -> Day:
    inside = day.month == month
    happenings = [happening for line in lines if inside and (happening := _happening(line, day))]
    return Day(day, inside, is_working_day(day), day == today, happenings)


def _happening(line: Line, day: date) -> Happening | None:
    if line.event.kind != "process":
        return Happening(line, "") if line.day == day else None
    if line.day == day:
        return Happening(line, "end")
    return Happening(line, "start") if line.start == day else None
