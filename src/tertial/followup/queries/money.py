"""The money of a round: what was booked and what was budgeted, per unit × item × account group."""

from collections import defaultdict
from dataclasses import asdict
from typing import Any

from tertial.appropriations.by_unit import money_by_unit
from tertial.budget import queries as budget
from tertial.calc.periods import Period
from tertial.followup.models import UnitReport
from tertial.followup.rules.money import INCOME_ACCOUNTS, MoneyRow
from tertial.ledger import queries as ledger
from tertial.organisation import queries as organisation

Key = tuple[int | None, str, str]


def last_month(agency_id: int, year: int, period: str) -> int:
    """The last month of the period that the ledger holds; 0 when it holds none of the year. 2 queries."""
    loaded = [int(code[:2]) for code in ledger.closed_periods(agency_id, year)]
    return min(max(loaded, default=0), Period(period).months()[-1])


def money_rows(agency_id: int, year: int, period: str) -> list[MoneyRow]:
    """Every leaf row of the agency; what no unit's cost centres hold stands with unit None. Some 10 queries."""
    through = last_month(agency_id, year, period)
    so_far = range(1, through + 1)
    budgeted = budget.budget_by_unit(agency_id, year, so_far)
    whole_year = budget.budget_by_unit(agency_id, year)
    groups = {row.account_group for row in whole_year}
    sums: dict[Key, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    in_period = [m for m in Period(period).months() if m <= through]
    for name, booked in (
        ("actual_period", money_by_unit(agency_id, year, in_period, groups=groups)),
        ("actual_cumulative", money_by_unit(agency_id, year, so_far, groups=groups)),
        ("actual_last_year", money_by_unit(agency_id, year - 1, so_far, groups=groups)),
    ):
        for row in booked:
            sums[row.unit_id, row.code, row.account_group][name] += row.actual
    for name, planned in (("budget_cumulative", budgeted), ("budget_year", whole_year)):
        for line in planned:
            sums[line.unit_id, line.code, line.account_group][name] += line.amount
    ordered = sorted(sums.items(), key=lambda pair: (pair[0][0] is None, pair[0][0] or 0, pair[0][1:]))
    return [_row(key, amounts) for key, amounts in ordered]


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
    return MoneyRow(*key, **amounts, income=key[2].startswith(INCOME_ACCOUNTS))


def _as_kept(row: MoneyRow, codes: dict[int, str]) -> dict[str, Any]:
    kept = asdict(row)
    kept["unit"] = codes.get(kept.pop("unit_id") or 0)
    kept["deviation"] = row.deviation
    return kept
