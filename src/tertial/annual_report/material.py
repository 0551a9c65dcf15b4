"""The year's material beside a section: what was promised, what went another way, what was measured and learnt."""

from dataclasses import dataclass, replace

from tertial.evaluation.queries import plans as evaluation
from tertial.followup import queries as followup
from tertial.indicators import queries as indicators
from tertial.kernel.keeping import kept
from tertial.planning import queries as planning
from tertial.reflection import queries as reflection

from .sources import Offer, offers


@dataclass(frozen=True, slots=True)
class Material:
    """What somebody who writes a section may build on. Without a result area it is the whole agency's."""

    commitments: tuple[planning.CommitmentRow, ...]
    deviations: tuple[followup.DeviationRow, ...]
    indicators: tuple[indicators.IndicatorRow, ...]
    evaluations: tuple[evaluation.PlanRow, ...]
    quotes: tuple[reflection.ConclusionRow, ...]


def material(agency_id: int, year: int, area_key: str = "") -> Material:
    """The material for a result area, or for all of them. The query count does not grow with it."""
    found = _recorded(agency_id, year, area_key)
    chosen = {row.id for row in found.commitments}
    told = followup.deviations(agency_id, year, open_only=False)  # asked anew: a draft of one records no event
    return replace(found, deviations=tuple(d for d in told if d.commitment_id in chosen))


@kept
def _recorded(agency_id: int, year: int, area_key: str) -> Material:
    rows = planning.commitments(agency_id, year)
    chosen = [row for row in rows if not area_key or row.area_key == area_key]
    units = {row.unit_id for row in chosen}
    measured = {pk for row in chosen for pk in row.indicator_ids}
    return Material(
        tuple(chosen),
        (),
        tuple(indicators.indicators(agency_id, ids=measured)) if measured else (),
        tuple(e for e in evaluation.plans(agency_id) if e.unit_id in units and _concerns(e, year)),
        tuple(q for q in reflection.quotable(agency_id, year) if q.unit_id in units),
    )


def _concerns(plan: evaluation.PlanRow, year: int) -> bool:
    return plan.starts_on.year <= year <= (plan.finished_on or plan.due_on).year


def figures_to_insert(agency_id: int, year: int) -> list[Offer]:
    """Everything that can be linked, by source and label."""
    return sorted(offers(agency_id, year).values(), key=lambda offer: (offer.source, offer.label))
