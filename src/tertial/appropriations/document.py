"""The statement as a document: the prescribed table with its columns, from decisions and the ledger."""

import calendar
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from tertial.formats.document import Column, Document, Row, Table

from .statement import COLUMNS, Statement, Sums


def document_of(found: Statement) -> Document:
    """The statement on its day."""
    return Document(
        title=gettext("Statement of appropriations %(year)d") % {"year": found.year},
        agency=found.agency_name,
        date=found.at,
        language=(get_language() or "sv")[:2],
        landscape=True,
        example=found.agency == "EM",
        facts=((gettext("As of"), _day(found.at)),),
        blocks=(table_of(found),),
    )


def table_of(found: Statement) -> Table:
    """The prescribed table, with a subtotal per appropriation and the total."""
    shown = shown_columns(found)
    rows: list[Row] = []
    for subtotal in found.appropriations:
        rows += [Row((f"{row.item.code} {row.item.name}", *_cells(row.sums, shown))) for row in subtotal.rows]
        if len(subtotal.rows) > 1:
            said = gettext("%(code)s, our part") % {"code": subtotal.code}
            rows.append(Row((said, *_cells(subtotal.sums, shown)), kind="sum"))
    rows.append(Row((gettext("Sum"), *_cells(found.total, shown)), kind="sum"))
    return Table(
        caption=gettext("Statement of appropriations %(year)d") % {"year": found.year},
        columns=(Column(gettext("Appropriation")), *(Column(column_name(name, found), "tkr") for name in shown)),
        rows=tuple(rows),
        unit=gettext("Amounts in tkr"),
        note=" ".join((standing_line(found), rounding_note())),
    )


def shown_columns(found: Statement) -> tuple[str, ...]:
    """The columns; income only where gross accounting is prescribed and something came in."""
    return tuple(name for name in COLUMNS if name != "income" or found.total.income)


def _cells(sums: Sums, shown: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(-sums.expenditure if name == "expenditure" else getattr(sums, name) for name in shown)


def column_name(name: str, found: Statement) -> str:
    """The prescribed head of a column. Before the year has ended, what is left is only a balance."""
    heads = {
        "opening_carryover": gettext("Opening carry-over"),
        "allocation": gettext("The year's allocation"),
        "reallocated": gettext("Reallocated amounts"),
        "permitted_overrun_used": gettext("Used part of permitted overrun"),
        "withdrawal": gettext("Withdrawal"),
        "total_available": gettext("Total available amount"),
        "expenditure": gettext("Expenditure"),
        "income": gettext("Income"),
        "closing_carryover": gettext("Closing carry-over") if found.is_whole_year else gettext("Balance"),
    }
    return heads[name]


def _day(day: date) -> str:
    """A day in the reader's language, its parts kept together."""
    return date_format(day, "j F Y").replace(" ", "\u00a0")


def standing_line(found: Statement) -> str:
    """Through which day expenditure counts."""
    if not found.through_month:
        return gettext("No month of the year has ended.")
    if not found.booked_month:
        return gettext("The ledger has no expenditure yet.")
    last = calendar.monthrange(found.year, found.booked_month)[1]
    told = {"day": _day(date(found.year, found.booked_month, last))}
    if found.booked_month < found.through_month:
        return gettext("Expenditure through %(day)s: later months are not in the ledger yet.") % told
    return gettext("Expenditure through %(day)s.") % told


def rounding_note() -> str:
    """Why sums may differ from their parts."""
    return gettext("Each figure is rounded from its exact value, so sums may differ from their parts.")


def file_name(found: Statement) -> str:
    """A file name without its ending."""
    return gettext("statement") + f"-{found.agency}-{found.at.isoformat()}"
