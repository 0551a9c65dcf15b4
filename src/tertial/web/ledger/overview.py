"""The ledger of a year: periods, files, accounts, one batch and its undoing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.kernel import clock
from tertial.kernel.errors import Invalid, NotAllowed
from tertial.ledger import actions, queries
from tertial.web.needs import needs
from tertial.web.page import download, page

from .forms import UndoForm
from .problem_words import said
from .scope import cost_centres_of


def year_of(request: HttpRequest, years: list[int]) -> int:
    """The year asked for, else the latest that is loaded, else this year."""
    asked = request.GET.get("year", "")
    if asked.isascii() and asked.isdecimal() and len(asked) == 4:
        return int(asked)
    return years[0] if years else clock.today().year


@needs("ledger.read")
def index(request: HttpRequest) -> HttpResponse:
    """What is loaded of a year, by period and by file."""
    agency = request.actor.agency_id
    years = queries.years(agency)
    year = year_of(request, years)
    periods = queries.periods(agency, year)
    batches = queries.batches(agency, year)
    closed = [period for period in periods if period.is_closed]
    context = {
        "year": year,
        "years": years,
        "periods": periods,
        "closed_through": int(closed[-1].code[:2]) if closed else None,
        "batches": batches,
        "last_loaded": next((b.registered_at for b in batches if b.state == "active"), None),
        "may_import": request.actor.may("ledger.import"),
    }
    return page(request, "ledger/index.html", context)


@needs("ledger.read")
def accounts(request: HttpRequest) -> HttpResponse:
    """Every account of a year: opening, movement, closing."""
    agency = request.actor.agency_id
    years = queries.years(agency)
    year = year_of(request, years)
    sums = [
        {"account": account, "name": name, "opening": opening, "movement": moved, "closing": opening + moved}
        for account, name, opening, moved in queries.account_sums(agency, year)
    ]
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in sums:
        groups.setdefault(row["account"][:1], []).append(row)
    context = {"year": year, "years": years, "groups": [(_class_name(key), rows) for key, rows in groups.items()]}
    return page(request, "ledger/accounts.html", context)


def _class_name(first: str) -> str:
    """The account classes of the state's chart (baskontoplanen)."""
    return {
        "1": _("1 Assets"),
        "2": _("2 Capital and liabilities"),
        "3": _("3 Income"),
        "4": _("4 Staff"),
        "5": _("5 Premises and other running costs"),
        "6": _("6 Depreciation"),
        "7": _("7 Levies and transfers"),
        "8": _("8 Change in capital"),
        "9": _("9 Internal accounts"),
    }.get(first, _("Other accounts"))


@needs("ledger.read")
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """One file as registered: facts, periods, what was odd, and its undoing."""
    return _batch(request, pk, UndoForm())


def _batch(request: HttpRequest, pk: int, form: UndoForm, status: int = 200) -> HttpResponse:
    agency = request.actor.agency_id
    found = queries.batch(agency, pk)
    context = {
        "batch": found,
        "periods": queries.batch_periods(agency, pk),
        "problems": [problem | {"message": said(problem)} for problem in found.problems],
        "form": form,
        "may_read_file": cost_centres_of(request.actor) is None,
        "may_undo": found.state != "undone" and request.actor.may("ledger.undo"),
    }
    return page(request, "ledger/batch.html", context, status=status)


@needs("ledger.undo")
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a batch out of the count."""
    form = UndoForm(request.POST)
    if not form.is_valid():
        return _batch(request, pk, form, status=422)
    try:
        actions.undo_batch(batch_id=pk, reason=form.cleaned_data["reason"], by=request.actor)
    except Invalid:
        form.add_error("reason", form.fields["reason"].error_messages["required"])
        return _batch(request, pk, form, status=422)
    messages.success(request, _("The batch is undone. Its rows no longer count."))
    return redirect("ledger:batch", pk)


@needs("ledger.import")
@require_POST
def set_period(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Close a period, or open it again."""
    closed = request.POST.get("do") == "close"
    actions.set_period(year=year, code=code, closed=closed, by=request.actor)
    said_so = _("Period %(code)s is closed.") if closed else _("Period %(code)s is open.")
    messages.success(request, said_so % {"code": f"{year}{code}"})
    return redirect(f"{reverse('ledger:index')}?year={year}")


@needs("ledger.read")
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it was received."""
    if cost_centres_of(request.actor) is not None:
        raise NotAllowed(right="ledger.read")
    name, content = queries.original(request.actor.agency_id, pk)
    return download(content, name, "application/octet-stream")
