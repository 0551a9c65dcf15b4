"""Adding people to an agency."""

import pytest
from tests.cast import START, acting, make_agency, program, unit

from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.kernel.models import Event, User
from tertial.organisation.actions import add_person, set_password
from tertial.organisation.errors import AlreadyThere
from tertial.organisation.models import Person

pytestmark = pytest.mark.django_db

PASSWORD = "ett långt och säkert lösenord"


def add(by=None, **given):
    said = {"email": "ny@em.example.se", "name": "Ny Person", "unit_id": unit("STOD").pk, "by": by or program()}
    return add_person(**{**said, **given})


def test_an_administrator_adds_somebody_who_can_sign_in():
    person = Person.objects.get(pk=add(acting("administrator"), password=PASSWORD))
    assert (person.name, person.unit.code) == ("Ny Person", "STOD")
    assert person.user.check_password(PASSWORD)
    assert Event.objects.filter(kind="organisation.person_added", subject=f"person:{person.pk}").exists()


def test_without_a_password_nobody_signs_in_with_one():
    assert not Person.objects.get(pk=add()).user.has_usable_password()


def test_who_may_not_edit_the_organisation_adds_nobody():
    with pytest.raises(NotAllowed):
        add(acting("head"))


def test_a_unit_of_another_agency_is_not_found():
    with pytest.raises(NotFound):
        add(unit_id=unit("STOD", make_agency("AN", "Annan")).pk)


def test_the_same_address_twice_is_refused_whatever_its_case():
    add()
    with pytest.raises(AlreadyThere):
        add(email="NY@em.example.se ")


@pytest.mark.parametrize(("given", "field"), [({"email": "nej"}, "email"), ({"password": "kort"}, "password")])
def test_a_wrong_value_is_told_by_name_and_nothing_is_written(given, field):
    program()
    before = User.objects.count()
    with pytest.raises(Invalid) as refused:
        add(**given)
    assert field in refused.value.fields
    assert User.objects.count() == before


def test_somebody_at_another_agency_keeps_the_user_and_the_password():
    first = Person.objects.get(pk=add(password=PASSWORD)).user
    other = make_agency("AN", "Annan")
    second = Person.objects.get(pk=add(program(other), unit_id=unit("STOD", other).pk)).user
    assert second == first
    assert second.check_password(PASSWORD)
    with pytest.raises(Invalid):
        add(program(make_agency("TR", "Tredje")), unit_id=unit("STOD", make_agency("TR")).pk, password=PASSWORD)


def test_who_came_with_the_folder_is_given_a_password_and_another_when_it_is_forgotten():
    who = Person.objects.create(
        agency=make_agency(), email="mapp@em.example.se", name="Ur mappen", unit=unit("STOD"), valid_from=START
    )
    for password in (PASSWORD, PASSWORD + " två"):
        set_password(person_id=who.pk, password=password, by=program())
        assert User.objects.get(email="mapp@em.example.se").check_password(password)
    assert Person.objects.get(pk=who.pk).user.email == "mapp@em.example.se"
    assert Event.objects.filter(kind="organisation.password_set", subject=f"person:{who.pk}").count() == 2


def test_a_password_is_set_neither_without_right_nor_across_agencies_nor_when_it_is_weak():
    who = add(password=PASSWORD)
    with pytest.raises(NotAllowed):
        set_password(person_id=who, password=PASSWORD, by=acting("head"))
    with pytest.raises(NotFound):
        set_password(person_id=who, password=PASSWORD, by=program(make_agency("AN", "Annan")))
    with pytest.raises(Invalid):
        set_password(person_id=who, password="kort", by=program())


def test_an_agency_does_not_change_the_password_of_somebody_who_is_at_another_too():
    add(password=PASSWORD)
    other = make_agency("AN", "Annan")
    second = add(program(other), unit_id=unit("STOD", other).pk)
    with pytest.raises(Invalid) as refused:
        set_password(person_id=second, password=PASSWORD + " två", by=program(other))
    assert refused.value.fields == {"password": "has_one_already"}
