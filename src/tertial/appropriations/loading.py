"""Items, decisions and settlement rules from lists that were checked before they come here.

A list is the whole truth about what lists gave for its years (those it names, and those it is said to be about): a
second, corrected list takes the first one's place, and the same list twice changes nothing. What people entered by
hand is left alone.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models.deletion import Collector

from tertial.access.actor import Actor
from tertial.kernel import events

from .models import Decision, Item, SettlementRule
from .policy import demand


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """One item as a list tells it."""

    year: int
    code: str
    name: str
    kind: str
    basis: str
    credit: int
    carry: str
    carry_amount: int


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """One dated amount about an item."""

    year: int
    code: str
    date: date
    kind: str
    amount: int
    reference: str
    overrun_order: str


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One settlement rule."""

    year: int
    order: int
    code: str
    account_from: str
    account_to: str
    dimension: int | None
    object: str | None
    valid_from: int | None
    valid_to: int | None


def _ids(agency_id: int) -> dict[tuple[int, str], int]:
    found = Item.objects.filter(agency_id=agency_id).values_list("year", "code", "pk")
    return {(year, code): pk for year, code, pk in found}


@transaction.atomic
def put_items(*, entries: Sequence[ItemEntry], by: Actor) -> None:
    """Make items or change what differs; each follows on last year's item with the same code."""
    demand(by, "appropriation.edit")
    for entry in sorted(entries, key=lambda e: e.year):
        item, new = Item.objects.update_or_create(
            agency_id=by.agency_id,
            year=entry.year,
            code=entry.code,
            defaults={
                "name": entry.name,
                "kind": entry.kind,
                "basis": entry.basis,
                "credit": entry.credit,
                "carry": entry.carry,
                "carry_amount": entry.carry_amount,
                "loaded": True,
            },
        )
        if new:
            item.predecessor = Item.objects.filter(
                agency_id=by.agency_id, year=entry.year - 1, code=entry.code
            ).first()
            item.save(update_fields=["predecessor"])
    events.record("appropriations.items_loaded", by=by, subject=f"agency:{by.agency_id}", items=len(entries))


@transaction.atomic
def drop_items(*, kept: Sequence[ItemEntry], years: Collection[int], by: Actor) -> None:
    """Take away items of some years that a list gave and this one lacks, unless something hangs on them."""
    demand(by, "appropriation.edit")
    listed = {(entry.year, entry.code) for entry in kept}
    for item in Item.objects.filter(agency_id=by.agency_id, year__in=list(years), loaded=True):
        if (item.year, item.code) in listed or _is_used(item):
            continue
        subject = f"appropriations:{item.year}"
        events.record("appropriations.item_dropped", by=by, subject=subject, code=item.code)
        item.delete()


def _is_used(item: Item) -> bool:
    """Whether anything would go with the item: what any table, above this one too, has said about it."""
    collector = Collector(using=DEFAULT_DB_ALIAS, origin=item)
    collector.collect([item], keep_parents=True)
    also = [rows for rows in collector.data.values() if any(row != item for row in rows)]
    return bool(also) or any(rows.exists() for rows in collector.fast_deletes)


@transaction.atomic
def put_decisions(*, entries: Sequence[DecisionEntry], years: Collection[int] = (), by: Actor) -> None:
    """Let a list of decisions take the place of the list before, year by year."""
    demand(by, "appropriation.edit")
    ids = _ids(by.agency_id)
    by_year: dict[int, list[DecisionEntry]] = {year: [] for year in years}
    for entry in entries:
        by_year.setdefault(entry.year, []).append(entry)
    for year, told in by_year.items():
        wanted = Counter((ids[year, e.code], e.date, e.kind, e.amount, e.reference, e.overrun_order) for e in told)
        _replace_decisions(year, wanted, by)


def _replace_decisions(year: int, wanted: Counter, by: Actor) -> None:
    loaded = Decision.objects.filter(agency_id=by.agency_id, item__year=year, loaded=True)
    columns = ("item_id", "date", "kind", "amount", "reference", "overrun_order")
    if Counter(loaded.values_list(*columns)) == wanted:
        return
    loaded.delete()
    Decision.objects.bulk_create(
        Decision(agency_id=by.agency_id, loaded=True, **dict(zip(columns, row, strict=True)))
        for row in wanted.elements()
    )
    events.record(
        "appropriations.decisions_loaded", by=by, subject=f"appropriations:{year}", decisions=wanted.total()
    )


@transaction.atomic
def put_rules(*, entries: Sequence[RuleEntry], years: Collection[int] = (), by: Actor) -> None:
    """Let a list of settlement rules take the place of all rules of its years."""
    demand(by, "settlement.edit")
    ids = _ids(by.agency_id)
    for year in sorted({*years, *(entry.year for entry in entries)}):
        wanted = {
            (
                e.order,
                ids[year, e.code],
                e.account_from,
                e.account_to,
                e.dimension,
                e.object,
                e.valid_from,
                e.valid_to,
            )
            for e in entries
            if e.year == year
        }
        _replace_rules(year, wanted, by)


def _replace_rules(year: int, wanted: set[tuple], by: Actor) -> None:
    standing = SettlementRule.objects.filter(agency_id=by.agency_id, year=year)
    columns = ("order", "item_id", "account_from", "account_to", "dimension", "object", "valid_from", "valid_to")
    if set(standing.values_list(*columns)) == wanted:
        return
    standing.delete()
    SettlementRule.objects.bulk_create(
        SettlementRule(agency_id=by.agency_id, year=year, **dict(zip(columns, row, strict=True)))
        for row in sorted(wanted, key=lambda row: row[0])
    )
    events.record("appropriations.rules_loaded", by=by, subject=f"appropriations:{year}", rules=len(wanted))
