"""Rules that give a date in any year, as short texts that people can read and type.

02-22              22 February
workday 14 12      the 14th working day of December
thu 2 12           the second Thursday of December
end T1             the last day of tertial 1 (or of Q2, H1, M07)
after board -7     seven days before the event called board
+1 01-22           any of them, the year after (-1: the year before)
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from .calendar import nth_working_day
from .periods import Period, month_end

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_SHAPES = {
    "date": re.compile(r"(\d\d)-(\d\d)", re.ASCII),
    "workday": re.compile(r"workday (\d{1,2}) (\d{1,2})", re.ASCII),
    "weekday": re.compile(rf"({'|'.join(WEEKDAYS)}) (\d) (\d{{1,2}})", re.ASCII),
    "end": re.compile(r"end (\S+)"),
    "after": re.compile(r"after (\S+)(?: ([+-]?\d{1,3}))?", re.ASCII),
}
_YEARS = re.compile(r"([+-]\d) (.+)", re.ASCII)


class BadRule(ValueError):
    """A rule that cannot be read, names an unknown event, or goes in a circle."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as read: its kind, its parts as texts, and how many years it lies off."""

    kind: str
    parts: tuple[str, ...]
    years: int = 0

    @property
    def event(self) -> str | None:
        """The key of the event it is counted from, if any."""
        return self.parts[0] if self.kind == "after" else None

    @property
    def days(self) -> int:
        """How many days it lies after the event it is counted from."""
        return int(self.parts[1] or 0) if self.kind == "after" else 0


def parse(text: str) -> Rule:
    """Read a rule. Raises BadRule."""
    years, rest = 0, text.strip()
    if shifted := _YEARS.fullmatch(rest):
        years, rest = int(shifted[1]), shifted[2]
    for kind, shape in _SHAPES.items():
        if found := shape.fullmatch(rest):
            rule = Rule(kind, tuple(part or "" for part in found.groups()), years)
            if _ever_resolves(rule):
                return rule
    raise BadRule(text)


def _ever_resolves(rule: Rule) -> bool:
    return any(_resolves(rule, year) for year in range(2020, 2032))


def _resolves(rule: Rule, year: int) -> bool:
    try:
        resolve(rule, year, {rule.event or "": date(year, 1, 1)})
    except BadRule:
        return False
    return True


def resolve(rule: Rule, year: int, known: Mapping[str, date]) -> date:
    """The date that a rule gives in a year; `known` holds the dates of other events. Raises BadRule."""
    try:
        return _resolved(rule, year + rule.years, known)
    except (ValueError, KeyError) as wrong:
        raise BadRule(" ".join((rule.kind, *rule.parts))) from wrong


def _resolved(rule: Rule, year: int, known: Mapping[str, date]) -> date:
    match rule.kind:
        case "date":
            return _clamped(year, int(rule.parts[0]), int(rule.parts[1]))
        case "workday":
            return nth_working_day(year, int(rule.parts[1]), int(rule.parts[0]))
        case "weekday":
            return _nth_weekday(year, int(rule.parts[2]), int(rule.parts[1]), WEEKDAYS.index(rule.parts[0]))
        case "end":
            return Period(rule.parts[0]).last_day(year)
    return known[rule.parts[0]] + timedelta(rule.days)


def _clamped(year: int, month: int, day: int) -> date:
    """The day, where 29 February stands for the last day of February."""
    return month_end(year, month) if (month, day) == (2, 29) else date(year, month, day)


def _nth_weekday(year: int, month: int, number: int, weekday: int) -> date:
    first = date(year, month, 1)
    day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
    if number < 1 or day.month != month:
        raise ValueError(number)
    return day


def in_order(rules: Mapping[str, Rule]) -> list[str]:
    """The keys in an order in which each comes after the one it is counted from. Raises BadRule for a circle."""
    ordered: list[str] = []
    waiting = dict(rules)
    while waiting:
        ready = [key for key, rule in waiting.items() if rule.event not in waiting]
        if not ready:
            raise BadRule(", ".join(sorted(waiting)))
        ordered += ready
        for key in ready:
            del waiting[key]
    return ordered
