"""What one needs at hand when writing a draft: kinds, what may be answered, people, units, indicators."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tertial.access.actor import Actor
from tertial.indicators.models import Indicator
from tertial.kernel.errors import NotAllowed, NotFound
from tertial.organisation import queries as organisation
from tertial.organisation.queries import UnitRow
from tertial.planning import policy
from tertial.planning.desk import IN_FORCE, day_of, kinds_of
from tertial.planning.models import Contribution, NodeText, Plan
from tertial.planning.quality import missing_of
from tertial.planning.titles import kind_title, requirement_label
from tertial.steering import queries as steering


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


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNode:
    """A node of a draft as its form needs it: the texts, and the ids of what it is linked to."""

    id: int
    kind: str
    number: str
    title: str
    text: str
    why: str
    expected_result: str
    responsible_id: int | None
    start: date | None
    due: date | None
    ledger_keys: tuple[str, ...]
    answers: tuple[int, ...]
    requirements: tuple[int, ...]
    indicators: tuple[int, ...]
    milestones: tuple[dict[str, str], ...]
    contributors: tuple[dict[str, object], ...]
    saved: int
    missing: tuple[str, ...]


def node_in_draft(node_id: int, *, by: Actor) -> DraftNode:
    """A node of an open draft. 5 queries. Raises NotFound, NotAllowed."""
    text = (
        NodeText.objects.filter(agency_id=by.agency_id, node=node_id, version__recorded_at=None)
        .select_related("kind", "version__plan")
        .first()
    )
    if text is None:
        raise NotFound(node=node_id)
    if not policy.may_draft(by, text.version.plan.unit_id):
        raise NotAllowed(right="plan.draft")
    asked = list(text.contributions.order_by("pk").values("unit_id", "request", "answer_by", "reply"))
    said = {
        "expected_result": text.expected_result,
        "responsible_id": text.responsible_id,
        "start": text.start,
        "due": text.due,
        "answers": tuple(text.answers.order_by("pk").values_list("above", flat=True)),
        "requirements": tuple(text.required_by.order_by("pk").values_list("requirement", flat=True)),
        "indicators": tuple(text.measured_by.order_by("pk").values_list("indicator", flat=True)),
        "milestones": tuple(text.milestones),
    }
    missing = missing_of({**said, "sort": text.kind.sort, "contributing": asked}, text.kind.fields)
    return DraftNode(
        id=node_id,
        kind=text.kind.code,
        number=text.number,
        title=text.title,
        text=text.text,
        why=text.why,
        ledger_keys=tuple(text.ledger_keys),
        contributors=tuple({k: v for k, v in one.items() if k != "reply"} for one in asked),
        saved=text.saved,
        missing=missing,
        **said,
    )


def choices(unit: UnitRow, tree: list[UnitRow], year: int, kind: KindRow, *, by: Actor, but: int = 0) -> Choices:
    """Everything that the form of a node lets one choose from. 4 queries."""
    people = organisation.people(by.agency_id, on=day_of(year)) if "responsible" in kind.fields else []
    return Choices(
        tuple(_linkable(unit, year, kind, by.agency_id, but)) if kind.answers_to else (),
        tuple(Choice(p.id, p.name, p.unit) for p in sorted(people, key=lambda p: (p.unit_id != unit.id, p.name))),
        tuple(Choice(u.id, u.name) for u in tree if u.id != unit.id and u.kind != "agency"),
        tuple(_indicators(by.agency_id)) if "indicators" in kind.fields else (),
        tuple(_requirements(by.agency_id, year)) if "requirements" in kind.fields else (),
    )


def _linkable(unit: UnitRow, year: int, kind: KindRow, agency_id: int, but: int) -> Iterator[Choice]:
    """The nodes that a node of a kind may answer: in the unit's own draft first, then in the plans above it."""
    above = IN_FORCE | Q(version__plan__in_force=None, version__recorded_at=None)
    own = Q(version__plan__unit=unit.id, version__recorded_at=None)
    texts = NodeText.objects.filter(
        own | (above & Q(version__plan__unit__in=unit.path[:-1])),
        agency_id=agency_id,
        version__plan__year=year,
        kind__code__in=kind.answers_to,
    ).exclude(node=but)
    rows = texts.order_by("-version__plan__unit__position", "kind__position", "position", "pk")
    for node, number, title, where in rows.values_list("node", "number", "title", "version__plan__unit__name"):
        yield Choice(node, f"{number} {title}", where)


def _indicators(agency_id: int) -> Iterator[Choice]:
    rows = Indicator.objects.filter(agency_id=agency_id).order_by("code")
    for pk, code, name in rows.values_list("pk", "code", "name"):
        yield Choice(pk, f"{code} {name}")


def _requirements(agency_id: int, year: int) -> Iterator[Choice]:
    for row in steering.requirements(agency_id, year):
        label = requirement_label(row.document_kind, row.document, row.registry_number, row.number)
        yield Choice(row.id, f"{label} {row.heading}")


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
