"""What can be done to roles and substitutes."""

from datetime import date

from django.db import transaction

from tertial.kernel import events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.kernel.models import User
from tertial.organisation.models import Person, Unit

from .actor import Actor
from .models import RoleHolding, Substitution
from .rights import RIGHTS


@transaction.atomic
def name_substitute(*, person_id: int, substitute_id: int, valid_from: date, valid_to: date, by: Actor) -> int:
    """Let somebody stand in for a person between two days, inclusive; gives the substitution's id.

    One names one's own; administrators and planning officers name for others.
    """
    people = {p.pk: p for p in Person.objects.filter(agency_id=by.agency_id, pk__in=[person_id, substitute_id])}
    if person_id not in people or substitute_id not in people:
        raise NotFound(person=person_id, substitute=substitute_id)
    if person_id != by.person_id and not by.may("access.substitute", people[person_id].unit_id):
        raise NotAllowed(right="access.substitute")
    if valid_to < valid_from:
        raise Invalid(valid_to="ends_before_start")
    if person_id == substitute_id:
        raise Invalid(substitute="same_person")
    made = Substitution.objects.create(
        agency_id=by.agency_id,
        person_id=person_id,
        substitute_id=substitute_id,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    events.record(
        "access.substitute_named",
        by=by,
        subject=f"person:{person_id}",
        substitute=substitute_id,
        valid_from=valid_from.isoformat(),
        valid_to=valid_to.isoformat(),
    )
    return made.pk


@transaction.atomic
def give_role(
    *, person_id: int, unit_id: int, role: str, valid_from: date, valid_to: date | None = None, by: Actor
) -> int:
    """Give a person a role in a unit and everything below it; gives the holding's id."""
    if not by.may("access.edit", unit_id):
        raise NotAllowed(right="access.edit")
    if role not in RIGHTS:
        raise Invalid(role="unknown")
    person = Person.objects.filter(agency_id=by.agency_id, pk=person_id).first()
    unit = Unit.objects.filter(agency_id=by.agency_id, pk=unit_id).first()
    if person is None or unit is None:
        raise NotFound(person=person_id, unit=unit_id)
    holding, _new = RoleHolding.objects.update_or_create(
        person=person,
        unit=unit,
        role=role,
        valid_from=valid_from,
        defaults={"agency_id": by.agency_id, "valid_to": valid_to},
    )
    events.record("access.role_given", by=by, subject=f"person:{person_id}", unit=unit_id, role=role)
    return holding.pk


LANGUAGES, THEMES = ("sv", "en"), ("light", "dark", "auto")


@transaction.atomic
def choose_settings(*, language: str | None = None, theme: str | None = None, by: Actor) -> None:
    """Remember the language and the colours that a person reads in. One's own only, so no right is asked for."""
    if language not in {None, *LANGUAGES}:
        raise Invalid(language="unknown")
    if theme not in {None, *THEMES}:
        raise Invalid(theme="unknown")
    chosen = {name: value for name, value in (("language", language), ("theme", theme)) if value is not None}
    User.objects.filter(pk=by.user_id).update(**chosen)
    events.record("access.settings_chosen", by=by, subject=f"user:{by.user_id}", **chosen)
