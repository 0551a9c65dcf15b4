"""How much of the ledger a person may read: all of it, or the cost centres of their own units."""

from tertial.access.actor import Actor
from tertial.kernel import clock
from tertial.organisation import queries as organisation


def cost_centres_of(actor: Actor) -> list[str] | None:
    """The ranges of cost centres whose rows the person may read; None means every row. 2 queries at most."""
    units = actor.units_with("ledger.read")
    root = organisation.units(actor.agency_id, on=clock.today())[:1]
    if actor.everywhere or (root and root[0].id in units):
        return None
    return [f"{first}..{last}" for first, last, unit in organisation.cost_centres(actor.agency_id) if unit in units]
