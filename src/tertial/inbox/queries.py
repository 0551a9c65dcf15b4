"""What a person owes: asked of every domain below, sorted by day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module

from tertial.access.actor import Actor
from tertial.kernel.duties import Duty

from .keeping import kept

DOMAINS = (
    "cycle",
    "steering",
    "ledger",
    "indicators",
    "planning",
    "appropriations",
    "budget",
    "improvement",
    "followup",
    "evaluation",
    "monthly_report",
    "reflection",
    "annual_report",
)

Offer = Callable[[Actor, date], list[Duty]]


def _offers() -> Iterator[Offer]:
    """Each domain's `queries.duties`, of the domains that have one."""
    for name in DOMAINS:
        try:
            queries = import_module(f"tertial.{name}.queries")
        except ImportError as missing:
            if not (missing.name or "").startswith("tertial."):
                raise
            continue
        if hasattr(queries, "duties"):
            yield queries.duties


OFFERS: tuple[Offer, ...] = tuple(_offers())


def duties(actor: Actor, today: date) -> list[Duty]:
    """Everything that waits for the person, the nearest day first, what has no day last."""
    found = [duty for offer in OFFERS for duty in offer(actor, today)]
    return sorted(found, key=lambda duty: (duty.due or date.max, duty.title))


def duties_kept(actor: Actor, today: date) -> list[Duty]:
    """The same, kept until something is done at the agency: for the rail and the ruler of every page."""
    return kept("duties", duties, actor, today)


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
