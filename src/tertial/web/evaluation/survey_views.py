"""Surveys: build, open, invite, close; results and their files."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.evaluation import export
from tertial.evaluation.actions import surveys as actions
from tertial.evaluation.errors import QuestionInUse
from tertial.evaluation.queries import plans, results
from tertial.evaluation.queries import surveys as queries
from tertial.evaluation.queries.results import Breakdown, Results
from tertial.evaluation.queries.surveys import SurveyPage
from tertial.indicators import queries as indicators
from tertial.kernel import clock
from tertial.kernel.errors import DomainError, Invalid, NotAllowed
from tertial.organisation import queries as organisation
from tertial.web.needs import needs
from tertial.web.page import download, page
from tertial.web.refusals import words

from . import rows
from .forms import Refused
from .survey_forms import (
    InviteForm,
    OpenForm,
    OvercoverageForm,
    ProlongForm,
    SurveyForm,
    SurveyQuestionForm,
    question_as_form,
    survey_as_form,
)

LEAST_GROUP = 5


@needs("agency.read")
def survey(request: HttpRequest, pk: int) -> HttpResponse:
    """One survey: its state, its questions, and what can be done now."""
    found = queries.survey(request.actor.agency_id, pk)
    return _survey_page(request, found)


@needs("survey.edit")
def write(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Begin a survey, or write its facts anew."""
    found = _editable(request, pk) if pk else None
    today, agency = clock.today(), request.actor.agency_id
    units = [u for u in organisation.units(agency, on=today) if request.actor.may("survey.edit", u.id)]
    fresh = {
        "unit_id": request.actor.unit_id,
        "anonymous": True,
        "min_group": LEAST_GROUP,
        "opens_on": today,
        "sender": organisation.agency(agency).name,
        "plan_id": request.GET.get("plan", ""),
    }
    form = SurveyForm(
        request.POST or None,
        initial=survey_as_form(found) if found else fresh,
        units=units,
        plans=plans.plans(agency),
        indicators=indicators.names(agency),
    )
    made = _tried(request, form, lambda: actions.write_survey(survey_id=pk, **form.facts(), by=request.actor))
    if made:
        messages.success(request, _("The survey is saved."))
        return redirect("evaluation:survey", made)
    context = {"form": form, "page": found}
    return page(request, "evaluation/survey_form.html", context, status=422 if form.errors else 200)


@needs("survey.edit")
def question(request: HttpRequest, pk: int, question_id: int | None = None) -> HttpResponse:
    """Add or change a question of a draft."""
    found = _editable(request, pk)
    one = next((q for q in found.questions if q.id == question_id), None)
    earlier = [q for q in found.questions if q.options and (one is None or q.position < one.position)]
    initial = question_as_form(one) if one else {"kind": "scale", "highest": 10}
    form = SurveyQuestionForm(request.POST or None, initial=initial, earlier=earlier)
    put, told = actions.put_question, {"survey_id": pk, "question_id": question_id, "by": request.actor}
    if _tried(request, form, lambda: put(**told, **form.facts())):
        return redirect("evaluation:survey", pk)
    context = {"form": form, "page": found, "question": one}
    return page(request, "evaluation/survey_question.html", context, status=422 if form.errors else 200)


@needs("survey.edit")
@require_POST
def arrange(request: HttpRequest, pk: int, question_id: int) -> HttpResponse:
    """Move a question up or down, or take it away."""
    told = {"survey_id": pk, "question_id": question_id, "by": request.actor}
    try:
        if request.POST.get("do") == "remove":
            actions.remove_question(**told)
        else:
            actions.move_question(**told, earlier=request.POST.get("do") == "up")
    except QuestionInUse as refused:
        messages.error(request, words(refused))
    return redirect("evaluation:survey", pk)


@needs("survey.edit")
@require_POST
def open_it(request: HttpRequest, pk: int) -> HttpResponse:
    """Let it receive answers."""
    found = _editable(request, pk)
    form = OpenForm(request.POST)
    act = actions.open_survey
    if _tried(request, form, lambda: act(survey_id=pk, open_link=form.wanted(), by=request.actor) or True):
        messages.success(request, _("The survey is open between its days."))
        return redirect("evaluation:survey", pk)
    return _survey_page(request, found, open_form=form, status=422)


@needs("survey.edit")
@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Make one-time links; they come as a file, once."""
    found = _editable(request, pk)
    form = InviteForm(request.POST)
    made = _tried(request, form, lambda: actions.invite(survey_id=pk, recipients=form.lines(), by=request.actor))
    if made:
        return _links_file(request, found, made)
    return _survey_page(request, found, invite_form=form, status=422)


@needs("survey.edit")
@require_POST
def adjust(request: HttpRequest, pk: int) -> HttpResponse:
    """Move the last day, or say how many should not have been asked."""
    found = _editable(request, pk)
    prolong = request.POST.get("do") == "prolong"
    form = ProlongForm(request.POST) if prolong else OvercoverageForm(request.POST)
    act = actions.prolong_survey if prolong else actions.set_overcoverage
    if _tried(request, form, lambda: act(survey_id=pk, **form.cleaned_data, by=request.actor) or True):
        messages.success(request, _("It is saved."))
        return redirect("evaluation:survey", pk)
    named = {"prolong_form": form} if prolong else {"overcoverage_form": form}
    return _survey_page(request, found, **named, status=422)


@needs("survey.edit")
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Receive no more answers; the index goes to the indicator."""
    index = actions.close_survey(survey_id=pk, by=request.actor)
    said = _("The survey is closed.")
    if index is not None:
        said = _("The survey is closed. Its index is %(index)s.") % {"index": rows.index_figure(index)}
    messages.success(request, said)
    return redirect("evaluation:results", pk)


@needs("survey.results")
def show_results(request: HttpRequest, pk: int) -> HttpResponse:
    """The results, and the breakdown that was asked for."""
    found, broken_down = _readable(request, pk)
    wanted = request.GET.get("by", "")
    chosen = next((one for one in broken_down if str(one.by.id) == wanted), broken_down[0] if broken_down else None)
    context = rows.results_page(found, broken_down, chosen)
    return page(request, "evaluation/results.html", context)


@needs("survey.results")
def results_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The results as CSV or JSON, with the same suppression."""
    found, broken_down = _readable(request, pk)
    name = f"{found.page.row.title['sv']}.{kind}"
    if kind == "json":
        told = json.dumps(export.as_json(found, broken_down), ensure_ascii=False, indent=2)
        return download(told.encode(), name, "application/json")
    return download(export.as_csv(found, broken_down), name, "text/csv; charset=utf-8")


def _readable(request: HttpRequest, pk: int) -> tuple[Results, list[Breakdown]]:
    found, broken_down = results.results_with_breakdowns(request.actor.agency_id, pk)
    if not request.actor.may("survey.results", found.page.row.unit_id):
        raise NotAllowed(right="survey.results")
    return found, broken_down


def _editable(request: HttpRequest, pk: int) -> SurveyPage:
    found = queries.survey(request.actor.agency_id, pk)
    if not request.actor.may("survey.edit", found.row.unit_id):
        raise NotAllowed(right="survey.edit")
    return found


def _survey_page(request: HttpRequest, found: SurveyPage, *, status: int = 200, **forms: Refused) -> HttpResponse:
    row, actor = found.row, request.actor
    address = reverse("survey:answer", args=[row.open_token]) if row.open_token else ""
    own = {
        "open_form": OpenForm(initial={"open_link": "no"}),
        "invite_form": InviteForm(),
        "prolong_form": ProlongForm(initial={"closes_on": row.closes_on}),
        "overcoverage_form": OvercoverageForm(initial={"overcoverage": row.overcoverage}),
    }
    context = rows.survey_page(found) | own | forms | {
        "may_edit": actor.may("survey.edit", row.unit_id),
        "may_see_results": actor.may("survey.results", row.unit_id),
        "link": request.build_absolute_uri(address) if address else "",
        "failed": next(iter(forms.values()), None),
    }  # fmt: skip
    return page(request, "evaluation/survey.html", context, status=status)


def _links_file(request: HttpRequest, found: SurveyPage, made: list[tuple[str, str]]) -> HttpResponse:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(["recipient", "link"])
    for recipient, token in made:
        link = request.build_absolute_uri(reverse("survey:answer", args=[token]))
        writer.writerow([export.safe(recipient), link])
    name = f"{found.row.title['sv']}, {_('links')}.csv"
    return download(file.getvalue().encode("utf-8-sig"), name, "text/csv; charset=utf-8")


def _tried(request: HttpRequest, form: Refused, act: Callable[[], Any]) -> Any:
    """What the action gives for a form sent in and readable, else None; refusals stand beside the fields."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return act()
    except Invalid as wrong:
        form.refuse(wrong.fields)
    except DomainError as refused:
        form.add_error(None, words(refused))
    return None
