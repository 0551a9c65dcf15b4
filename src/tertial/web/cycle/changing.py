"""Changing the year plan: start a year, add an event, adjust, decide, withdraw, open."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tertial.cycle import actions, queries
from tertial.cycle.queries import AdjustmentRow
from tertial.kernel.errors import Invalid
from tertial.web.needs import needs
from tertial.web.page import page

from .forms import AdjustForm, AdjustProcessForm, EventForm, StartForm, tell
from .views import event_page


@needs("cycle.edit")
def start(request: HttpRequest, year: int) -> HttpResponse:
    """Lay a year's plan from a template or from another year."""
    form = StartForm(request.POST or None, years=queries.years(request.actor.agency_id))
    if request.method == "POST" and form.is_valid():
        actions.start_year(year=year, source=form.cleaned_data["source"], by=request.actor)
        messages.success(
            request, _("The plan of %(year)s is laid. Go through the days and adjust them.") % {"year": year}
        )
        return redirect("cycle:year", year=year)
    return page(request, "cycle/not_started.html", {"form": form, "year": year, "may_edit": True})


@needs("cycle.edit")
def new_event(request: HttpRequest, year: int) -> HttpResponse:
    """Add an event of the agency's own."""
    form = EventForm(request.POST or None, year=year)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_event(year=year, by=request.actor, **form.cleaned_data)
        except Invalid as refusal:
            tell(form, refusal)
        else:
            return redirect("cycle:event", event_id=made)
    return page(request, "cycle/new_event.html", {"form": form, "year": year}, status=422 if form.errors else 200)


@needs("cycle.edit")
@require_POST
def adjust(request: HttpRequest, event_id: int) -> HttpResponse:
    """Propose another day for an event, or change the proposal that waits."""
    row = queries.event(request.actor.agency_id, event_id)
    form = (AdjustProcessForm if row.kind == "process" else AdjustForm)(request.POST)
    if not form.is_valid():
        return event_page(request, event_id, form)
    try:
        _propose(request, event_id, form.cleaned_data)
    except Invalid as refusal:
        tell(form, refusal)
        return event_page(request, event_id, form)
    messages.success(request, _("The adjustment is proposed. Nothing moves until it is decided."))
    return redirect("cycle:event", event_id=event_id)


def _propose(request: HttpRequest, event_id: int, given: dict) -> None:
    log = queries.adjustments_of(request.actor.agency_id, event_id)
    waiting = next((row for row in log if row.state == "open"), None)
    if waiting:
        actions.change_proposal(adjustment_id=waiting.id, by=request.actor, **given)
    else:
        actions.propose_adjustment(event_id=event_id, by=request.actor, **given)


@needs("cycle.edit")
@require_POST
def decide(request: HttpRequest, adjustment_id: int) -> HttpResponse:
    """Decide an adjustment; the reason may have been rewritten in the frame."""
    row = queries.adjustment(request.actor.agency_id, adjustment_id)
    given = {"start": row.to_start, "end": row.to_end, "reason": request.POST.get("reason", row.reason)}
    try:
        moved = _decide(request, row, given)
    except Invalid as refusal:
        form = AdjustForm(given)
        tell(form, refusal)
        return event_page(request, row.event_id, form)
    said = ngettext(
        "The adjustment is decided. %(count)s event moved.",
        "The adjustment is decided. %(count)s events moved.",
        moved,
    )
    messages.success(request, said % {"count": moved})
    return redirect("cycle:event", event_id=row.event_id)


@transaction.atomic
def _decide(request: HttpRequest, row: AdjustmentRow, given: dict) -> int:
    if given["reason"].split() != row.reason.split():
        actions.change_proposal(adjustment_id=row.id, by=request.actor, **given)
    return actions.decide_adjustment(adjustment_id=row.id, by=request.actor)


@needs("cycle.edit")
@require_POST
def withdraw(request: HttpRequest, adjustment_id: int) -> HttpResponse:
    """Take back a proposed adjustment."""
    row = queries.adjustment(request.actor.agency_id, adjustment_id)
    actions.withdraw_adjustment(adjustment_id=adjustment_id, by=request.actor)
    messages.success(request, _("The adjustment is withdrawn. Nothing has moved."))
    return redirect("cycle:event", event_id=row.event_id)


@needs("cycle.edit")
@require_POST
def open_now(request: HttpRequest, event_id: int) -> HttpResponse:
    """Open by hand what an event opens."""
    actions.open_event(event_id=event_id, by=request.actor)
    messages.success(request, _("It is open."))
    return redirect("cycle:event", event_id=event_id)


@needs("agency.read")
@require_POST
def read(request: HttpRequest, event_id: int) -> HttpResponse:
    """Take the moves of an event off one's own page."""
    queries.event(request.actor.agency_id, event_id)
    actions.mark_as_read(event_id=event_id, by=request.actor)
    return redirect("inbox:home")
