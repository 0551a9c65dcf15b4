"""The page on how we plan and follow up: open to every reader, edited by its owners, no text lost."""

import re

import pytest

from tertial.cycle import guide_queries as queries
from tertial.cycle.guide_actions import start_guide
from tests.cast import acting, make_agency, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    start_guide(by=acting("planner"), owner_id=person("planner").pk)
    return queries.part(make_agency().pk, "plan")


def signed_in(client, key):
    client.force_login(person(key).user)
    return client


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).replace("\xa0", " ")


def typed(part, **changes):
    return {"title": part.title, "text": part.text, "owner_id": part.owner_id, "version": part.version} | changes


def test_every_reader_reads_it_with_owner_day_and_ways_into_the_system(client, plan):
    answer = signed_in(client, "reader").get("/guide/")
    said, html = text(answer), answer.content.decode()
    assert "Så planerar och följer vi upp" in said
    assert "Ägare: Johan Ekström" in said
    assert "Senast uppdaterad 23 nov 2026 kl. 09.14 av Johan Ekström" in said
    assert 'class="lives-at" href="/cycle/"' in html
    assert "<strong>åtaganden</strong>" in html
    assert "/guide/plan/edit/" not in html


def test_before_it_is_written_the_planner_can_begin(client):
    assert "Börja från en text" not in text(signed_in(client, "reader").get("/guide/"))
    assert "Börja från en text" in text(signed_in(client, "planner").get("/guide/"))
    assert client.post("/guide/start/").url == "/guide/"
    assert "Verksamhetsplanen" in text(client.get("/guide/"))
    assert client.post("/guide/start/").status_code == 409


def test_a_part_is_rewritten(client, plan):
    signed_in(client, "planner")
    assert client.post("/guide/plan/edit/", typed(plan, text="Vi gör **så här**.")).url == "/guide/"
    assert "<strong>så här</strong>" in client.get("/guide/").content.decode()


def test_script_in_a_text_never_reaches_the_reader(client, plan):
    signed_in(client, "planner").post(
        "/guide/plan/edit/", typed(plan, text="<script>alert(1)</script> [x](javascript:a)")
    )
    html = client.get("/guide/").content.decode()
    assert "<script>alert" not in html
    assert "javascript:" not in html.replace("[x](javascript:a)", "")


def test_two_who_save_at_once_see_both_texts(client, plan):
    signed_in(client, "planner")
    client.post("/guide/plan/edit/", typed(plan, text="Den enas text."))
    answer = client.post("/guide/plan/edit/", typed(plan, text="Den andras text."))
    assert answer.status_code == 409
    said = text(answer)
    assert "Inget är förlorat" in said
    assert "Den enas text." in said
    assert "Den andras text." in answer.content.decode()
    assert 'name="version" value="2"' in answer.content.decode()
    history = text(client.get("/guide/plan/history/"))
    assert "Sparad vid sidan av, skriven från version 1" in history
    assert client.post("/guide/plan/edit/", typed(plan, text="Båda.", version=2)).url == "/guide/"


def test_an_empty_text_is_told_beside_its_field(client, plan):
    answer = signed_in(client, "planner").post("/guide/plan/edit/", typed(plan, text=""))
    assert answer.status_code == 422
    assert "Skriv avsnittets text." in text(answer)


def test_who_neither_owns_nor_edits_is_refused(client, plan):
    signed_in(client, "head")
    assert client.get("/guide/plan/edit/").status_code == 403
    assert client.post("/guide/plan/edit/", typed(plan, text="x")).status_code == 403
    assert client.post("/guide/start/").status_code == 403


def test_the_owner_of_a_part_edits_it(client, plan):
    signed_in(client, "planner").post("/guide/plan/edit/", typed(plan, owner_id=person("officer").pk))
    assert signed_in(client, "officer").get("/guide/plan/edit/").status_code == 200


def test_another_agency_sees_nothing_of_it(client, plan):
    client.force_login(person("planner", make_agency("AN", "Annan myndighet")).user)
    assert "Sidan är inte skriven än" in text(client.get("/guide/"))
    assert client.get("/guide/plan/history/").status_code == 404
