"""Signs and sums of the money in a round. Plus is better for us, minus is worse (domain.md 5.3)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

INCOME_ACCOUNTS = "3"


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One unit × item × account group. Costs are positive, income too: `income` says which rule of signs holds."""

    unit_id: int | None
    code: str
    account_group: str
    actual_period: int = 0
    actual_cumulative: int = 0
    budget_cumulative: int = 0
    budget_year: int = 0
    actual_last_year: int = 0
    income: bool = False
    forecast: int | None = None
    forecast_previous: int | None = None
    comment: str = ""

    @property
    def deviation(self) -> int:
        """Budget less actual for costs, actual less budget for income."""
        return deviation(self.actual_cumulative, self.budget_cumulative, income=self.income)

    @property
    def expected(self) -> int | None:
        """How the year is thought to end against its budget; None before there is a forecast."""
        if self.forecast is None:
            return None
        return deviation(self.forecast, self.budget_year, income=self.income)


def deviation(actual: int, budget: int, *, income: bool = False) -> int:
    """Plus when it went better than the budget, minus when worse."""
    return actual - budget if income else budget - actual


def total(rows: Iterable[MoneyRow], *, unit_id: int | None = None, code: str = "", group: str = "") -> MoneyRow:
    """One row with the sums, income taken away from costs. Where nobody has said, the forecast is the budget."""
    listed = list(rows)
    sum_of = MoneyRow(
        unit_id,
        code,
        group,
        forecast=_forecast(listed, "forecast"),
        forecast_previous=_forecast(listed, "forecast_previous"),
    )
    for row in listed:
        sign = -1 if row.income else 1
        sum_of = replace(
            sum_of,
            actual_period=sum_of.actual_period + sign * row.actual_period,
            actual_cumulative=sum_of.actual_cumulative + sign * row.actual_cumulative,
            budget_cumulative=sum_of.budget_cumulative + sign * row.budget_cumulative,
            budget_year=sum_of.budget_year + sign * row.budget_year,
            actual_last_year=sum_of.actual_last_year + sign * row.actual_last_year,
        )
    return sum_of


def _forecast(rows: list[MoneyRow], which: str) -> int | None:
    """The sum of what was said, with the budget where nothing was; None when nobody has said anything."""
    said = [(row, getattr(row, which)) for row in rows]
    if all(amount is None for _row, amount in said):
        return None
    return sum((-1 if row.income else 1) * (row.budget_year if amount is None else amount) for row, amount in said)
