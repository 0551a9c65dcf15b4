"""Substitutes, roles and one's own settings."""

from datetime import date

import pytest
from tests.cast import acting, make_agency, person, unit

from tertial.access import queries
from tertial.access.actions import choose_settings, give_role, name_substitute
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.kernel.models import Event, User

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 11)


def substitute(by, away="head", instead="officer", first=FIRST, last=LAST):
    return name_substitute(
        person_id=person(away).pk, substitute_id=person(instead).pk, valid_from=first, valid_to=last, by=by
    )


def test_one_names_ones_own_substitute_and_it_is_recorded():
    substitute(acting("head"))
    assert Event.objects.filter(kind="access.substitute_named").count() == 1


def test_a_substitute_may_what_the_one_who_is_away_may_through_the_last_day_only():
    substitute(acting("head"))
    officer = person("officer").pk
    stod = unit("STOD").pk
    assert not queries.actor_of_person(officer, on=date(2026, 11, 30)).may("plan.draft", stod)
    assert queries.actor_of_person(officer, on=FIRST).may("plan.draft", stod)
    assert queries.actor_of_person(officer, on=LAST).may("plan.draft", stod)
    assert not queries.actor_of_person(officer, on=date(2026, 12, 12)).may("plan.draft", stod)


def test_a_planning_officer_names_for_others_but_an_officer_does_not():
    substitute(acting("planner"))
    with pytest.raises(NotAllowed):
        substitute(acting("second_officer"))


@pytest.mark.parametrize(
    ("given", "field"), [({"last": date(2026, 11, 30)}, "valid_to"), ({"instead": "head"}, "substitute")]
)
def test_what_is_wrong_is_told_by_name(given, field):
    with pytest.raises(Invalid) as refused:
        substitute(acting("head"), **given)
    assert field in refused.value.fields


def test_somebody_of_another_agency_is_not_found():
    stranger = person("officer", make_agency("AN", "Annan"))
    with pytest.raises(NotFound):
        name_substitute(
            person_id=person("head").pk,
            substitute_id=stranger.pk,
            valid_from=FIRST,
            valid_to=LAST,
            by=acting("head"),
        )


def test_only_who_may_edit_access_gives_a_role():
    given = {"person_id": person("officer").pk, "unit_id": unit("STOD").pk, "role": "head", "valid_from": FIRST}
    with pytest.raises(NotAllowed):
        give_role(**given, by=acting("head"))
    give_role(**given, by=acting("administrator"))
    assert queries.actor_of_person(person("officer").pk, on=FIRST).may("plan.submit", unit("STOD").pk)


def test_an_unknown_role_is_refused():
    with pytest.raises(Invalid):
        give_role(
            person_id=person("officer").pk,
            unit_id=unit("STOD").pk,
            role="emperor",
            valid_from=FIRST,
            by=acting("administrator"),
        )


def test_ones_own_settings_are_kept_and_odd_ones_refused():
    choose_settings(language="en", theme="dark", by=acting("head"))
    user = User.objects.get(email=person("head").email)
    assert (user.language, user.theme) == ("en", "dark")
    with pytest.raises(Invalid):
        choose_settings(theme="pink", by=acting("head"))
