"""The rows that planning's questions are answered with."""

from dataclasses import dataclass
from datetime import date, datetime

from tertial.organisation.queries import UnitRow
from tertial.planning.scales import AREA


@dataclass(frozen=True, slots=True)
class AboveRow:
    """A node that another answers to, as it is called."""

    id: int
    kind: str
    sort: str
    kind_name: str
    number: str
    title: str
    unit: str
    unit_name: str
    unit_kind: str


@dataclass(frozen=True, slots=True)
class RequirementLink:
    """A requirement that a node answers: how it is called for short, and its heading."""

    id: int
    label: str
    document: str
    number: str
    heading: str


@dataclass(frozen=True, slots=True)
class IndicatorLink:
    """An indicator that a node is measured by."""

    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A step on the way; passed on a day, or not yet."""

    key: str
    title: str
    due: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """A unit asked to take part, and its answer: `asked|accepted|declined`."""

    unit: str
    unit_name: str
    request: str
    reply: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRow:
    """A node as one version says it, with how it goes."""

    id: int
    parent_id: int | None
    depth: int
    kind: str
    sort: str
    kind_name: str
    number: str
    title: str
    text: str
    why: str
    expected_result: str
    responsible_id: int | None
    responsible: str
    start: date | None
    due: date | None
    ledger_keys: tuple[str, ...]
    answers: tuple[AboveRow, ...]
    requirements: tuple[RequirementLink, ...]
    indicators: tuple[IndicatorLink, ...]
    milestones: tuple[MilestoneRow, ...]
    contributing: tuple[ContributionRow, ...]
    version_added: int
    status: str
    status_note: str
    status_on: date | None
    saved: int
    missing: tuple[str, ...]

    @property
    def is_loose(self) -> bool:
        """Whether it answers to nothing though it should."""
        return self.sort != AREA and not (self.answers or self.requirements)

    @property
    def passed(self) -> int:
        """How many milestones are passed."""
        return sum(m.done_on is not None for m in self.milestones)

    @property
    def next_milestone(self) -> MilestoneRow | None:
        """The first milestone not yet passed."""
        return next((m for m in self.milestones if m.done_on is None), None)


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One of the plan's own sections."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a plan with the facts of its decision, when there is one."""

    id: int
    plan_id: int
    number: int
    state: str
    reason: str
    started_by: str
    started_at: datetime
    submitted_by: str
    submitted_on: date | None
    decided_on: date | None
    decided_by: str
    reporting_officer: str
    participants: tuple[str, ...]
    dissent: str
    registry_number: str
    recorded_by: str
    recorded_at: datetime | None
    sha256: str
    pdf_sha256: str
    sections_saved: int

    @property
    def is_decided(self) -> bool:
        return self.recorded_at is not None


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """A submitted plan given back: why, by whom, about which node, and the day to answer by."""

    node_id: int | None
    reason: str
    returned_by: str
    returned_on: date
    answer_by: date | None


@dataclass(frozen=True, slots=True)
class PlanText:
    """A version of a plan as one reads it."""

    plan_id: int
    unit_id: int
    unit: str
    unit_name: str
    unit_kind: str
    year: int
    title: str
    sections: tuple[SectionRow, ...]
    nodes: tuple[NodeRow, ...]
    version: VersionRow


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A unit in the tree of a year with its plan, if any: what is in force, what is being written."""

    unit: UnitRow
    plan_id: int | None
    in_force: int | None
    decided_on: date | None
    draft: int | None
    draft_state: str
    commitments: int
    objectives: int


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment of a plan in force, with the objective and the result area it answers to."""

    id: int
    number: str
    title: str
    text: str
    unit_id: int
    unit: str
    responsible_id: int | None
    responsible: str
    start: date | None
    due: date | None
    expected_result: str
    objective_id: int | None
    objective: str
    area_key: str
    area: str
    requirement_ids: tuple[int, ...]
    indicator_ids: tuple[int, ...]
    ledger_keys: tuple[str, ...]
    milestones: tuple[MilestoneRow, ...]
    status: str
    status_note: str


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A result area of the agency's plan in force."""

    id: int
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A node in the tree of a whole year: where it stands and what it answers to."""

    id: int
    sort: str
    kind_name: str
    number: str
    title: str
    unit_id: int
    unit: str
    unit_code: str
    answers: tuple[int, ...]
    requirement_ids: tuple[int, ...]
    responsible: str
    start: date | None
    due: date | None
    status: str
