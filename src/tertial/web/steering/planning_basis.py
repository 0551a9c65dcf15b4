"""Last year's results (planeringsunderlag): what the other parts of the system know, asked for at once."""

from dataclasses import dataclass

from tertial.access.actor import Actor
from tertial.followup import queries as followup
from tertial.followup.queries import DeviationRow
from tertial.indicators import queries as indicators
from tertial.indicators.queries import IndicatorRow
from tertial.planning import queries as planning
from tertial.planning.queries import CommitmentRow
from tertial.reflection import queries as reflection
from tertial.reflection.queries import ConclusionRow

NOT_REACHED = ("deviation", "late", "not_started", "dropped")


@dataclass(frozen=True, slots=True)
class Basis:
    """What a year leaves behind for the plan of the next."""

    year: int
    commitments: list[CommitmentRow]
    of: int
    deviations: list[DeviationRow]
    off_target: list[IndicatorRow]
    held: int  # indicators with a value and a target that year
    lessons: list[ConclusionRow]


def of_year(year: int, *, reader: Actor) -> Basis:
    """The results of a year: commitments not reached, open deviations, indicators off target, lessons.

    A fixed number of queries, those of the four parts.
    """
    agency_id = reader.agency_id
    commitments = planning.commitments(agency_id, year)
    measured = [row for row in indicators.of_year(agency_id, year) if row.reached is not None]
    return Basis(
        year=year,
        commitments=[row for row in commitments if row.status in NOT_REACHED],
        of=len(commitments),
        deviations=followup.deviations(agency_id, year),
        off_target=[row for row in measured if not row.reached],
        held=len(measured),
        lessons=reflection.lessons(agency_id, year, reader=reader),
    )
