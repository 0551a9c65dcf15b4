"""Setting up an agency, its units and people from lists. The lists are checked before they come here.

Used when an agency starts (`tertial agency load`) and again whenever its lists change: what stands already is
kept as it is, what differs is changed, what the lists do not name is left alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from tertial.kernel import events
from tertial.kernel.models import User

from .models import Agency, CostCentres, Person, Unit


@dataclass(frozen=True, slots=True)
class AgencyEntry:
    """One agency as a list tells it."""

    code: str
    name: str
    registry_number_prefix: str
    governance: str


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """One unit; `parent` is the code of the unit above, empty for the agency itself."""

    code: str
    name: str
    parent: str
    kind: str
    valid_from: date
    valid_to: date | None
    cost_centres: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """One person with the unit where the person works."""

    email: str
    name: str
    unit: str
    valid_from: date
    valid_to: date | None


def put_agency(entry: AgencyEntry) -> int:
    """Make the agency or change what differs; gives its id. Its audit events belong to the agency itself."""
    told = {
        "name": entry.name,
        "registry_number_prefix": entry.registry_number_prefix,
        "governance": entry.governance,
    }
    agency, _new = Agency.objects.update_or_create(code=entry.code, defaults=told)
    return agency.pk


@transaction.atomic
def put_units(*, entries: Sequence[UnitEntry], by: events.Doer) -> dict[str, int]:
    """Make units (parents stand before children) and their cost centres; gives every unit's id by code."""
    ids = dict(Unit.objects.filter(agency_id=by.agency_id).values_list("code", "pk"))
    for position, entry in enumerate(entries):
        unit, _new = Unit.objects.update_or_create(
            agency_id=by.agency_id,
            code=entry.code,
            defaults={
                "name": entry.name,
                "kind": entry.kind,
                "parent_id": ids[entry.parent] if entry.parent else None,
                "valid_from": entry.valid_from,
                "valid_to": entry.valid_to,
                "position": position,
            },
        )
        ids[entry.code] = unit.pk
    _put_cost_centres(entries, ids, by.agency_id)
    events.record("organisation.units_loaded", by=by, subject=f"agency:{by.agency_id}", units=len(entries))
    return ids


def _put_cost_centres(entries: Sequence[UnitEntry], ids: dict[str, int], agency_id: int) -> None:
    wanted = {(ids[entry.code], first, last) for entry in entries for first, last in entry.cost_centres}
    listed = [ids[entry.code] for entry in entries]
    standing = CostCentres.objects.filter(agency_id=agency_id, unit_id__in=listed)
    if set(standing.values_list("unit_id", "first", "last")) == wanted:
        return
    standing.delete()
    CostCentres.objects.bulk_create(
        CostCentres(agency_id=agency_id, unit_id=unit, first=first, last=last)
        for unit, first, last in sorted(wanted)
    )


@transaction.atomic
def put_people(*, entries: Sequence[PersonEntry], units: dict[str, int], by: events.Doer) -> dict[str, int]:
    """Make people; who lacks a user gets one without a password. Gives every person's id by e-mail."""
    ids = {}
    for entry in entries:
        user = User.objects.filter(email=entry.email).first() or User.objects.create_user(entry.email)
        person, _new = Person.objects.update_or_create(
            agency_id=by.agency_id,
            email=entry.email,
            defaults={
                "user": user,
                "name": entry.name,
                "unit_id": units[entry.unit],
                "valid_from": entry.valid_from,
                "valid_to": entry.valid_to,
            },
        )
        ids[entry.email] = person.pk
    events.record("organisation.people_loaded", by=by, subject=f"agency:{by.agency_id}", people=len(entries))
    return ids
