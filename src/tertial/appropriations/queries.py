"""What can be asked about appropriations. Results are plain rows; the query counts never grow with them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from tertial.analytics.settlement import Rule
from tertial.calc.appropriation import Terms
from tertial.calc.codes import parse_code
from tertial.kernel.errors import NotFound
from tertial.kernel.reading import once

from .models import Decision, Item, ItemMonth, SettlementRule


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of a year. Amounts are öre."""

    id: int
    year: int
    code: str
    name: str
    kind: str
    basis: str
    credit: int
    carry: str
    carry_amount: int
    gross: bool
    predecessor_id: int | None
    predecessor_code: str | None
    responsible_id: int | None
    responsible: str

    @property
    def appropriation(self) -> str:
        """The appropriation that the item belongs to: `24 1:5`."""
        return parse_code(self.code).appropriation


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One dated decision about an item."""

    id: int
    item_id: int
    code: str
    date: date
    kind: str
    amount: int
    reference: str
    overrun_order: str


@dataclass(frozen=True, slots=True)
class MonthRow:
    """What is planned to be paid in a month, and what stood decided but unpaid at its end."""

    month: int
    planned: int | None
    decided_unpaid: int | None


def item_keys(agency_code: str) -> set[tuple[int, str]]:
    """The year and code of every item of an agency. 1 query."""
    return set(Item.objects.filter(agency__code=agency_code).values_list("year", "code"))


@once
def years(agency_id: int) -> list[int]:
    """The years that have items, latest first. 1 query."""
    found = Item.objects.filter(agency_id=agency_id).values_list("year", flat=True)
    return sorted(set(found), reverse=True)


@once
def items(agency_id: int, year: int) -> list[ItemRow]:
    """The items of a year: administrative ones first, then programmes, each in the order of the state budget.
    1 query."""
    found = Item.objects.filter(agency_id=agency_id, year=year).select_related("predecessor", "responsible")
    return sorted(map(_item_row, found), key=lambda row: (row.kind, parse_code(row.code)))


def item(agency_id: int, item_id: int) -> ItemRow:
    """One item. 1 query. Raises NotFound."""
    found = (
        Item.objects.filter(agency_id=agency_id, pk=item_id).select_related("predecessor", "responsible").first()
    )
    if found is None:
        raise NotFound(item=item_id)
    return _item_row(found)


def answered_for(agency_id: int, is_mine: Callable[[int | None], bool]) -> dict[int, str]:
    """The names of items whose responsible person is the one asked about, by item id. 1 query."""
    found = Item.objects.filter(agency_id=agency_id, responsible__isnull=False)
    return {pk: name for pk, name, person in found.values_list("pk", "name", "responsible_id") if is_mine(person)}


def _item_row(found: Item) -> ItemRow:
    return ItemRow(
        found.pk,
        found.year,
        found.code,
        found.name,
        found.kind,
        found.basis,
        found.credit,
        found.carry,
        found.carry_amount,
        found.gross,
        found.predecessor_id,
        found.predecessor.code if found.predecessor else None,
        found.responsible_id,
        found.responsible.name if found.responsible else "",
    )


def decisions(agency_id: int, year: int, *, item_id: int | None = None) -> list[DecisionRow]:
    """The decisions of a year, oldest first. 1 query."""
    found = Decision.objects.filter(agency_id=agency_id, item__year=year).order_by("date", "pk")
    if item_id is not None:
        found = found.filter(item_id=item_id)
    columns = ("id", "item_id", "item__code", "date", "kind", "amount", "reference", "overrun_order")
    return [DecisionRow(*row) for row in found.values_list(*columns)]


@once
def rules(agency_id: int, year: int) -> list[Rule]:
    """The settlement rules of a year, in the order they are tried. 1 query."""
    return rules_by_year(agency_id, [year])[year]


def rules_by_year(agency_id: int, years: Collection[int]) -> dict[int, list[Rule]]:
    """The settlement rules of some years. 1 query."""
    by_year: dict[int, list[Rule]] = {year: [] for year in years}
    found = SettlementRule.objects.filter(agency_id=agency_id, year__in=list(years)).order_by("order")
    columns = (
        *("year", "order", "item__code", "account_from", "account_to"),
        *("dimension", "object", "valid_from", "valid_to"),
    )
    for year, *row in found.values_list(*columns):
        by_year[year].append(Rule(*row))
    return by_year


def months(agency_id: int, year: int) -> dict[int, list[MonthRow]]:
    """Payment plan and decided-but-unpaid per item id. 1 query."""
    by_item: dict[int, list[MonthRow]] = defaultdict(list)
    found = ItemMonth.objects.filter(agency_id=agency_id, item__year=year).order_by("month")
    for item_id, month, planned, unpaid in found.values_list("item_id", "month", "planned", "decided_unpaid"):
        by_item[item_id].append(MonthRow(month, planned, unpaid))
    return by_item


def payment_profile(rows: Iterable[MonthRow]) -> tuple[int, ...]:
    """The planned payments of the twelve months; empty when nothing is planned."""
    planned = {row.month: row.planned or 0 for row in rows}
    return tuple(planned.get(month, 0) for month in range(1, 13)) if any(planned.values()) else ()


def terms(item_row: ItemRow, decided: Iterable[DecisionRow], *, at: date) -> Terms:
    """The terms of an item as decided through a day."""
    sums: dict[str, int] = defaultdict(int)
    for one in decided:
        if one.item_id == item_row.id and one.date <= at:
            sums[f"{one.kind}:{one.overrun_order}" if one.kind == "permitted_overrun" else one.kind] += one.amount
    return Terms(
        allocation=sums["allocation"] + sums["amending_budget"],
        opening_carryover=sums["opening"],
        reallocated=sums["reallocation"],
        withdrawal=sums["withdrawal"],
        overrun_before_credit=sums["permitted_overrun:before_credit"],
        overrun_after_credit=sums["permitted_overrun:after_credit"],
        credit=item_row.credit,
        carry=item_row.carry,
        carry_amount=item_row.carry_amount,
    )
