"""The plain rows that the queries of follow-up give."""

from dataclasses import dataclass
from datetime import date, datetime

from tertial.followup import scales
from tertial.followup.rules.finding import Finding, Standing
from tertial.followup.rules.weight import Part


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round with its days, and how many units have handed in."""

    id: int
    year: int
    period: str
    state: str
    opens_on: date
    units_due: date
    departments_due: date
    compiled_due: date
    management_on: date
    money_opens_on: date | None
    closed_on: date | None
    units: int = 0
    handed_in: int = 0

    @property
    def is_open(self) -> bool:
        return self.state == "open"


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """Something sent back: why, by whom, when, about what."""

    reason: str
    by: str
    at: datetime
    part_id: int | None
    number: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One unit's report in a round."""

    id: int
    round_id: int
    unit_id: int
    unit_code: str
    unit: str
    kind: str
    depth: int
    parent_id: int | None
    state: str
    assessment: str
    expected_deviation: int | None
    money_comment: str
    saved_at: datetime | None
    submitted_at: datetime | None
    submitted_by: str
    approved_at: datetime | None
    approved_by: str
    went_on_without: str
    has_forecasts: bool = False

    @property
    def is_open(self) -> bool:
        return self.state in scales.OPEN_STATES

    @property
    def is_handed_in(self) -> bool:
        return self.state in scales.HANDED_IN


@dataclass(frozen=True, slots=True)
class PartRow:
    """What is reported on one commitment, with the plan's own words about it."""

    id: int
    report_id: int
    unit_id: int
    commitment_id: int
    number: str
    title: str
    expected_result: str
    area_key: str
    objective_id: int | None
    objective: str
    start: date | None
    due: date | None
    responsible_id: int | None
    responsible: str
    answers_requirement: bool
    on_plan: str
    attainment: str
    proposed: str
    proposed_reasons: tuple[dict, ...]
    reason: str
    comment: str
    version: int
    saved_at: datetime | None
    saved_by: str
    reported_at: datetime | None
    reported_by: str
    seen_at: datetime | None

    @property
    def is_reported(self) -> bool:
        return self.reported_at is not None

    @property
    def waits_for_head(self) -> bool:
        return self.is_reported and self.seen_at is None


@dataclass(frozen=True, slots=True)
class DeviationRow:
    """One deviation with its weight and the parts of it."""

    id: int
    number: str
    commitment_id: int
    commitment_number: str
    commitment: str
    unit_id: int
    unit_code: str
    unit: str
    light: str
    what: str
    cause: str
    consequence: str
    effect: int | None
    action: str
    owner_id: int | None
    owner: str
    due: date | None
    decision_wanted: str
    decision_background: str
    opened_on: date
    opened_in: str
    year: int
    age: int
    state: str
    closed_on: date | None
    result: str
    weight: int
    parts: tuple[Part, ...]

    @property
    def short_action(self) -> str:
        """The action as the beginning of a line that goes on with who and when."""
        return self.action.rstrip(" .")


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision asked for, and what became of it."""

    id: int
    number: int
    title: str
    background: str
    deviation_id: int
    deviation: str
    unit: str
    unit_code: str
    asked_on: date
    asked_by: str
    outcome: str
    text: str
    decided_on: date | None
    decided_by: str
    reporting_officer: str
    participants: tuple[str, ...]
    registry_number: str
    sha256: str


@dataclass(frozen=True, slots=True)
class MissingRow:
    """One thing that is missing before a report can be handed in, or one unit that has not handed in."""

    code: str
    unit_id: int
    unit_code: str
    unit: str
    person: str = ""
    part_id: int | None = None
    number: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One commitment in the matrix."""

    part_id: int
    number: str
    title: str
    on_plan: str
    reported: bool
    before: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One unit in the matrix: a cell of glyphs per area, in the order of the columns."""

    report: ReportRow
    cells: tuple[tuple[Glyph, ...], ...]
    done: int
    total: int
    expected_deviation: int | None
    reminded_on: date | None
    head: str
    substitute: str


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """A department with the units below it."""

    name: str
    report: ReportRow | None
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a result area or an objective. `good` of `total` are on plan or done."""

    key: str
    name: str
    good: int
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Units × areas in a round, with the sums."""

    round: RoundRow
    columns: tuple[Column, ...]
    groups: tuple[MatrixGroup, ...]
    counts: dict[str, int]
    handed_in: int
    units: int
    standing: Standing
    finding: Finding


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many commitments stood where in one round of the year."""

    round: RoundRow
    counts: dict[str, int]
    total: int


@dataclass(frozen=True, slots=True)
class Move:
    """A commitment whose light changed since the round before."""

    part_id: int
    number: str
    title: str
    unit: str
    unit_code: str
    before: str
    now: str
    better: bool
