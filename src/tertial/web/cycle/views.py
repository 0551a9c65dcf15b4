"""Reading the year plan: wheel, list, month, one event, and the files one takes along."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from tertial.calc.periods import Period
from tertial.cycle import exporting, queries
from tertial.cycle.opening import OPENS
from tertial.cycle.queries import AdjustmentRow
from tertial.kernel import clock, events
from tertial.organisation import queries as organisation
from tertial.web.needs import needs
from tertial.web.page import download, page

from . import drawing, month_grid, progress, reading
from .forms import AdjustForm, AdjustProcessForm, StartForm
from .frames import frame
from .reading import Line
from .words import HISTORY, KINDS, ROLES, TRACKS
from .words import OPENS as OPENED


@dataclass(frozen=True, slots=True)
class Plan:
    """One year's plan as read: its lines, and the adjustments that wait."""

    year: int
    years: list[int]
    lines: list[Line]
    adjustments: list[AdjustmentRow]


def read(request: HttpRequest, year: int) -> Plan:
    """The plan of a year, with how far its rounds have come. 4 queries, and those of the parts that are asked."""
    agency_id, today = request.actor.agency_id, clock.today()
    years = queries.years(agency_id)
    adjustments = queries.adjustments(agency_id, year, open_only=True)
    lines = reading.lines(queries.events_seen(agency_id, year), adjustments, today)
    return Plan(year, years, progress.told(lines, agency_id, today), adjustments)


@needs("agency.read")
def index(request: HttpRequest) -> HttpResponse:
    """The plan of this year, or of the latest that has one."""
    years = queries.years(request.actor.agency_id)
    this = clock.today().year
    return redirect("cycle:year", year=this if this in years or not years else years[0])


@needs("agency.read")
def year(request: HttpRequest, year: int) -> HttpResponse:
    """The wheel of a year with its deadlines and processes."""
    plan = read(request, year)
    if year not in plan.years:
        return _not_started(request, plan)
    today = clock.today()
    numbered = reading.ahead(plan.lines, year, today)
    seen = reading.processes(plan.lines, year)
    current = reading.current(seen)
    running = sum(line.state == "now" for line in seen)
    wheel = drawing.drawn(
        year,
        today,
        lines=plan.lines,
        numbered=numbered,
        adjustments=plan.adjustments,
        kind=organisation.agency(request.actor.agency_id).followup_kind,
    )
    return page(
        request,
        "cycle/year.html",
        {
            **_shared(request, plan, "year"),
            **drawing.context(wheel, plan.lines, today, year),
            "sentence": reading.sentence(running, numbered, today),
            "groups": reading.grouped(numbered, plan.lines, year, today),
            "first": numbered[0] if numbered else None,
            "passed": len(reading.passed(plan.lines, year, today)),
            "current": current,
            "running": reading.counted(running),
            "coming": reading.counted(len(current) - running),
            "processes": len(seen),
            "tracks": TRACKS,
            "next_year": year + 1 if year + 1 not in plan.years else None,
        },
    )


def _shared(request: HttpRequest, plan: Plan, view: str) -> dict[str, Any]:
    """What every view of a year shows: the switch, the years, the adjustments that wait."""
    return {
        "year": plan.year,
        "years": plan.years,
        "view": view,
        "month": clock.today().month if plan.year == clock.today().year else 1,
        "may_edit": request.actor.may("cycle.edit"),
        "to_lay": _coming(request, plan),
        "frames": [frame(row) for row in plan.adjustments],
        "updated": _updated(plan),
    }


def _coming(request: HttpRequest, plan: Plan) -> int | None:
    """Next year, for who may lay its plan while there is none."""
    after = clock.today().year + 1
    wanted = plan.years and after not in plan.years and after != plan.year
    return after if wanted and request.actor.may("cycle.edit") else None


def _updated(plan: Plan) -> tuple[datetime, str] | None:
    """When the plan was last changed, and by whom when an adjustment was the last."""
    laid = [(line.event.changed_at, "") for line in plan.lines]
    return max([*laid, *((row.proposed_at, row.proposed_by) for row in plan.adjustments)], default=None)


def _not_started(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = StartForm(years=plan.years)
    return page(request, "cycle/not_started.html", {**_shared(request, plan, "year"), "form": form}, status=200)


@needs("agency.read")
def as_list(request: HttpRequest, year: int) -> HttpResponse:
    """Everything of a year by month; `?track=` and `?kind=` choose."""
    plan = read(request, year)
    if year not in plan.years:
        return _not_started(request, plan)
    track, kind = request.GET.get("track", ""), request.GET.get("kind", "")
    chosen = [
        line
        for line in plan.lines
        if track in {"", line.event.track} and kind in {"", line.event.kind} and line.day.year >= year
    ]
    return page(
        request,
        "cycle/list.html",
        {
            **_shared(request, plan, "list"),
            "groups": reading.by_month(chosen, year),
            "count": len(chosen),
            "tracks": TRACKS,
            "kinds": KINDS,
            "track": track,
            "kind": kind,
            "today": clock.today(),
        },
    )


@needs("agency.read")
def as_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """One month as a calendar."""
    if month not in range(1, 13):
        raise Http404
    plan = read(request, year)
    if year not in plan.years:
        return _not_started(request, plan)
    shown = month_grid.grid(plan.lines, year, month, clock.today())
    return page(request, "cycle/month.html", {**_shared(request, plan, "month"), "grid": shown, "month": month})


@needs("agency.read")
def event(request: HttpRequest, event_id: int) -> HttpResponse:
    """One event: when and by what rule, what it opens, what moves along, and what has been done to it."""
    return event_page(request, event_id)


def event_page(request: HttpRequest, event_id: int, form: AdjustForm | None = None) -> HttpResponse:
    """The event's page, with the form as it was left when something had to be changed."""
    actor, today = request.actor, clock.today()
    row = queries.event(actor.agency_id, event_id)
    log = queries.adjustments_of(actor.agency_id, event_id)
    waiting = next((one for one in log if one.state == "open"), None)
    may_move = actor.may("cycle.edit", row.unit_id) and row.end >= today
    return page(
        request,
        "cycle/event.html",
        {
            "event": row,
            "line": reading.lines([row], log, today)[0],
            "waiting": waiting,
            "log": [one for one in log if one.state != "open"],
            "frames": [frame(waiting)] if waiting else [],
            "may_edit": actor.may("cycle.edit", row.unit_id),
            "history": _history(event_id, actor.agency_id),
            "track": TRACKS[row.track],
            "period": Period(row.period).label(reading.language()) if row.period else "",
            "concerns": ", ".join(str(ROLES[role]) for role in row.concerns),
            "form": form or (_form(row, waiting) if may_move else None),
            "may_move": may_move,
            "follows": queries.moves_along(
                actor.agency_id, event_id, start=row.start, end=date.fromordinal(row.end.toordinal() + 7)
            ),
            "unread": queries.unread(actor, event_id),
            "told": queries.who_is_told(actor.agency_id, [event_id]),
            "opened": OPENED.get(row.opens, row.opens),
            "can_open": may_move and row.opens and not row.opened_at and OPENS.get(row.opens) is not None,
        },
        status=422 if form else 200,
    )


def _history(event_id: int, agency_id: int) -> list[dict[str, Any]]:
    found = events.history(f"event:{event_id}", tenant=agency_id)
    return [{"at": one.at, "name": one.name, "words": HISTORY.get(one.kind, one.kind)} for one in found]


def _form(row: queries.EventRow, waiting: AdjustmentRow | None) -> AdjustForm:
    kind = AdjustProcessForm if row.kind == "process" else AdjustForm
    if waiting:
        return kind(initial={"start": waiting.to_start, "end": waiting.to_end, "reason": waiting.reason})
    return kind(initial={"start": row.start, "end": row.end})


@needs("agency.read")
def calendar(request: HttpRequest, year: int) -> HttpResponse:
    """The year's events as a calendar file."""
    agency = organisation.agency(request.actor.agency_id)
    content = exporting.as_ics(agency, year, queries.events(agency.id, year))
    return download(content, f"{agency.code}-{year}.ics", "text/calendar; charset=utf-8")


@needs("agency.read")
def wheel(request: HttpRequest, year: int) -> HttpResponse:
    """The wheel as a file."""
    drawn = drawing.standalone(request.actor.agency_id, year, clock.today())
    return download(drawn.encode(), f"wheel-{year}.svg", "image/svg+xml")
