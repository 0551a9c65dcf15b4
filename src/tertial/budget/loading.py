"""Budget lines from a list that was checked before it comes here. The list is the whole budget of its years."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction

from tertial.access.actor import Actor
from tertial.appropriations.models import Item
from tertial.appropriations.policy import demand
from tertial.kernel import events
from tertial.organisation.models import Unit

from .models import BudgetLine


@dataclass(frozen=True, slots=True)
class LineEntry:
    """What a unit may use of an item in a month."""

    year: int
    unit: str
    code: str
    account_group: str
    month: int
    amount: int
    ledger_key: str = ""


@transaction.atomic
def put_lines(*, entries: Sequence[LineEntry], years: Collection[int] = (), by: Actor) -> None:
    """Let a list take the place of the budget of its years (those it names, and those it is said to be about); the
    same list twice changes nothing."""
    demand(by, "budget.edit")
    units = dict(Unit.objects.filter(agency_id=by.agency_id).values_list("code", "pk"))
    items = {
        (year, code): pk
        for year, code, pk in Item.objects.filter(agency_id=by.agency_id).values_list("year", "code", "pk")
    }
    for year in sorted({*years, *(entry.year for entry in entries)}):
        wanted = {
            (units[e.unit], items[year, e.code], e.account_group, e.ledger_key, e.month, e.amount)
            for e in entries
            if e.year == year
        }
        _replace_year(year, wanted, by)


def _replace_year(year: int, wanted: set[tuple], by: Actor) -> None:
    standing = BudgetLine.objects.filter(agency_id=by.agency_id, year=year)
    columns = ("unit_id", "item_id", "account_group", "ledger_key", "month", "amount")
    if set(standing.values_list(*columns)) == wanted:
        return
    standing.delete()
    BudgetLine.objects.bulk_create(
        (
            BudgetLine(agency_id=by.agency_id, year=year, **dict(zip(columns, row, strict=True)))
            for row in sorted(wanted)
        ),
        batch_size=500,
    )
    events.record("budget.loaded", by=by, subject=f"budget:{year}", lines=len(wanted))
