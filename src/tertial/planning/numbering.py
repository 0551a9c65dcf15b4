"""Numbers of nodes: letters for result areas, 1, 2, 3 for what stands on top, 2.1, 2.2 for what answers to 2."""

from collections.abc import Container, Iterator
from itertools import count

from .scales import AREA


def next_number(sort: str, above: str, taken: Container[str]) -> str:
    """The first free number for a node of a sort under the number above ("" when it stands on top)."""
    return next(number for number in _numbers(sort, above) if number not in taken)


def _numbers(sort: str, above: str) -> Iterator[str]:
    if sort == AREA:
        yield from "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    yield from (f"{above}.{n}" if above else str(n) for n in count(1))
