"""The money of a round: what was booked and what was budgeted, per unit × item × account group."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import Any

from tertial.appropriations.by_unit import group_of, unit_of
from tertial.appropriations.settled import settled
from tertial.budget import queries as budget
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
    sums: Sums = defaultdict(lambda: defaultdict(int))
    for name, planned in (
        ("budget_cumulative", budget.budget_by_unit(agency_id, year, so_far)),
        ("budget_year", whole_year),
    ):
        for line in planned:
            sums[line.unit_id, line.code, line.account_group][name] += line.amount
    groups = sorted({row.account_group for row in whole_year}, key=len, reverse=True)
    place = _Place(organisation.cost_centres(agency_id), groups)
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
    """Where a settled sum belongs: the unit of its cost centre, its item, its account group."""

    centres: list[tuple[str, str, int]]
    groups: list[str]

    def of(self, one: SettledSum) -> Key:
        return unit_of(one.cost_centre, self.centres), one.code or "", group_of(one.account, self.groups)


def money_of_report(report: UnitReport) -> list[dict[str, Any]]:
    """The rows of a report as they are kept when it is approved: its own units', and at the top the remainder."""
    inside = _units_below(report)
    top = report.parent_id is None
    rows = money_rows(report.agency_id, report.round.year, report.round.period)
    return [_as_kept(row, inside) for row in rows if row.unit_id in inside or (top and row.unit_id is None)]


def kept_or_now(report: UnitReport) -> list[dict[str, Any]]:
    """What was kept at approval, or what the ledger says now."""
    return report.money if report.approved_at else money_of_report(report)


def rows_of(kept: list[dict[str, Any]]) -> list[MoneyRow]:
    """Kept rows as rows again; the unit stands as its code only, so its id is left out."""
    names = ("actual_period", "actual_cumulative", "budget_cumulative", "budget_year", "actual_last_year")
    return [
        MoneyRow(
            None, row["code"], row["account_group"], **{name: row[name] for name in names}, income=row["income"]
        )
        for row in kept
    ]


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
