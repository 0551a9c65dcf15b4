"""The road of a plan: hand in, give back, decide, revise."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tertial.kernel import clock
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.organisation import queries as organisation
from tertial.planning import actions, queries
from tertial.planning.actions import Decision
from tertial.planning.scales import COMMITMENT
from tertial.web.needs import needs
from tertial.web.page import page

from .forms import DecisionForm, ReasonForm, ReturnForm, refuse
from .frame import draft_of, frame_of


@needs("plan.submit")
def submit(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Hand the draft in, after a look at what is missing."""
    frame = frame_of(request, year, code)
    text = draft_of(request, frame)
    if request.method == "POST":
        actions.submit_plan(plan_id=text.plan_id, by=request.actor)
        messages.success(request, _("Handed in. Management can decide it or give it back."))
        return redirect("planning:draft", year, code)
    lacking = [node for node in text.nodes if node.missing]
    promised = sum(node.sort == COMMITMENT for node in text.nodes)
    context = {"frame": frame, "text": text, "lacking": lacking, "promised": promised}
    return page(request, "planning/submit.html", context)


@needs("agency.read")
def send_back(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Give a submitted plan back with a reason."""
    frame = frame_of(request, year, code)
    text = draft_of(request, frame)
    if not frame.rights.send_back:
        raise NotAllowed(right="plan.decide")
    form = ReturnForm(text.nodes, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.return_plan(plan_id=text.plan_id, by=request.actor, **form.cleaned_data)
        except Invalid as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Given back. The unit sees your reason on its page."))
            return redirect("planning:draft", year, code)
    status = 200 if request.method == "GET" else 422
    return page(request, "planning/return.html", {"frame": frame, "text": text, "form": form}, status=status)


@needs("agency.read")
def decide(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Decide the submitted plan, with the facts of Myndighetsförordningen 21 §."""
    frame = frame_of(request, year, code)
    text = draft_of(request, frame)
    if not frame.rights.decide:
        raise NotAllowed(right="plan.decide")
    agency = organisation.agency(request.actor.agency_id)
    start = {"decided_on": clock.today(), "registry_number": agency.registry_number_prefix}
    if request.actor.may("plan.decide", frame.unit.id):
        start["decided_by"] = ", ".join(x for x in (request.actor.name, request.actor.title.lower()) if x)
    form = DecisionForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        facts = Decision(**{**said, "participants": said["participants"].splitlines()})
        try:
            number = actions.decide_plan(plan_id=text.plan_id, decision=facts, by=request.actor)
        except Invalid as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Version %(number)s is decided and in force.") % {"number": number})
            return redirect("planning:unit", year, code)
    status = 200 if request.method == "GET" else 422
    return page(request, "planning/decide.html", {"frame": frame, "text": text, "form": form}, status=status)


@needs("plan.draft")
def revise(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Open the next draft from the version in force, with a reason."""
    frame = frame_of(request, year, code)
    plan = queries.plan_id_of(request.actor.agency_id, year, frame.unit.id)
    if plan is None:
        raise NotFound(plan=code)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.revise_plan(plan_id=plan, reason=form.cleaned_data["reason"], by=request.actor)
        except Invalid as refused:
            refuse(form, refused)
        else:
            return redirect("planning:draft", year, code)
    status = 200 if request.method == "GET" else 422
    return page(request, "planning/revise.html", {"frame": frame, "form": form}, status=status)
