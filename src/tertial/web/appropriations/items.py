"""The items of a year, one item with its decisions, and its payment plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tertial.appropriations import actions, queries
from tertial.appropriations.proposals import accrual_rules, compared
from tertial.appropriations.statement import statement
from tertial.kernel import clock
from tertial.kernel.errors import Invalid
from tertial.organisation import queries as organisation
from tertial.web.needs import needs
from tertial.web.page import page

from . import words
from .forms import AmountsForm, DecisionForm, ItemEditForm, ItemForm, StrikeForm, shown, tell

KIND_WORDS, BASIS_WORDS, CARRY_WORDS = dict(words.KINDS), dict(words.BASES), dict(words.CARRIES)
DECISION_WORDS = dict(words.DECISIONS)


def present_year(agency_id: int) -> int:
    """This year where it has items, else the latest that has."""
    known = queries.years(agency_id)
    today = clock.today().year
    return today if today in known or not known else known[0]


@needs("agency.read")
def index(request: HttpRequest) -> HttpResponse:
    """The present year."""
    return redirect("appropriations:year", present_year(request.actor.agency_id))


@needs("agency.read")
def year(request: HttpRequest, year: int) -> HttpResponse:
    """The items of a year with what is available of each, and what to look at."""
    agency = request.actor.agency_id
    found = statement(agency, year)
    differing = compared(found, statement(agency, year - 1))
    accruals = accrual_rules([row.item for row in found.rows], queries.rules(agency, year))
    rows = sorted(found.rows, key=lambda row: row.item.kind)
    context = {
        "year": year,
        "years": queries.years(agency),
        "rows": [(row.item, row.sums, CARRY_WORDS[row.item.carry]) for row in rows],
        "total": found.total,
        "proposals": differing,
        "accruals": accruals,
        "looks": len(differing) + len(accruals),
        "may_edit": request.actor.may("appropriation.edit"),
        "may_read_budget": request.actor.may("budget.read"),
    }
    return page(request, "appropriations/year.html", context)


@needs("appropriation.edit")
def new(request: HttpRequest, year: int) -> HttpResponse:
    """Add an item to a year."""
    form = ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data | {"credit": form.cleaned_data["credit"] or 0}
        try:
            made = actions.add_item(
                year=year, by=request.actor, **said | {"carry_amount": said["carry_amount"] or 0}
            )
            return redirect("appropriations:item", made)
        except Invalid as refusal:
            tell(form, refusal)
    return page(
        request, "appropriations/new.html", {"form": form, "year": year}, status=422 if form.errors else 200
    )


@needs("agency.read")
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """One item: its decisions as a dated list, and the form for a new one."""
    row = queries.item(request.actor.agency_id, item_id)
    form = DecisionForm(request.POST or None, initial={"day": clock.today()})
    if request.method == "POST" and form.is_valid() and _recorded(request, row, form):
        return redirect("appropriations:item", item_id)
    decided = queries.decisions(request.actor.agency_id, row.year, item_id=item_id)
    months = queries.months(request.actor.agency_id, row.year).get(item_id, [])
    context = {
        "item": row,
        "form": form,
        "decisions": [(one, DECISION_WORDS[one.kind]) for one in decided],
        "total": sum(one.amount for one in decided if one.kind != "permitted_overrun"),
        "months": months,
        "kind": KIND_WORDS[row.kind],
        "basis": BASIS_WORDS[row.basis],
        "carry": CARRY_WORDS[row.carry],
        "may_edit": request.actor.may("appropriation.edit"),
    }
    return page(request, "appropriations/item.html", context, status=422 if form.errors else 200)


def _recorded(request: HttpRequest, row: queries.ItemRow, form: DecisionForm) -> bool:
    said = form.cleaned_data
    try:
        actions.record_decision(
            item_id=row.id,
            day=said["day"],
            kind=said["kind"],
            amount=said["amount"],
            reference=said["reference"],
            overrun_order=said["overrun_order"] or "before_credit",
            by=request.actor,
        )
    except Invalid as refusal:
        tell(form, refusal)
        return False
    return True


@needs("appropriation.edit")
def edit(request: HttpRequest, item_id: int) -> HttpResponse:
    """Change what is said of an item."""
    agency = request.actor.agency_id
    row = queries.item(agency, item_id)
    form = ItemEditForm(
        request.POST or None,
        initial={
            "name": row.name,
            "credit": shown(row.credit),
            "carry": row.carry,
            "carry_amount": shown(row.carry_amount) if row.carry == "amount" else "",
            "gross": row.gross,
            "predecessor": row.predecessor_id,
            "responsible": row.responsible_id,
        },
        before=queries.items(agency, row.year - 1),
        people=organisation.people(agency, on=clock.today()),
    )
    if request.method == "POST" and form.is_valid() and _changed(request, item_id, form):
        return redirect("appropriations:item", item_id)
    return page(
        request, "appropriations/edit.html", {"form": form, "item": row}, status=422 if form.errors else 200
    )


def _changed(request: HttpRequest, item_id: int, form: ItemEditForm) -> bool:
    said = form.cleaned_data
    try:
        actions.change_item(
            item_id=item_id,
            name=said["name"],
            credit=said["credit"] or 0,
            carry=said["carry"],
            carry_amount=said["carry_amount"] or 0,
            gross=said["gross"],
            predecessor_id=said["predecessor"],
            responsible_id=said["responsible"],
            by=request.actor,
        )
    except Invalid as refusal:
        tell(form, refusal)
        return False
    return True


@needs("appropriation.edit")
def strike(request: HttpRequest, item_id: int, decision_id: int) -> HttpResponse:
    """Take away a decision that was recorded wrongly."""
    row = queries.item(request.actor.agency_id, item_id)
    decided = queries.decisions(request.actor.agency_id, row.year, item_id=item_id)
    form = StrikeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.strike_decision(decision_id=decision_id, reason=form.cleaned_data["reason"], by=request.actor)
        return redirect("appropriations:item", item_id)
    struck = [(one, DECISION_WORDS[one.kind]) for one in decided if one.id == decision_id]
    context = {"form": form, "item": row, "decisions": struck}
    return page(request, "appropriations/strike.html", context, status=422 if form.errors else 200)


@needs("appropriation.edit")
def months(request: HttpRequest, item_id: int) -> HttpResponse:
    """The payment plan of an item, and what stood decided but unpaid, by month."""
    row = queries.item(request.actor.agency_id, item_id)
    known = {one.month: one for one in queries.months(request.actor.agency_id, row.year).get(item_id, [])}
    form = AmountsForm(request.POST or None, cells=_month_cells(known))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        amounts = {month: (said[f"planned_{month}"], said[f"unpaid_{month}"]) for month in range(1, 13)}
        actions.set_months(item_id=item_id, months=amounts, by=request.actor)
        return redirect("appropriations:item", item_id)
    rows = [(month, form[f"planned_{month}"], form[f"unpaid_{month}"]) for month in range(1, 13)]
    context = {"form": form, "rows": rows, "item": row}
    return page(request, "appropriations/months.html", context, status=422 if form.errors else 200)


def _month_cells(known: dict[int, queries.MonthRow]) -> dict[str, tuple[str, int | None]]:
    cells = {}
    for month in range(1, 13):
        one = known.get(month) or queries.MonthRow(month, None, None)
        cells[f"planned_{month}"] = (words.planned_label(month), one.planned)
        cells[f"unpaid_{month}"] = (words.unpaid_label(month), one.decided_unpaid)
    return cells
