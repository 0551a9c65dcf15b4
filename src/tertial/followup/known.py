"""What the other parts know about commitments: the ground for the proposed light."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tertial.calc.periods import Period
from tertial.indicators import queries as indicators
from tertial.indicators.queries import IndicatorRow
from tertial.kernel import clock
from tertial.planning import queries as planning
from tertial.planning.queries import CommitmentRow

from . import scales
from .booked import Booked, booked
from .models import CommitmentReport, Round
from .rules.proposal import Known, Measure, Proposal, Step, propose

UP = "up"


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known about a commitment in a round, and the light that it speaks for."""

    plan: CommitmentRow | None
    indicators: tuple[IndicatorRow, ...]
    cost: Booked | None
    proposal: Proposal


def ground_for(part: CommitmentReport) -> Ground:
    """The ground for one commitment: as of today, or of the period's last day once it has passed. 20 queries."""
    round_ = part.report.round
    plan = next(iter(planning.commitments(round_.agency_id, round_.year, ids=[part.commitment_id])), None)
    ids = plan.indicator_ids if plan else ()
    measured = tuple(indicators.indicators(round_.agency_id, ids=ids)) if ids else ()
    cost = booked(round_.agency_id, round_.year, round_.period, plan.ledger_keys) if plan else None
    on = min(clock.today(), Period(round_.period).last_day(round_.year))
    known = Known(
        start=part.start,
        due=part.due,
        steps=tuple(Step(m.title, m.due, m.done_on) for m in plan.milestones) if plan else (),
        measures=tuple(_measures(measured, on)),
        budget=cost.budget if cost else None,
        actual=cost.actual if cost else None,
        was_done=was_done(round_, part.commitment_id),
    )
    return Ground(plan, measured, cost, propose(known, on))


def was_done(round_: Round, commitment_id: int) -> bool:
    """Whether it was reported as done in an earlier round of the year. 1 query."""
    earlier = CommitmentReport.objects.filter(
        agency_id=round_.agency_id,
        commitment_id=commitment_id,
        on_plan=scales.DONE,
        reported_at__isnull=False,
        report__round__year=round_.year,
        report__round__period__lt=round_.period,
    )
    return earlier.exists()


def _measures(measured: Iterable[IndicatorRow], on: date) -> Iterable[Measure]:
    """Values beside the targets whose day has come; a target ahead says nothing yet."""
    for indicator in measured:
        if indicator.latest and indicator.target and indicator.target.due_on <= on:
            higher = indicator.direction == UP
            yield Measure(indicator.name, float(indicator.latest.value), float(indicator.target.value), higher)
