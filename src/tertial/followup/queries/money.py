"""The money of a round: what was booked and what was budgeted, per unit × item × account group."""

from dataclasses import asdict
from typing import Any

from tertial.calc.periods import Period
from tertial.followup.models import UnitReport
from tertial.followup.rules.money import MoneyRow
from tertial.ledger import queries as ledger
from tertial.organisation import queries as organisation


def last_month(agency_id: int, year: int, period: str) -> int:
    """The last month of the period that the ledger holds; 0 when it holds none of the year. 2 queries."""
    loaded = [int(code[:2]) for code in ledger.closed_periods(agency_id, year)]
    return min(max(loaded, default=0), Period(period).months()[-1])


def money_rows(agency_id: int, year: int, period: str) -> list[MoneyRow]:
    """Every leaf row of the agency. None before there is a ledger."""
    return []


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


def _as_kept(row: MoneyRow, codes: dict[int, str]) -> dict[str, Any]:
    kept = asdict(row)
    kept["unit"] = codes.get(kept.pop("unit_id") or 0)
    kept["deviation"] = row.deviation
    return kept
