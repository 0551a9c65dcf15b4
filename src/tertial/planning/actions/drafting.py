"""Writing a draft: start it, add, change, move and remove nodes, link them to what they answer."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from tertial.access.actor import Actor
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.organisation import queries as organisation
from tertial.organisation.models import Unit
from tertial.planning import policy
from tertial.planning.checks import check
from tertial.planning.desk import Desk, day_of, draft_text, kinds_of, sit_down
from tertial.planning.errors import NodeIsAnswered, PlanExists, SavedMeanwhile, UnitClosed
from tertial.planning.inputs import NodeInput
from tertial.planning.models import Answer, Node, NodeKind, NodeText, Plan, PlanVersion
from tertial.planning.numbering import next_number
from tertial.planning.order import Placed, document_order
from tertial.planning.saving import WORDS, fill, put_links, said
from tertial.planning.scales import DEFAULT_KINDS, SECTIONS, TEXT_LIMIT, TITLE_LIMIT


@transaction.atomic
def start_plan(*, unit_id: int, year: int, by: Actor) -> int:
    """Open the first draft of a unit's plan for a year; gives the plan's id."""
    unit = next((u for u in organisation.units(by.agency_id, on=day_of(year)) if u.id == unit_id), None)
    if unit is None:
        _refuse_unit(unit_id, by)
    if not policy.may_draft(by, unit_id):
        raise NotAllowed(right="plan.draft")
    if Plan.objects.filter(agency_id=by.agency_id, unit=unit_id, year=year).exists():
        raise PlanExists(unit=unit.name, year=year)
    _kinds_for(by.agency_id, year)
    plan = Plan.objects.create(agency_id=by.agency_id, unit_id=unit_id, year=year)
    PlanVersion.objects.create(
        agency_id=by.agency_id,
        plan=plan,
        number=1,
        sections=[{"key": key, "title": "", "text": ""} for key in SECTIONS],
        started_by=by.name,
        started_at=clock.now(),
    )
    events.record("planning.plan_started", by=by, subject=f"plan:{plan.pk}", unit=unit_id, year=year)
    return plan.pk


def _refuse_unit(unit_id: int, by: Actor) -> None:
    closed = Unit.objects.filter(agency_id=by.agency_id, pk=unit_id).first()
    if closed is None:
        raise NotFound(unit=unit_id)
    raise UnitClosed(unit=closed.name)


def _kinds_for(agency_id: int, year: int) -> None:
    """The kinds of the year: as last year's, else those that every agency starts with."""
    if kinds_of(agency_id, year):
        return
    model = list(kinds_of(agency_id, year - 1).values()) or [
        NodeKind(code=k.code, sort=k.sort, position=place, answers_to=list(k.answers_to), fields=list(k.fields))
        for place, k in enumerate(DEFAULT_KINDS)
    ]
    for kind in model:
        kind.pk, kind.agency_id, kind.year = None, agency_id, year
        kind._state.adding = True  # noqa: SLF001 - a copy, not the row of last year
    NodeKind.objects.bulk_create(model)


@transaction.atomic
def write_section(*, plan_id: int, key: str, title: str, text: str, saved: int, by: Actor) -> int:
    """Write one of the plan's own sections (the mission in brief, staffing …); gives the new count of savings."""
    desk = sit_down(plan_id, by)
    version = desk.version
    if not any(section["key"] == key for section in version.sections):
        raise NotFound(section=key)
    if len(title) > TITLE_LIMIT or len(text) > TEXT_LIMIT:
        raise Invalid(**({"text": "too_long"} if len(text) > TEXT_LIMIT else {"title": "too_long"}))
    if saved != version.sections_saved:
        raise SavedMeanwhile(who=version.sections_saved_by, saved=version.sections_saved)
    before = next(section for section in version.sections if section["key"] == key)
    after = {"key": key, "title": title.strip(), "text": text.strip()}
    version.sections = [after if section["key"] == key else section for section in version.sections]
    version.sections_saved += 1
    version.sections_saved_by = by.name
    version.save(update_fields=["sections", "sections_saved", "sections_saved_by"])
    events.record("planning.section_written", by=by, subject=f"plan:{plan_id}", before=before, after=after)
    return version.sections_saved


def add_node(*, plan_id: int, node: NodeInput, by: Actor) -> int:
    """Add one node to the draft; gives its id."""
    return add_nodes(plan_id=plan_id, nodes=[node], by=by)[0]


@transaction.atomic
def add_nodes(*, plan_id: int, nodes: Sequence[NodeInput], by: Actor) -> list[int]:
    """Add nodes to the draft, in their order; gives their ids. All or none."""
    desk = sit_down(plan_id, by)
    check(nodes, desk)
    numbered = _numbered(nodes, desk)
    made = Node.objects.bulk_create(
        Node(agency_id=by.agency_id, plan=desk.plan, added_in=desk.version.number) for _node in nodes
    )
    last = max(desk.version.texts.values_list("position", flat=True), default=0)
    texts = [
        fill(
            NodeText(agency_id=by.agency_id, version=desk.version, node=node, position=last + place),
            one,
            desk,
            by,
        )
        for place, (node, one) in enumerate(zip(made, numbered, strict=True), start=1)
    ]
    NodeText.objects.bulk_create(texts)
    put_links(list(zip(texts, numbered, strict=True)), by)
    ids = [node.pk for node in made]
    events.record(
        "planning.nodes_added",
        by=by,
        subject=f"plan:{plan_id}",
        nodes=[{"node": text.node_id, "number": text.number, "title": text.title} for text in texts],
    )
    return ids


def _numbered(nodes: Sequence[NodeInput], desk: Desk) -> list[NodeInput]:
    """The inputs with every number given: the one asked for, which must be free, or the next."""
    here = list(desk.version.texts.values_list("node", "kind__code", "number"))
    taken: dict[str, set[str]] = {}
    for _node, kind, number in here:
        taken.setdefault(kind, set()).add(number)
    number_of = {node: number for node, _kind, number in here}
    numbered = []
    for place, one in enumerate(nodes):
        used = taken.setdefault(one.kind, set())
        if one.number in used:
            raise Invalid(**{f"{place}.number" if len(nodes) > 1 else "number": "taken"})
        above = next((number_of[n] for n in one.answers if n in number_of), "")
        number = one.number or next_number(desk.kinds[one.kind].sort, above, used)
        used.add(number)
        numbered.append(replace(one, number=number))
    return numbered


@transaction.atomic
def change_node(*, node_id: int, node: NodeInput, saved: int, by: Actor) -> int:
    """Change what the draft says about a node; gives the new count of savings.

    `saved` is the count that the form was opened with. When somebody saved in between, nothing is written and
    SavedMeanwhile tells who and when: the face shows both texts. What stood before is kept in the event.
    """
    text, desk = draft_text(node_id, by)
    if saved != text.saved:
        raise SavedMeanwhile(who=text.saved_by, at=text.saved_at, saved=text.saved)
    node = replace(node, kind=text.kind.code, number=node.number or text.number)
    check([node], desk, text=text)
    if desk.version.texts.filter(kind=text.kind, number=node.number).exclude(pk=text.pk).exists():
        raise Invalid(number="taken")
    before = said(text)
    fill(text, node, desk, by)
    text.saved += 1
    text.save(update_fields=[*WORDS, "responsible", "milestones", "saved", "saved_by", "saved_at"])
    put_links([(text, node)], by)
    after = said(text)
    events.record(
        "planning.node_changed",
        by=by,
        subject=f"node:{node_id}",
        before={name: was for name, was in before.items() if was != after[name]},
    )
    return text.saved


@transaction.atomic
def remove_node(*, node_id: int, by: Actor) -> None:
    """Take a node out of the draft. A node that has stood in a decided version ends there and keeps its history."""
    text, desk = draft_text(node_id, by)
    below = desk.version.texts.filter(answers__above=node_id)
    if below.exists():
        raise NodeIsAnswered(number=text.number, below=", ".join(below.values_list("number", flat=True)))
    before = said(text)
    text.delete()
    if not NodeText.objects.filter(node=node_id).exists():
        if Answer.objects.filter(above=node_id).exists():
            raise NodeIsAnswered(number=before["number"], below="")
        Node.objects.filter(pk=node_id).delete()
    events.record("planning.node_removed", by=by, subject=f"plan:{desk.plan.pk}", node=node_id, before=before)


@transaction.atomic
def move_node(*, node_id: int, up: bool, by: Actor) -> bool:
    """Let a node change place with its neighbour under the same node above; False when it stands outermost.

    Numbers follow the order until they have been decided once: then they stay with their nodes.
    """
    text, desk = draft_text(node_id, by)
    other = _neighbour(text, desk, up=up)
    if other is None:
        return False
    text.position, other.position = other.position, text.position
    never_decided = not NodeText.objects.filter(node__in=[text.node_id, other.node_id], frozen_at__isnull=False)
    if never_decided and text.kind_id == other.kind_id:
        mine, theirs = text.number, other.number
        NodeText.objects.filter(pk=other.pk).update(number=f"~{other.pk}")
        text.number, other.number = theirs, mine
    text.save(update_fields=["position", "number"])
    other.save(update_fields=["position", "number"])
    events.record("planning.node_moved", by=by, subject=f"node:{node_id}", up=up)
    return True


def _neighbour(text: NodeText, desk: Desk, *, up: bool) -> NodeText | None:
    texts = {t.node_id: t for t in desk.version.texts.all()}
    links = Answer.objects.filter(text__version=desk.version).values_list("text__node", "above").order_by("pk")
    placed = document_order({n: t.position for n, t in texts.items()}, list(links))
    mine = next(p for p in placed if p.node == text.node_id)
    row: list[Placed] = [p for p in placed if p.parent == mine.parent]
    place = row.index(mine) + (-1 if up else 1)
    return texts[row[place].node] if 0 <= place < len(row) else None


@transaction.atomic
def link(*, node_id: int, above_id: int, by: Actor) -> None:
    """Let a node of the draft answer to one more node above."""
    text, desk = draft_text(node_id, by)
    check([NodeInput(kind=text.kind.code, title=text.title, answers=(above_id,))], desk, text=text)
    Answer.objects.get_or_create(agency_id=by.agency_id, text=text, above_id=above_id)
    events.record("planning.node_linked", by=by, subject=f"node:{node_id}", above=above_id)


@transaction.atomic
def unlink(*, node_id: int, above_id: int, by: Actor) -> None:
    """Let a node of the draft no longer answer to a node above."""
    text, _desk = draft_text(node_id, by)
    gone, _kinds = Answer.objects.filter(text=text, above=above_id).delete()
    if not gone:
        raise NotFound(node=above_id)
    events.record("planning.node_unlinked", by=by, subject=f"node:{node_id}", above=above_id)
