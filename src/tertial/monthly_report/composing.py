"""Puts a month's report together from decisions, the ledger, the budget and the forecasts."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tertial.appropriations import queries as appropriations
from tertial.appropriations.queries import DecisionRow, ItemRow, MonthRow
from tertial.appropriations.settled import Settled, settled_by
from tertial.budget import queries as budget
from tertial.budget.queries import ForecastRow
from tertial.calc import appropriation as calc
from tertial.calc import guide
from tertial.calc.appropriation import Terms
from tertial.kernel.keeping import kept
from tertial.ledger import queries as ledger
from tertial.organisation import queries as organisation

from .errors import MonthNotReported
from .report import BASES, Report, ReportItem, TermLine

LINEAR, PAYMENT_PLAN = "linear", "payment_plan"


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a report is made of, read once."""

    year: int
    month: int
    base: str
    decisions: list[DecisionRow]
    booked: Settled
    booked_last_year: Settled
    months: dict[int, list[MonthRow]]
    budgets: dict[int, int]
    forecasts: dict[int, ForecastRow]
    errors: dict[str, float]

    @property
    def last_day(self) -> date:
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def through(self) -> range:
        return range(1, self.month + 1)


@kept
def compose(agency_id: int, year: int, month: int, base: str = BASES[0]) -> Report:
    """The report of a month as things stand now. 8 queries and 3 of the ledger.

    Decisions and forecasts count through the month's last day. Raises MonthNotReported.
    """
    agency = organisation.agency(agency_id)
    if month not in agency.report_months:
        raise MonthNotReported(year=year, month=month)
    material = _material(agency_id, year, month, base)
    items = tuple(_item(item, material) for item in appropriations.items(agency_id, year))
    rows, amount = material.booked.unsettled(material.through)
    latest = max(material.forecasts.values(), key=lambda row: row.round_number, default=None)
    return Report(
        agency.code,
        agency.name,
        year,
        month,
        base,
        items,
        rows,
        amount,
        periods_through(agency_id, year, month),
        latest.round_number if latest else None,
        latest.round_date.isoformat() if latest else None,
    )


def periods_through(agency_id: int, year: int, month: int) -> tuple[str, ...]:
    """The ledger's period codes through a month: `01` … `10`, in December also `12a` … `12e` as far as loaded."""
    codes = {code for part in ledger.parts(agency_id, year) for code in part.periods}
    return tuple(sorted(code for code in codes if int(code[:2]) <= month))


def _material(agency_id: int, year: int, month: int, base: str) -> Material:
    last_day = date(year, month, calendar.monthrange(year, month)[1])
    both = (year, year - 1)
    rules = appropriations.rules_by_year(agency_id, both)
    forecasts = budget.forecasts_by_year(agency_id, both)
    last_year = settled_by(agency_id, year - 1, rules[year - 1])
    return Material(
        year,
        month,
        base,
        appropriations.decisions(agency_id, year),
        settled_by(agency_id, year, rules[year]),
        last_year,
        appropriations.months(agency_id, year),
        budget.year_totals(agency_id, year),
        budget.latest_forecasts(forecasts[year], at=last_day),
        _forecast_errors(forecasts[year - 1], last_year, month),
    )


def _forecast_errors(forecasts: Iterable[ForecastRow], booked: Settled, month: int) -> dict[str, float]:
    """How far last year's forecast of the same time lay from what came, as a share, by code."""
    latest = {row.code: row for row in forecasts if row.round_date.month <= month}
    errors = {}
    for code, row in latest.items():
        came = booked.amount(code)
        if came and any(booked.by_month(code)[11:]):
            errors[code] = guide.share_used(abs(row.amount - came), abs(came)) or 0.0
    return errors


def _item(item: ItemRow, material: Material) -> ReportItem:
    terms = appropriations.terms(item, material.decisions, at=material.last_day)
    before = item.predecessor_code or item.code
    actual = material.booked.amount(item.code, material.through)
    available = calc.total_available(terms, actual)
    forecast = material.forecasts.get(item.id)
    expected = forecast.amount if forecast else None
    rows = material.months.get(item.id, [])
    profile = appropriations.payment_profile(rows)
    in_year = material.budgets.get(item.id)
    bases = {"total_available": available, "allocation": terms.allocation, "budget": in_year or 0}
    warned = guide.warning(terms, item.kind, forecast=expected, actual=actual, month=material.month)
    end = actual if expected is None else expected
    return ReportItem(
        item.code,
        item.name,
        item.kind,
        terms.opening_carryover,
        terms.allocation,
        terms.reallocated,
        calc.permitted_overrun_used(terms, actual),
        terms.withdrawal,
        available,
        item.credit,
        material.booked.amount(item.code, {material.month}),
        actual,
        material.booked_last_year.amount(before, material.through),
        guide.share_used(actual, bases[material.base]),
        guide.guide_value(material.month, profile),
        available - actual,
        in_year,
        expected,
        warned,
        item_id=item.id,
        responsible_id=item.responsible_id,
        responsible=item.responsible,
        guide_kind=PAYMENT_PLAN if profile else LINEAR,
        expected_available=calc.total_available(terms, end),
        credit_used=calc.used_credit(calc.closing_carryover(terms, end)),
        saving_lost=_saving_lost(terms, end, warned),
        decided_unpaid=_unpaid(rows, material.month),
        rows=material.booked.rows(item.code, material.through),
        terms=tuple(_term_lines(item, material)),
        guide=tuple(guide.guide_value(month, profile) for month in range(1, 13)),
        by_month=material.booked.by_month(item.code)[: material.month],
        by_month_last_year=material.booked_last_year.by_month(before),
        forecast_error=material.errors.get(before),
    )


def _saving_lost(terms: Terms, end: int, warned: str | None) -> int:
    if warned not in {guide.SAVING_WITHDRAWN, guide.SAVING_NOT_KEPT}:
        return 0
    return -calc.withdrawal_next(terms, calc.closing_carryover(terms, end))


def _unpaid(rows: Iterable[MonthRow], month: int) -> int | None:
    return next((row.decided_unpaid for row in rows if row.month == month), None)


def _term_lines(item: ItemRow, material: Material) -> Iterable[TermLine]:
    for one in material.decisions:
        if one.item_id == item.id and one.date <= material.last_day:
            yield TermLine(one.kind, one.amount, one.reference, one.date.isoformat())
