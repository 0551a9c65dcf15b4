"""tertial user add, tertial user password, tertial user role."""

import io

import pytest
from tests.cast import make_agency, person, unit

from tertial.access import queries
from tertial.kernel import clock
from tertial.organisation.models import Person
from tertial.site.cli import main

pytestmark = pytest.mark.django_db


def test_a_person_is_added_and_given_a_role(capsys, monkeypatch):
    make_agency()
    monkeypatch.setattr("sys.stdin", io.StringIO("ett långt och säkert lösenord\n"))
    assert main(["user", "add", "ny@em.example.se", "--agency", "EM", "--unit", "STOD", "--password-stdin"]) == 0
    assert main(["user", "role", "ny@em.example.se", "head", "--unit", "STOD"]) == 0
    person = Person.objects.get(email="ny@em.example.se")
    assert person.user.check_password("ett långt och säkert lösenord")
    assert queries.actor_of_person(person.pk, on=clock.today()).may("plan.submit", unit("STOD").pk)
    assert "Exempelmyndigheten" in capsys.readouterr().out


def test_somebody_who_is_there_is_given_a_password(capsys, monkeypatch):
    make_agency()
    person("reader")
    monkeypatch.setattr("sys.stdin", io.StringIO("ett långt och säkert lösenord\n"))
    assert main(["user", "password", "reader@em.example.se"]) == 0
    assert person("reader").user.check_password("ett långt och säkert lösenord")
    assert "reader@em.example.se" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "ny@em.example.se", "--agency", "XX"],
        ["add", "inte en adress", "--agency", "EM"],
        ["add", "ny@em.example.se", "--agency", "EM", "--unit", "FINNS-EJ"],
        ["add", "head@em.example.se", "--agency", "EM"],
        ["password", "ingen@em.example.se"],
        ["role", "ingen@em.example.se", "head", "--unit", "STOD"],
    ],
)
def test_a_refusal_is_one_line_on_stderr_and_exit_one(capsys, arguments):
    make_agency()
    before = Person.objects.count()
    assert main(["user", *arguments]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert Person.objects.count() == before


def test_an_unknown_role_is_wrong_usage():
    with pytest.raises(SystemExit) as stopped:
        main(["user", "role", "head@em.example.se", "emperor", "--unit", "STOD"])
    assert stopped.value.code == 2


def test_the_roles_offered_are_those_that_exist():
    from tertial.access.rights import ROLES
    from tertial.site.cli import user

    assert tuple(user.ROLES) == ROLES
