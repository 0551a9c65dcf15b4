"""Evaluation plans: write, hand in, approve, result, use."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tertial.evaluation.actions import plans as actions
from tertial.evaluation.errors import DesignTooWeak, PlanIncomplete, SurveyCannotShowEffect
from tertial.evaluation.queries import plans as queries
from tertial.evaluation.queries import surveys
from tertial.evaluation.queries.plans import PlanPage
from tertial.indicators import queries as indicators
from tertial.kernel import clock
from tertial.kernel.errors import DomainError, Invalid, NotAllowed
from tertial.organisation import queries as organisation
from tertial.web.needs import needs
from tertial.web.page import page
from tertial.web.refusals import words

from . import rows
from .forms import ApproveForm, NodeForm, PlanForm, QuestionForm, Refused, ResultForm, ReturnForm, UseForm


@needs("agency.read")
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """One evaluation plan: stamp, chain, questions, result, use."""
    found = queries.plan(request.actor.agency_id, pk)
    context = rows.plan_page(found) | {
        "may_write": request.actor.may("evaluation.write", found.row.unit_id),
        "may_approve": request.actor.may("evaluation.approve", found.row.unit_id),
        "surveys": [rows.survey_line(row) for row in surveys.surveys(request.actor.agency_id, plan_id=pk)],
        "use_form": UseForm(initial={"used_on": clock.today()}),
    }
    return page(request, "evaluation/plan.html", context)


@needs("evaluation.write")
def write(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Begin a plan, or write its facts anew."""
    found = _writable(request, pk) if pk else None
    today, agency = clock.today(), request.actor.agency_id
    units = [u for u in organisation.units(agency, on=today) if request.actor.may("evaluation.write", u.id)]
    fresh = {
        "unit_id": request.actor.unit_id,
        "responsible_id": request.actor.person_id,
        "starts_on": today,
        "due_on": date(today.year + 1, 12, 31),
    }
    form = PlanForm(
        request.POST or None,
        initial=rows.plan_as_form(found) if found else fresh,
        units=units,
        people=organisation.people(agency, on=today),
    )
    made = _tried(request, form, lambda said: actions.write_plan(plan_id=pk, **said, by=request.actor))
    if made:
        messages.success(request, _("The plan is saved."))
        return redirect("evaluation:plan", made)
    return _form_page(request, "evaluation/plan_form.html", form, found)


@needs("evaluation.write")
def node(request: HttpRequest, pk: int, node_id: int | None = None) -> HttpResponse:
    """Add or change a step of the chain."""
    found = _writable(request, pk)
    one = next((row for row in found.nodes if row.id == node_id), None)
    initial = rows.as_initial(one, "step", "text", "assumption", "indicator_id")
    form = NodeForm(
        request.POST or None,
        initial=initial or {"step": request.GET.get("step", "")},
        indicators=indicators.names(request.actor.agency_id),
    )
    put = actions.put_node
    if _tried(request, form, lambda said: put(plan_id=pk, node_id=node_id, **said, by=request.actor)):
        return redirect("evaluation:plan", pk)
    return _form_page(request, "evaluation/node.html", form, found, part=one)


@needs("evaluation.write")
def question(request: HttpRequest, pk: int, question_id: int | None = None) -> HttpResponse:
    """Add or change an evaluation question."""
    found = _writable(request, pk)
    one = next((row for row in found.questions if row.id == question_id), None)
    initial = rows.as_initial(one, "text", "method", "source", "when", "who", "use")
    form = QuestionForm(request.POST or None, initial=initial)
    put = actions.put_question
    if _tried(request, form, lambda said: put(plan_id=pk, question_id=question_id, **said, by=request.actor)):
        return redirect("evaluation:plan", pk)
    return _form_page(request, "evaluation/question.html", form, found, part=one)


@needs("evaluation.write")
@require_POST
def remove(request: HttpRequest, pk: int, what: str, part_id: int) -> HttpResponse:
    """Take a step or a question out of the draft."""
    if what == "chain":
        actions.remove_node(plan_id=pk, node_id=part_id, by=request.actor)
    else:
        actions.remove_question(plan_id=pk, question_id=part_id, by=request.actor)
    messages.success(request, _("It is taken out of the draft. Approved versions keep it."))
    return redirect("evaluation:plan", pk)


@needs("evaluation.write")
@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the plan in for approval."""
    try:
        actions.submit_plan(plan_id=pk, by=request.actor)
    except (PlanIncomplete, SurveyCannotShowEffect, DesignTooWeak) as refused:
        messages.error(request, words(refused))
    else:
        messages.success(request, _("The plan is handed in. Whoever approves sees it on their page."))
    return redirect("evaluation:plan", pk)


@needs("evaluation.approve")
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve the plan that was handed in, or give it back."""
    found = queries.plan(request.actor.agency_id, pk)
    if not request.actor.may("evaluation.approve", found.row.unit_id):
        raise NotAllowed(right="evaluation.approve")
    back = request.POST.get("do") == "return"
    form = ApproveForm(request.POST if request.method == "POST" and not back else None)
    returning = ReturnForm(request.POST if back else None)
    chosen = returning if back else form
    act = actions.return_plan if back else actions.approve_plan
    if _tried(request, chosen, lambda said: act(plan_id=pk, **said, by=request.actor) or True):
        done = _("The plan is given back.") if back else _("The plan is approved and frozen.")
        messages.success(request, done)
        return redirect("evaluation:plan", pk)
    context = rows.plan_page(found) | {"form": form, "returning": returning}
    return page(request, "evaluation/approve.html", context, status=422 if chosen.errors else 200)


@needs("evaluation.write")
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what the evaluation found and what we learn."""
    found = _writable(request, pk)
    row = found.row
    initial = {"result": row.result, "lesson": row.lesson, "finished_on": row.finished_on or clock.today()}
    form = ResultForm(request.POST or None, initial=initial)
    if _tried(request, form, lambda said: actions.record_result(plan_id=pk, **said, by=request.actor) or True):
        messages.success(request, _("The result is recorded."))
        return redirect("evaluation:plan", pk)
    return _form_page(request, "evaluation/result.html", form, found)


@needs("evaluation.write")
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """Say where the result was used."""
    found = _writable(request, pk)
    form = UseForm(request.POST or None, initial={"used_on": clock.today()})
    if _tried(request, form, lambda said: actions.record_use(plan_id=pk, **said, by=request.actor)):
        messages.success(request, _("The use is noted."))
        return redirect("evaluation:plan", pk)
    return _form_page(request, "evaluation/use.html", form, found)


def _writable(request: HttpRequest, pk: int) -> PlanPage:
    found = queries.plan(request.actor.agency_id, pk)
    if not request.actor.may("evaluation.write", found.row.unit_id):
        raise NotAllowed(right="evaluation.write")
    return found


def _tried(request: HttpRequest, form: Refused, act: Callable[[dict[str, Any]], Any]) -> Any:
    """What the action gives for a form sent in and readable, else None; refusals stand beside the fields."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return act(form.cleaned_data)
    except Invalid as wrong:
        form.refuse(wrong.fields)
    except (SurveyCannotShowEffect, DesignTooWeak) as refused:
        form.add_error("causal_claim" if "causal_claim" in form.fields else None, words(refused))
    except DomainError as refused:
        form.add_error(None, words(refused))
    return None


def _form_page(
    request: HttpRequest, template: str, form: Refused, found: PlanPage | None, **more: object
) -> HttpResponse:
    context = {"form": form, "row": found.row if found else None, **more}
    return page(request, template, context, status=422 if form.errors else 200)
