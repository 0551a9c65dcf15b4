"""What the pages of the year plan show, made ready from the rows of the cycle. Asks nothing, changes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tertial.calc.daterules import BadRule, parse
from tertial.calc.wheel import state_of
from tertial.cycle.queries import AdjustmentRow, EventRow
from tertial.web.components.numbers import day, longday, month_name, weekday

SOON = 6
TRACKS = ("follow", "plan", "econ", "lead", "gov")  # from the rim inwards
NUMBERS = {
    "sv": ("inga", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"),
    "en": ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}
SHORT_DAYS = {
    "sv": ("mån", "tis", "ons", "tors", "fre", "lör", "sön"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """An event as one line: `day` is where it stands, or will when the open adjustment of it is decided."""

    event: EventRow
    day: date
    start: date
    state: str
    number: int | None = None
    note: str = ""
    progress: str = ""
    pending: bool = False

    @property
    def days(self) -> str:
        return span(self.start, self.day)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one name: this week, a month, a year."""

    name: str
    lines: list[Line]


def language() -> str:
    """The reader's language, Swedish or English."""
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def counted(number: int) -> str:
    """A small number in words."""
    words = NUMBERS[language()]
    return words[number] if number < len(words) else str(number)


def short_weekday(value: date) -> str:
    """tors 10 dec."""
    return f"{SHORT_DAYS[language()][value.weekday()]} {day(value)}"


def span(first: date, last: date) -> str:
    """2–27 nov, 16 nov–22 jan, or one day."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{day(first)}–{day(last)}"


def day_pair(old: date, new: date) -> str:
    """3 → 10 dec, or 28 nov → 5 dec."""
    same = (old.year, old.month) == (new.year, new.month)
    return f"{old.day if same else day(old)} → {day(new)}"


def lines(events: Iterable[EventRow], adjustments: Sequence[AdjustmentRow], today: date) -> list[Line]:
    """The events by the day they stand on, adjustments that wait for a decision taken as if decided."""
    waiting = {row.event_id: row for row in adjustments if row.state == "open"}
    made = [_line(event, waiting.get(event.id), today) for event in events]
    return sorted(made, key=lambda line: (line.day, line.start, line.event.id))


def _line(event: EventRow, waiting: AdjustmentRow | None, today: date) -> Line:
    start, end = (waiting.to_start, waiting.to_end) if waiting else (event.start, event.end)
    return Line(
        event, end, start, state_of(start, end, today), note=note(event, waiting), pending=waiting is not None
    )


def note(event: EventRow, waiting: AdjustmentRow | None) -> str:
    """The second line of an event: where it has been moved from, the law behind it, or which working day it is."""
    if waiting:
        return _("Moves from %(day)s, not decided") % {"day": day(waiting.from_end)}
    if event.moved_from and event.moved_by == "holiday":
        return _("Moved from %(day)s, a day off") % {"day": short_weekday(event.moved_from)}
    if event.moved_from:
        return _("Moved from %(day)s") % {"day": day(event.moved_from)}
    if event.description and event.kind != "process":
        return event.description
    return event.rule_words if _is_of_working_days(event.rule) else ""


def _is_of_working_days(rule: str) -> bool:
    try:
        return parse(rule).kind == "workday"
    except BadRule:
        return False


def ahead(found: Iterable[Line], year: int, today: date) -> list[Line]:
    """The deadlines of the year that are still ahead, numbered as the pins of the wheel are."""
    left = [line for line in found if line.event.kind == "deadline" and line.day >= today and line.day.year == year]
    return [
        Line(line.event, line.day, line.start, line.state, number, line.note, line.progress, line.pending)
        for number, line in enumerate(left, 1)
    ]


def passed(found: Iterable[Line], year: int, today: date) -> list[Line]:
    """The deadlines of the year that have been."""
    return [line for line in found if line.event.kind == "deadline" and line.day < today and line.day.year == year]


def grouped(numbered: Sequence[Line], found: Iterable[Line], year: int, today: date) -> list[Group]:
    """Deadlines ahead: this week, the next, then by month; last those of the year after."""
    this_week = today + timedelta(6 - today.weekday())
    groups: dict[str, list[Line]] = {}
    for line in numbered:
        name = _("This week") if line.day <= this_week else month_name(line.day.month).capitalize()
        groups.setdefault(name, []).append(line)
    later = [line for line in found if line.event.kind == "deadline" and line.day.year > year and line.day >= today]
    if later:
        groups[str(year + 1)] = later
    return [Group(name, rows) for name, rows in groups.items()]


def by_month(found: Iterable[Line], year: int) -> list[Group]:
    """All lines under the months they stand in; those of other years under their year too."""
    groups: dict[str, list[Line]] = {}
    for line in found:
        name = month_name(line.day.month).capitalize()
        name = name if line.day.year == year else f"{name} {line.day.year}"
        groups.setdefault(name, []).append(line)
    return [Group(name, rows) for name, rows in groups.items()]


def processes(found: Iterable[Line], year: int) -> list[Line]:
    """The processes of a calendar year, by their first day."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    seen = [line for line in found if line.event.kind == "process" and line.start <= last and line.day >= first]
    return sorted(seen, key=lambda line: (line.start, line.day))


def current(seen: Sequence[Line]) -> list[Line]:
    """The processes that go on, then those to come this year."""
    going = [line for line in seen if line.state == "now"]
    coming = [line for line in seen if line.state == "coming"]
    return sorted(going, key=_track) + sorted(coming, key=lambda line: (line.start, _track(line)))


def _track(line: Line) -> int:
    return TRACKS.index(line.event.track)


def sentence(running: int, left: Sequence[Line], today: date) -> str:
    """How many processes go on, how many deadlines are left, and when the next is."""
    going = ngettext("%(count)s process is under way.", "%(count)s processes are under way.", running)
    said = going % {"count": counted(running).capitalize()}
    if not left:
        return f"{said} {_('No deadline is left this year.')}"
    remaining = ngettext(
        "%(count)s deadline is left this year, %(when)s.",
        "%(count)s deadlines are left this year, the nearest %(when)s.",
        len(left),
    )
    return f"{said} {remaining % {'count': counted(len(left)).capitalize(), 'when': when(left[0].day, today)}}"


def when(value: date, today: date) -> str:
    """today, tomorrow, on Friday, on 4 December."""
    days = (value - today).days
    if days in {0, 1}:
        return _("today") if days == 0 else _("tomorrow")
    if 0 < days <= SOON:
        return _("on %(weekday)s") % {"weekday": weekday(value)}
    return _("on %(day)s") % {"day": longday(value) if value.year != today.year else f"{value.day} {_month(value)}"}


def _month(value: date) -> str:
    return month_name(value.month)
