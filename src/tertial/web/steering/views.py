"""Reading what steers us: documents and requirements, the outside world, last year's results."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from tertial.annual_report import queries as annual_report
from tertial.kernel import clock
from tertial.planning import queries as planning
from tertial.planning.queries import ThreadRow
from tertial.steering import queries
from tertial.steering.queries import RequirementRow
from tertial.web.needs import needs
from tertial.web.page import page

from . import planning_basis, world_map
from .forms import AnswerForm, WithdrawForm
from .words import DOCUMENTS, HORIZONS, PESTEL, REQUIREMENTS, STATES


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement with what answers it in the plans of the year."""

    row: RequirementRow
    kind: str
    state: str
    nodes: tuple[ThreadRow, ...]


@needs("agency.read")
def index(request: HttpRequest) -> HttpResponse:
    """What steers us this year."""
    return redirect("steering:year", year=clock.today().year)


def _shared(request: HttpRequest, year: int, view: str) -> dict[str, Any]:
    return {
        "year": year,
        "view": view,
        "years": sorted({*queries.years(request.actor.agency_id), clock.today().year}, reverse=True),
        "may_edit": request.actor.may("steering.edit"),
    }


@needs("agency.read")
def documents(request: HttpRequest, year: int) -> HttpResponse:
    """The documents that hold in a year, and which of their requirements nothing in the plans answers."""
    agency_id = request.actor.agency_id
    covered = planning.coverage(agency_id, year, planning.tree(agency_id, year))
    loose = [row for row in covered if not row.nodes and row.requirement.status == "open"]
    rows = queries.documents(agency_id, year)
    return page(
        request,
        "steering/documents.html",
        {
            **_shared(request, year, "documents"),
            "documents": [(DOCUMENTS[row.kind], row) for row in rows],
            "loose": [(REQUIREMENTS[row.requirement.kind], row.requirement) for row in loose],
            "finding": _finding(len(loose), len(covered)) if covered else "",
            "requirements": len(covered),
        },
    )


def _finding(loose: int, of: int) -> str:
    said = ngettext(
        "%(loose)s of %(of)s requirements has no answer in the plans",
        "%(loose)s of %(of)s requirements have no answer in the plans",
        loose,
    )
    return said % {"loose": loose, "of": of} if loose else ""


@needs("agency.read")
def world(request: HttpRequest, year: int) -> HttpResponse:
    """The outside world as a map and as a table; `?expired=1` shows what has faded too."""
    expired = request.GET.get("expired") == "1"
    rows = queries.observations(request.actor.agency_id, expired=expired)
    return page(
        request,
        "steering/world.html",
        {
            **_shared(request, year, "world"),
            "points": [
                (point, PESTEL[point.row.pestel], HORIZONS[point.row.horizon]) for point in world_map.points(rows)
            ],
            "lines": world_map.lines(),
            "map": world_map,
            "heaviest": rows[0] if rows else None,
            "expired": expired,
            "today": clock.today(),
        },
    )


def _named(point: world_map.Point) -> tuple[world_map.Point, str, str]:
    return point, PESTEL[point.row.pestel], HORIZONS[point.row.horizon]


@needs("agency.read")
def results(request: HttpRequest, year: int) -> HttpResponse:
    """What the year before leaves behind, as a basis for the plan."""
    basis = planning_basis.of_year(year - 1, reader=request.actor)
    next_year = year + 1 if year == clock.today().year else None
    context = {
        **_shared(request, year, "results"),
        "basis": basis,
        "next_year": next_year,
        "ended": year <= clock.today().year,
    }
    return page(request, "steering/results.html", context)


@needs("agency.read")
def document(request: HttpRequest, document_id: int) -> HttpResponse:
    """One document with its requirements and what answers them."""
    agency_id = request.actor.agency_id
    row = queries.document(agency_id, document_id)
    asked = queries.requirements_of(agency_id, document_id)
    return page(
        request,
        "steering/document.html",
        {
            **_shared(request, max(row.year, _year_shown(row)), "documents"),
            "document": row,
            "kind": DOCUMENTS[row.kind],
            "asked": _asked(agency_id, _year_shown(row), asked),
            "amendments": queries.amendments(agency_id, document_id),
        },
    )


def _year_shown(row: queries.DocumentRow) -> int:
    """This year where the document holds this year, else the last year it held or the first."""
    this = clock.today().year
    return max(row.year, min(this, row.last_year or this))


def _asked(agency_id: int, year: int, rows: list[RequirementRow]) -> list[Asked]:
    answering: dict[int, list[ThreadRow]] = defaultdict(list)
    for node in planning.tree(agency_id, year):
        for requirement_id in node.requirement_ids:
            answering[requirement_id].append(node)
    return [Asked(row, REQUIREMENTS[row.kind], _state(row), tuple(answering[row.id])) for row in rows]


def _state(row: RequirementRow) -> str:
    """Whether it is answered; only what has to be reported or carried out waits for an answer of its own."""
    waits = row.status != "open" or row.kind in {"reporting_requirement", "assignment"}
    return STATES[row.status] if waits else ""


@needs("agency.read")
def requirement(request: HttpRequest, requirement_id: int) -> HttpResponse:
    """One requirement: what it says, and where it is answered."""
    return requirement_page(request, requirement_id)


def requirement_page(
    request: HttpRequest,
    requirement_id: int,
    answer: AnswerForm | None = None,
    withdraw: WithdrawForm | None = None,
) -> HttpResponse:
    """The requirement's page, with a form as it was left when something had to be changed."""
    agency_id = request.actor.agency_id
    row = queries.requirement(agency_id, requirement_id)
    told = queries.document(agency_id, row.document_id)
    year = _year_shown(told)
    return page(
        request,
        "steering/requirement.html",
        {
            **_shared(request, year, "documents"),
            "asked": _asked(agency_id, year, [row])[0],
            "document": told,
            "report": _in_the_report(agency_id, year, row.id),
            "answer_form": answer or AnswerForm(),
            "withdraw_form": withdraw or WithdrawForm(),
        },
        status=422 if answer or withdraw else 200,
    )


def _in_the_report(agency_id: int, year: int, requirement_id: int) -> annual_report.AnswerRow | None:
    """The section of the year's annual report that answers a requirement, if one does."""
    told = annual_report.answers(agency_id, year)
    return next((one for one in told if one.requirement.id == requirement_id and one.section_id), None)
