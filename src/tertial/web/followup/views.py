"""Rounds: the list, the overview for management, opening and closing, weights."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.calc.periods import periods_of
from tertial.followup import actions
from tertial.followup import queries as followup
from tertial.followup.rules.weight import Weights
from tertial.kernel import clock
from tertial.kernel.errors import DomainError, Invalid
from tertial.organisation import queries as organisation
from tertial.web.needs import needs
from tertial.web.page import page
from tertial.web.refusals import words

from . import month, overview, texts
from .forms import RoundForm, WeightsForm

HEAVIEST = 5


@needs("agency.read")
def index(request: HttpRequest) -> HttpResponse:
    """Every round, newest first."""
    rounds = followup.rounds(request.actor.agency_id)
    lines = [(r, texts.period(r.period, r.year)) for r in rounds]
    context = {
        "rounds": lines,
        "may_open": request.actor.may("followup.open"),
        "open": [r for r in rounds if r.is_open],
    }
    return page(request, "followup/index.html", context)


@needs("agency.read")
def round_page(request: HttpRequest, year: int, period: str) -> HttpResponse:
    """The overview: matrix, deviations by weight, decisions asked for, who has not begun, money, the year."""
    agency, by = request.actor.agency_id, "objective" if request.GET.get("by") == "objective" else "area"
    round_ = followup.round_of(agency, year, period)
    matrix = followup.matrix(agency, round_.id, by=by)
    name = texts.period(period, year)
    decides = request.actor.may("followup.decide")
    heavy = followup.deviations(agency, year)
    context = {
        "round": matrix.round,
        "name": name,
        "heading": texts.overview_heading(matrix.finding.code, matrix.finding.count, name, yours=decides),
        "matrix": matrix,
        "by": by,
        "groups": overview.groups(matrix),
        "counts": overview.counts(matrix),
        "total_expected": overview.expected(matrix),
        "heavy": heavy[:HEAVIEST],
        "open_deviations": len(heavy),
        "decisions": followup.decisions(agency, round_id=round_.id),
        "untouched": overview.untouched(matrix),
        "year_counts": overview.year_counts(followup.over_the_year(agency, year), matrix.round),
        "moves": followup.movement(matrix),
        "month": month.money(agency, year, period),
        "ledger_through": followup.last_month(agency, year, period),
        "handed_in": texts.count(matrix.handed_in),
        "may_decide": decides,
        "may_remind": request.actor.may("followup.review"),
        "may_close": request.actor.may("followup.open") and matrix.round.is_open,
    }
    return page(request, "followup/round.html", context)


@needs("followup.open")
def open_round(request: HttpRequest) -> HttpResponse:
    """Open a round by hand; ordinarily the annual cycle does it."""
    agency = organisation.agency(request.actor.agency_id)
    choices = [(p.code, texts.period(p.code)) for p in periods_of(agency.followup_kind)]
    form = RoundForm(request.POST or None, initial={"year": clock.today().year}, periods=choices)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.open_round(
                year=said["year"],
                period=said["period"],
                days=actions.days_from(said["units_due"]),
                by=request.actor,
            )
        except Invalid as wrong:
            form.refuse(wrong.fields)
        except DomainError as refusal:
            form.add_error(None, words(refusal))
        else:
            return redirect("followup:round", said["year"], said["period"])
    return page(request, "followup/open.html", {"form": form}, status=422 if form.errors else 200)


@needs("followup.open")
@require_POST
def close_round(request: HttpRequest, year: int, period: str) -> HttpResponse:
    """Close a round."""
    round_ = followup.round_of(request.actor.agency_id, year, period)
    actions.close_round(round_id=round_.id, by=request.actor)
    messages.success(request, _("The round is closed. What is open in it is carried to the next one."))
    return redirect("followup:round", year, period)


@needs("agency.read")
def weights(request: HttpRequest) -> HttpResponse:
    """How deviations are weighed; planning changes the points."""
    counted = followup.weights(request.actor.agency_id)
    may_change = request.actor.may("followup.open")
    names = ("late", "deviation", "requirement", "decision", "per_period")
    form = WeightsForm(request.POST or None, initial={name: getattr(counted, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_weights(weights=Weights(money=counted.money, **form.cleaned_data), by=request.actor)
        except Invalid as wrong:
            form.refuse(wrong.fields)
        else:
            messages.success(request, _("The weights are saved, and hold for every list at once."))
            return redirect("followup:weights")
    context = {"weights": counted, "form": form, "may_change": may_change}
    return page(request, "followup/weights.html", context, status=422 if form.errors else 200)
