"""Improvements: board and list, one improvement, moving it on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.improvement import actions
from tertial.improvement import queries as improvements
from tertial.improvement.queries import STATES, ImprovementRow
from tertial.kernel import clock
from tertial.kernel.errors import Invalid
from tertial.organisation import queries as organisation
from tertial.web.needs import needs
from tertial.web.page import page

from . import texts
from .forms import ImprovementForm, MoveForm, NewImprovementForm


@needs("agency.read")
def board(request: HttpRequest) -> HttpResponse:
    """Every improvement, as a board of five columns or as a list; of one unit when asked for."""
    agency = request.actor.agency_id
    unit = request.GET.get("unit", "")
    chosen = {int(unit)} if unit.isdecimal() else None
    found = improvements.improvements(agency, unit_ids=chosen)
    units = organisation.units(agency, on=clock.today())
    context = {
        "columns": [(word, [i for i in found if i.state == state]) for state, word in texts.STATES.items()],
        "lines": [(i, texts.STATES[i.state], texts.SOURCES.get(i.source_kind, "")) for i in found],
        "as_list": request.GET.get("as") == "list",
        "units": [(u.id, u.name) for u in units],
        "unit": int(unit) if unit.isdecimal() else 0,
    }
    return page(request, "talks/improvements.html", context)


@needs("improvement.write")
def new(request: HttpRequest) -> HttpResponse:
    """Write down an idea."""
    agency, today = request.actor.agency_id, clock.today()
    form = NewImprovementForm(
        request.POST or None,
        initial={"unit_id": request.actor.unit_id},
        people=organisation.people(agency, on=today),
        units=organisation.units(agency, on=today),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.start_improvement(by=request.actor, **form.cleaned_data)
        except Invalid as wrong:
            form.refuse(wrong.fields)
        else:
            return redirect("talks:improvement", made)
    return page(request, "talks/new_improvement.html", {"form": form}, status=422 if form.errors else 200)


@needs("agency.read")
def improvement(request: HttpRequest, improvement_id: int) -> HttpResponse:
    """One improvement: what, whose, by when, where it came from and how far it has come."""
    found = improvements.improvement(request.actor.agency_id, improvement_id)
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_improvement(improvement_id=improvement_id, by=request.actor, **form.cleaned_data)
        except Invalid as wrong:
            form.refuse(wrong.fields)
        else:
            messages.success(request, _("Saved."))
            return redirect("talks:improvement", improvement_id)
    return _show(request, found, form=form, move=MoveForm(), status=422 if form.errors else 200)


@needs("improvement.write")
@require_POST
def move(request: HttpRequest, improvement_id: int) -> HttpResponse:
    """Move it one step."""
    found = improvements.improvement(request.actor.agency_id, improvement_id)
    form = MoveForm(request.POST)
    if form.is_valid():
        try:
            actions.move_on(
                improvement_id=improvement_id, to=request.POST.get("to", ""), by=request.actor, **form.cleaned_data
            )
        except Invalid as wrong:
            form.refuse(wrong.fields)
        else:
            return redirect("talks:improvement", improvement_id)
    return _show(request, found, form=_form(request, found), move=form, status=422)


def _form(request: HttpRequest, found: ImprovementRow) -> ImprovementForm:
    start = {name: getattr(found, name) for name in ("title", "text", "owner_id", "due_on")}
    posted = request.POST if request.method == "POST" and "title" in request.POST else None
    return ImprovementForm(
        posted, initial=start, people=organisation.people(request.actor.agency_id, on=clock.today())
    )


def _show(
    request: HttpRequest, found: ImprovementRow, *, form: ImprovementForm, move: MoveForm, status: int
) -> HttpResponse:
    actor, at = request.actor, STATES.index(found.state)
    owns = actor.is_or_stands_in_for(found.owner_id)
    decides = actor.may("improvement.decide", found.unit_id)
    following = STATES[at + 1] if at + 1 < len(STATES) else ""
    context = {
        "improvement": found,
        "state": texts.STATES[found.state],
        "source": texts.SOURCES.get(found.source_kind, found.source_kind),
        "path": [(texts.STATES[state], place < at, place == at) for place, state in enumerate(STATES)],
        "steps": [(step, texts.STATES[step.state]) for step in improvements.steps(actor.agency_id, found.id)],
        "form": form,
        "move": move,
        "may_change": decides or owns,
        "forward": (following, texts.STEPS[following])
        if following and (decides or (owns and following == "done"))
        else None,
        "back": (STATES[at - 1], texts.STATES[STATES[at - 1]]) if at and decides else None,
    }
    return page(request, "talks/improvement.html", context, status=status)
