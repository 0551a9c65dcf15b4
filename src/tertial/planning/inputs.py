"""What one says about a node when it is added or changed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MilestoneInput:
    """A step on the way. The key is empty for a new one and kept for one that stands already."""

    title: str
    due: date | None
    key: str = ""


@dataclass(frozen=True, slots=True)
class ContributorInput:
    """Another unit that is asked to take part, with what is asked of it."""

    unit_id: int
    request: str = ""
    answer_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeInput:
    """Everything that is said about a node. An empty number means the next free one."""

    kind: str = "commitment"
    title: str
    number: str = ""
    text: str = ""
    why: str = ""
    expected_result: str = ""
    responsible_id: int | None = None
    start: date | None = None
    due: date | None = None
    answers: tuple[int, ...] = ()
    requirements: tuple[int, ...] = ()
    indicators: tuple[int, ...] = ()
    ledger_keys: tuple[str, ...] = ()
    milestones: tuple[MilestoneInput, ...] = ()
    contributors: tuple[ContributorInput, ...] = ()
