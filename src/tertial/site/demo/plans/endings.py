"""How the example agency's commitments go outside the rounds, and how last year's ended."""

from collections.abc import Iterator

from tertial.planning import queries
from tertial.planning.queries import CommitmentRow

from .commitments import COMMITMENTS
from .regional_support import PROMISES

NOTES = {"w": "en milstolpe har flyttats", "l": "start i maj {next}"}
STATUSES = {"o": "on_plan", "w": "deviation", "l": "late", "d": "done"}
Way = tuple[str, str]  # status and note


def ended(agency_id: int, year: int) -> Iterator[tuple[CommitmentRow, Way]]:
    """Most were done, some late, one dropped."""
    for place, row in enumerate(queries.commitments(agency_id, year)):
        way = ("late", f"klart i mars {year + 1}") if place % 9 == 4 else ("done", "")
        yield row, ("dropped", "uppdraget återkallades") if place == 20 else way


def ways(code: str, year: int) -> Iterator[Way]:
    """Status and note of each commitment of a unit in late October, in the order of its plan."""
    years = {"next": year + 1, "year": year}
    for status, note in _told(code):
        yield status, note.format(**years)


def _told(code: str) -> list[Way]:
    if code == "RST":
        return [(promise.status, promise.note) for promise in PROMISES]
    signs = [
        line.rsplit("|", 1)[1].strip()
        for block in COMMITMENTS[code].values()
        for line in block.strip().splitlines()
    ]
    return [(STATUSES[sign], NOTES.get(sign, "")) for sign in signs]
