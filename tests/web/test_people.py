"""The organisation, substitutes and settings as pages."""

from datetime import date

import pytest
from django.urls import reverse

from tertial.access import queries as access
from tertial.kernel.models import User
from tertial.organisation.models import Person, Unit
from tests.cast import START, make_agency, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    def sign_in(key):
        client.force_login(User.objects.get(email=person(key).email))
        return client

    return sign_in


def test_the_organisation_shows_units_heads_and_people(signed_in):
    answer = signed_in("reader").get(reverse("people:index")).content.decode()
    assert "Regionala stöd" in answer
    assert "210–219" in answer
    assert "planeringsansvarig" in answer


@pytest.mark.parametrize("size", [1, 30])
def test_the_number_of_questions_does_not_grow_with_the_agency(signed_in, django_assert_max_num_queries, size):
    client, agency = signed_in("reader"), make_agency()
    for i in range(size):
        unit = Unit.objects.create(
            agency=agency, code=f"U{i}", name=f"Enhet {i}", parent=Unit.objects.get(code="REG"), valid_from=START
        )
        Person.objects.create(agency=agency, email=f"p{i}@x.se", name=f"P {i}", unit=unit, valid_from=START)
    client.get(reverse("people:index"))
    with django_assert_max_num_queries(15):
        client.get(reverse("people:index"))


def test_one_names_a_substitute_for_oneself(signed_in):
    said = {
        "person": person("head").pk,
        "substitute": person("officer").pk,
        "valid_from": "2026-12-01",
        "valid_to": "2026-12-11",
    }
    answer = signed_in("head").post(reverse("people:substitute"), said)
    assert answer.status_code == 302
    (row,) = access.substitutions(make_agency().pk, on=date(2026, 12, 5))
    assert (row.person, row.substitute) == ("Karin Lindqvist", "Eva Berglund")


def test_a_wrong_date_is_said_beside_the_field_and_nothing_typed_is_lost(signed_in):
    said = {"person": person("head").pk, "substitute": person("officer").pk, "valid_from": "1/12", "valid_to": ""}
    answer = signed_in("head").post(reverse("people:substitute"), said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ange ett datum, till exempel 2027-02-15" in page
    assert 'value="1/12"' in page
    assert 'aria-invalid="true"' in page


def test_what_the_action_refuses_is_said_beside_the_field(signed_in):
    said = {
        "person": person("head").pk,
        "substitute": person("head").pk,
        "valid_from": "2026-12-01",
        "valid_to": "2026-12-11",
    }
    page = signed_in("head").post(reverse("people:substitute"), said).content.decode()
    assert "Välj någon annan än den som är borta" in page


def test_only_those_who_may_are_offered_others_to_be_away(signed_in):
    own = signed_in("officer").get(reverse("people:substitute")).context["form"].fields["person"].choices
    assert [pk for pk, _words in own] == [person("officer").pk]
    all_of_them = signed_in("planner").get(reverse("people:substitute")).context["form"].fields["person"].choices
    assert len(all_of_them) > 10


def test_language_and_colours_follow_the_person(signed_in):
    client = signed_in("head")
    client.post(reverse("language"), {"language": "en", "next": "/people/settings/"})
    client.post(reverse("theme"), {"theme": "dark"})
    user = User.objects.get(email=person("head").email)
    assert (user.language, user.theme) == ("en", "dark")
    page = client.get(reverse("people:settings")).content.decode()
    assert 'lang="en" data-theme="dark"' in page


def test_a_choice_leads_back_to_the_page_but_never_to_another_site(signed_in):
    client = signed_in("head")
    assert client.post(reverse("theme"), {"theme": "dark", "next": "/people/"}).url == "/people/"
    assert client.post(reverse("theme"), {"theme": "dark", "next": "https://elsewhere.se/"}).url == "/"


def test_who_may_not_read_is_told_so_and_finds_the_way_back(signed_in):
    client = signed_in("officer")
    came = "http://testserver/people/"
    refused = client.get("/ledger/", HTTP_REFERER=came).content.decode()
    assert "inte ditt att läsa" in refused
    assert f'href="{came}"' in refused
    assert "inte ditt att ändra" in client.get("/cycle/2026/start/").content.decode()
    for other in ("https://example.org/", "http://testserver/ledger/"):
        assert f'href="{other}"' not in client.get("/ledger/", HTTP_REFERER=other).content.decode()
