"""The steps of planning a year, with their days from the year's cycle and how far the plans have come."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tertial.cycle import queries as cycle
from tertial.cycle.models import Adjustment
from tertial.cycle.queries import EventRow

from .plans import plans
from .rows import PlanRow

State = Literal["done", "now", "ahead"]


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: its days, whether it is done, and of how many units' plans it is done."""

    key: str
    state: State
    start: date
    end: date
    done: int
    total: int
    may_move_to: date | None


def steps(agency_id: int, year: int, *, today: date, rows: list[PlanRow] | None = None) -> list[StepRow]:
    """The steps towards a year's plans, in order; nothing when the cycle before it is not laid out.

    2 queries, and 3 more when the plans of that year are not given.
    """
    events = {event.key: event for event in cycle.events(agency_id, year - 1)}
    days = _days(events)
    if not days:
        return []
    every = plans(agency_id, year) if rows is None else rows
    units = [row for row in every if row.unit.kind not in {"agency", "department"}]
    moved = {"decision": _asked(events["board.dec"]) if "board.dec" in events else None}
    return [
        StepRow(key, _state(start, end, today), start, end, _done(key, units), len(units), moved.get(key))
        for key, (start, end) in days.items()
    ]


def _asked(event: EventRow) -> date | None:
    """The day that somebody proposes instead, while nobody has decided on it."""
    open_ones = Adjustment.objects.filter(event=event.id, state=Adjustment.State.OPEN)
    return open_ones.values_list("to_end", flat=True).first()


def _days(events: dict[str, EventRow]) -> dict[str, tuple[date, date]]:
    """The days of each step. Consolidation lasts until management prepares the decision."""
    processes = {
        key: events.get(f"plan.{key}") for key in ("direction", "proposals", "dialogue", "decision", "units")
    }
    if not all(processes.values()):
        return {}
    days = {key: (event.start, event.end) for key, event in processes.items() if event}
    start, last = days["decision"]
    board = events["board.dec"].end if "board.dec" in events else last
    prepared = events["plan.prepared"].end if "plan.prepared" in events else board - timedelta(1)
    ready = max(start, min(prepared, board - timedelta(1)))
    return {
        "direction": days["direction"],
        "proposals": days["proposals"],
        "dialogue": days["dialogue"],
        "consolidation": (start, ready),
        "decision": (ready + timedelta(1), board),
        "units": days["units"],
    }


def _state(start: date, end: date, today: date) -> State:
    if end < today:
        return "done"
    return "now" if start <= today else "ahead"


def _done(key: str, rows: list[PlanRow]) -> int:
    """How many units have come through the step: proposed something, handed it in, had it decided."""
    if key == "proposals":
        return sum(row.commitments > 0 for row in rows)
    if key == "dialogue":
        return sum(row.draft_state == "submitted" or row.in_force is not None for row in rows)
    return sum(row.in_force is not None for row in rows)
