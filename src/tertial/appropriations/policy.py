"""Who may change appropriations: those who hold the right in the agency as a whole."""

from tertial.access.actor import Actor
from tertial.access.rights import ALL_RIGHTS
from tertial.kernel.errors import NotAllowed
from tertial.kernel.reading import once
from tertial.organisation.models import Unit


def may_for_the_agency(by: Actor, right: str) -> bool:
    """Whether the right is held in the agency itself, not only in a part of it. 1 query."""
    return by.everywhere or right in rights_in_the_agency(by)


def rights_in_the_agency(by: Actor) -> frozenset[str]:
    """Every right that is held in the agency itself. 1 query."""
    if by.everywhere:
        return ALL_RIGHTS
    root = _root(by.agency_id)
    return frozenset(right for right, units in by.rights.items() if root in units)


@once
def _root(agency_id: int) -> int | None:
    return Unit.objects.filter(agency_id=agency_id, parent=None).values_list("pk", flat=True).first()


def demand(by: Actor, right: str) -> None:
    """Refuse who does not hold the right in the agency as a whole."""
    if not may_for_the_agency(by, right):
        raise NotAllowed(right=right)
