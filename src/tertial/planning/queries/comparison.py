"""Two versions of a plan beside each other: what came, went, moved and changed, word by word."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from tertial.calc.textdiff import Piece, compare

from .rows import NodeRow, PlanText

TEXTS = ("number", "title", "text", "why", "expected_result", "responsible", "start", "due")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a node, word by word."""

    field: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class NodeChange:
    """What happened to one node: `added|removed|moved|changed`, or moved and changed at once."""

    id: int
    sort: str
    kind_name: str
    number: str
    title: str
    what: tuple[str, ...]
    fields: tuple[FieldChange, ...]
    before: str  # number and title of the node above, where it moved
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs, in the order of the newer version, what went last."""

    old: PlanText
    new: PlanText
    sections: tuple[tuple[str, tuple[Piece, ...]], ...]
    nodes: tuple[NodeChange, ...]

    @property
    def is_same(self) -> bool:
        return not (self.sections or self.nodes)


def compare_plans(old: PlanText, new: PlanText) -> Comparison:
    """Compare two versions of a plan."""
    before, after = {n.id: n for n in old.nodes}, {n.id: n for n in new.nodes}
    moved = _moved(old.nodes, new.nodes)
    came_or_changed = [_change(before.get(n.id), n, before, after, moved=n.id in moved) for n in new.nodes]
    went = [_gone(node) for node in old.nodes if node.id not in after]
    changes = [change for change in came_or_changed if change is not None]
    return Comparison(old, new, tuple(_sections(old, new)), (*changes, *went))


def _sections(old: PlanText, new: PlanText) -> list[tuple[str, tuple[Piece, ...]]]:
    before = {section.key: section.text for section in old.sections}
    return [
        (section.title, tuple(compare(before.get(section.key, ""), section.text)))
        for section in new.sections
        if before.get(section.key, "") != section.text
    ]


def _change(
    old: NodeRow | None, new: NodeRow, before: dict[int, NodeRow], after: dict[int, NodeRow], *, moved: bool
) -> NodeChange | None:
    if old is None:
        return _node_change(new, ("added",), ())
    fields = _fields(old, new)
    what = (*(["moved"] if moved else []), *(["changed"] if fields else []))
    if not what:
        return None
    places = (_called(before, old.parent_id), _called(after, new.parent_id)) if moved else ("", "")
    return _node_change(new, what, fields, *places)


def _gone(node: NodeRow) -> NodeChange:
    return _node_change(node, ("removed",), ())


def _node_change(
    node: NodeRow, what: tuple[str, ...], fields: tuple[FieldChange, ...], before: str = "", after: str = ""
) -> NodeChange:
    return NodeChange(node.id, node.sort, node.kind_name, node.number, node.title, what, fields, before, after)


def _called(nodes: dict[int, NodeRow], node: int | None) -> str:
    return f"{nodes[node].number} {nodes[node].title}" if node in nodes else ""


def _fields(old: NodeRow, new: NodeRow) -> tuple[FieldChange, ...]:
    texts = [(name, _text(getattr(old, name)), _text(getattr(new, name))) for name in TEXTS]
    texts += [(name, _list(old, name), _list(new, name)) for name in LISTS]
    return tuple(FieldChange(name, tuple(compare(was, now))) for name, was, now in texts if was != now)


def _text(value: object) -> str:
    return "" if value is None else str(value)


LISTS = ("answers", "requirements", "indicators", "milestones", "contributing", "ledger_keys")


def _list(node: NodeRow, name: str) -> str:
    """A list of links or milestones, one a line, so that it can be compared as text."""
    lines = {
        "answers": [f"{above.number} {above.title}" for above in node.answers],
        "requirements": [f"{link.label} {link.heading}" for link in node.requirements],
        "indicators": [f"{link.code} {link.name}" for link in node.indicators],
        "milestones": [f"{m.due} {m.title}" for m in node.milestones],
        "contributing": [f"{c.unit_name} {c.request}".strip() for c in node.contributing],
        "ledger_keys": list(node.ledger_keys),
    }
    return "\n".join(lines[name])


def _moved(old: tuple[NodeRow, ...], new: tuple[NodeRow, ...]) -> set[int]:
    """Nodes in both that stand under another node, or in another order among those under the same."""
    parent = {node.id: node.parent_id for node in old}
    both = [node for node in new if node.id in parent]
    found = {node.id for node in both if parent[node.id] != node.parent_id}
    for above in {node.parent_id for node in both}:
        stayed = [node.id for node in both if node.parent_id == above and node.id not in found]
        before = [node.id for node in old if node.parent_id == above and node.id in set(stayed)]
        found |= _out_of_order(before, stayed)
    return found


def _out_of_order(before: list[int], after: list[int]) -> set[int]:
    """The fewest, near enough, that must have moved for one order to become the other."""
    kept = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return set(after) - {after[place] for block in kept for place in range(block.b, block.b + block.size)}
