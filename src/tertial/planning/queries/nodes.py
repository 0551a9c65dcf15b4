"""A node in force, with the thread up to what it answers and down to what answers it."""

from dataclasses import dataclass

from tertial.access.actor import Actor
from tertial.kernel import events
from tertial.kernel.errors import NotFound
from tertial.planning import policy
from tertial.planning.desk import IN_FORCE
from tertial.planning.models import NodeText, PlanVersion

from .plans import text_of
from .rows import NodeRow, PlanText, ThreadRow
from .thread import below, tree


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """Something that was done to a node."""

    kind: str
    at: object
    name: str
    facts: dict


@dataclass(frozen=True, slots=True)
class NodePage:
    """A node with everything about it."""

    node: NodeRow
    plan: PlanText
    above: tuple[tuple[ThreadRow, ...], ...]
    below: tuple[ThreadRow, ...]
    history: tuple[HistoryRow, ...]


def node_in_force(agency_id: int, node_id: int) -> NodePage:
    """A node of a plan in force. 9 queries. Raises NotFound."""
    version = NodeText.objects.filter(IN_FORCE, agency_id=agency_id, node=node_id).values_list("version", flat=True)
    found = PlanVersion.objects.filter(pk__in=version).select_related("plan").first()
    if found is None:
        raise NotFound(node=node_id)
    plan = text_of(found)
    rows = tree(agency_id, plan.year)
    happened = events.history(f"node:{node_id}", tenant=agency_id, limit=20)
    return NodePage(
        next(node for node in plan.nodes if node.id == node_id),
        plan,
        _levels_above(rows, node_id),
        tuple(below(rows)[node_id]),
        tuple(
            HistoryRow(e.kind, e.at, e.name, e.facts) for e in sorted(happened, key=lambda e: e.at, reverse=True)
        ),
    )


def _levels_above(rows: list[ThreadRow], node_id: int) -> tuple[tuple[ThreadRow, ...], ...]:
    """What stands above, the highest level first."""
    by_id = {row.id: row for row in rows}
    levels: list[tuple[ThreadRow, ...]] = []
    here, seen = [node_id], {node_id}
    while here:
        higher = [a for node in here for a in by_id[node].answers if a in by_id and a not in seen]
        here = list(dict.fromkeys(higher))
        seen.update(here)
        if here:
            levels.append(tuple(by_id[node] for node in here))
    return tuple(reversed(levels))


def may_follow(by: Actor, found: NodePage) -> bool:
    """Whether the reader may say how the node goes."""
    return policy.may_follow(by, found.plan.unit_id, found.node.responsible_id)
