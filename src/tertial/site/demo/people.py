"""Who does what in the example: people as actors on a day."""

from datetime import date

from tertial.access import queries as access
from tertial.access.actor import Actor
from tertial.organisation.models import Person

from .organisation import CODE, email_of


def acting(name: str, on: date) -> Actor:
    """Somebody at the example agency as an actor with that day's rights."""
    person = Person.objects.get(agency__code=CODE, email=email_of(name))
    actor = access.actor_of_person(person.pk, on=on)
    if actor is None:
        raise LookupError(f"{name} is not at the agency on {on}")
    return actor
