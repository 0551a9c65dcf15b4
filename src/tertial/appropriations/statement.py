"""The statement of appropriations (anslagsredovisning), as prescribed, on any day of the year."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from itertools import groupby
from typing import Any

from tertial.calc import appropriation as calc
from tertial.kernel.keeping import kept
from tertial.organisation import queries as organisation

from . import queries
from .queries import ItemRow
from .settled import Settled, settled


@dataclass(frozen=True, slots=True)
class Sums:
    """The columns of the statement, in öre. Expenditure and income are positive, withdrawals negative."""

    opening_carryover: int = 0
    allocation: int = 0
    reallocated: int = 0
    permitted_overrun_used: int = 0
    withdrawal: int = 0
    total_available: int = 0
    expenditure: int = 0
    income: int = 0
    closing_carryover: int = 0


COLUMNS = tuple(field.name for field in fields(Sums))


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One item in the statement."""

    item: ItemRow
    terms: calc.Terms
    sums: Sums


@dataclass(frozen=True, slots=True)
class Subtotal:
    """Our part of one appropriation (anslag): its items and their sum."""

    code: str
    rows: tuple[StatementRow, ...]
    sums: Sums


@dataclass(frozen=True, slots=True)
class Statement:
    """The statement of a year on a day. Expenditure is that of whole months: through `through_month`."""

    agency: str
    agency_name: str
    year: int
    at: date
    through_month: int
    booked_month: int  # the last month that the ledger has rows of, at most through_month
    appropriations: tuple[Subtotal, ...]
    total: Sums

    @property
    def rows(self) -> tuple[StatementRow, ...]:
        """Every item, in the order of the state budget."""
        return tuple(row for subtotal in self.appropriations for row in subtotal.rows)

    @property
    def is_whole_year(self) -> bool:
        return self.through_month == 12


@kept
def statement(agency_id: int, year: int, at: date | None = None) -> Statement:
    """The statement of a year; without a day, as of 31 December. 4 queries and those of the ledger."""
    day = at or date(year, 12, 31)
    agency = organisation.agency(agency_id)
    items = queries.items(agency_id, year)
    decided = queries.decisions(agency_id, year)
    booked = settled(agency_id, year)
    through = whole_months(year, day)
    rows = [_row(item, queries.terms(item, decided, at=day), booked, through) for item in items]
    subtotals = tuple(_subtotals(rows))
    total = added(subtotal.sums for subtotal in subtotals)
    booked_month = min(through, booked.last_month())
    return Statement(agency.code, agency.name, year, day, through, booked_month, subtotals, total)


def whole_months(year: int, day: date) -> int:
    """How many months of the year have ended on a day."""
    if day.year != year:
        return 12 if day.year > year else 0
    is_last = day.day == calendar.monthrange(year, day.month)[1]
    return day.month if is_last else day.month - 1


def _row(item: ItemRow, terms: calc.Terms, booked: Settled, through: int) -> StatementRow:
    """One item's columns: its terms, and what was booked through a month."""
    months = range(1, through + 1)
    net = booked.amount(item.code, months)
    income = booked.income(item.code, months) if item.gross else 0
    sums = Sums(
        terms.opening_carryover,
        terms.allocation,
        terms.reallocated,
        calc.permitted_overrun_used(terms, net),
        terms.withdrawal,
        calc.total_available(terms, net),
        net + income,
        income,
        calc.closing_carryover(terms, net),
    )
    return StatementRow(item, terms, sums)


def _subtotals(rows: list[StatementRow]) -> Iterable[Subtotal]:
    ordered = sorted(rows, key=lambda row: queries.parse_code(row.item.code))
    for code, group in groupby(ordered, key=lambda row: row.item.appropriation):
        inside = tuple(group)
        yield Subtotal(code, inside, added(row.sums for row in inside))


def added(sums: Iterable[Sums]) -> Sums:
    """Columns added up from exact values; never from rounded ones."""
    listed = list(sums)
    return Sums(*(sum(getattr(one, column) for one in listed) for column in COLUMNS))


def to_contract(found: Statement) -> dict[str, Any]:
    """The JSON that the command prints, to the letter."""
    return {
        "agency": found.agency,
        "year": found.year,
        "at": found.at.isoformat(),
        "items": [{"code": row.item.code, "name": row.item.name, **_columns(row.sums)} for row in found.rows],
        "total": _columns(found.total),
    }


def _columns(sums: Sums) -> dict[str, int]:
    return {name: getattr(sums, name) for name in COLUMNS}
