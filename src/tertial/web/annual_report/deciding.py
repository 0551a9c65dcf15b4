"""The decision of the report, and opening a decided one for a correction."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.annual_report import actions, checks, queries
from tertial.annual_report.errors import ChecksRemain, ReportClosed
from tertial.kernel import clock
from tertial.kernel.errors import Invalid, NotAllowed
from tertial.web.needs import needs
from tertial.web.page import page

from . import rows
from .forms import DecideForm


@needs("agency.read")
def decide(request: HttpRequest, year: int) -> HttpResponse:
    """Record the decision: the report is frozen, hashed and kept as PDF."""
    if not (request.actor.may("annual.decide") or request.actor.may("annual.record_decision")):
        raise NotAllowed(right="annual.decide")
    agency = request.actor.agency_id
    row = queries.report(agency, year)
    if not row.is_open:
        raise ReportClosed(year=year)
    lines = [rows.check_line(check) for check in checks.checks(agency, year)]
    form = DecideForm(request.POST or None, initial={"decided_on": clock.today()})
    if request.method == "POST" and form.is_valid() and _decided(request, year, form):
        return redirect("annual_report:report", year)
    context = {"row": row, "year": year, "form": form, "remaining": [line for line in lines if not line.ok]}
    return page(request, "annual_report/decide.html", context, status=422 if form.errors else 200)


def _decided(request: HttpRequest, year: int, form: DecideForm) -> bool:
    try:
        number = actions.decide_report(year=year, decision=form.decision(), by=request.actor)
    except Invalid as wrong:
        form.refuse(wrong.fields)
        return False
    except ChecksRemain:
        form.add_error("despite", _("Checks remain. Mend them, or write why the report is decided anyway"))
        return False
    messages.success(request, _("Version %(number)d is decided and frozen.") % {"number": number})
    return True


@needs("annual.edit")
@require_POST
def reopen(request: HttpRequest, year: int) -> HttpResponse:
    """Open a decided report for a correction."""
    try:
        actions.reopen_report(year=year, reason=request.POST.get("reason", ""), by=request.actor)
    except Invalid:
        messages.error(request, _("Write what shall be corrected."))
    return redirect("annual_report:report", year)
