"""Settlement rules: what each takes, what none takes, and which accounts of accruals they name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tertial.appropriations import actions, queries
from tertial.appropriations.errors import OrderTaken
from tertial.appropriations.proposals import accrual_rules
from tertial.appropriations.settled import rule_use, settled
from tertial.kernel.errors import Invalid
from tertial.web.needs import needs
from tertial.web.page import page

from . import words
from .forms import RuleForm, tell


@needs("agency.read")
def rules(request: HttpRequest, year: int) -> HttpResponse:
    """The rules of a year in the order they are tried, with the rows each takes."""
    agency = request.actor.agency_id
    items = queries.items(agency, year)
    form = RuleForm(request.POST or None, items=items, initial={"order": _next_order(agency, year)})
    if request.method == "POST" and form.is_valid() and _added(request, form):
        return redirect("appropriations:rules", year)
    use = rule_use(agency, year)
    unsettled_rows, unsettled_amount = settled(agency, year).unsettled()
    accruals = {rule.order for rule in accrual_rules(items, [one.rule for one in use])}
    context = {
        "year": year,
        "form": form,
        "use": [(one, one.rule.order in accruals) for one in use],
        "idle": [one for one in use if not one.rows],
        "unsettled_rows": unsettled_rows,
        "unsettled_amount": unsettled_amount,
        "may_edit": request.actor.may("settlement.edit"),
        "may_read_budget": request.actor.may("budget.read"),
        "may_see_rows": request.actor.may("ledger.read"),
    }
    return page(request, "appropriations/rules.html", context, status=422 if form.errors else 200)


def _next_order(agency_id: int, year: int) -> int:
    return max((rule.order for rule in queries.rules(agency_id, year)), default=0) + 10


def _added(request: HttpRequest, form: RuleForm) -> bool:
    said = form.cleaned_data
    try:
        actions.add_rule(
            item_id=said["item"],
            order=said["order"],
            account_from=said["account_from"],
            account_to=said["account_to"],
            dimension=said["dimension"],
            wanted=said["object"],
            valid_from=said["valid_from"],
            valid_to=said["valid_to"],
            by=request.actor,
        )
    except Invalid as refusal:
        tell(form, refusal)
        return False
    except OrderTaken as refusal:
        form.add_error("order", str(words.WORDS[refusal.code]) % refusal.facts)
        return False
    return True


@needs("settlement.edit")
@require_POST
def remove(request: HttpRequest, year: int, order: int) -> HttpResponse:
    """Take away a rule."""
    actions.remove_rule(year=year, order=order, by=request.actor)
    return redirect("appropriations:rules", year)
