"""The pages of talks and improvements."""

from datetime import date

import pytest
from django.urls import reverse

from tertial.improvement.actions import start_improvement
from tertial.improvement.models import Improvement
from tertial.reflection.actions import conclude, plan_talk
from tertial.reflection.models import Conclusion, Talk
from tests.cast import acting, make_agency, person, unit
from tests.followup.cast import open_t3, parts, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    """Sign in as somebody of the cast."""

    def enter(key):
        make_agency()
        client.force_login(person(key).user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return enter


def address(name, *arguments):
    return reverse(f"talks:{name}", args=arguments)


def said(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def talk():
    return plan_talk(unit_id=unit("STOD").pk, year=2026, period="T3", held_on=date(2026, 12, 1), by=acting("head"))


def idea(**more):
    given = {"title": "Kortare blanketter", "unit_id": unit("STOD").pk, "by": acting("officer")} | more
    return start_improvement(**given)


def test_the_list_says_what_is_to_come_and_who_has_set_no_day(signed_in):
    talk()
    text = said(signed_in("reader").get(address("index")))
    assert "Regionala stöd" in text
    assert "Ingen dag bokad, Tertial 3 2026" in text
    assert "EU-program" in text


def test_a_head_sets_a_day_and_an_officer_may_not(signed_in):
    given = {"unit": unit("STOD").pk, "period": "2026-T3", "held_on": "2026-12-01", "starts_at": "13:00"}
    assert signed_in("officer").get(address("new")).status_code == 403
    client = signed_in("head")
    assert "Ange dagen" in said(client.post(address("new"), given | {"held_on": ""}))
    client.post(address("new"), given | {"own_questions": "Vad slutar vi med?"})
    made = Talk.objects.get()
    text = said(client.get(address("talk", made.pk)))
    assert "Gör vi rätt saker?" in text
    assert "Gör vi dem på bästa sätt?" in text
    assert "Vad slutar vi med?" in text
    assert "har redan ett samtal" in said(client.post(address("new"), given))


def test_notes_are_kept_by_the_button_and_while_one_writes(signed_in):
    made = talk()
    client = signed_in("officer")
    client.post(address("notes", made), {"right_things": "Ja", "version": "0"})
    assert Talk.objects.get().notes == {"right_things": "Ja"}
    line = client.post(
        address("notes", made), {"right_things": "Ja, i stort", "version": "1"}, headers={"HX-Request": "true"}
    )
    assert "Sparat" in said(line)
    assert Talk.objects.get().notes == {"right_things": "Ja, i stort"}


def test_two_who_note_at_once_see_both(signed_in):
    made = talk()
    client = signed_in("officer")
    client.post(address("notes", made), {"right_things": "Evas ord", "version": "0"})
    page = client.post(address("notes", made), {"right_things": "Andras ord", "version": "0"})
    assert page.status_code == 422
    assert "Evas ord" in said(page)
    assert "Andras ord" in said(page)
    assert Talk.objects.get().notes == {"right_things": "Evas ord"}


def test_holding_the_talk_pins_the_figures_as_they_stand(signed_in):
    open_t3()
    say(parts()[0])
    made = talk()
    client = signed_in("head")
    client.post(address("hold", made))
    say(parts()[1])
    assert [(f["name"], f["value"]) for f in Talk.objects.get().figures] == [
        ("Åtaganden enligt plan eller klara", "1 av 2")
    ]
    assert "1 av 2" in said(client.get(address("talk", made)))
    assert client.post(address("hold", made)).status_code == 409


def test_a_conclusion_becomes_an_improvement_with_one_click(signed_in):
    made = talk()
    client = signed_in("officer")
    assert "Skriv slutsatsen" in said(client.post(address("conclude", made), {"text": "", "visibility": "unit"}))
    client.post(address("conclude", made), {"text": "Ring i stället", "visibility": "agency"})
    back = client.post(address("improve", Conclusion.objects.get().pk))
    assert back.url == address("improvement", Improvement.objects.get().pk)
    assert "Ring i stället" in said(client.get(back.url))


def test_the_notes_of_a_unit_are_not_shown_to_others(signed_in):
    made = talk()
    conclude(talk_id=made, text="Bara för oss", visibility="unit", by=acting("head"))
    signed_in("officer").post(address("notes", made), {"right_things": "Hemligt", "version": "0"})
    text = said(signed_in("reader").get(address("talk", made)))
    assert "Hemligt" not in text
    assert "Bara för oss" not in text
    assert "Anteckningarna hör till enheten" in text


def test_a_lesson_stands_on_the_list(signed_in):
    made = talk()
    conclude(talk_id=made, text="Börja tidigare", visibility="agency", by=acting("head"))
    client = signed_in("head")
    client.post(address("learn", Conclusion.objects.get().pk))
    assert "Börja tidigare" in said(client.get(address("index")))


def test_the_day_can_be_changed_until_the_talk_is_held(signed_in):
    made = talk()
    client = signed_in("head")
    client.post(address("change", made), {"held_on": "2026-12-03", "place": "Fjällsjön"})
    assert Talk.objects.get().held_on == date(2026, 12, 3)
    client.post(address("hold", made))
    assert client.post(address("change", made), {"held_on": "2026-12-04"}).status_code == 409


@pytest.mark.parametrize("view", ["", "list"])
def test_improvements_stand_on_a_board_and_in_a_list(signed_in, view):
    idea()
    text = said(signed_in("reader").get(address("improvements"), {"as": view, "unit": str(unit("STOD").pk)}))
    assert "Kortare blanketter" in text
    assert "Kortare blanketter" not in said(
        signed_in("reader").get(address("improvements"), {"as": view, "unit": str(unit("EU").pk)})
    )


def test_anybody_writes_an_idea_and_the_head_moves_it_on(signed_in):
    client = signed_in("reader")
    assert "Ge den ett kort namn" in said(
        client.post(address("new_improvement"), {"title": "", "unit_id": unit("STOD").pk})
    )
    client.post(address("new_improvement"), {"title": "Färre möten", "unit_id": unit("STOD").pk})
    made = Improvement.objects.get().pk
    assert client.post(address("move", made), {"to": "assessed"}).status_code == 403
    client = signed_in("head")
    client.post(address("move", made), {"to": "assessed"})
    assert "Ange först en ansvarig" in said(client.post(address("move", made), {"to": "decided"}))
    client.post(
        address("improvement", made),
        {"title": "Färre möten", "owner_id": person("officer").pk, "due_on": "2026-12-15"},
    )
    client.post(address("move", made), {"to": "decided", "note": "Bra idé"})
    assert Improvement.objects.get().state == "decided"
    assert "Bra idé" in said(client.get(address("improvement", made)))


def test_another_agency_finds_no_talk_and_no_improvement(signed_in, client):
    made, improvement = talk(), idea()
    other = make_agency("AN", "Annan")
    client.force_login(person("head", other).user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(address("talk", made)).status_code == 404
    assert client.post(address("notes", made), {"right_things": "Ja"}).status_code == 404
    assert client.get(address("improvement", improvement)).status_code == 404
