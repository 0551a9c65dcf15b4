"""The outside world as a picture: likelihood to the right, impact upwards, one numbered point per observation."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tertial.steering.queries import ObservationRow

CELL, LEFT, TOP = 84, 24, 8
SIZE = 5 * CELL
STEP, ACROSS = 24, 3


@dataclass(frozen=True, slots=True)
class Point:
    """An observation's place, with its number in the table."""

    row: ObservationRow
    number: int
    x: int
    y: int


def points(rows: Sequence[ObservationRow]) -> list[Point]:
    """Numbered in the order of the table; those that share a cell stand beside and under each other.

    A cell has room for nine. More than that would share places, so they share the last one.
    """
    seen: dict[tuple[int, int], int] = defaultdict(int)
    placed = []
    for number, row in enumerate(rows, 1):
        cell = (row.likelihood, row.impact)
        place = min(seen[cell], ACROSS * ACROSS - 1)
        seen[cell] += 1
        placed.append(Point(row, number, *_place(row, place)))
    return placed


def _place(row: ObservationRow, place: int) -> tuple[int, int]:
    x = LEFT + (row.likelihood - 1) * CELL + 18 + place % ACROSS * STEP
    y = TOP + (5 - row.impact) * CELL + 18 + place // ACROSS * STEP
    return x, y


def lines() -> list[int]:
    """Where the lines between the cells are, from the corner."""
    return [step * CELL for step in range(6)]
