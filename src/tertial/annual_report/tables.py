"""The computed tables of the report: income statement, balance sheet, key figures."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from tertial.appropriations import statement as appropriations
from tertial.formats import swedish
from tertial.formats.document import Column, Row, Table

from . import layout
from .books import Books

YEARS_BACK = 5


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


def key_figures(statements: Iterable[appropriations.Statement], books: Iterable[Books]) -> Table:
    """Väsentliga uppgifter as far as the data goes, latest year first; the note says what is missing."""
    told = sorted(statements, key=lambda found: found.year, reverse=True)[:YEARS_BACK]
    ledgers = {book.year: book for book in books}
    columns = (Column(_("Row of the statement")), *(Column(str(found.year), "tkr") for found in told))
    rows = [Row((_("Appropriation credit"),), "group")]
    rows.append(Row((_("Granted in all"), *(sum(row.item.credit for row in found.rows) for found in told))))
    rows.append(Row((_("Used in all"), *(_used_credit(found) for found in told))))
    rows.append(Row((_("Appropriations"),), "group"))
    rows.append(Row((_("Appropriation savings"), *(_savings(found) for found in told))))
    if ledgers:
        rows += _from_ledger(told, ledgers)
    return Table(
        _("Key figures"),
        columns,
        tuple(rows),
        _("Amounts in tkr"),
        _("Source: the statement and the ledger. %(missing)s") % {"missing": _missing(told)},
    )


def _from_ledger(told: list[appropriations.Statement], ledgers: dict[int, Books]) -> list[Row]:
    def of(*rows: str) -> list[int | None]:
        return [ledgers[s.year].income.sum_of(*rows) if s.year in ledgers else None for s in told]

    running = [None if v is None else -v for v in of("staff", "premises", "other_running")]
    loans = [ledgers[s.year].closing.sum_of("loans") if s.year in ledgers else None for s in told]
    interest = [ledgers[s.year].closing.sum_of("interest_account") if s.year in ledgers else None for s in told]
    change = [ledgers[s.year].capital_change if s.year in ledgers else None for s in told]
    return [
        Row((_("Loans and accounts at the National Debt Office"),), "group"),
        Row((_("Used loans"), *loans)),
        Row((_("Balance of the interest account"), *interest)),
        Row((_("Fees that the agency disposes of"),), "group"),
        Row((_("Outcome of the fees"), *of("fees"))),
        Row((_("Costs"),), "group"),
        Row((_("Running costs: staff, premises and other"), *running)),
        Row((_("Capital change"),), "group"),
        Row((_("Of this year"), *change)),
    ]


def _used_credit(found: appropriations.Statement) -> int:
    return sum(max(0, -row.sums.closing_carryover) for row in found.rows)


def _savings(found: appropriations.Statement) -> int:
    return sum(max(0, row.sums.closing_carryover) for row in found.rows)


def _missing(told: list[appropriations.Statement]) -> str:
    """What the summary should hold and Tertial has no data for."""
    years = YEARS_BACK - len(told)
    said = _(
        "Not in Tertial: loan limit, credit on the interest account, calculated fees, authorisations, "
        "staff in full-time equivalents."
    )
    return said + (" " + _("Earlier years missing: %(count)s.") % {"count": swedish.number(years)} if years else "")
