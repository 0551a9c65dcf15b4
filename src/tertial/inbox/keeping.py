"""What My page says of a person changes only with an event at the agency or a new day, so it is kept till then."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import TypeVar

from tertial.access.actor import Actor
from tertial.kernel.keeping import keep

Answer = TypeVar("Answer")


def kept_for_person(ask: Callable[[Actor, date], Answer]) -> Callable[[Actor, date], Answer]:
    """Let a question about a person and a day be answered with what was kept. 1 query while nothing happens."""

    @wraps(ask)
    def asked(actor: Actor, today: date) -> Answer:
        about = (ask.__module__, ask.__qualname__, actor.person_id, today)
        return keep(actor.agency_id, about, lambda: ask(actor, today))

    return asked
