"""The rows behind a figure: every report links here."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from tertial.appropriations import queries as appropriations
from tertial.kernel import clock
from tertial.ledger import queries
from tertial.ledger.queries import LedgerRow, RowPage
from tertial.web.needs import needs
from tertial.web.page import download, page

from .export import as_csv
from .forms import RowsForm
from .scope import cost_centres_of

PAGE = 100
COLUMNS = (
    ("date", _("Date"), ""),
    ("voucher", _("Voucher"), ""),
    ("account", _("Account"), ""),
    ("", _("Text"), ""),
    ("cost_centre", _("Cost centre"), ""),
    ("", _("Other"), ""),
    ("amount", _("Amount"), "number"),
)


@dataclass(frozen=True, slots=True)
class Head:
    """A column head: its words, and the order that a press on it asks for."""

    words: str
    css: str
    order: str
    sorted: str


@needs("ledger.read")
def rows(request: HttpRequest) -> HttpResponse:
    """Rows filtered by item, months, account, cost centre and text; sorted, paged, or as CSV."""
    agency = request.actor.agency_id
    years = queries.years(agency) or [clock.today().year]
    asked = request.GET.copy()
    asked.setdefault("year", str(years[0]))
    items = [(row.code, f"{row.code} {row.name}") for row in appropriations.items(agency, _year(asked, years))]
    form = RowsForm(asked, years=years, items=items)
    within = cost_centres_of(request.actor)
    if not form.is_valid():
        context = _context(request, form, RowPage((), 0, 0), 1) | {"within": within, "years": years}
        return page(request, "ledger/rows.html", context, status=422)
    if request.GET.get("format") == "csv":
        found = _found(request, form, within, page=1, size=None)
        return download(as_csv(found.rows), f"rader-{form.cleaned_data['year']}.csv", "text/csv; charset=utf-8")
    number = _page_number(request)
    found = _found(request, form, within, page=number, size=PAGE)
    context = _context(request, form, found, number) | {"within": within, "years": years}
    return page(request, "ledger/rows.html", context)


def _year(asked: Any, years: list[int]) -> int:
    return int(asked["year"]) if asked["year"] in map(str, years) else years[0]


def _found(
    request: HttpRequest, form: RowsForm, within: list[str] | None, *, page: int, size: int | None
) -> RowPage:
    agency, year = request.actor.agency_id, form.cleaned_data["year"]
    return queries.rows_behind(
        agency,
        year,
        appropriations.rules(agency, year),
        **form.filters(),
        within=within,
        order=form.cleaned_data["order"] or "date",
        page=page,
        size=size,
    )


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 8 else 1


def _context(request: HttpRequest, form: RowsForm, found: RowPage, number: int) -> dict[str, Any]:
    kept = {key: value for key, value in request.GET.items() if key not in {"page", "format"} and value}
    return {
        "form": form,
        "found": found,
        "rows": [line(row) for row in found.rows],
        "heads": [_head(kept, *column) for column in COLUMNS],
        "page_number": number,
        "last_page": max(1, -(-found.total // PAGE)),
        "query": kept,
        "csv": f"{request.GET.urlencode()}&format=csv",
        "amount": Decimal(found.amount) / 100,
    }


def _head(kept: dict[str, str], key: str, words: str, css: str) -> Head:
    """Pressing a head sorts by it; pressing again turns the order."""
    if not key:
        return Head(words, css, "", "")
    now = kept.get("order", "date")
    turned = f"-{key}" if now == key else key
    direction = {key: "ascending", f"-{key}": "descending"}.get(now, "")
    return Head(words, css, turned, direction)


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is shown: the amount in kronor, other dimensions in one text."""

    row: LedgerRow
    kronor: Decimal
    other: str


def line(row: LedgerRow) -> Line:
    """A row as it is shown."""
    return Line(row, Decimal(row.amount) / 100, ", ".join(code for _dimension, code in row.dims))
