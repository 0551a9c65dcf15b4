"""Who may do what: roles inherited downwards, dates, substitutes, and nothing across agencies."""

from datetime import date, timedelta

import pytest
from tests.cast import acting, make_agency, person, unit

from tertial.access.actions import name_substitute
from tertial.kernel import clock
from tertial.kernel.errors import Invalid, NotAllowed, NotFound

pytestmark = pytest.mark.django_db


def test_a_department_head_holds_the_right_in_the_units_below():
    anders = acting("department_head")
    assert anders.may("plan.draft", unit("STOD").pk)
    assert not anders.may("plan.draft", unit("EKO").pk)
    assert not anders.may("plan.draft", unit("EM").pk)


def test_a_misspelt_right_is_an_error_not_a_refusal():
    with pytest.raises(KeyError):
        acting("head").may("plan.drfat")


def test_a_substitute_has_the_rights_of_the_head_on_those_days_only():
    head, stand_in = person("head"), person("second_officer")
    today = clock.today()
    name_substitute(
        person_id=head.pk,
        substitute_id=stand_in.pk,
        valid_from=today,
        valid_to=today + timedelta(7),
        by=acting("head"),
    )
    assert acting("second_officer").may("plan.submit", unit("STOD").pk)
    assert acting("second_officer").is_or_stands_in_for(head.pk)
    with clock.at(today + timedelta(8)):
        assert not acting("second_officer").may("plan.submit", unit("STOD").pk)


def test_nobody_names_a_substitute_for_another_without_the_right():
    with pytest.raises(NotAllowed):
        name_substitute(
            person_id=person("head").pk,
            substitute_id=person("officer").pk,
            valid_from=date(2026, 12, 1),
            valid_to=date(2026, 12, 2),
            by=acting("officer"),
        )


def test_a_substitution_cannot_end_before_it_starts():
    with pytest.raises(Invalid) as refused:
        name_substitute(
            person_id=person("head").pk,
            substitute_id=person("officer").pk,
            valid_from=date(2026, 12, 2),
            valid_to=date(2026, 12, 1),
            by=acting("head"),
        )
    assert refused.value.fields == {"valid_to": "ends_before_start"}


def test_people_of_another_agency_are_not_found():
    other = make_agency("AN", "Annan myndighet")
    with pytest.raises(NotFound):
        name_substitute(
            person_id=person("head").pk,
            substitute_id=person("officer", other).pk,
            valid_from=date(2026, 12, 1),
            valid_to=date(2026, 12, 2),
            by=acting("head"),
        )
