"""What a person owes: asked of every domain below, sorted by day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tertial.access.actor import Actor
from tertial.annual_report import queries as annual_report
from tertial.cycle import queries as cycle
from tertial.evaluation import queries as evaluation
from tertial.followup import queries as followup
from tertial.improvement import queries as improvement
from tertial.indicators import queries as indicators
from tertial.kernel.duties import Duty
from tertial.monthly_report import queries as monthly_report
from tertial.planning import queries as planning
from tertial.reflection import queries as reflection
from tertial.steering import queries as steering

from .keeping import kept_for_person

Offer = Callable[[Actor, date], list[Duty]]

OFFERS: tuple[Offer, ...] = (
    cycle.duties,
    steering.duties,
    indicators.duties,
    planning.duties,
    improvement.duties,
    followup.duties,
    evaluation.duties,
    monthly_report.duties,
    reflection.duties,
    annual_report.duties,
)


def duties(actor: Actor, today: date) -> list[Duty]:
    """Everything that waits for the person, the nearest day first, what has no day last."""
    found = [duty for offer in OFFERS for duty in offer(actor, today)]
    return sorted(found, key=lambda duty: (duty.due or date.max, duty.title))


duties_kept = kept_for_person(duties)  # for My page, and for the rail and the ruler of every page


@dataclass(frozen=True, slots=True)
class Grouped:
    """A person's duties as My page shows them. `signatures` wait for a name under them, the rest for work."""

    late: list[Duty]
    this_week: list[Duty]
    next_week: list[Duty]
    later: list[Duty]
    signatures: list[Duty]

    @property
    def todo(self) -> list[Duty]:
        """All work, in order."""
        return [*self.late, *self.this_week, *self.next_week, *self.later]


def grouped(found: list[Duty], today: date) -> Grouped:
    """Duties by week: late, this week (through Sunday), next week, later (and what has no day)."""
    sunday = today + timedelta(6 - today.weekday())
    work = [duty for duty in found if duty.sort == "todo"]

    def between(first: date, last: date) -> list[Duty]:
        return [duty for duty in work if first <= (duty.due or date.max) <= last]

    return Grouped(
        late=between(date.min, today - timedelta(1)),
        this_week=between(today, sunday),
        next_week=between(sunday + timedelta(1), sunday + timedelta(7)),
        later=between(sunday + timedelta(8), date.max),
        signatures=[duty for duty in found if duty.sort == "sign"],
    )
