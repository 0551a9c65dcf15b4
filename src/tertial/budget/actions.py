"""What can be done to budgets and forecasts."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from tertial.access.actor import Actor
from tertial.appropriations.models import Item
from tertial.appropriations.policy import demand
from tertial.kernel import events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.organisation.models import Person, Unit

from .models import BudgetLine, BudgetNote, Forecast, ForecastRound


@transaction.atomic
def set_budget(
    *,
    item_id: int,
    unit_id: int,
    amounts: Mapping[tuple[str, str, int], int],
    owner_id: int | None,
    explanation: str,
    by: Actor,
) -> None:
    """Set a unit's budget of an item, whole: amounts by account group, ledger key and month, who owns it, why."""
    item, unit = _place(item_id, unit_id, by)
    if owner_id is not None and not Person.objects.filter(agency_id=by.agency_id, pk=owner_id).exists():
        raise NotFound(person=owner_id)
    before = _standing(item, unit)
    kept = {place: amount for place, amount in amounts.items() if amount}
    BudgetLine.objects.filter(agency_id=by.agency_id, item=item, unit=unit).delete()
    BudgetLine.objects.bulk_create(
        BudgetLine(
            agency_id=by.agency_id,
            year=item.year,
            item=item,
            unit=unit,
            account_group=group,
            ledger_key=key,
            month=month,
            amount=amount,
        )
        for (group, key, month), amount in sorted(kept.items())
    )
    BudgetNote.objects.update_or_create(
        item=item,
        unit=unit,
        defaults={"agency_id": by.agency_id, "owner_id": owner_id, "explanation": explanation.strip()},
    )
    events.record(
        "budget.set",
        by=by,
        subject=f"budget:{item.year}",
        unit=unit.code,
        code=item.code,
        before=before,
        after=sum(kept.values()),
    )


def _place(item_id: int, unit_id: int, by: Actor) -> tuple[Item, Unit]:
    item = Item.objects.filter(agency_id=by.agency_id, pk=item_id).first()
    unit = Unit.objects.filter(agency_id=by.agency_id, pk=unit_id).first()
    if item is None or unit is None:
        raise NotFound(item=item_id, unit=unit_id)
    if not by.may("budget.edit", unit_id):
        raise NotAllowed(right="budget.edit")
    return item, unit


def _standing(item: Item, unit: Unit) -> int:
    return sum(BudgetLine.objects.filter(item=item, unit=unit).values_list("amount", flat=True))


@transaction.atomic
def record_forecasts(
    *, year: int, day: date, amounts: Mapping[int, tuple[int, str]], by: Actor, number: int | None = None
) -> int:
    """Keep a round of forecasts, amount and comment by item id; gives the round's id.

    Without a number it is the next round of the year; with one, that round is corrected.
    """
    demand(by, "budget.edit")
    items = {item.pk: item for item in Item.objects.filter(agency_id=by.agency_id, year=year, pk__in=amounts)}
    if len(items) != len(amounts):
        raise NotFound(items=sorted(set(amounts) - set(items)))
    if not amounts:
        raise Invalid(amounts="missing")
    last = ForecastRound.objects.filter(agency_id=by.agency_id, year=year).order_by("-number").first()
    wanted = number or (last.number + 1 if last else 1)
    made, _new = ForecastRound.objects.update_or_create(
        agency_id=by.agency_id, year=year, number=wanted, defaults={"date": day}
    )
    for item_id, (amount, comment) in amounts.items():
        Forecast.objects.update_or_create(
            round=made,
            item=items[item_id],
            defaults={"agency_id": by.agency_id, "amount": amount, "comment": comment.strip()},
        )
    told = {items[pk].code: amount for pk, (amount, _comment) in amounts.items()}
    events.record("budget.forecasts_recorded", by=by, subject=f"budget:{year}", round=wanted, amounts=told)
    return made.pk


@transaction.atomic
def set_note(*, item_id: int, unit_code: str, owner_id: int | None, explanation: str, by: Actor) -> None:
    """Say who answers for a unit's part of an item and why it is what it is; the amounts stay."""
    unit_id = Unit.objects.filter(agency_id=by.agency_id, code=unit_code).values_list("pk", flat=True).first()
    item, unit = _place(item_id, unit_id or 0, by)
    BudgetNote.objects.update_or_create(
        item=item,
        unit=unit,
        defaults={"agency_id": by.agency_id, "owner_id": owner_id, "explanation": explanation.strip()},
    )
    events.record("budget.explained", by=by, subject=f"budget:{item.year}", unit=unit.code, code=item.code)
