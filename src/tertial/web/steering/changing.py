"""Changing what steers us: register a document, type in requirements, answer them, note observations."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.kernel import clock
from tertial.kernel.errors import Invalid
from tertial.organisation import queries as organisation
from tertial.steering import actions, queries
from tertial.steering.errors import NotYourObservation, RegistryNumberTaken
from tertial.web.needs import needs
from tertial.web.page import page

from .forms import AnswerForm, DocumentForm, ObservationForm, RequirementForm, WithdrawForm, tell
from .views import requirement_page
from .words import FIELDS

HALF_A_YEAR = timedelta(182)


def _done(form: forms.Form, do: Callable[..., Any], **given: Any) -> Any:
    """Do it with what the form holds; a refusal about a field is told beside the field and gives None."""
    if not form.is_valid():
        return None
    try:
        return do(**form.cleaned_data, **given) or True
    except Invalid as refusal:
        tell(form, refusal)
    return None


def _form_page(request: HttpRequest, template: str, form: forms.Form, **more: Any) -> HttpResponse:
    return page(request, template, {"form": form, **more}, status=422 if form.errors else 200)


@needs("steering.edit")
def new_document(request: HttpRequest, year: int) -> HttpResponse:
    """Register a document."""
    rows = queries.documents(request.actor.agency_id, year)
    choices = [(row.id, f"{row.title} {row.registry_number}".strip()) for row in rows]
    form = DocumentForm(request.POST or None, documents=choices, initial={"year": year})
    if request.method == "POST":
        try:
            made = _done(form, actions.add_document, by=request.actor)
        except RegistryNumberTaken:
            form.add_error("registry_number", FIELDS["registry_number", "taken"])
            made = None
        if made:
            messages.success(request, _("The document is registered. Type in its requirements."))
            return redirect("steering:document", document_id=made)
    return _form_page(request, "steering/new_document.html", form, year=year)


def _units(request: HttpRequest) -> list[tuple[int, str]]:
    tree = organisation.units(request.actor.agency_id, on=clock.today())
    return [(unit.id, "\u2003" * unit.depth + unit.name) for unit in tree]


@needs("steering.edit")
def new_requirement(request: HttpRequest, document_id: int) -> HttpResponse:
    """Type in one requirement; afterwards the form is ready for the next."""
    document = queries.document(request.actor.agency_id, document_id)
    form = RequirementForm(request.POST or None, units=_units(request))
    if request.method == "POST" and _done(form, actions.add_requirement, document_id=document_id, by=request.actor):
        said = _("%(number)s is typed in.") % {"number": form.cleaned_data["number"]}
        messages.success(request, said)
        again = "another" in request.POST
        return redirect("steering:new_requirement" if again else "steering:document", document_id=document_id)
    return _form_page(request, "steering/requirement_form.html", form, document=document)


@needs("steering.edit")
def edit_requirement(request: HttpRequest, requirement_id: int) -> HttpResponse:
    """Mend what was typed in."""
    row = queries.requirement(request.actor.agency_id, requirement_id)
    names = ("number", "heading", "kind", "text", "due_on", "recipient", "unit_id")
    initial = {name: getattr(row, name) for name in names}
    form = RequirementForm(request.POST or None, units=_units(request), initial=initial)
    change = {"requirement_id": requirement_id, "by": request.actor}
    if request.method == "POST" and _done(form, actions.change_requirement, **change):
        messages.success(request, _("The requirement is changed."))
        return redirect("steering:requirement", requirement_id=requirement_id)
    document = queries.document(request.actor.agency_id, row.document_id)
    return _form_page(request, "steering/requirement_form.html", form, document=document, requirement=row)


@needs("steering.edit")
@require_POST
def answer(request: HttpRequest, requirement_id: int) -> HttpResponse:
    """Note where a requirement is answered."""
    form = AnswerForm(request.POST)
    if _done(form, actions.answer_requirement, requirement_id=requirement_id, by=request.actor):
        messages.success(request, _("The requirement is answered."))
        return redirect("steering:requirement", requirement_id=requirement_id)
    return requirement_page(request, requirement_id, answer=form)


@needs("steering.edit")
@require_POST
def withdraw(request: HttpRequest, requirement_id: int) -> HttpResponse:
    """Note that a requirement no longer holds."""
    form = WithdrawForm(request.POST)
    if _done(form, actions.withdraw_requirement, requirement_id=requirement_id, by=request.actor):
        messages.success(request, _("The requirement no longer holds. It stays in its document."))
        return redirect("steering:requirement", requirement_id=requirement_id)
    return requirement_page(request, requirement_id, withdraw=form)


@needs("observation.write")
def new_observation(request: HttpRequest) -> HttpResponse:
    """Note something seen in the outside world."""
    form = ObservationForm(request.POST or None, initial={"expires_on": clock.today() + HALF_A_YEAR})
    if request.method == "POST" and _done(form, actions.add_observation, by=request.actor):
        messages.success(request, _("Noted. It is shown until the day you chose."))
        return redirect("steering:world", year=clock.today().year)
    return _form_page(request, "steering/observation.html", form, year=clock.today().year)


@needs("agency.read")
def observation(request: HttpRequest, observation_id: int) -> HttpResponse:
    """One observation: read by everybody, changed by who noted it or may edit what steers."""
    row = queries.observation(request.actor.agency_id, observation_id)
    may_change = request.actor.is_or_stands_in_for(row.noted_by_id) or request.actor.may("steering.edit")
    if request.method == "POST" and not may_change:
        raise NotYourObservation(observation=observation_id)
    form = ObservationForm(request.POST or None, initial=_initial(row)) if may_change else None
    change = {"observation_id": observation_id, "by": request.actor}
    if request.method == "POST" and form and _done(form, actions.change_observation, **change):
        messages.success(request, _("The observation is changed."))
        return redirect("steering:observation", observation_id=observation_id)
    status = 422 if form and form.errors else 200
    today = clock.today()
    context = {"form": form, "observation": row, "year": today.year, "faded": row.expires_on < today}
    return page(request, "steering/observation.html", context, status=status)


def _initial(row: queries.ObservationRow) -> dict[str, str | int | date]:
    names = ("title", "text", "source", "pestel", "horizon", "likelihood", "impact", "expires_on")
    return {name: getattr(row, name) for name in names}
