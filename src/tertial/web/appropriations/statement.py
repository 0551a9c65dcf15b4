"""The statement of appropriations on a day, as page and as file."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tertial.appropriations import document, queries
from tertial.appropriations.statement import Statement, Sums, statement
from tertial.formats.document import to_docx, to_pdf, to_xlsx
from tertial.kernel.errors import NotFound
from tertial.web.needs import needs
from tertial.web.page import download, page

from .items import present_year

WRITERS = {
    "pdf": (to_pdf, "application/pdf"),
    "docx": (to_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@needs("agency.read")
def latest(request: HttpRequest) -> HttpResponse:
    """The present year's statement."""
    return redirect("appropriations:statement_year", present_year(request.actor.agency_id))


def _at(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("at", ""))
    except ValueError:
        return None


@needs("agency.read")
def of_year(request: HttpRequest, year: int) -> HttpResponse:
    """The prescribed table on a day; without one, 31 December."""
    found = statement(request.actor.agency_id, year, _at(request))
    shown = document.shown_columns(found)
    context = {
        "year": year,
        "years": queries.years(request.actor.agency_id),
        "found": found,
        "typed": request.GET.get("at", ""),
        "unreadable": bool(request.GET.get("at")) and _at(request) is None,
        "heads": [document.column_name(name, found) for name in shown],
        "groups": _groups(found, shown),
        "total": _cells(found.total, shown),
        "standing": document.standing_line(found),
        "rounding": document.rounding_note(),
        "kinds": ("pdf", "docx", "xlsx"),
        "may_see_rows": request.actor.may("ledger.read"),
    }
    return page(request, "appropriations/statement.html", context)


def _groups(found: Statement, shown: tuple[str, ...]) -> list:
    return [
        {
            "code": subtotal.code,
            "rows": [(row.item, _cells(row.sums, shown)) for row in subtotal.rows],
            "sum": _cells(subtotal.sums, shown) if len(subtotal.rows) > 1 else None,
        }
        for subtotal in found.appropriations
    ]


def _cells(sums: Sums, shown: tuple[str, ...]) -> list[tuple[str, int]]:
    return [(name, -sums.expenditure if name == "expenditure" else getattr(sums, name)) for name in shown]


@needs("agency.read")
def file(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """The statement as PDF, Word or Excel."""
    if kind not in WRITERS:
        raise NotFound(kind=kind)
    found = statement(request.actor.agency_id, year, _at(request))
    writer, content_type = WRITERS[kind]
    return download(writer(document.document_of(found)), f"{document.file_name(found)}.{kind}", content_type)
