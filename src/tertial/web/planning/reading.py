"""Reading plans: the agency's, a unit's, the red thread of a year."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tertial.kernel import clock
from tertial.planning import queries
from tertial.planning.queries import NodeChange, PlanText
from tertial.web.needs import needs
from tertial.web.page import page

from .frame import Frame, band, coming_draft, frame_of, levels
from .parts import parts
from .versions import links_of

VIEWS = ("document", "tree", "table")


@needs("agency.read")
def index(request: HttpRequest) -> HttpResponse:
    """This year's plan of the agency."""
    return redirect("planning:plan", clock.today().year)


@needs("agency.read")
def plan(request: HttpRequest, year: int) -> HttpResponse:
    """The agency's plan of a year."""
    return _read(request, frame_of(request, year))


@needs("agency.read")
def unit(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """A unit's plan of a year, the version in force."""
    frame = frame_of(request, year, code)
    if frame.unit.depth == 0:
        return redirect("planning:plan", year)
    return _read(request, frame)


def _read(request: HttpRequest, frame: Frame) -> HttpResponse:
    text = queries.plan_in_force(request.actor.agency_id, frame.year, frame.unit.id)
    context = {
        "frame": frame,
        "levels": levels(frame),
        "coming_draft": coming_draft(request, frame),
        "years": _years(frame.year),
        **band(request, frame),
    }
    if text is None:
        return page(request, "planning/nothing.html", context)
    return page(request, "planning/plan.html", {**context, **read_context(request, frame, text), **_changed(text)})


def read_context(request: HttpRequest, frame: Frame, text: PlanText) -> dict[str, Any]:
    """What the three views of a version show."""
    chosen = request.GET.get("view", "")
    return {
        "text": text,
        "view": chosen if chosen in VIEWS else "document",
        "parts": parts(text.nodes),
        "opening": next((s for s in text.sections if s.text), None) if text.sections else None,
        "links": links_of(frame, text),
    }


def _changed(text: PlanText) -> dict[str, Any]:
    """Which nodes the version in force changed, for links to the comparison. 1 query, none for a first version."""
    if text.version.number == 1:
        return {"changed": {}}
    before = queries.version_before(text)
    found = queries.compare_plans(before, text).nodes
    return {"changed": {change.id: _how(change) for change in found}, "before": before.version.number}


def _how(change: NodeChange) -> str:
    return "added" if "added" in change.what else "changed"


def _years(year: int) -> list[int]:
    today = clock.today().year
    return sorted({today - 1, today, today + 1, year})


@needs("agency.read")
def thread(request: HttpRequest, year: int) -> HttpResponse:
    """The red thread of a year: requirements and who answers them, and what answers to nothing."""
    frame = frame_of(request, year)
    rows = queries.tree(request.actor.agency_id, year)
    covered = queries.coverage(request.actor.agency_id, year, rows)
    return page(
        request,
        "planning/thread.html",
        {
            "frame": frame,
            "coverage": covered,
            "uncovered": [row for row in covered if not row.nodes],
            "loose": queries.loose_ends(rows),
            "years": _years(year),
        },
    )
