"""The audit chain: who did what, when. Recorded inside the action's own transaction."""

import hashlib
from datetime import UTC
from typing import Any, Protocol

from django.db import connection, transaction

from . import clock, reading
from .decisions import canonical
from .models import Event

FIRST = "0" * 64
CHAIN_LOCK = 7_368_411  # any number; PostgreSQL's advisory lock for the tail of the chain


class Doer(Protocol):
    """Whoever acts: signed in with a name, for one tenant."""

    user_id: int | None
    name: str
    agency_id: int


def _hash(event: Event) -> str:
    told = {
        "previous": event.previous_sha256,
        "at": event.at.astimezone(UTC).isoformat(),
        "kind": event.kind,
        "tenant": event.tenant,
        "user": event.user_id,
        "name": event.name,
        "subject": event.subject,
        "facts": event.facts,
    }
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def record(kind: str, *, by: Doer | None, subject: str = "", **facts: Any) -> None:
    """Add one event to the chain. `facts` must be plain JSON. Call it inside the action's transaction."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
        last = Event.objects.order_by("-pk").values_list("sha256", flat=True).first()
        event = Event(
            at=clock.now(),
            kind=kind,
            tenant=by.agency_id if by else None,
            user_id=by.user_id if by else None,
            name=by.name if by else "Tertial",
            subject=subject,
            facts=facts,
            previous_sha256=last or FIRST,
        )
        event.sha256 = _hash(event)
        event.save(force_insert=True)
    reading.forget()


def broken_at() -> int | None:
    """The id of the first event whose hash or link does not hold, or None when the whole chain holds."""
    previous = FIRST
    for event in Event.objects.order_by("pk").iterator(chunk_size=2000):
        if event.previous_sha256 != previous or event.sha256 != _hash(event):
            return event.pk
        previous = event.sha256
    return None


@reading.once
def last_of(tenant: int) -> str:
    """The hash of a tenant's newest event: changes whenever anything is done there. 1 query."""
    return Event.objects.filter(tenant=tenant).order_by("-pk").values_list("sha256", flat=True).first() or ""


def history(subject: str, *, tenant: int, limit: int = 50) -> list[Event]:
    """What was done to one thing, newest first. 1 query."""
    return list(Event.objects.filter(tenant=tenant, subject=subject).order_by("-pk")[:limit])
