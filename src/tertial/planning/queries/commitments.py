"""Commitments and result areas of the plans in force, for everything that follows them up."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tertial.kernel.keeping import kept
from tertial.kernel.reading import once
from tertial.planning.desk import answers_of, in_force_texts
from tertial.planning.models import MilestonePassed, NodeText, TextIndicator, TextRequirement
from tertial.planning.scales import AREA, COMMITMENT, OBJECTIVE, PRIORITY

from .reading import milestone_row
from .rows import AreaRow, CommitmentRow

HEADS = (AREA, OBJECTIVE, PRIORITY)


@kept
def areas(agency_id: int, year: int) -> list[AreaRow]:
    """The result areas of the agency's plan in force, in order. 1 query."""
    texts = in_force_texts(agency_id, year).filter(kind__sort=AREA).order_by("position", "pk")
    return [AreaRow(*row) for row in texts.values_list("node", "number", "title")]


def commitments(
    agency_id: int, year: int, *, unit_ids: Collection[int] | None = None, ids: Collection[int] | None = None
) -> list[CommitmentRow]:
    """The commitments in force, by unit and number; some units' or some ids' alone when asked. 5 queries."""
    units, nodes = (None if asked is None else frozenset(asked) for asked in (unit_ids, ids))
    return _commitments(agency_id, year, units, nodes)


@once
def _commitments(
    agency_id: int, year: int, units: frozenset[int] | None, nodes: frozenset[int] | None
) -> list[CommitmentRow]:
    every = in_force_texts(agency_id, year)
    asked = Q(kind__sort=COMMITMENT)
    if units is not None:
        asked &= Q(version__plan__unit__in=units)
    if nodes is not None:
        asked &= Q(node__in=nodes)
    texts = every.filter(asked | Q(kind__sort__in=HEADS)).select_related(
        "kind", "node", "responsible", "version__plan__unit"
    )
    found = list(texts.order_by("version__plan__unit__position", "position", "pk"))
    heads = {t.node_id: (t.kind.sort, t.number, t.title) for t in found if t.kind.sort in HEADS}
    around = _around(agency_id, every, every.filter(asked), heads)
    return [_commitment(text, around) for text in found if text.kind.sort == COMMITMENT]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands round the commitments: nodes above, requirements, indicators, passed milestones."""

    above: dict[int, list[int]]
    heads: dict[int, tuple[str, str, str]]  # node → sort, number, title of what is no commitment
    requirements: dict[int, list[int]]
    indicators: dict[int, list[int]]
    passed: dict[tuple[int, str], date]


def _around(
    agency_id: int, every: QuerySet[NodeText], chosen: QuerySet[NodeText], heads: dict[int, tuple[str, str, str]]
) -> Around:
    milestones = MilestonePassed.objects.filter(agency_id=agency_id, node__in=chosen.values("node"))
    return Around(
        answers_of(every),
        heads,
        _linked(TextRequirement.objects.filter(text__in=chosen).values_list("text", "requirement")),
        _linked(TextIndicator.objects.filter(text__in=chosen).values_list("text", "indicator")),
        {(node, key): on for node, key, on in milestones.values_list("node", "key", "done_on")},
    )


def _linked(pairs: QuerySet) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for text, target in pairs.order_by("pk"):
        found[text].append(target)
    return found


def _commitment(text: NodeText, around: Around) -> CommitmentRow:
    objective = first_above(text.node_id, {OBJECTIVE, PRIORITY}, around.above, around.heads)
    area = first_above(text.node_id, {AREA}, around.above, around.heads)
    unit = text.version.plan.unit
    return CommitmentRow(
        text.node_id,
        text.number,
        text.title,
        text.text,
        unit.pk,
        unit.name,
        text.responsible_id,
        text.responsible.name if text.responsible else "",
        text.start,
        text.due,
        text.expected_result,
        objective,
        around.heads[objective][2] if objective else "",
        around.heads[area][1] if area else "",
        around.heads[area][2] if area else "",
        tuple(around.requirements[text.pk]),
        tuple(around.indicators[text.pk]),
        tuple(text.ledger_keys),
        tuple(milestone_row(m, text.node_id, around.passed) for m in text.milestones),
        text.node.status,
        text.node.status_note,
    )


def first_above(
    node: int, sorts: Collection[str], above: dict[int, list[int]], heads: dict[int, tuple[str, str, str]]
) -> int | None:
    """The nearest node of some sorts on the thread upwards, level by level."""
    level, seen = above.get(node, []), {node}
    while level:
        for here in level:
            if here in heads and heads[here][0] in sorts:
                return here
        seen.update(level)
        level = [higher for here in level for higher in above.get(here, []) if higher not in seen]
    return None
