"""The order of a plan's document: each node after the one it answers to in the same plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a node stands: under which node of the same plan, and how deep."""

    node: int
    parent: int | None
    depth: int


def document_order(positions: Mapping[int, int], answers: Sequence[tuple[int, int]]) -> list[Placed]:
    """Depth first, neighbours by position. The parent is the first node of the same plan that a node answers to."""
    parent: dict[int, int] = {}
    for node, above in answers:
        if above in positions and node in positions:
            parent.setdefault(node, above)
    below: dict[int | None, list[int]] = {}
    for node in sorted(positions, key=lambda n: (positions[n], n)):
        below.setdefault(parent.get(node), []).append(node)
    placed: list[Placed] = []
    waiting = [(node, None, 0) for node in reversed(below.get(None, []))]
    while waiting:
        node, above, depth = waiting.pop()
        placed.append(Placed(node, above, depth))
        waiting += [(child, node, depth + 1) for child in reversed(below.get(node, []))]
    return placed
