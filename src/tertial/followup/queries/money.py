"""The money of a round: what was booked and what was budgeted, per unit × item × account group."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from tertial.appropriations.by_unit import group_of, unit_of
from tertial.appropriations.settled import settled
from tertial.budget import queries as budget
from tertial.budget.queries import UnitBudget
from tertial.calc.periods import Period
from tertial.followup.booked import last_month
from tertial.followup.models import UnitReport
from tertial.followup.rules.money import INCOME_ACCOUNTS, MoneyRow
from tertial.ledger.queries import SettledSum
from tertial.organisation import queries as organisation

Key = tuple[int | None, str, str]
Sums = defaultdict[Key, defaultdict[str, int]]


def money_rows(agency_id: int, year: int, period: str) -> list[MoneyRow]:
    """Every leaf row of the agency; what no unit's cost centres hold stands with unit None. Some 12 queries."""
    through = last_month(agency_id, year, period)
    so_far = range(1, through + 1)
    whole_year = budget.budget_by_unit(agency_id, year)
    place = _place(organisation.cost_centres(agency_id), whole_year)
    sums: Sums = defaultdict(lambda: defaultdict(int))
    for name, planned in (
        ("budget_cumulative", budget.budget_by_unit(agency_id, year, so_far)),
        ("budget_year", whole_year),
    ):
        for line in planned:
            sums[place.at(line.unit_id, line.code, line.account_group)][name] += line.amount
    for one in settled(agency_id, year).sums:
        if one.code is not None and one.month in so_far:
            row = sums[place.of(one)]
            row["actual_cumulative"] += one.amount
            row["actual_period"] += one.amount * (one.month in Period(period).months())
    for one in settled(agency_id, year - 1).sums:
        if one.code is not None and one.month in so_far:
            sums[place.of(one)]["actual_last_year"] += one.amount
    ordered = sorted(sums.items(), key=lambda pair: (pair[0][0] is None, pair[0][0] or 0, pair[0][1:]))
    return [_row(key, amounts) for key, amounts in ordered]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a settled sum belongs: the unit of its cost centre, its item, its account group.

    The groups are those of the unit's own budget of the item, longest first; without one, those of the agency's.
    """

    centres: list[tuple[str, str, int]]
    groups: dict[tuple[int | None, str], list[str]]
    everywhere: list[str]

    def of(self, one: SettledSum) -> Key:
        return self.at(unit_of(one.cost_centre, self.centres), one.code or "", one.account)

    def at(self, unit_id: int | None, code: str, account: str) -> Key:
        return unit_id, code, group_of(account, self.groups.get((unit_id, code), self.everywhere))


def _place(centres: list[tuple[str, str, int]], planned: list[UnitBudget]) -> _Place:
    """What is set aside for a project makes a group only where the rest of the unit's money has none around it."""
    plain: dict[tuple[int | None, str], set[str]] = defaultdict(set)
    for line in planned:
        if not line.ledger_key:
            plain[line.unit_id, line.code].add(line.account_group)
    groups = {key: set(found) for key, found in plain.items()}
    for line in planned:
        key = (line.unit_id, line.code)
        if not any(line.account_group.startswith(group) for group in plain.get(key, ())):
            groups.setdefault(key, set()).add(line.account_group)
    everywhere = set().union(*plain.values()) if plain else set()
    return _Place(
        centres, {key: _longest_first(found) for key, found in groups.items()}, _longest_first(everywhere)
    )


def _longest_first(groups: set[str]) -> list[str]:
    return sorted(groups, key=lambda group: (-len(group), group))


def money_of_report(report: UnitReport) -> list[dict[str, Any]]:
    """The rows of a report as they are kept when it is approved: its own units', and at the top the remainder."""
    inside = _units_below(report)
    top = report.parent_id is None
    rows = money_rows(report.agency_id, report.round.year, report.round.period)
    mine = [row for row in rows if row.unit_id in inside or (top and row.unit_id is None)]
    return [_as_kept(row, inside) for row in _with_forecasts(mine, report, inside)]


def kept_or_now(report: UnitReport) -> list[dict[str, Any]]:
    """What was kept at approval, or what the ledger says now."""
    return report.money if report.approved_at else money_of_report(report)


def rows_of(kept: list[dict[str, Any]], *, unit: str | None = None) -> list[MoneyRow]:
    """Kept rows as rows again, all or one unit's; the unit stands as its code only, so its id is left out."""
    names = [field.name for field in fields(MoneyRow) if field.name != "unit_id"]
    return [
        MoneyRow(None, **{name: row[name] for name in names}) for row in kept if unit is None or row["unit"] == unit
    ]


def _with_forecasts(rows: list[MoneyRow], report: UnitReport, inside: Collection[int]) -> list[MoneyRow]:
    """The rows with what the units said of their year, in this round and last before it. 1 query."""
    now: dict[Key, dict[str, Any]] = {}
    before: dict[Key, int] = {}
    found = UnitReport.objects.filter(
        unit__in=inside, round__year=report.round.year, round__period__lte=report.round.period
    )
    for unit, period, said in found.order_by("round__period").values_list("unit", "round__period", "forecasts"):
        for one in said:
            key = (unit, one["code"], one["account_group"])
            if period == report.round.period:
                now[key] = {"forecast": one["amount"], "comment": one["comment"]}
            else:
                before[key] = one["amount"]
    by_key = {(row.unit_id, row.code, row.account_group): row for row in rows}
    for key in now:
        by_key.setdefault(key, _row(key, {}))
    return [replace(row, forecast_previous=before.get(key), **now.get(key, {})) for key, row in by_key.items()]


def _units_below(report: UnitReport) -> dict[int, str]:
    tree = organisation.units(report.agency_id, on=report.round.opens_on)
    return {unit.id: unit.code for unit in organisation.subtree(tree, report.unit_id)}


def _row(key: Key, amounts: dict[str, int]) -> MoneyRow:
    """The ledger and the budget have income as minus; here it is shown as what it is."""
    income = key[2].startswith(INCOME_ACCOUNTS)
    sign = -1 if income else 1
    return MoneyRow(*key, **{name: sign * amount for name, amount in amounts.items()}, income=income)


def _as_kept(row: MoneyRow, codes: dict[int, str]) -> dict[str, Any]:
    kept = asdict(row)
    kept["unit"] = codes.get(kept.pop("unit_id") or 0)
    kept["deviation"] = row.deviation
    return kept
