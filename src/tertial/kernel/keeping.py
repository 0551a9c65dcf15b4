"""Answers kept from one page to the next: as long as nothing is done at the agency, they stay the same.

Every action records an event, so the newest event's hash says whether anything was done. Only pages are given what
was kept; an action asks anew.
"""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Concatenate, ParamSpec, TypeVar

from django.core.cache import cache
from django.utils.translation import get_language

from . import clock, events, reading

KEPT_SECONDS = 600

About = ParamSpec("About")
Answer = TypeVar("Answer")


def keep(tenant: int, about: tuple[object, ...], ask: Callable[[], Answer]) -> Answer:
    """The answer about something, for a day and a language. 1 query in a reading while nothing happens."""
    told = repr((tenant, about, clock.today(), get_language(), events.last_of(tenant)))
    key, nothing = sha256(told.encode()).hexdigest(), object()
    answer = cache.get(key, nothing)
    if answer is nothing:
        answer = ask()
        cache.set(key, answer, KEPT_SECONDS)
    return answer


def kept(ask: Callable[Concatenate[int, About], Answer]) -> Callable[Concatenate[int, About], Answer]:
    """Let a question about an agency be answered with what was kept, when it is asked in a reading."""

    @wraps(ask)
    def asked(agency_id: int, *args: About.args, **kwargs: About.kwargs) -> Answer:
        if not reading.is_on():
            return ask(agency_id, *args, **kwargs)
        about = (ask.__module__, ask.__qualname__, args, sorted(kwargs.items()))
        return keep(agency_id, about, lambda: ask(agency_id, *args, **kwargs))

    return reading.once(asked)
