"""The chain's buttons: hand in, withdraw, send back, approve, open again, remind, accept."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.followup import actions
from tertial.followup import queries as followup
from tertial.followup.actions import Facts
from tertial.followup.errors import Locked, NotComplete, WaitsForChildren
from tertial.followup.queries import ReportRow
from tertial.kernel.errors import DomainError, Invalid
from tertial.web.components import numbers
from tertial.web.needs import needs
from tertial.web.refusals import words

from .forms import FactsForm


def _report(request: HttpRequest, year: int, period: str, code: str) -> ReportRow:
    round_ = followup.round_of(request.actor.agency_id, year, period)
    return followup.report_of(request.actor.agency_id, round_.id, code)


def _refused(request: HttpRequest, refusal: DomainError) -> None:
    """Say why not, in words that name things."""
    if isinstance(refusal, WaitsForChildren):
        said = _("Waits for %(units)s. Go on without them with a reason.") % {
            "units": ", ".join(refusal.facts["units"])
        }
    elif isinstance(refusal, Locked):
        said = _("Locked: %(by)s, %(at)s. %(who)s can open it.") % {
            "by": refusal.facts["by"],
            "at": numbers.moment(refusal.facts["at"]),
            "who": _("The head") if refusal.facts["who_opens"] == "head" else _("Planning"),
        }
    elif isinstance(refusal, Invalid):
        said = _("Write why: it is shown with your name and the day.")
    else:
        said = words(refusal)
    messages.error(request, said)


@needs("followup.submit")
@require_POST
def submit(request: HttpRequest, year: int, period: str, code: str) -> HttpResponse:
    """Hand in to the level above; what is missing is listed on the page of the whole unit."""
    report = _report(request, year, period, code)
    try:
        actions.submit_report(
            report_id=report.id, go_on_without=request.POST.get("go_on_without", ""), by=request.actor
        )
    except NotComplete:
        return redirect(f"{_whole(year, period, code)}?missing=1#missing")
    except DomainError as refusal:
        _refuse_or_raise(request, refusal)
        return redirect(f"{_whole(year, period, code)}?waits=1")
    messages.success(request, _("The report of %(unit)s is handed in.") % {"unit": report.unit})
    return redirect("followup:unit", year, period, code)


@needs("followup.submit")
@require_POST
def withdraw(request: HttpRequest, year: int, period: str, code: str) -> HttpResponse:
    """Take the report back."""
    report = _report(request, year, period, code)
    return _done(
        request, lambda: actions.withdraw_report(report_id=report.id, by=request.actor), year, period, code
    )


@needs("followup.review")
@require_POST
def send_back(request: HttpRequest, year: int, period: str, code: str) -> HttpResponse:
    """Send the report, or one commitment of it, back with a reason."""
    report = _report(request, year, period, code)
    part = request.POST.get("part", "")

    def do() -> None:
        actions.return_report(
            report_id=report.id,
            reason=request.POST.get("return-reason", ""),
            part_id=int(part) if part.isdecimal() else None,
            by=request.actor,
        )

    return _done(request, do, year, period, code, said=_("Sent back. It is seen at once by the one who reported."))


@needs("followup.review")
@require_POST
def approve(request: HttpRequest, year: int, period: str, code: str) -> HttpResponse:
    """Approve; for the agency as a whole, record management's decision."""
    report = _report(request, year, period, code)
    form = FactsForm(request.POST)
    facts = Facts(**form.facts()) if form.is_valid() and report.depth == 0 else None

    def do() -> None:
        actions.approve_report(
            report_id=report.id,
            go_on_without=request.POST.get("go_on_without", ""),
            facts=facts,
            by=request.actor,
        )

    return _done(request, do, year, period, code, said=_("Approved. Figures and words are kept as they stand now."))


@needs("followup.open")
@require_POST
def reopen(request: HttpRequest, year: int, period: str, code: str) -> HttpResponse:
    """Open an approved report again, with a reason."""
    report = _report(request, year, period, code)

    def do() -> None:
        actions.reopen_report(report_id=report.id, reason=request.POST.get("return-reason", ""), by=request.actor)

    return _done(request, do, year, period, code, said=_("The report is open again."))


@needs("followup.report")
@require_POST
def remind(request: HttpRequest, year: int, period: str, code: str) -> HttpResponse:
    """Remind the unit, or the officer of one commitment."""
    report = _report(request, year, period, code)
    part = request.POST.get("part", "")
    try:
        actions.remind(report_id=report.id, part_id=int(part) if part.isdecimal() else None, by=request.actor)
    except DomainError as refusal:
        _refuse_or_raise(request, refusal)
    else:
        messages.success(request, _("%(unit)s is reminded.") % {"unit": report.unit})
    if request.POST.get("back") == "round":
        return redirect("followup:round", year, period)
    return redirect("followup:unit", year, period, code)


@needs("followup.submit")
@require_POST
def accept(request: HttpRequest, year: int, period: str, code: str, number: str) -> HttpResponse:
    """The head lets an officer's report stand."""
    report = _report(request, year, period, code)
    parts = followup.parts(request.actor.agency_id, report.id)
    part = next((p for p in parts if p.number == number), None)
    if part:
        actions.accept_commitment(part_id=part.id, by=request.actor)
        messages.success(request, _("%(number)s stands as reported.") % {"number": number})
    return redirect("followup:commitment", year, period, code, number)


def _whole(year: int, period: str, code: str) -> str:
    return redirect("followup:whole", year, period, code).url


def _done(request: HttpRequest, do: Callable[[], None], *address: object, said: str = "") -> HttpResponse:
    """Do it, say so or why not, and go back to the page of the whole unit."""
    try:
        do()
    except DomainError as refusal:
        _refuse_or_raise(request, refusal)
    else:
        if said:
            messages.success(request, said)
    return redirect("followup:whole", *address)


def _refuse_or_raise(request: HttpRequest, refusal: DomainError) -> None:
    """Missing rights and missing things keep their own pages; the rest is said where one is."""
    if refusal.status in {403, 404}:
        raise refusal
    _refused(request, refusal)
