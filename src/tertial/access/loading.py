"""Roles from a list, when an agency starts or its lists change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from tertial.kernel import events

from .models import RoleHolding


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A role that somebody holds in a unit between two days."""

    email: str
    unit: str
    role: str
    valid_from: date
    valid_to: date | None


@transaction.atomic
def put_roles(
    *, entries: Sequence[RoleEntry], people: dict[str, int], units: dict[str, int], by: events.Doer
) -> None:
    """Give the roles of a list; roles it does not name are left alone."""
    for entry in entries:
        RoleHolding.objects.update_or_create(
            person_id=people[entry.email],
            unit_id=units[entry.unit],
            role=entry.role,
            valid_from=entry.valid_from,
            defaults={"agency_id": by.agency_id, "valid_to": entry.valid_to},
        )
    events.record("access.roles_loaded", by=by, subject=f"agency:{by.agency_id}", roles=len(entries))
