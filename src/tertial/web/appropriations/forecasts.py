"""Forecasts: every round of a year beside each other, and a new round."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tertial.appropriations import queries
from tertial.budget import actions
from tertial.budget import queries as budget
from tertial.kernel import clock
from tertial.kernel.errors import Invalid
from tertial.web.needs import needs
from tertial.web.page import page

from .forms import ForecastForm


@needs("budget.read")
def overview(request: HttpRequest, year: int) -> HttpResponse:
    """Every item's forecasts, round by round; the economists add the next."""
    agency = request.actor.agency_id
    items = queries.items(agency, year)
    form = ForecastForm(
        request.POST or None,
        initial={"day": clock.today()},
        cells={f"item_{item.id}": (f"{item.code} {item.name}", None) for item in items},
    )
    may_edit = request.actor.may("budget.edit")
    if request.method == "POST" and form.is_valid() and _recorded(request, year, items, form):
        return redirect("appropriations:forecasts", year)
    known = {(row.item_id, row.round_number): row.amount for row in budget.forecasts(agency, year)}
    rounds = sorted(budget.rounds(agency, year), key=lambda one: one.number)
    totals = budget.year_totals(agency, year)
    rows = [
        (item, totals.get(item.id), [known.get((item.id, one.number)) for one in rounds], form[f"item_{item.id}"])
        for item in items
    ]
    context = {"year": year, "rounds": rounds, "rows": rows, "form": form, "may_edit": may_edit}
    context["may_read_budget"] = True
    return page(request, "appropriations/forecasts.html", context, status=422 if form.errors else 200)


def _recorded(request: HttpRequest, year: int, items: list[queries.ItemRow], form: ForecastForm) -> bool:
    amounts = {item.id: (form.cleaned_data[f"item_{item.id}"], "") for item in items}
    told = {item_id: said for item_id, said in amounts.items() if said[0] is not None}
    try:
        actions.record_forecasts(year=year, day=form.cleaned_data["day"], amounts=told, by=request.actor)
    except Invalid:
        form.add_error(None, _("Write the forecast of at least one item"))
        return False
    return True
