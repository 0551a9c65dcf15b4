"""How it goes for the unit of whoever looks: its commitments, its indicators, what comes next in the year."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from tertial.access.actor import Actor
from tertial.cycle import queries as cycle
from tertial.cycle.queries import EventRow
from tertial.indicators import queries as indicators
from tertial.indicators.queries import IndicatorRow
from tertial.organisation import queries as organisation
from tertial.planning import queries as planning
from tertial.planning.queries import CommitmentRow

from .keeping import kept_for_person

NEEDS_A_LOOK = {"late": 0, "deviation": 1}
MOST_INDICATORS, MOST_EVENTS = 3, 5


@dataclass(frozen=True, slots=True)
class UnitState:
    """A unit's commitments in the plan in force, those that need a look, and its first indicators."""

    unit_id: int
    unit: str
    code: str
    is_agency: bool
    commitments: list[CommitmentRow]
    needs_a_look: list[CommitmentRow]
    indicators: list[IndicatorRow]

    @property
    def counts(self) -> Counter[str]:
        """How many commitments have each status; an empty status is not reported."""
        return Counter(row.status for row in self.commitments)


@kept_for_person
def unit_state(actor: Actor, today: date) -> UnitState | None:
    """The state of the person's unit and everything below it. At most 10 queries, however much there is."""
    tree = organisation.units(actor.agency_id, on=today)
    unit = next((row for row in tree if row.id == actor.unit_id), None)
    if unit is None:
        return None
    below = {row.id for row in organisation.subtree(tree, unit.id)}
    found = planning.commitments(actor.agency_id, today.year, unit_ids=list(below))
    measured = [row for row in indicators.indicators(actor.agency_id) if row.unit_id in below and row.latest]
    looked_at = sorted((row for row in found if row.status in NEEDS_A_LOOK), key=lambda r: NEEDS_A_LOOK[r.status])
    return UnitState(unit.id, unit.name, unit.code, unit.depth == 0, found, looked_at, measured[:MOST_INDICATORS])


@kept_for_person
def next_events(actor: Actor, today: date) -> list[EventRow]:
    """The next deadlines and marks of the year plan, next year's too when this one runs out. At most 4 queries."""
    coming = [event for event in cycle.events(actor.agency_id, today.year) if _ahead(event, today)]
    if len(coming) < MOST_EVENTS:
        coming += [event for event in cycle.events(actor.agency_id, today.year + 1) if _ahead(event, today)]
    return sorted(coming, key=lambda event: (event.end, event.title))[:MOST_EVENTS]


def _ahead(event: EventRow, today: date) -> bool:
    return event.kind in {"deadline", "mark"} and event.end >= today
