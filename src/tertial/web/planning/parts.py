"""A plan cut into the parts that the document shows: headed texts, each with what it promises under it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tertial.planning.queries import AboveRow, NodeRow, RequirementLink
from tertial.planning.scales import ACTIVITY, COMMITMENT

PROMISES = {COMMITMENT, ACTIVITY}


@dataclass(slots=True)
class Part:
    """A node with its text, and the commitments under it. A part without a node holds what answers to nothing."""

    node: NodeRow | None
    promises: list[NodeRow] = field(default_factory=list)

    @property
    def level(self) -> int:
        """The level of its heading on the page."""
        return 2 if self.node is None or self.node.depth == 0 else 3

    @property
    def answers(self) -> list[AboveRow]:
        """What it answers to outside its own place in the document."""
        return [a for a in self.node.answers if a.id != self.node.parent_id] if self.node else []

    @property
    def requirements(self) -> tuple[RequirementLink, ...]:
        return self.node.requirements if self.node else ()

    @property
    def is_loose(self) -> bool:
        """Whether it answers to nothing at all."""
        return self.node is not None and self.node.is_loose


def parts(nodes: Iterable[NodeRow]) -> list[Part]:
    """The nodes in document order as parts."""
    found: list[Part] = []
    for node in nodes:
        if node.sort not in PROMISES:
            found.append(Part(node))
            continue
        if not found or (node.parent_id is None and found[-1].node is not None):
            found.append(Part(None))
        found[-1].promises.append(node)
    return found
