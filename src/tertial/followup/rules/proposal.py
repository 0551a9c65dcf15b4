"""Which light the system proposes for a commitment, and why. The person decides; the two are kept apart."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tertial.followup.scales import DEVIATION, DONE, LATE, NOT_STARTED, ON_PLAN

ORDER = (ON_PLAN, DEVIATION, LATE)


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone: what, by when, done when."""

    title: str
    due: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator's latest value beside its target. `higher` says which way is better."""

    name: str
    value: float | None
    target: float | None
    higher: bool = True

    @property
    def shortfall(self) -> float:
        """How far off the target, as a share of it; nothing when the target is met or unknown."""
        if self.value is None or not self.target:
            return 0.0
        missing = (self.target - self.value) if self.higher else (self.value - self.target)
        return max(0.0, missing / abs(self.target))


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a difference counts (domain.md 5.2): money beyond both a share and an amount, in öre."""

    money_share: float = 0.05
    money_amount: int = 50_000_000
    indicator_share: float = 0.10
    milestone_days: int = 60


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about a commitment on the day it is looked at. Amounts in öre."""

    start: date | None = None
    due: date | None = None
    steps: tuple[Step, ...] = ()
    measures: tuple[Measure, ...] = ()
    budget: int | None = None
    actual: int | None = None
    was_done: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code, the light it speaks for, and the facts that the words need."""

    code: str
    light: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The proposed light with its reasons, the weightiest first."""

    light: str
    reasons: tuple[Reason, ...]


def propose(known: Known, on: date, limits: Thresholds | None = None) -> Proposal:
    """The light that milestones, dates, indicators and money speak for on a day."""
    limits = limits or Thresholds()
    if known.was_done:
        return Proposal(DONE, (Reason("was_done", DONE),))
    if known.steps and all(step.done_on and step.done_on <= on for step in known.steps):
        return Proposal(DONE, (Reason("all_steps_done", DONE, {"count": len(known.steps)}),))
    against = [
        *_dates(known, on),
        *_steps(known.steps, on, limits),
        *_measures(known, limits),
        *_money(known, limits),
    ]
    if against:
        against.sort(key=lambda reason: -ORDER.index(reason.light))
        return Proposal(against[0].light, tuple(against))
    if known.start and known.start > on:
        return Proposal(NOT_STARTED, (Reason("starts_later", NOT_STARTED, {"start": known.start.isoformat()}),))
    return Proposal(ON_PLAN, (Reason("nothing_against", ON_PLAN),))


def _dates(known: Known, on: date) -> Iterable[Reason]:
    if known.due and known.due < on:
        yield Reason("past_due", LATE, {"due": known.due.isoformat()})


def _steps(steps: tuple[Step, ...], on: date, limits: Thresholds) -> Iterable[Reason]:
    overdue = [step for step in steps if step.due < on and not (step.done_on and step.done_on <= on)]
    for step in overdue:
        late = (on - step.due).days > limits.milestone_days
        facts = {"title": step.title, "due": step.due.isoformat(), "others_in_time": len(overdue) == 1}
        yield Reason("step_overdue", LATE if late else DEVIATION, facts)


def _measures(known: Known, limits: Thresholds) -> Iterable[Reason]:
    for measure in known.measures:
        if measure.shortfall > limits.indicator_share:
            facts = {"name": measure.name, "value": measure.value, "target": measure.target}
            yield Reason("off_target", DEVIATION, facts)


def _money(known: Known, limits: Thresholds) -> Iterable[Reason]:
    if known.budget is None or known.actual is None:
        return
    difference = known.budget - known.actual
    beyond_share = abs(difference) > limits.money_share * abs(known.budget)
    if beyond_share and abs(difference) >= limits.money_amount:
        yield Reason("off_budget", DEVIATION, {"difference": difference, "budget": known.budget})
