"""What one needs at hand when writing a draft: kinds, what may be answered, people, units, indicators."""

from dataclasses import dataclass
from datetime import date

from tertial.access.actor import Actor
from tertial.indicators import queries as indicators
from tertial.kernel.errors import NotAllowed, NotFound
from tertial.organisation import queries as organisation
from tertial.planning import policy
from tertial.planning.desk import day_of, kinds_of, living_texts
from tertial.planning.models import Contribution, NodeText, Plan, PlanVersion
from tertial.planning.titles import kind_title
from tertial.planning.wording import compose

from .reading import live_of, node_row
from .rows import NodeRow


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of node of a year."""

    code: str
    sort: str
    name: str
    answers_to: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen in a form, under the heading of its group."""

    id: int
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form of a node lets one choose from."""

    above: tuple[Choice, ...]
    people: tuple[Choice, ...]
    units: tuple[Choice, ...]
    indicators: tuple[Choice, ...]
    requirements: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question to a unit whether it takes part in another unit's node."""

    id: int
    unit: str
    unit_name: str
    from_unit: str
    from_unit_code: str
    year: int
    number: str
    title: str
    text: str
    start: date | None
    due: date | None
    request: str
    answer_by: date | None
    reply: str
    reason: str


def kinds(agency_id: int, year: int) -> list[KindRow]:
    """The kinds of a year in order. 1 query."""
    return [
        KindRow(k.code, k.sort, kind_title(k.sort, k.name), tuple(k.answers_to), tuple(k.fields))
        for k in kinds_of(agency_id, year).values()
    ]


def plan_id_of(agency_id: int, year: int, unit_id: int) -> int | None:
    """The id of a unit's plan, if there is one. 1 query."""
    plans = Plan.objects.filter(agency_id=agency_id, year=year, unit=unit_id)
    return plans.values_list("pk", flat=True).first()


def node_in_draft(node_id: int, *, by: Actor) -> tuple[NodeRow, int, int]:
    """A node of an open draft, with its year and unit. At most 14 queries. Raises NotFound, NotAllowed."""
    version = (
        PlanVersion.objects.filter(agency_id=by.agency_id, recorded_at=None, texts__node=node_id)
        .select_related("plan__agency", "plan__unit")
        .first()
    )
    if version is None:
        raise NotFound(node=node_id)
    if not policy.may_draft(by, version.plan.unit_id):
        raise NotAllowed(right="plan.draft")
    live = live_of(version)
    said = next(node for node in compose(version)["nodes"] if node["id"] == node_id)
    return node_row(said, live), version.plan.year, version.plan.unit_id


def linkable(agency_id: int, year: int, unit_id: int, kind: str, *, but: int | None = None) -> list[Choice]:
    """The nodes that a node of a kind may answer: in the unit's own draft and in the plans above it. 3 queries."""
    tree = organisation.units(agency_id, on=day_of(year))
    path = next((unit.path for unit in tree if unit.id == unit_id), ())
    lawful = kinds_of(agency_id, year)[kind].answers_to
    own = NodeText.objects.filter(agency_id=agency_id, version__plan__year=year, version__plan__unit=unit_id)
    texts = living_texts(agency_id, year).filter(version__plan__unit__in=[u for u in path if u != unit_id])
    found = (texts | own.filter(version__recorded_at=None)).filter(kind__code__in=lawful).exclude(node=but)
    rows = found.order_by("-version__plan__unit__position", "kind__position", "position", "pk")
    return [
        Choice(node, f"{number} {title}", unit)
        for node, number, title, unit in rows.values_list("node", "number", "title", "version__plan__unit__name")
    ]


def choices(agency_id: int, year: int, unit_id: int, kind: str, *, but: int | None = None) -> Choices:
    """Everything that the form of a node lets one choose from. 8 queries."""
    day = day_of(year)
    people = organisation.people(agency_id, on=day)
    units = organisation.units(agency_id, on=day)
    measured = indicators.indicators(agency_id)
    return Choices(
        tuple(linkable(agency_id, year, unit_id, kind, but=but)),
        tuple(Choice(p.id, p.name, p.unit) for p in sorted(people, key=lambda p: (p.unit_id != unit_id, p.name))),
        tuple(Choice(u.id, u.name) for u in units if u.id != unit_id and u.kind != "agency"),
        tuple(Choice(i.id, f"{i.code} {i.name}") for i in measured),
        (),
    )


def question(contribution_id: int, *, by: Actor) -> QuestionRow:
    """A question to one's unit. 1 query. Raises NotFound."""
    row = (
        Contribution.objects.filter(agency_id=by.agency_id, pk=contribution_id)
        .select_related("unit", "text__version__plan__unit")
        .first()
    )
    if row is None or not policy.may_submit(by, row.unit_id):
        raise NotFound(contribution=contribution_id)
    text, plan = row.text, row.text.version.plan
    return QuestionRow(
        row.pk,
        row.unit.code,
        row.unit.name,
        plan.unit.name,
        plan.unit.code,
        plan.year,
        text.number,
        text.title,
        text.text,
        text.start,
        text.due,
        row.request,
        row.answer_by,
        row.reply,
        row.reason,
    )
