"""The desk one drafts at: the open version of a plan and everything a check of it needs, read once."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from tertial.access.actor import Actor
from tertial.kernel import clock
from tertial.kernel.errors import NotAllowed, NotFound
from tertial.organisation import queries as organisation
from tertial.organisation.models import Person
from tertial.organisation.queries import UnitRow, valid

from . import policy
from .errors import NoDraft, Submitted
from .models import Answer, NodeKind, NodeText, Plan, PlanVersion


def day_of(year: int) -> date:
    """The day that stands for a plan's year: today in the year itself, else its nearest end."""
    return min(max(clock.today(), date(year, 1, 1)), date(year, 12, 31))


@dataclass(frozen=True, slots=True)
class Desk:
    """The open version with its plan, unit and the kinds of the year."""

    plan: Plan
    version: PlanVersion
    unit: UnitRow
    tree: list[UnitRow]
    kinds: dict[str, NodeKind]

    @property
    def year(self) -> int:
        return self.plan.year


def plan_of(plan_id: int, by: Actor, *, lock: bool = False) -> tuple[Plan, list[UnitRow], UnitRow]:
    """A plan of the actor's agency with the tree and the unit of its year. 2 queries. Raises NotFound."""
    plans = Plan.objects.select_for_update(of=("self",)) if lock else Plan.objects
    plan = plans.filter(agency_id=by.agency_id, pk=plan_id).first()
    if plan is None:
        raise NotFound(plan=plan_id)
    tree = organisation.units(by.agency_id, on=day_of(plan.year))
    unit = next((row for row in tree if row.id == plan.unit_id), None)
    if unit is None:
        raise NotFound(plan=plan_id)
    return plan, tree, unit


def sit_down(plan_id: int, by: Actor) -> Desk:
    """The desk of a draft that the actor may change. 4 queries."""
    plan, tree, unit = plan_of(plan_id, by, lock=True)
    if not policy.may_draft(by, unit.id):
        raise NotAllowed(right="plan.draft") if policy.may_read_draft(by, unit, tree) else NotFound(plan=plan_id)
    version = open_version(plan)
    if version.state == PlanVersion.State.SUBMITTED:
        raise Submitted(plan=plan_id)
    return Desk(plan, version, unit, tree, kinds_of(by.agency_id, plan.year))


def open_version(plan: Plan) -> PlanVersion:
    """The draft, whatever its state. 1 query. Raises NoDraft."""
    version = plan.versions.filter(recorded_at=None).first()
    if version is None:
        raise NoDraft(plan=plan.pk)
    return version


def kinds_of(agency_id: int, year: int) -> dict[str, NodeKind]:
    """The kinds of a year by code, in their order. 1 query."""
    found = NodeKind.objects.filter(agency_id=agency_id, year=year).order_by("position", "pk")
    return {kind.code: kind for kind in found}


def draft_text(node_id: int, by: Actor) -> tuple[NodeText, Desk]:
    """The text of a node in the open draft, and the desk it lies on. Raises NotFound, NoDraft."""
    plan_id = (
        NodeText.objects.filter(agency_id=by.agency_id, node=node_id)
        .values_list("version__plan", flat=True)
        .first()
    )
    if plan_id is None:
        raise NotFound(node=node_id)
    desk = sit_down(plan_id, by)
    text = desk.version.texts.filter(node=node_id).select_related("kind").first()
    if text is None:
        raise NotFound(node=node_id)
    return text, desk


def people_there(agency_id: int, ids: set[int], year: int) -> tuple[set[int], set[int]]:
    """Of some people: those who exist at the agency, and those of them who are there in the plan's year."""
    known = Person.objects.filter(agency_id=agency_id, pk__in=ids)
    return set(known.values_list("pk", flat=True)), set(
        known.filter(valid(day_of(year))).values_list("pk", flat=True)
    )


IN_FORCE = Q(version__plan__in_force=F("version"))
OPEN = Q(version__plan__in_force=None, version__recorded_at=None)


def in_force_texts(agency_id: int, year: int) -> QuerySet[NodeText]:
    """The texts of every version in force of a year."""
    return NodeText.objects.filter(IN_FORCE, agency_id=agency_id, version__plan__year=year)


def living_texts(agency_id: int, year: int) -> QuerySet[NodeText]:
    """The texts that count for others: of the version in force, else of the open draft, plan by plan."""
    return NodeText.objects.filter(IN_FORCE | OPEN, agency_id=agency_id, version__plan__year=year)


def answers_of(texts: QuerySet[NodeText]) -> dict[int, list[int]]:
    """For each node of some texts: the nodes above that it answers to. 1 query."""
    above: dict[int, list[int]] = {}
    for node, answered in Answer.objects.filter(text__in=texts).order_by("pk").values_list("text__node", "above"):
        above.setdefault(node, []).append(answered)
    return above
