"""Who somebody is and what they may do on a day."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tertial.organisation import queries as organisation
from tertial.organisation.models import Person
from tertial.organisation.queries import valid

from .actor import Actor
from .models import RoleHolding, Substitution
from .rights import EVERYBODY, RIGHTS


@dataclass(frozen=True, slots=True)
class SubstitutionRow:
    """Who stands in for whom, between which days (inclusive)."""

    id: int
    person_id: int
    person: str
    substitute_id: int
    substitute: str
    valid_from: date
    valid_to: date


def actor_of_person(person_id: int, *, on: date) -> Actor | None:
    """The actor that a person is on a day, or None when the person is not there that day. 4 queries."""
    person = Person.objects.filter(valid(on), pk=person_id).first()
    return _actor(person, on) if person else None


def actor_of_user(user_id: int, *, on: date, agency_id: int | None = None) -> Actor | None:
    """The actor that a signed-in user is, at the given agency or at the first where they are. 4 queries."""
    people = Person.objects.filter(valid(on), user_id=user_id).order_by("agency_id")
    if agency_id is not None:
        people = people.filter(agency_id=agency_id)
    person = people.first()
    return _actor(person, on) if person else None


def _actor(person: Person, on: date) -> Actor:
    standing_in = list(
        Substitution.objects.filter(valid(on), agency_id=person.agency_id, substitute=person).values_list(
            "person_id", "person__name"
        )
    )
    holders = [person.pk, *(whom for whom, _name in standing_in)]
    held = RoleHolding.objects.filter(valid(on), agency_id=person.agency_id, person__in=holders).order_by("pk")
    tree = organisation.units(person.agency_id, on=on)
    rights: dict[str, set[int]] = defaultdict(set)
    for right in EVERYBODY:
        rights[right].update(unit.id for unit in tree)
    roles = []
    for holding in held:
        below = {unit.id for unit in tree if holding.unit_id in unit.path}
        for right in RIGHTS[holding.role]:
            rights[right] |= below
        if holding.person_id == person.pk:
            roles.append((holding.role, holding.unit_id))
    return Actor(
        agency_id=person.agency_id,
        name=person.name,
        user_id=person.user_id,
        person_id=person.pk,
        email=person.email,
        title=person.title,
        unit_id=person.unit_id,
        roles=tuple(roles),
        rights={right: frozenset(units) for right, units in rights.items()},
        acting_for=tuple(standing_in),
    )


def holders(agency_id: int, role: str, *, on: date) -> list[tuple[int, int, str]]:
    """Who holds a role: (unit id, person id, name). 1 query."""
    return holders_by_role(agency_id, (role,), on=on)[role]


def holders_by_role(agency_id: int, roles: Collection[str], *, on: date) -> dict[str, list[tuple[int, int, str]]]:
    """Who holds each of some roles: (unit id, person id, name). 1 query."""
    by_role: dict[str, list[tuple[int, int, str]]] = {role: [] for role in roles}
    found = RoleHolding.objects.filter(valid(on), agency_id=agency_id, role__in=roles).order_by("unit_id", "pk")
    for role, *holder in found.values_list("role", "unit_id", "person_id", "person__name"):
        by_role[role].append(tuple(holder))
    return by_role


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role that a person holds in a unit."""

    person_id: int
    unit_id: int
    unit: str
    role: str
    valid_from: date
    valid_to: date | None


def roles(agency_id: int, *, on: date) -> list[RoleRow]:
    """Every role held on the day. 1 query."""
    found = RoleHolding.objects.filter(valid(on), agency_id=agency_id).order_by("person_id", "unit_id", "role")
    columns = ("person_id", "unit_id", "unit__name", "role", "valid_from", "valid_to")
    return [RoleRow(*row) for row in found.values_list(*columns)]


def substitutions(agency_id: int, *, on: date) -> list[SubstitutionRow]:
    """Substitutions that hold on the day or later, by first day. 1 query."""
    found = (
        Substitution.objects.filter(agency_id=agency_id, valid_to__gte=on)
        .select_related("person", "substitute")
        .order_by("valid_from", "pk")
    )
    return [
        SubstitutionRow(
            s.pk, s.person_id, s.person.name, s.substitute_id, s.substitute.name, s.valid_from, s.valid_to
        )
        for s in found
    ]
