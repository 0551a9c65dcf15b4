"""A node at its permanent address: the thread up and down, how it goes; and a unit's answer whether it joins."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.kernel.errors import Invalid
from tertial.planning import actions, queries
from tertial.web.needs import needs
from tertial.web.page import page

from .forms import ContributionForm, MilestoneDoneForm, StatusForm, refuse


@needs("agency.read")
def node(request: HttpRequest, node: int) -> HttpResponse:
    """A node in force with everything about it."""
    return _page(request, node, None)


def _page(request: HttpRequest, node: int, form: StatusForm | None) -> HttpResponse:
    found = queries.node_in_force(request.actor.agency_id, node)
    start = {"status": found.node.status, "note": found.node.status_note}
    context = {
        "found": found,
        "node": found.node,
        "plan": found.plan,
        "form": form or StatusForm(initial=start),
        "may_follow": queries.may_follow(request.actor, found),
    }
    return page(request, "planning/node.html", context, status=422 if form else 200)


@needs("agency.read")
@require_POST
def status(request: HttpRequest, node: int) -> HttpResponse:
    """Say how a commitment goes, outside the rounds."""
    form = StatusForm(request.POST)
    if form.is_valid():
        try:
            actions.set_status(node_id=node, by=request.actor, **form.cleaned_data)
        except Invalid as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("planning:node", node)
    return _page(request, node, form)


@needs("agency.read")
@require_POST
def milestone(request: HttpRequest, node: int, key: str) -> HttpResponse:
    """Record the day a milestone was passed, or that it was not after all."""
    form = MilestoneDoneForm(request.POST)
    if form.is_valid():
        try:
            actions.pass_milestone(node_id=node, key=key, done_on=form.cleaned_data["done_on"], by=request.actor)
        except Invalid as refused:
            refuse(form, refused)
    for said in form.errors.values():
        messages.error(request, " ".join(said))
    return redirect("planning:node", node)


@needs("agency.read")
def contribution(request: HttpRequest, contribution: int) -> HttpResponse:
    """Answer whether one's unit takes part in another unit's commitment."""
    asked = queries.question(contribution, by=request.actor)
    given = {"asked": "", "accepted": "yes", "declined": "no"}[asked.reply]
    form = ContributionForm(request.POST or None, initial={"accept": given, "reason": asked.reason})
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_contribution(
                contribution_id=contribution,
                accept=form.cleaned_data["accept"] == "yes",
                reason=form.cleaned_data["reason"],
                by=request.actor,
            )
        except Invalid as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Answered. %(unit)s sees it in its draft.") % {"unit": asked.from_unit})
            return redirect("inbox:home")
    status_code = 200 if request.method == "GET" else 422
    return page(request, "planning/contribution.html", {"asked": asked, "form": form}, status=status_code)
