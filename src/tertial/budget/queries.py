"""What can be asked about budgets and forecasts. Results are plain rows."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from .models import BudgetLine, BudgetNote, Forecast, ForecastRound


@dataclass(frozen=True, slots=True)
class LineRow:
    """What a unit may use of an item in a month; with a ledger key, for that object in the ledger."""

    unit_id: int
    item_id: int
    code: str
    account_group: str
    ledger_key: str
    month: int
    amount: int


@dataclass(frozen=True, slots=True)
class UnitBudget:
    """A unit's budget of an item on a group of accounts, for some months; with a ledger key, for that object."""

    unit_id: int
    code: str
    account_group: str
    ledger_key: str
    amount: int


@dataclass(frozen=True, slots=True)
class KeyBudget:
    """What is set aside for an object in the ledger ("6:4120") in a month."""

    ledger_key: str
    account_group: str
    month: int
    amount: int


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Who answers for a unit's part of an item, and why it is what it is."""

    unit_id: int
    item_id: int
    owner_id: int | None
    owner: str
    explanation: str


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One occasion when forecasts were made."""

    id: int
    number: int
    date: date


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """What an item was thought to end at, as of a round."""

    item_id: int
    code: str
    amount: int
    comment: str
    round_number: int
    round_date: date


def lines(agency_id: int, year: int, *, unit_id: int | None = None, item_id: int | None = None) -> list[LineRow]:
    """Budget lines of a year. 1 query."""
    found = BudgetLine.objects.filter(agency_id=agency_id, year=year)
    if unit_id is not None:
        found = found.filter(unit_id=unit_id)
    if item_id is not None:
        found = found.filter(item_id=item_id)
    columns = ("unit_id", "item_id", "item__code", "account_group", "ledger_key", "month", "amount")
    return [LineRow(*row) for row in found.order_by("unit_id", "item_id", *columns[3:6]).values_list(*columns)]


def budget_by_unit(agency_id: int, year: int, months: Collection[int] = range(1, 13)) -> list[UnitBudget]:
    """Budget per unit, item, account group and ledger key for some months. 1 query."""
    found = (
        BudgetLine.objects.filter(agency_id=agency_id, year=year, month__in=list(months))
        .values_list("unit_id", "item__code", "account_group", "ledger_key")
        .annotate(total=Sum("amount"))
        .order_by("unit_id", "item__code", "account_group", "ledger_key")
    )
    return [UnitBudget(*row) for row in found]


def budget_by_key(agency_id: int, year: int) -> list[KeyBudget]:
    """What is set aside for objects in the ledger, per account group and month. 1 query."""
    found = BudgetLine.objects.filter(agency_id=agency_id, year=year).exclude(ledger_key="")
    columns = ("ledger_key", "account_group", "month", "amount")
    return [KeyBudget(*row) for row in found.order_by(*columns).values_list(*columns)]


def year_totals(agency_id: int, year: int) -> dict[int, int]:
    """The budget of the year per item id. 1 query."""
    found = BudgetLine.objects.filter(agency_id=agency_id, year=year).values_list("item_id")
    return dict(found.annotate(total=Sum("amount")).order_by("item_id"))


def notes(agency_id: int, year: int) -> dict[tuple[int, int], NoteRow]:
    """Owners and explanations by unit id and item id. 1 query."""
    found = BudgetNote.objects.filter(agency_id=agency_id, item__year=year).select_related("owner")
    return {
        (note.unit_id, note.item_id): NoteRow(
            note.unit_id, note.item_id, note.owner_id, note.owner.name if note.owner else "", note.explanation
        )
        for note in found
    }


def rounds(agency_id: int, year: int) -> list[RoundRow]:
    """Forecast rounds of a year, latest first. 1 query."""
    found = ForecastRound.objects.filter(agency_id=agency_id, year=year).order_by("-number")
    return [RoundRow(*row) for row in found.values_list("id", "number", "date")]


def forecasts(agency_id: int, year: int) -> list[ForecastRow]:
    """Every forecast of a year, by item and round. 1 query."""
    return forecasts_by_year(agency_id, [year])[year]


def forecasts_by_year(agency_id: int, years: Collection[int]) -> dict[int, list[ForecastRow]]:
    """The forecasts of some years. 1 query."""
    by_year: dict[int, list[ForecastRow]] = {year: [] for year in years}
    found = Forecast.objects.filter(agency_id=agency_id, round__year__in=list(years))
    columns = ("round__year", "item_id", "item__code", "amount", "comment", "round__number", "round__date")
    for year, *row in found.order_by("item_id", "round__number").values_list(*columns):
        by_year[year].append(ForecastRow(*row))
    return by_year


def latest_forecasts(rows: Iterable[ForecastRow], *, at: date) -> dict[int, ForecastRow]:
    """The last forecast of each item made no later than a day, by item id, out of rows already read."""
    latest: dict[int, ForecastRow] = {}
    for row in sorted(rows, key=lambda row: row.round_number):
        if row.round_date <= at:
            latest[row.item_id] = row
    return latest
