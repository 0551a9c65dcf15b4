"""What can be asked about evaluation plans. Results are plain rows; the query count never grows with them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max

from tertial.evaluation import claims
from tertial.evaluation.models import ChainNode, EvaluationPlan, EvaluationQuestion, PlanVersion
from tertial.evaluation.wording import wording_of
from tertial.kernel.decisions import sha256_of
from tertial.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One evaluation plan in a list. `version` is the number of the approved one, if any."""

    id: int
    title: str
    unit_id: int
    unit: str
    responsible_id: int
    responsible: str
    intervention: str
    design: str
    causal_claim: str
    starts_on: date
    due_on: date
    submitted_on: date | None
    returned_on: date | None
    returned_by: str
    returned_because: str
    finished_on: date | None
    result: str
    lesson: str
    version: int | None
    uses: int

    @property
    def state(self) -> str:
        """`finished`, `submitted`, `approved` or `draft`."""
        if self.finished_on:
            return "finished"
        if self.submitted_on:
            return "submitted"
        return "approved" if self.version else "draft"


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One step of the theory of change."""

    id: int
    step: str
    text: str
    assumption: str
    indicator_id: int | None
    indicator: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One evaluation question."""

    id: int
    text: str
    method: str
    source: str
    when: str
    who: str
    use: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One approved version with the facts of its approval."""

    number: int
    decided_on: date
    decided_by: str
    reporting_officer: str
    registry_number: str
    reason: str
    sha256: str
    wording: dict[str, Any]


@dataclass(frozen=True, slots=True)
class UseRow:
    """Where the result was used."""

    used_in: str
    used_on: date


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything about one plan. `changed` says that the draft differs from what was approved last."""

    row: PlanRow
    purpose: str
    target_group: str
    problem: str
    quality: str
    personal_data: str
    nodes: tuple[NodeRow, ...]
    questions: tuple[QuestionRow, ...]
    versions: tuple[VersionRow, ...]
    used: tuple[UseRow, ...]
    missing: tuple[str, ...]
    changed: bool


def plans(agency_id: int) -> list[PlanRow]:
    """Every evaluation plan, the one due last first. 1 query."""
    found = _counted(agency_id).order_by("-due_on", "pk")
    return [_row(plan, plan.version, plan.used) for plan in found]


def plan(agency_id: int, plan_id: int) -> PlanPage:
    """One plan with all its parts. 5 queries. Raises NotFound."""
    found = _found(agency_id).filter(pk=plan_id).first()
    if found is None:
        raise NotFound(evaluation_plan=plan_id)
    nodes = list(found.nodes.select_related("indicator").order_by("pk"))
    questions = list(found.questions.order_by("pk"))
    versions = tuple(_version_row(version) for version in found.versions.order_by("-number"))
    used = tuple(UseRow(use.used_in, use.used_on) for use in found.uses.order_by("used_on", "pk"))
    return PlanPage(
        row=_row(found, versions[0].number if versions else None, len(used)),
        purpose=found.purpose,
        target_group=found.target_group,
        problem=found.problem,
        quality=found.quality,
        personal_data=found.personal_data,
        nodes=tuple(_node_row(node) for node in nodes),
        questions=tuple(_question_row(question) for question in questions),
        versions=versions,
        used=used,
        missing=tuple(claims.missing(found, {node.step for node in nodes}, len(questions))),
        changed=bool(versions) and versions[0].sha256 != sha256_of(wording_of(found, nodes, questions)),
    )


def waiting(agency_id: int) -> list[tuple[PlanRow, str]]:
    """Plans handed in for approval, with who handed them in. 1 query."""
    found = _counted(agency_id).exclude(submitted_on=None).order_by("submitted_on", "pk")
    return [(_row(plan, plan.version, plan.used), plan.submitted_by) for plan in found]


def _found(agency_id: int):
    return EvaluationPlan.objects.filter(agency_id=agency_id).select_related("unit", "responsible")


def _counted(agency_id: int):
    """With the number of the version in force and how many have used the plan."""
    return _found(agency_id).annotate(version=Max("versions__number"), used=Count("uses", distinct=True))


def _row(plan: EvaluationPlan, version: int | None, uses: int) -> PlanRow:
    return PlanRow(
        id=plan.pk,
        title=plan.title,
        unit_id=plan.unit_id,
        unit=plan.unit.name,
        responsible_id=plan.responsible_id,
        responsible=plan.responsible.name,
        intervention=plan.intervention,
        design=plan.design,
        causal_claim=plan.causal_claim,
        starts_on=plan.starts_on,
        due_on=plan.due_on,
        submitted_on=plan.submitted_on,
        returned_on=plan.returned_on,
        returned_by=plan.returned_by,
        returned_because=plan.returned_because,
        finished_on=plan.finished_on,
        result=plan.result,
        lesson=plan.lesson,
        version=version,
        uses=uses,
    )


def _question_row(q: EvaluationQuestion) -> QuestionRow:
    return QuestionRow(q.pk, q.text, q.method, q.source, q.when, q.who, q.use)


def _node_row(node: ChainNode) -> NodeRow:
    code = f"{node.indicator.code} {node.indicator.name}" if node.indicator else ""
    return NodeRow(node.pk, node.step, node.text, node.assumption, node.indicator_id, code)


def _version_row(version: PlanVersion) -> VersionRow:
    return VersionRow(
        version.number,
        version.decided_on,
        version.decided_by,
        version.reporting_officer,
        version.registry_number,
        version.reason,
        version.sha256,
        version.wording,
    )
