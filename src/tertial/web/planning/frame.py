"""What every page of a plan stands in: the unit, the levels on the left, the steps of next year's plan on top."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from tertial.kernel import clock
from tertial.kernel.errors import NotFound
from tertial.organisation.queries import UnitRow
from tertial.planning import queries
from tertial.planning.queries import PlanRow, PlanText, Rights, StepRow


@dataclass(frozen=True, slots=True)
class Frame:
    """A unit's plan of a year, with everything round it."""

    year: int
    row: PlanRow
    rows: list[PlanRow]
    rights: Rights

    @property
    def unit(self) -> UnitRow:
        return self.row.unit

    @property
    def tree(self) -> list[UnitRow]:
        return [row.unit for row in self.rows]

    @property
    def above(self) -> list[UnitRow]:
        """The units above, from the agency down, for the crumbs."""
        return [unit for unit in self.tree if unit.id in self.unit.path[1:-1]]


def frame_of(request: HttpRequest, year: int, code: str = "") -> Frame:
    """The frame of a unit's plan; without a code, of the agency's. 3 queries. Raises NotFound."""
    rows = queries.plans(request.actor.agency_id, year)
    row = next((row for row in rows if row.unit.code == code or (not code and row.unit.depth == 0)), None)
    if row is None:
        raise NotFound(unit=code)
    return Frame(year, row, rows, queries.rights(row.unit, [r.unit for r in rows], by=request.actor))


def draft_of(request: HttpRequest, frame: Frame) -> PlanText:
    """The open draft of the frame's plan. Raises NotFound when there is none for this reader."""
    draft = queries.draft(frame.year, frame.unit.id, by=request.actor, tree=frame.tree)
    if draft is None:
        raise NotFound(draft=frame.unit.code)
    return draft


@dataclass(frozen=True, slots=True)
class Level:
    """One line of the tree of levels: the unit, what stands below it, whether it is open."""

    row: PlanRow
    below: list["Level"]
    is_here: bool
    is_open: bool


def levels(frame: Frame) -> list[Level]:
    """The levels as nested lists, open down to where one is."""
    return [_level(row, frame) for row in frame.rows if row.unit.depth == 0]


def _level(row: PlanRow, frame: Frame) -> Level:
    below = [_level(child, frame) for child in frame.rows if child.unit.parent_id == row.unit.id]
    here = row.unit.id == frame.unit.id
    return Level(row, below, here, row.unit.id in frame.unit.path or row.unit.depth == 0)


def band(request: HttpRequest, frame: Frame) -> dict[str, Any]:
    """The steps towards next year's plan, shown from the day the first begins. 5 queries; 2 in that year's own."""
    today, coming = clock.today(), clock.today().year + 1
    if frame.year not in {coming - 1, coming}:
        return {}
    rows = frame.rows if frame.year == coming else None
    steps = queries.steps(request.actor.agency_id, coming, today=today, rows=rows)
    now = _now(steps)
    return {"steps": steps, "step_now": now, "step_year": coming} if now else {}


def _now(steps: list[StepRow]) -> int:
    """The number of the step one is in, counted from one: the last that has begun."""
    return sum(step.state != "ahead" for step in steps)


def coming_draft(request: HttpRequest, frame: Frame) -> str:
    """The address of next year's draft for somebody who writes it, else nothing."""
    coming = clock.today().year + 1
    if frame.year != coming - 1 or not frame.rights.draft:
        return ""
    return reverse("planning:draft", args=[coming, frame.unit.code])
