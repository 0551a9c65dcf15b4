"""Answers kept until something is done at the agency: what My page says changes only with an event or a new day."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.core.cache import cache
from django.utils.translation import get_language

from tertial.access.actor import Actor
from tertial.kernel import events

KEPT_SECONDS = 600

Answer = TypeVar("Answer")


def kept(name: str, ask: Callable[[Actor, date], Answer], actor: Actor, today: date) -> Answer:
    """The answer of `ask` for a person, a day and a language. 1 query while nothing happens."""
    last = events.last_of(actor.agency_id)
    key = f"inbox:{name}:{actor.person_id}:{today}:{get_language()}:{last}"
    nothing = object()
    answer = cache.get(key, nothing)
    if answer is nothing:
        answer = ask(actor, today)
        cache.set(key, answer, KEPT_SECONDS)
    return answer
