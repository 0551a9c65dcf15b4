"""Deviations by weight, one deviation, and decisions asked for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tertial.followup import actions
from tertial.followup import queries as followup
from tertial.followup.actions import Facts
from tertial.followup.queries import DeviationRow
from tertial.kernel import clock
from tertial.kernel.errors import Invalid
from tertial.web.needs import needs
from tertial.web.page import page

from . import texts
from .forms import CloseForm, DecisionForm


@needs("agency.read")
def deviations(request: HttpRequest, year: int, period: str) -> HttpResponse:
    """Every deviation of the year, the heaviest first; closed ones when asked for."""
    agency = request.actor.agency_id
    closed = request.GET.get("closed") == "1"
    found = followup.deviations(agency, year, open_only=not closed)
    context = {
        "round": followup.round_of(agency, year, period),
        "name": texts.period(period, year),
        "deviations": [(d, weighed(d)) for d in found],
        "closed": closed,
    }
    return page(request, "followup/deviations.html", context)


@needs("agency.read")
def deviation(request: HttpRequest, number: str) -> HttpResponse:
    """One deviation: its words, the parts of its weight, its decisions; closed with a result."""
    agency = request.actor.agency_id
    found = followup.deviation(agency, number)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.close_deviation(deviation_id=found.id, result=form.cleaned_data["result"], by=request.actor)
        except Invalid as wrong:
            form.refuse(wrong.fields)
        else:
            messages.success(request, _("%(number)s is closed.") % {"number": number})
            return redirect("followup:deviation", number)
    context = {
        "deviation": found,
        "weighed": weighed(found),
        "rounds": followup.rounds(agency, found.year)[:1],
        "earlier": [
            (texts.period(r.period, r.year), r, p) for r, p in followup.reports_of(agency, found.commitment_id)
        ],
        "decisions": [d for d in followup.decisions(agency, asked_only=False) if d.deviation_id == found.id],
        "form": form,
        "may_close": found.state == "open" and request.actor.may("followup.report", found.unit_id),
    }
    return page(request, "followup/deviation.html", context, status=422 if form.errors else 200)


@needs("agency.read")
def decision(request: HttpRequest, decision_id: int) -> HttpResponse:
    """Read what is asked for and decide, or want action first."""
    agency = request.actor.agency_id
    found = followup.decision(agency, decision_id)
    form = DecisionForm(
        request.POST or None,
        initial={
            "decided_on": clock.today(),
            "decided_by": ", ".join(part for part in (request.actor.name, request.actor.title.lower()) if part),
            "reporting_officer": "",
        },
    )
    if request.method == "POST" and form.is_valid() and _decided(request, decision_id, form):
        return redirect("followup:decision", decision_id)
    context = {
        "decision": found,
        "deviation": followup.deviation(agency, found.deviation),
        "form": form,
        "action_wanted": request.GET.get("action") == "1" or "action_wanted" in request.POST,
        "may_decide": request.actor.may("followup.decide") and not found.decided_on,
    }
    return page(request, "followup/decision.html", context, status=422 if form.errors else 200)


def _decided(request: HttpRequest, decision_id: int, form: DecisionForm) -> bool:
    try:
        actions.decide(
            decision_id=decision_id,
            text=form.cleaned_data["text"],
            facts=Facts(**form.facts()),
            action_wanted="action_wanted" in request.POST,
            by=request.actor,
        )
    except Invalid as wrong:
        form.refuse(wrong.fields)
        return False
    messages.success(request, _("The decision is recorded, and kept as it stands."))
    return True


def weighed(found: DeviationRow) -> list[tuple[str, int]]:
    """The parts of a weight in words."""
    return [(str(texts.WEIGHED[part.code]), part.points) for part in found.parts]
