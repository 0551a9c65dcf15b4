"""The example agency's appropriations: items, decisions, settlement rules, payment plans, budget and forecasts.

Items, decisions, rules and budget go in by the same actions as `tertial agency load`; the rest on its day.
"""

from datetime import date

from tertial.access.actor import Actor
from tertial.access.queries import actor_of_person
from tertial.appropriations.actions import change_item, set_months
from tertial.appropriations.loading import (
    DecisionEntry,
    ItemEntry,
    RuleEntry,
    put_decisions,
    put_items,
    put_rules,
)
from tertial.appropriations.queries import items
from tertial.budget.actions import record_forecasts, set_note
from tertial.budget.loading import LineEntry, put_lines
from tertial.kernel import clock
from tertial.organisation.models import Person
from tertial.site.demo.organisation import email_of

from .amounts import BUSINESS_NOTE, DECISIONS, FORECASTS, ITEMS, Item
from .plans import budget_lines, payment_plan, unpaid

TKR = 100_000
RULES_OF = {"administrative": ("4000", "6999"), "programme": ("7500", "7999")}
FINANCING = 20  # the dimension in the demo's ledger that names the item


def economist(day: date) -> Actor:
    """Maria Nyberg on a day."""
    actor = actor_of_person(person_id("Maria Nyberg"), on=day)
    assert actor is not None  # noqa: S101  (the demo's own person)
    return actor


def person_id(name: str) -> int:
    """Somebody of the example agency."""
    return Person.objects.get(agency__code="EM", email=email_of(name)).pk


def build(as_of: date) -> None:
    """Both years as far as they have come."""
    for year, last_year in ((as_of.year - 1, True), (as_of.year, False)):
        start = date(year, 1, 2)
        with clock.at(start):
            by = economist(start)
            _items(year, last_year=last_year, by=by)
            _rules(year, by)
            _budget(year, last_year=last_year, by=by)
            _plans(year, as_of, by)
        _decisions(year, as_of, last_year=last_year)
        _forecasts(year, as_of, last_year=last_year)


def _items(year: int, *, last_year: bool, by: Actor) -> None:
    put_items(entries=[_entry(year, item, last_year=last_year) for item in ITEMS], by=by)
    known = {row.code: row for row in items(by.agency_id, year)}
    for item in ITEMS:
        row = known[item.code]
        change_item(
            item_id=row.id,
            name=row.name,
            credit=row.credit,
            carry=row.carry,
            carry_amount=0,
            gross=False,
            predecessor_id=row.predecessor_id,
            responsible_id=person_id(item.responsible),
            by=by,
        )


def _entry(year: int, item: Item, *, last_year: bool) -> ItemEntry:
    credit, carry = (item.credits[0], item.carries[0]) if last_year else (item.credits[1], item.carries[1])
    return ItemEntry(year, item.code, item.name, item.kind, item.basis, credit * TKR, carry, 0)


def _rules(year: int, by: Actor) -> None:
    entries = [
        RuleEntry(year, 10 * n, item.code, *RULES_OF[item.kind], FINANCING, item.object, None, None)
        for n, item in enumerate(ITEMS, start=1)
    ]
    put_rules(entries=entries, by=by)


def _decisions(year: int, as_of: date, *, last_year: bool) -> None:
    told = [one for one in DECISIONS if one.last_year == last_year]
    entries = [
        DecisionEntry(year, one.code, one.day(year), one.kind, one.tkr * TKR, one.words(year), "before_credit")
        for one in told
        if one.day(year) <= as_of
    ]
    with clock.at(max(entry.date for entry in entries)):
        put_decisions(entries=entries, by=economist(clock.today()))


def _budget(year: int, *, last_year: bool, by: Actor) -> None:
    entries = [LineEntry(year, *line) for line in budget_lines(by.agency_id, last_year=last_year)]
    put_lines(entries=entries, by=by)
    if not last_year:
        codes = {row.code: row.id for row in items(by.agency_id, year)}
        unit, code, owner, words = BUSINESS_NOTE
        set_note(item_id=codes[code], unit_code=unit, owner_id=person_id(owner), explanation=words, by=by)


def _plans(year: int, as_of: date, by: Actor) -> None:
    known = {row.code: row.id for row in items(by.agency_id, year)}
    through = 12 if year < as_of.year else as_of.month - 1
    for item in ITEMS:
        if item.kind == "programme":
            plan = payment_plan(item)
            months = {
                month: (plan[month - 1] * TKR, unpaid(item, month) * TKR if month <= through else None)
                for month in range(1, 13)
            }
            set_months(item_id=known[item.code], months=months, by=by)


def _forecasts(year: int, as_of: date, *, last_year: bool) -> None:
    for number, (month, day, by_code) in enumerate(FORECASTS[last_year], start=1):
        made = date(year, month, day)
        if made > as_of:
            return
        with clock.at(made):
            by = economist(made)
            known = {row.code: row.id for row in items(by.agency_id, year)}
            amounts = {known[item.code]: (tkr * TKR, "") for item, tkr in zip(ITEMS, by_code, strict=True)}
            record_forecasts(year=year, day=made, number=number, amounts=amounts, by=by)
