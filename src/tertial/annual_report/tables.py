"""The computed tables of the report: income statement and balance sheet."""

from django.utils.translation import gettext as _

from tertial.formats.document import Column, Row, Table

from . import layout
from .books import Books


def income_statement(year: Books, before: Books | None) -> Table:
    """Resultaträkning: this year, and last year where its ledger is loaded."""
    both = [year] + ([before] if before else [])
    rows: list[Row] = []
    for number, part in enumerate(layout.INCOME):
        rows += _part(part, [book.income.rows for book in both])
        if number == 1:
            rows.append(Row((_("Outcome of the operations"), *(book.outcome for book in both)), "sum"))
    rows.append(Row((_("Capital change of the year"), *(book.capital_change for book in both)), "sum"))
    columns = (Column(_("Row of the statement")), *(Column(str(book.year), "tkr") for book in both))
    return Table(
        _("Income statement %(year)d") % {"year": year.year},
        columns,
        tuple(rows),
        _("Amounts in tkr"),
        _not_before(before),
    )


def balance_sheet(year: Books) -> Table:
    """Balansräkning: 31 December this year and last, the latter as the year's opening balances say."""
    both = [year.closing.rows, year.opening.rows]
    rows = [row for part in layout.ASSETS for row in _part(part, both)]
    rows.append(Row((_("Sum of assets"), year.assets(), year.assets(opening=True)), "sum"))
    rows += [row for part in layout.CAPITAL_AND_DEBTS for row in _part(part, both)]
    sums = (year.capital_and_debts(), year.capital_and_debts(opening=True))
    rows.append(Row((_("Sum of capital and debts"), *sums), "sum"))
    columns = (
        Column(_("Row of the statement")),
        Column(_day(year.year), "tkr"),
        Column(_day(year.year - 1), "tkr"),
    )
    return Table(_("Balance sheet %(year)d") % {"year": year.year}, columns, tuple(rows), _("Amounts in tkr"))


def _day(year: int) -> str:
    return f"{year}-12-31"


def _not_before(before: Books | None) -> str:
    return "" if before else _("Last year's ledger is not loaded, so there is nothing to compare with.")


def _part(part: layout.Part, told: list[dict[str, int]]) -> list[Row]:
    """A part with the rows that hold something; nothing when none does."""
    used = [(key, words) for key, words in part.rows if any(rows.get(key) for rows in told)]
    if not used:
        return []
    rows = [Row((_(part.head),), "group")]
    rows += [Row((_(words), *(found.get(key, 0) for found in told))) for key, words in used]
    if part.sum_words:
        sums = (sum(found.get(key, 0) for key, _words in part.rows) for found in told)
        rows.append(Row((_(part.sum_words), *sums), "sum"))
    return rows
