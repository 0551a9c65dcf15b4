"""What the other parts know about commitments: the ground for the proposed light."""

from collections.abc import Iterable
from datetime import date

from tertial.calc.periods import Period
from tertial.indicators import queries as indicators
from tertial.indicators.queries import IndicatorRow
from tertial.kernel import clock
from tertial.planning import queries as planning
from tertial.planning.queries import CommitmentRow

from . import scales
from .models import CommitmentReport, Round
from .rules.proposal import Known, Measure, Proposal, Step, propose

UP = "up"


def proposal_for(part: CommitmentReport) -> Proposal:
    """The proposal for one commitment today. Some 9 queries, whatever the size of the plan."""
    return proposals(part.report.round, [part])[part.pk]


def proposals(round_: Round, parts: Iterable[CommitmentReport]) -> dict[int, Proposal]:
    """The proposals for many, by the id of what is reported; looked at today, or on the period's last day."""
    parts = list(parts)
    ids = [part.commitment_id for part in parts]
    rows = {row.id: row for row in planning.commitments(round_.agency_id, round_.year, ids=ids)}
    wanted = {i for row in rows.values() for i in row.indicator_ids}
    measured = {row.id: row for row in indicators.indicators(round_.agency_id, ids=wanted)} if wanted else {}
    done = done_before(round_, ids)
    on = min(clock.today(), Period(round_.period).last_day(round_.year))
    return {part.pk: _propose(part, rows.get(part.commitment_id), measured, done, on) for part in parts}


def done_before(round_: Round, commitment_ids: list[int]) -> set[int]:
    """Those that were reported as done in an earlier round of the year. 1 query."""
    earlier = CommitmentReport.objects.filter(
        agency_id=round_.agency_id,
        commitment_id__in=commitment_ids,
        on_plan=scales.DONE,
        reported_at__isnull=False,
        report__round__year=round_.year,
        report__round__period__lt=round_.period,
    )
    return set(earlier.values_list("commitment_id", flat=True))


def _propose(
    part: CommitmentReport,
    row: CommitmentRow | None,
    measured: dict[int, IndicatorRow],
    done: set[int],
    on: date,
) -> Proposal:
    known = Known(
        start=part.start,
        due=part.due,
        steps=tuple(Step(m.title, m.due, m.done_on) for m in row.milestones) if row else (),
        measures=tuple(_measures(row, measured, on)) if row else (),
        was_done=part.commitment_id in done,
    )
    return propose(known, on)


def _measures(row: CommitmentRow, measured: dict[int, IndicatorRow], on: date) -> Iterable[Measure]:
    """Values beside the targets whose day has come; a target ahead says nothing yet."""
    for indicator in (measured[i] for i in row.indicator_ids if i in measured):
        if indicator.latest and indicator.target and indicator.target.due_on <= on:
            higher = indicator.direction == UP
            yield Measure(indicator.name, float(indicator.latest.value), float(indicator.target.value), higher)
