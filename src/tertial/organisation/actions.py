"""What can be done to the people of an agency.

Who may do it is asked by access, which lies above: `by` is anything that can answer `may(right, unit_id)`.
"""

from typing import Protocol

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.kernel.models import User

from .errors import AlreadyThere
from .models import Person, Unit

HAS_ONE = "has_one_already"


class Editor(events.Doer, Protocol):
    """Somebody who may or may not edit the organisation."""

    def may(self, right: str, unit_id: int | None = None) -> bool: ...


@transaction.atomic
def add_person(*, email: str, name: str, unit_id: int, title: str = "", password: str = "", by: Editor) -> int:
    """Add somebody to a unit from today, and let them sign in; gives the person's id.

    A user who signs in elsewhere with the same address keeps password and settings. Without a password one signs
    in through the agency's own directory only.
    """
    if not by.may("organisation.edit", unit_id):
        raise NotAllowed(right="organisation.edit")
    unit = Unit.objects.filter(agency_id=by.agency_id, pk=unit_id).first()
    if unit is None:
        raise NotFound(unit=unit_id)
    address = _address(email)
    if Person.objects.filter(agency_id=by.agency_id, email=address).exists():
        raise AlreadyThere(email=address)
    person = Person.objects.create(
        agency_id=by.agency_id,
        user=_user(address, password),
        email=address,
        name=name.strip() or address,
        title=title,
        unit=unit,
        valid_from=clock.today(),
    )
    events.record("organisation.person_added", by=by, subject=f"person:{person.pk}", email=address, unit=unit.code)
    return person.pk


@transaction.atomic
def set_password(*, person_id: int, password: str, by: Editor) -> None:
    """Give somebody a password to sign in with, or another one when it is forgotten.

    Who is at several agencies and has a password keeps it: none of them decides for the others.
    """
    person = Person.objects.select_related("user").filter(agency_id=by.agency_id, pk=person_id).first()
    if person is None:
        raise NotFound(person=person_id)
    if not by.may("organisation.edit", person.unit_id):
        raise NotAllowed(right="organisation.edit")
    user = person.user or _user(person.email, "")
    elsewhere = Person.objects.filter(user=user).exclude(agency_id=by.agency_id).exists()
    if elsewhere and user.has_usable_password():
        raise Invalid(password=HAS_ONE)
    _check(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    if person.user is None:
        person.user = user
        person.save(update_fields=["user"])
    events.record("organisation.password_set", by=by, subject=f"person:{person.pk}")


def _address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise Invalid(email="not_an_address") from wrong
    return address


def _user(address: str, password: str) -> User:
    user = User.objects.filter(email=address).first() or User(email=address)
    if password and user.pk:
        raise Invalid(password=HAS_ONE)
    if user.pk:
        return user
    if password:
        _check(password, user)
        user.set_password(password)
    else:
        user.set_unusable_password()
    user.save()
    return user


def _check(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as wrong:
        raise Invalid(password=" ".join(wrong.messages)) from wrong
