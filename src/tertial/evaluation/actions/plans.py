"""What can be done to an evaluation plan. One function is one decision and one transaction."""

from datetime import date

from django.db import transaction

from tertial.access.actor import Actor
from tertial.evaluation import claims
from tertial.evaluation.errors import NotApproved, NotSubmitted, PlanIncomplete
from tertial.evaluation.models import ChainNode, EvaluationPlan, EvaluationQuestion, PlanVersion, Use
from tertial.evaluation.wording import wording_of
from tertial.indicators.models import Indicator
from tertial.kernel import clock, events
from tertial.kernel.decisions import sha256_of
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.organisation import queries as organisation
from tertial.organisation.models import Person, Unit


@transaction.atomic
def write_plan(
    *,
    title: str,
    unit_id: int,
    responsible_id: int,
    starts_on: date,
    due_on: date,
    design: str,
    causal_claim: str = "none",
    intervention: str = "",
    purpose: str = "",
    target_group: str = "",
    problem: str = "",
    quality: str = "",
    personal_data: str = "",
    plan_id: int | None = None,
    by: Actor,
) -> int:
    """Begin an evaluation plan, or with `plan_id` write its draft anew; gives its id."""
    if not Unit.objects.filter(agency_id=by.agency_id, pk=unit_id).exists():
        raise NotFound(unit=unit_id)
    _may("evaluation.write", unit_id, by)
    plan = _writable(plan_id, by) if plan_id else EvaluationPlan(agency_id=by.agency_id)
    if not Person.objects.filter(agency_id=by.agency_id, pk=responsible_id).exists():
        raise NotFound(person=responsible_id)
    _check_facts(title=title, starts_on=starts_on, due_on=due_on, design=design, causal_claim=causal_claim)
    methods = plan.questions.values_list("method", flat=True) if plan.pk else []
    claims.check_claim(design=design, causal_claim=causal_claim, methods=list(methods))
    plan.title, plan.intervention, plan.purpose = title.strip(), intervention.strip(), purpose.strip()
    plan.target_group, plan.problem = target_group.strip(), problem.strip()
    plan.quality, plan.personal_data = quality.strip(), personal_data.strip()
    plan.unit_id, plan.responsible_id = unit_id, responsible_id
    plan.starts_on, plan.due_on, plan.design, plan.causal_claim = starts_on, due_on, design, causal_claim
    plan.submitted_on = None
    plan.save()
    events.record("evaluation.plan_written", by=by, subject=_subject(plan), title=plan.title)
    return plan.pk


@transaction.atomic
def put_node(
    *,
    plan_id: int,
    step: str,
    text: str,
    assumption: str = "",
    indicator_id: int | None = None,
    node_id: int | None = None,
    by: Actor,
) -> int:
    """Add a step to the theory of change, or with `node_id` change it; gives its id."""
    plan = _writable(plan_id, by)
    if step not in ChainNode.Step:
        raise Invalid(step="unknown")
    if not text.strip():
        raise Invalid(text="missing")
    if indicator_id and not Indicator.objects.filter(agency_id=by.agency_id, pk=indicator_id).exists():
        raise NotFound(indicator=indicator_id)
    node = _part(ChainNode, plan, node_id) if node_id else ChainNode(agency_id=by.agency_id, plan=plan)
    node.step, node.text, node.assumption = step, text.strip(), assumption.strip()
    node.indicator_id = indicator_id
    node.save()
    _changed(plan, "chain", by)
    return node.pk


@transaction.atomic
def remove_node(*, plan_id: int, node_id: int, by: Actor) -> None:
    """Take a step out of the draft. Approved versions keep it."""
    plan = _writable(plan_id, by)
    _part(ChainNode, plan, node_id).delete()
    _changed(plan, "chain", by)


@transaction.atomic
def put_question(
    *,
    plan_id: int,
    text: str,
    method: str,
    source: str,
    when: str,
    who: str,
    use: str,
    question_id: int | None = None,
    by: Actor,
) -> int:
    """Add an evaluation question with its method and use, or with `question_id` change it; gives its id."""
    plan = _writable(plan_id, by)
    said = {"text": text, "source": source, "when": when, "who": who, "use": use}
    wrong = {name: "missing" for name, value in said.items() if not value.strip()}
    if method not in EvaluationQuestion.Method:
        wrong["method"] = "unknown"
    if wrong:
        raise Invalid(**wrong)
    question = (
        _part(EvaluationQuestion, plan, question_id)
        if question_id
        else EvaluationQuestion(agency_id=by.agency_id, plan=plan)
    )
    for name, value in said.items():
        setattr(question, name, value.strip())
    question.method = method
    question.save()
    _changed(plan, "questions", by)
    return question.pk


@transaction.atomic
def remove_question(*, plan_id: int, question_id: int, by: Actor) -> None:
    """Take a question out of the draft. Approved versions keep it."""
    plan = _writable(plan_id, by)
    _part(EvaluationQuestion, plan, question_id).delete()
    _changed(plan, "questions", by)


@transaction.atomic
def submit_plan(*, plan_id: int, by: Actor) -> None:
    """Hand the plan in for approval. Any change afterwards takes it back."""
    plan = _plan(plan_id, by)
    _may("evaluation.write", plan.unit_id, by)
    _check_ready(plan)
    plan.submitted_on, plan.submitted_by, plan.returned_on = clock.today(), by.name, None
    plan.save(update_fields=["submitted_on", "submitted_by", "returned_on"])
    events.record("evaluation.plan_submitted", by=by, subject=_subject(plan))


@transaction.atomic
def approve_plan(*, plan_id: int, registry_number: str = "", reason: str = "", by: Actor) -> int:
    """Approve the plan that was handed in: freeze its wording as the next version; gives its number."""
    plan = _plan(plan_id, by)
    _may("evaluation.approve", plan.unit_id, by)
    if plan.submitted_on is None:
        raise NotSubmitted(plan=plan.title)
    _check_ready(plan)
    if organisation.agency(by.agency_id).registry_number_required and not registry_number.strip():
        raise Invalid(registry_number="missing")
    nodes = plan.nodes.select_related("indicator").order_by("pk")
    wording = wording_of(plan, nodes, plan.questions.order_by("pk"))
    number = plan.versions.count() + 1
    PlanVersion.objects.create(
        agency_id=by.agency_id,
        plan=plan,
        number=number,
        wording=wording,
        sha256=sha256_of(wording),
        decided_on=clock.today(),
        decided_by=f"{by.name}, {by.title}" if by.title else by.name,
        reporting_officer=plan.submitted_by,
        registry_number=registry_number.strip(),
        reason=reason.strip(),
        recorded_by=by.name,
        recorded_at=clock.now(),
    )
    plan.submitted_on = None
    plan.save(update_fields=["submitted_on"])
    events.record("evaluation.plan_approved", by=by, subject=_subject(plan), version=number)
    return number


@transaction.atomic
def return_plan(*, plan_id: int, reason: str, by: Actor) -> None:
    """Give the plan back to who wrote it, with a reason that stands on its page until it is handed in again."""
    plan = _plan(plan_id, by)
    _may("evaluation.approve", plan.unit_id, by)
    if plan.submitted_on is None:
        raise NotSubmitted(plan=plan.title)
    if not reason.strip():
        raise Invalid(reason="missing")
    plan.submitted_on = None
    plan.returned_on, plan.returned_by, plan.returned_because = clock.today(), by.name, reason.strip()
    plan.save(update_fields=["submitted_on", "returned_on", "returned_by", "returned_because"])
    events.record("evaluation.plan_returned", by=by, subject=_subject(plan), reason=reason.strip())


@transaction.atomic
def record_result(*, plan_id: int, result: str, lesson: str, finished_on: date, by: Actor) -> None:
    """Say what the evaluation found and what we learn from it. Needs an approved plan."""
    plan = _plan(plan_id, by)
    _may("evaluation.write", plan.unit_id, by)
    if not plan.versions.exists():
        raise NotApproved(plan=plan.title)
    wrong = {name: "missing" for name, said in (("result", result), ("lesson", lesson)) if not said.strip()}
    if finished_on > clock.today():
        wrong["finished_on"] = "in_future"
    if wrong:
        raise Invalid(**wrong)
    plan.result, plan.lesson, plan.finished_on = result.strip(), lesson.strip(), finished_on
    plan.save(update_fields=["result", "lesson", "finished_on"])
    told = {"result": plan.result, "lesson": plan.lesson, "finished_on": finished_on.isoformat()}
    events.record("evaluation.result_recorded", by=by, subject=_subject(plan), **told)


@transaction.atomic
def record_use(*, plan_id: int, used_in: str, used_on: date, by: Actor) -> int:
    """Say where the result was used; gives the row's id."""
    plan = _plan(plan_id, by)
    _may("evaluation.write", plan.unit_id, by)
    if plan.finished_on is None:
        raise Invalid(used_in="no_result_yet")
    if not used_in.strip():
        raise Invalid(used_in="missing")
    if used_on > clock.today():
        raise Invalid(used_on="in_future")
    made = Use.objects.create(
        agency_id=by.agency_id, plan=plan, used_in=used_in.strip(), used_on=used_on, recorded_by=by.name
    )
    events.record("evaluation.use_recorded", by=by, subject=_subject(plan), used_in=made.used_in)
    return made.pk


def _subject(plan: EvaluationPlan) -> str:
    return f"evaluation_plan:{plan.pk}"


def _plan(plan_id: int, by: Actor) -> EvaluationPlan:
    found = EvaluationPlan.objects.select_for_update(of=("self",)).filter(agency_id=by.agency_id, pk=plan_id)
    plan = found.select_related("unit", "responsible").first()
    if plan is None:
        raise NotFound(evaluation_plan=plan_id)
    return plan


def _writable(plan_id: int, by: Actor) -> EvaluationPlan:
    plan = _plan(plan_id, by)
    _may("evaluation.write", plan.unit_id, by)
    return plan


def _part(model: type, plan: EvaluationPlan, part_id: int):
    found = model.objects.filter(plan=plan, pk=part_id).first()
    if found is None:
        raise NotFound(part=part_id)
    return found


def _changed(plan: EvaluationPlan, what: str, by: Actor) -> None:
    """Whatever was handed in is taken back by a change."""
    plan.submitted_on = None
    plan.save(update_fields=["submitted_on"])
    events.record("evaluation.plan_changed", by=by, subject=_subject(plan), what=what)


def _check_facts(*, title: str, starts_on: date, due_on: date, design: str, causal_claim: str) -> None:
    wrong = {}
    if not title.strip():
        wrong["title"] = "missing"
    if due_on < starts_on:
        wrong["due_on"] = "ends_before_start"
    if design not in EvaluationPlan.Design:
        wrong["design"] = "unknown"
    if causal_claim not in EvaluationPlan.CausalClaim:
        wrong["causal_claim"] = "unknown"
    if wrong:
        raise Invalid(**wrong)


def _check_ready(plan: EvaluationPlan) -> None:
    methods = list(plan.questions.values_list("method", flat=True))
    lacking = claims.missing(plan, set(plan.nodes.values_list("step", flat=True)), len(methods))
    if lacking:
        raise PlanIncomplete(missing=lacking)
    claims.check_claim(design=plan.design, causal_claim=plan.causal_claim, methods=methods)


def _may(right: str, unit_id: int, by: Actor) -> None:
    if not by.may(right, unit_id):
        raise NotAllowed(right=right)
