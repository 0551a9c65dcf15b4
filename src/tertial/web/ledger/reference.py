"""Reference series: the state budget's monthly outturn beside the agency's own figures."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tertial.formats.outturn import OutturnRow
from tertial.ledger import actions, outturns
from tertial.web.components.numbers import month_name, short_month
from tertial.web.needs import needs
from tertial.web.page import page

from .forms import OutturnForm
from .problem_words import said

MILLION = 10**8  # öre
MOST_SHOWN = 300


@needs("ledger.read")
def reference(request: HttpRequest) -> HttpResponse:
    """The files that are loaded; economists load another."""
    form = OutturnForm(request.POST, request.FILES) if request.method == "POST" else OutturnForm()
    problems: list[dict[str, Any]] = []
    if form.is_valid():
        loaded = actions.load_outturn(content=form.cleaned_data["file"], name=form.file_name, by=request.actor)
        if loaded.id:
            messages.success(request, _("The file is loaded."))
            return redirect("ledger:series", loaded.id)
        problems = [
            {"severity": p.severity, "value": p.value, "line": p.line, "column": p.column, "count": p.count}
            | {"message": said(p)}
            for p in loaded.problems
        ]
    context = {
        "form": form,
        "problems": problems,
        "files": [(file, month_name(file.last_month)) for file in outturns.outturn_files(request.actor.agency_id)],
        "may_import": request.actor.may("ledger.import"),
    }
    return page(request, "ledger/reference.html", context, status=422 if request.method == "POST" else 200)


@needs("ledger.read")
def series(request: HttpRequest, pk: int) -> HttpResponse:
    """One file's series, month by month."""
    words = request.GET.get("text", "")
    file, rows = outturns.series(request.actor.agency_id, pk, words=words)
    context = {
        "file": file,
        "words": words,
        "last_month": month_name(file.last_month),
        "months": [short_month(month) for month in range(1, 13)],
        "rows": [_line(row) for row in rows[:MOST_SHOWN]],
        "left_out": max(0, len(rows) - MOST_SHOWN),
        "total": sum(row.total for row in rows) / Decimal(MILLION),
    }
    return page(request, "ledger/series.html", context)


def _line(row: OutturnRow) -> dict[str, Any]:
    """A series as it is shown: million kronor, an unreported month empty."""
    return {
        "row": row,
        "name": row.subitem or row.item or row.appropriation,
        "months": [None if month is None else Decimal(month) / MILLION for month in row.months],
        "total": Decimal(row.total) / MILLION,
    }
