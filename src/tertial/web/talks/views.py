"""Talks: the list, preparing, holding and noting, conclusions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.calc.periods import period_of, periods_of
from tertial.improvement import queries as improvements
from tertial.kernel import clock
from tertial.kernel.errors import DomainError, Invalid
from tertial.organisation import queries as organisation
from tertial.reflection import actions
from tertial.reflection import queries as reflection
from tertial.reflection.errors import ChangedMeanwhile
from tertial.reflection.queries import TalkRow
from tertial.web.needs import needs
from tertial.web.page import page
from tertial.web.refusals import words

from . import figures, texts
from .forms import ConclusionForm, NewTalkForm, NotesForm, TalkForm

SHOWN = 60


@needs("agency.read")
def index(request: HttpRequest) -> HttpResponse:
    """Talks to come and held, lessons of the year, and how many improvements are where."""
    agency, today = request.actor.agency_id, clock.today()
    talks = reflection.talks(agency)[:SHOWN]
    now = period_of(organisation.agency(agency).followup_kind, today)
    found = improvements.improvements(agency)
    context = {
        "coming": [_line(t) for t in reversed(talks) if not t.is_held],
        "held": [_line(t) for t in talks if t.is_held],
        "without": reflection.units_without(agency, today.year, now.code, on=today),
        "period": texts.period(now.code, today.year),
        "lessons": reflection.lessons(agency, today.year, reader=request.actor),
        "states": [(word, sum(i.state == state for i in found)) for state, word in texts.STATES.items()],
        "improvements": len(found),
        "may_hold": request.actor.may("talk.hold"),
    }
    return page(request, "talks/index.html", context)


def _line(talk: TalkRow) -> tuple[TalkRow, str]:
    return talk, texts.period(talk.period, talk.year)


@needs("talk.hold")
def new(request: HttpRequest) -> HttpResponse:
    """Set a day for a talk."""
    agency, today = request.actor.agency_id, clock.today()
    kind = organisation.agency(agency).followup_kind
    units = [u for u in organisation.units(agency, on=today) if request.actor.may("talk.hold", u.id) and u.depth]
    periods = [
        (f"{year}-{p.code}", texts.period(p.code, year))
        for year in (today.year, today.year - 1)
        for p in periods_of(kind)
    ]
    start = {"unit": request.actor.unit_id, "period": f"{today.year}-{period_of(kind, today).code}"}
    form = NewTalkForm(request.POST or None, initial=start, units=units, periods=periods)
    if request.method == "POST" and form.is_valid():
        made = _planned(request, form)
        if made:
            return redirect("talks:talk", made)
    return page(request, "talks/new.html", {"form": form}, status=422 if form.errors else 200)


def _planned(request: HttpRequest, form: NewTalkForm) -> int | None:
    said = form.cleaned_data
    year, _dash, code = said["period"].partition("-")
    try:
        return actions.plan_talk(
            unit_id=said["unit"],
            year=int(year),
            period=code,
            held_on=said["held_on"],
            starts_at=said["starts_at"],
            place=said["place"],
            own_questions=form.questions(),
            by=request.actor,
        )
    except DomainError as refusal:
        form.add_error(None, words(refusal))
        return None


@needs("agency.read")
def talk(request: HttpRequest, talk_id: int) -> HttpResponse:
    """One talk: figures, questions, notes, conclusions. Reads well on a wall and on a phone."""
    found = reflection.talk(request.actor.agency_id, talk_id)
    return _show(request, found)


def _show(
    request: HttpRequest,
    found: TalkRow,
    *,
    notes: NotesForm | None = None,
    conclusion: ConclusionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    actor, agency = request.actor, request.actor.agency_id
    inside = reflection.is_insider(actor, found.unit_id)
    pinned = found.figures or [
        f.as_json()
        for f in figures.of_unit(agency, found.unit_id, found.unit_code, year=found.year, period=found.period)
    ]
    context = {
        "talk": found,
        "name": texts.period(found.period, found.year),
        "figures": pinned,
        "inside": inside,
        "notes": notes or NotesForm(initial=_initial(found), questions=found.questions),
        "said": [(texts.question(q), found.notes.get(q["key"], "")) for q in found.questions],
        "conclusions": reflection.conclusions(found.id, reader=actor),
        "readers": texts.READERS,
        "conclusion": conclusion or ConclusionForm(),
        "may_write": inside and actor.may("talk.write", found.unit_id),
        "may_hold": actor.may("talk.hold", found.unit_id) and not found.is_held,
    }
    return page(request, "talks/talk.html", context, status=status)


def _initial(found: TalkRow) -> dict:
    return {**found.notes, "present": ", ".join(found.present), "version": found.version}


@needs("talk.hold")
def change(request: HttpRequest, talk_id: int) -> HttpResponse:
    """Another day, place or question."""
    found = reflection.talk(request.actor.agency_id, talk_id)
    own = [q["text"] for q in found.questions if q["text"]]
    start = {"held_on": found.held_on, "starts_at": found.starts_at, "place": found.place}
    form = TalkForm(request.POST or None, initial=start | {"own_questions": "\n".join(own)})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.change_talk(
            talk_id=talk_id,
            held_on=said["held_on"],
            starts_at=said["starts_at"],
            place=said["place"],
            own_questions=form.questions(),
            by=request.actor,
        )
        return redirect("talks:talk", talk_id)
    return page(request, "talks/change.html", {"talk": found, "form": form}, status=422 if form.errors else 200)


@needs("talk.write")
@require_POST
def notes(request: HttpRequest, talk_id: int) -> HttpResponse:
    """Keep the notes; while one writes only the line that says so is given back."""
    found = reflection.talk(request.actor.agency_id, talk_id)
    form = NotesForm(request.POST, questions=found.questions)
    meanwhile = False
    if form.is_valid():
        try:
            actions.write_notes(
                talk_id=talk_id,
                notes=form.notes(),
                present=form.names(),
                seen_version=form.cleaned_data["version"],
                by=request.actor,
            )
        except ChangedMeanwhile:
            meanwhile = True
    if "HX-Request" in request.headers:
        return _saved(request, talk_id, form, meanwhile=meanwhile)
    if meanwhile:
        form.add_error(None, _("Somebody else saved while you were writing. Read it below, then save."))
        form.data = form.data.copy()
        form.data["version"] = str(found.version)
        return _show(request, found, notes=form, status=422)
    messages.success(request, _("The notes are saved."))
    return redirect("talks:talk", talk_id)


def _saved(request: HttpRequest, talk_id: int, form: NotesForm, *, meanwhile: bool) -> HttpResponse:
    now = reflection.talk(request.actor.agency_id, talk_id)
    version = form.cleaned_data.get("version") if meanwhile else now.version
    return render(request, "talks/saved.html", {"talk": now, "version": version, "meanwhile": meanwhile})


@needs("talk.hold")
@require_POST
def hold(request: HttpRequest, talk_id: int) -> HttpResponse:
    """The talk is held now: the figures are pinned to it."""
    found = reflection.talk(request.actor.agency_id, talk_id)
    pinned = figures.of_unit(
        request.actor.agency_id, found.unit_id, found.unit_code, year=found.year, period=found.period
    )
    actions.hold_talk(talk_id=talk_id, figures=pinned, by=request.actor)
    messages.success(request, _("The talk is held. The figures are pinned to it as they stand now."))
    return redirect("talks:talk", talk_id)


@needs("talk.write")
@require_POST
def conclude(request: HttpRequest, talk_id: int) -> HttpResponse:
    """Write a conclusion."""
    found = reflection.talk(request.actor.agency_id, talk_id)
    form = ConclusionForm(request.POST)
    if form.is_valid():
        try:
            actions.conclude(talk_id=talk_id, by=request.actor, **form.cleaned_data)
        except Invalid as wrong:
            form.refuse(wrong.fields)
        else:
            return redirect("talks:talk", talk_id)
    return _show(request, found, conclusion=form, status=422)


@needs("improvement.write")
@require_POST
def improve(request: HttpRequest, conclusion_id: int) -> HttpResponse:
    """Make an improvement of a conclusion, with one click."""
    made = actions.improve(conclusion_id=conclusion_id, by=request.actor)
    messages.success(request, _("The conclusion has become an improvement. Name an owner and a day."))
    return redirect("talks:improvement", made)


@needs("talk.write")
@require_POST
def learn(request: HttpRequest, conclusion_id: int) -> HttpResponse:
    """Keep a conclusion as a lesson for next year's planning, or take it away."""
    talk_id = actions.learn(conclusion_id=conclusion_id, by=request.actor)
    return redirect("talks:talk", talk_id)
