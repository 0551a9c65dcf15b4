"""Fixed identifiers of planning, and the kinds of node that an agency starts with."""

from dataclasses import dataclass

AREA, OBJECTIVE, PRIORITY, COMMITMENT, ACTIVITY = "area", "objective", "priority", "commitment", "activity"
SORTS = (AREA, OBJECTIVE, PRIORITY, COMMITMENT, ACTIVITY)

STATUSES = ("on_plan", "deviation", "late", "not_started", "done", "dropped")
NEEDS_NOTE = {"deviation", "late", "dropped"}
NOTE_LIMIT = 300

TITLE_LIMIT, TEXT_LIMIT = 200, 20_000

SAYS = ("text", "why")
DOES = (*SAYS, "responsible", "start", "due")
PROMISES = (
    *DOES, "expected_result", "requirements", "indicators", "contributors", "milestones", "ledger_keys"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of node before it is anybody's."""

    code: str
    sort: str
    answers_to: tuple[str, ...]
    fields: tuple[str, ...]


DEFAULT_KINDS = (
    Kind("result_area", AREA, (), SAYS),
    Kind("objective", OBJECTIVE, ("result_area", "objective", "priority"), (*SAYS, "requirements", "indicators")),
    Kind("priority", PRIORITY, ("result_area", "objective"), (*SAYS, "requirements")),
    Kind("commitment", COMMITMENT, ("objective", "priority", "commitment"), PROMISES),
    Kind("activity", ACTIVITY, ("commitment", "activity"), DOES),
)

SECTIONS = ("mission", "staffing", "budget", "risks", "followup")
