"""Dates of events from their rules, and what moves along when one of them moves. Changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tertial.calc.calendar import duty_day
from tertial.calc.daterules import BadRule, Rule, in_order, parse, resolve

from .models import Event


class Ruled(Protocol):
    """An event or the plan of one: what its dates depend on."""

    key: str
    kind: str
    start_rule: str
    end_rule: str
    opens_rule: str
    opens: str
    duty: bool


@dataclass(frozen=True, slots=True)
class Dates:
    """When something is. `nominal` is the day that the rule gave, before it was moved off a day off."""

    start: date
    end: date
    nominal: date
    opens_on: date | None


@dataclass(frozen=True, slots=True)
class Move:
    """An event that would move, or has moved, from some days to others."""

    event_id: int
    title: str
    kind: str
    from_start: date
    from_end: date
    to_start: date
    to_end: date


def dates_of(plans: Sequence[Ruled], year: int) -> dict[str, Dates]:
    """The dates of a whole year's events, by key. Raises BadRule when a rule cannot be followed."""
    by_key = {plan.key: plan for plan in plans}
    ends: dict[str, date] = {}
    for key in in_order({plan.key: parse(plan.end_rule) for plan in plans}):
        nominal = resolve(parse(by_key[key].end_rule), year, ends)
        ends[key] = duty_day(nominal) if by_key[key].duty else nominal
    return {plan.key: dates_of_one(plan, year, ends) for plan in plans}


def dates_of_one(plan: Ruled, year: int, ends: Mapping[str, date]) -> Dates:
    """The dates of one event, where `ends` holds the days of those it may be counted from. Raises BadRule."""
    nominal = resolve(parse(plan.end_rule), year, ends)
    end = duty_day(nominal) if plan.duty else nominal
    start = resolve(parse(plan.start_rule), year, {**ends, plan.key: end}) if plan.start_rule else end
    if start > end:
        raise BadRule(plan.key)
    opens_on = resolve(parse(plan.opens_rule), year, ends) if plan.opens_rule else start
    return Dates(start, end, nominal, opens_on if plan.opens else None)


def moves_along(events: Iterable[Event], moved: Event, *, start: date, end: date, today: date) -> list[Move]:
    """What follows when an event moves: the events counted from it, and those counted from them in turn.

    What has passed stays, and so does what somebody has already moved by hand.
    """
    by_key = {event.key: event for event in events}
    ends = {event.key: event.end for event in by_key.values()} | {moved.key: end}
    rules = {key: parse(event.end_rule) for key, event in by_key.items()}
    changed, moves = {moved.key}, []
    for key in in_order(rules):
        event = by_key[key]
        if key == moved.key or _stays(event, today) or not _hangs_on(event, rules[key], changed):
            continue
        move = _moved(event, rules[key], ends)
        if (move.to_start, move.to_end) != (event.start, event.end):
            moves.append(move)
            ends[key] = move.to_end
            changed.add(key)
    return moves


def _stays(event: Event, today: date) -> bool:
    return event.end < today or event.moved_by == Event.MovedBy.ADJUSTMENT


def _hangs_on(event: Event, end_rule: Rule, changed: set[str]) -> bool:
    start_rule = parse(event.start_rule) if event.start_rule else None
    return end_rule.event in changed or (start_rule is not None and start_rule.event in changed)


def _moved(event: Event, end_rule: Rule, ends: Mapping[str, date]) -> Move:
    year = event.cycle_year.year
    end = resolve(end_rule, year, ends)
    end = duty_day(end) if event.duty else end
    start = resolve(parse(event.start_rule), year, {**ends, event.key: end}) if event.start_rule else end
    return Move(event.pk, event.title, event.kind, event.start, event.end, min(start, end), end)
