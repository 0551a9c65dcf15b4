"""The organisation, substitutes, and one's own settings."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tertial.access import actions
from tertial.access import queries as access
from tertial.kernel import clock
from tertial.kernel.errors import Invalid
from tertial.organisation import queries as organisation
from tertial.organisation.queries import PersonRow
from tertial.web.needs import needs
from tertial.web.page import page

from . import rows
from .forms import SubstituteForm


@needs("agency.read")
def index(request: HttpRequest) -> HttpResponse:
    """Units, people with their roles, and who stands in for whom."""
    today, agency = clock.today(), request.actor.agency_id
    people = organisation.people(agency, on=today)
    context = {
        "units": rows.units(agency, people, on=today),
        "people": rows.people_lines(agency, people, on=today),
        "substitutions": access.substitutions(agency, on=today),
    }
    return page(request, "people/index.html", context)


def _may_be_away(request: HttpRequest, people: list[PersonRow]) -> list[PersonRow]:
    """Oneself, and whoever one may name a substitute for."""
    actor = request.actor
    return [p for p in people if p.id == actor.person_id or actor.may("access.substitute", p.unit_id)]


@needs("agency.read")
def substitute(request: HttpRequest) -> HttpResponse:
    """Name a substitute for oneself, or for others where one may."""
    people = organisation.people(request.actor.agency_id, on=clock.today())
    form = SubstituteForm(
        request.POST or None,
        initial={"person": request.actor.person_id, "valid_from": clock.today()},
        may_be_away=_may_be_away(request, people),
        people=people,
    )
    if request.method == "POST" and form.is_valid() and _named(request, form):
        return redirect("people:index")
    return page(request, "people/substitute.html", {"form": form}, status=422 if form.errors else 200)


def _named(request: HttpRequest, form: SubstituteForm) -> bool:
    said = form.cleaned_data
    try:
        actions.name_substitute(
            person_id=said["person"],
            substitute_id=said["substitute"],
            valid_from=said["valid_from"],
            valid_to=said["valid_to"],
            by=request.actor,
        )
    except Invalid as wrong:
        form.refuse(wrong.fields)
        return False
    messages.success(request, _("The substitute is named and has the same rights while it lasts."))
    return True


@needs("agency.read")
def settings(request: HttpRequest) -> HttpResponse:
    """Language and colours; the choices themselves are posted to /language/ and /theme/."""
    return page(request, "people/settings.html", {})
