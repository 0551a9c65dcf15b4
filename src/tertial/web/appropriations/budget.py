"""The internal budget per unit and item, beside what was spent."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tertial.appropriations import queries
from tertial.appropriations.by_unit import money_by_unit
from tertial.budget import actions
from tertial.budget import queries as budget
from tertial.calc.codes import LEDGER_KEY
from tertial.kernel import clock
from tertial.ledger import queries as ledger
from tertial.organisation import queries as organisation
from tertial.organisation.queries import UnitRow
from tertial.web.needs import needs
from tertial.web.page import page

from . import words
from .forms import BudgetForm, ChooseForm

Place = tuple[str, str]  # account group, and the ledger key of what it is set aside for


@dataclass(slots=True)
class Line:
    """A unit's budget of an item beside what it spent."""

    item: queries.ItemRow
    year: int = 0
    so_far: int = 0
    actual: int = 0
    note: budget.NoteRow | None = None

    @property
    def left(self) -> int:
        return self.so_far - self.actual


@dataclass(slots=True)
class Group:
    """A unit with its lines; without a unit, what no unit's cost centres hold."""

    unit: UnitRow | None
    lines: list[Line] = field(default_factory=list)
    may_edit: bool = False

    @property
    def total(self) -> Line:
        """The sum of the lines."""
        first = self.lines[0].item
        return Line(
            first,
            sum(line.year for line in self.lines),
            sum(line.so_far for line in self.lines),
            sum(line.actual for line in self.lines),
        )


@needs("budget.read")
def overview(request: HttpRequest, year: int) -> HttpResponse:
    """Every unit's budget and outcome, through the last loaded month."""
    agency = request.actor.agency_id
    month = max((int(period.code[:2]) for period in ledger.periods(agency, year)), default=0)
    units = organisation.units(agency, on=clock.today())
    groups = _groups(request, year, month, units)
    context = {
        "year": year,
        "years": queries.years(agency),
        "month": month,
        "may_read_budget": True,
        "groups": groups,
        "choose": _choose_form(request, year, units),
    }
    return page(request, "appropriations/budget.html", context)


def _choose_form(request: HttpRequest, year: int, units: list[UnitRow]) -> ChooseForm | None:
    """Which unit and item to set a budget for, among those one may."""
    mine = [unit for unit in units if request.actor.may("budget.edit", unit.id)]
    items = queries.items(request.actor.agency_id, year) if mine else []
    asked = request.GET if "unit" in request.GET else None
    return ChooseForm(asked, units=mine, items=items) if mine and items else None


@needs("budget.edit")
def choose(request: HttpRequest, year: int) -> HttpResponse:
    """Go to the budget of the unit and item that were chosen."""
    form = _choose_form(request, year, organisation.units(request.actor.agency_id, on=clock.today()))
    if form is None or not form.is_valid():
        return redirect("appropriations:budget", year)
    return redirect("appropriations:budget_edit", year, form.cleaned_data["unit"], form.cleaned_data["item"])


def _groups(request: HttpRequest, year: int, month: int, units: list[UnitRow]) -> list[Group]:
    agency = request.actor.agency_id
    items = {item.code: item for item in queries.items(agency, year)}
    lines = _lines(agency, year, month, items)
    may = request.actor.may("budget.edit")
    found = [
        Group(unit, [lines[unit.id, code] for code in items if (unit.id, code) in lines], may) for unit in units
    ]
    found.append(Group(None, [lines[None, code] for code in items if (None, code) in lines]))
    return [group for group in found if group.lines]


def _lines(agency_id: int, year: int, month: int, items: dict) -> dict:
    notes = budget.notes(agency_id, year)
    lines: dict[tuple[int | None, str], Line] = {}

    def line(unit_id: int | None, code: str) -> Line:
        return lines.setdefault((unit_id, code), Line(items[code]))

    for row in budget.budget_by_unit(agency_id, year):
        line(row.unit_id, row.code).year += row.amount
    for row in budget.budget_by_unit(agency_id, year, range(1, month + 1)):
        line(row.unit_id, row.code).so_far += row.amount
    for row in money_by_unit(agency_id, year, range(1, month + 1)):
        line(row.unit_id, row.code).actual += row.actual
    for (unit_id, _code), one in lines.items():
        one.note = notes.get((unit_id or 0, one.item.id))
    return lines


@needs("budget.edit")
def edit(request: HttpRequest, year: int, unit_id: int, item_id: int) -> HttpResponse:
    """Set a unit's budget of an item: account groups and objects by month, owner and explanation."""
    agency = request.actor.agency_id
    unit, item = organisation.unit(agency, unit_id, on=clock.today()), queries.item(agency, item_id)
    lines = budget.lines(agency, year, unit_id=unit_id, item_id=item_id)
    places = _places(request, {(line.account_group, line.ledger_key) for line in lines})
    note = budget.notes(agency, year).get((unit_id, item_id))
    amounts = {(line.account_group, line.ledger_key, line.month): line.amount for line in lines}
    form = BudgetForm(
        request.POST or None,
        initial={"owner": note.owner_id if note else None, "explanation": note.explanation if note else ""},
        cells={
            _cell(place, month): (words.cell_label(words.budget_place(*place), month), amounts.get((*place, month)))
            for place in places
            for month in range(1, 13)
        },
        people=organisation.people(agency, on=clock.today()),
    )
    if request.method == "POST" and form.is_valid():
        _save(request, form, places, unit_id=unit_id, item_id=item_id)
        if form.cleaned_data["new_group"]:
            address = redirect("appropriations:budget_edit", year, unit_id, item_id)
            more = _written((form.cleaned_data["new_group"], form.cleaned_data["new_key"]))
            address["Location"] += f"?{urlencode({'group': more})}"
            return address
        return redirect("appropriations:budget", year)
    rows = [
        (_written(place), words.budget_place(*place), [form[_cell(place, month)] for month in range(1, 13)])
        for place in places
    ]
    context = {"form": form, "unit": unit, "item": item, "year": year, "rows": rows, "months": range(1, 13)}
    return page(request, "appropriations/budget_edit.html", context, status=422 if form.errors else 200)


def _places(request: HttpRequest, standing: set[Place]) -> list[Place]:
    """The account groups and ledger keys that have lines, and one more when it is asked for."""
    asked = request.POST.get("groups", request.GET.get("group", "")).split()
    wanted = [(group, key) for group, _at, key in (one.partition("@") for one in asked)]
    sound = {(group, key) for group, key in wanted if group.isalnum() and (not key or LEDGER_KEY.fullmatch(key))}
    return sorted(standing | sound) or [("4", ""), ("5", "")]


def _written(place: Place) -> str:
    """A row of the grid as it stands in an address and in the names of its cells."""
    return "@".join(part for part in place if part)


def _cell(place: Place, month: int) -> str:
    return f"m_{_written(place)}_{month}"


def _save(request: HttpRequest, form: BudgetForm, places: list[Place], *, unit_id: int, item_id: int) -> None:
    said = form.cleaned_data
    actions.set_budget(
        item_id=item_id,
        unit_id=unit_id,
        amounts={(*place, month): said[_cell(place, month)] or 0 for place in places for month in range(1, 13)},
        owner_id=said["owner"],
        explanation=said["explanation"],
        by=request.actor,
    )
