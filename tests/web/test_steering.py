"""What steers us in pages: documents and requirements typed in, the outside world, last year's results."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tertial.steering import actions, queries
from tertial.web.steering import world_map
from tests.cast import acting, make_agency, person, unit

pytestmark = pytest.mark.django_db

DOCUMENT = {"kind": "directive", "title": "Regleringsbrev 2026", "registry_number": "N2025/02267"}
REQUIREMENT = {"number": "1.2", "heading": "Fler investeringar", "kind": "goal", "text": "Investeringarna ska öka."}
OBSERVATION = {"title": "Räntan faller", "source": "Riksbanken", "pestel": "economic", "horizon": "near"}
WEIGHED = {**OBSERVATION, "likelihood": 4, "impact": 3, "expires_on": date(2027, 6, 30)}


@pytest.fixture
def document():
    return actions.add_document(**DOCUMENT, decided_on=date(2025, 12, 18), year=2026, by=acting("planner"))


@pytest.fixture
def requirement(document):
    return actions.add_requirement(document_id=document, **REQUIREMENT, by=acting("planner"))


def signed_in(client, key="planner"):
    client.force_login(person(key).user)
    return client


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).replace("\xa0", " ")


def test_the_index_leads_to_this_year(client):
    assert signed_in(client, "reader").get("/steering/").url == "/steering/2026/"


def test_the_year_says_what_lacks_an_answer_in_the_plans(client, requirement):
    said = text(signed_in(client, "reader").get("/steering/2026/"))
    assert "1 av 1 krav saknar svar i planerna" in said
    assert "Regleringsbrev 2026 N2025/02267 Regleringsbrev 18 december 2025 1 1" in said
    assert "1.2 Fler investeringar" in said


def test_a_year_without_documents_says_what_will_come(client):
    assert "Inget dokument gäller i år" in text(signed_in(client).get("/steering/2026/"))


def test_a_document_is_registered_and_its_requirements_typed_in_one_after_the_other(client):
    signed_in(client)
    made = client.post("/steering/2026/new/", DOCUMENT | {"decided_on": "2025-12-18", "year": "2026"})
    [row] = queries.documents(make_agency().pk, 2026)
    assert made.url == f"/steering/documents/{row.id}/"
    typed = REQUIREMENT | {"unit_id": unit("STOD").pk, "due_on": "2027-02-22", "recipient": "Regeringen"}
    more = client.post(f"/steering/documents/{row.id}/new/", typed | {"another": "1"})
    assert more.url == f"/steering/documents/{row.id}/new/"
    client.post(more.url, typed | {"number": "1.3"})
    said = text(client.get(f"/steering/documents/{row.id}/"))
    assert "Mål. Senast 22 februari 2027, Regeringen. Regionala stöd" in said
    assert [one.number for one in queries.requirements(make_agency().pk, 2026)] == ["1.2", "1.3"]


def test_what_is_wrong_is_told_beside_the_field_and_nothing_typed_is_lost(client, requirement, document):
    signed_in(client)
    answer = client.post(f"/steering/documents/{document}/new/", REQUIREMENT | {"heading": "", "due_on": "i höst"})
    assert answer.status_code == 422
    said = text(answer)
    assert "Skriv en kort rubrik" in said
    assert "Ange ett datum" in said
    assert "Investeringarna ska öka." in answer.content.decode()
    taken = client.post(f"/steering/documents/{document}/new/", REQUIREMENT)
    assert "Dokumentet har redan ett krav med det numret." in text(taken)
    twice = client.post("/steering/2026/new/", DOCUMENT | {"decided_on": "2025-12-18", "year": "2026"})
    assert twice.status_code == 422
    assert "Ett annat dokument har det diarienumret." in text(twice)


def test_a_requirement_is_mended_answered_and_withdrawn_from_its_page(client, requirement):
    signed_in(client)
    page = f"/steering/requirements/{requirement}/"
    client.post(f"{page}edit/", REQUIREMENT | {"heading": "Många fler investeringar"})
    assert "1.2 Många fler investeringar" in text(client.get(page))
    assert client.post(f"{page}answer/", {"answer": ""}).status_code == 422
    client.post(f"{page}answer/", {"answer": "Dnr 2026/411"})
    assert "Besvarat: Dnr 2026/411" in text(client.get(page))
    client.post(f"{page}withdraw/", {"reason": "Ändringsbeslut"})
    assert queries.requirement(make_agency().pk, requirement).status == "withdrawn"


def test_readers_read_but_are_refused_to_change(client, requirement, document):
    signed_in(client, "reader")
    assert "Skriv in ett krav" not in text(client.get(f"/steering/documents/{document}/"))
    for address in (
        "2026/new/",
        f"documents/{document}/new/",
        f"requirements/{requirement}/edit/",
        f"requirements/{requirement}/answer/",
        f"requirements/{requirement}/withdraw/",
    ):
        assert client.post(f"/steering/{address}", {}).status_code == 403


def test_another_agency_finds_nothing(client, requirement, document):
    seen = actions.add_observation(**WEIGHED, by=acting("officer"))
    client.force_login(person("planner", make_agency("AN", "Annan myndighet")).user)
    for address in (f"documents/{document}/", f"requirements/{requirement}/", f"observations/{seen}/"):
        assert client.get(f"/steering/{address}").status_code == 404
    assert "Fler investeringar" not in text(client.get("/steering/2026/"))


def test_everybody_notes_what_they_see_and_it_stands_on_the_map(client):
    signed_in(client, "reader")
    typed = OBSERVATION | {"likelihood": "4", "impact": "3", "expires_on": "2027-06-30"}
    assert client.post("/steering/observations/new/", typed).url == "/steering/2026/world/"
    answer = client.get("/steering/2026/world/")
    assert "Väger tyngst: Räntan faller" in text(answer)
    assert answer.content.decode().count('class="spot"') == 1


def test_an_observation_without_weight_is_refused_and_kept(client):
    answer = signed_in(client, "reader").post(
        "/steering/observations/new/", OBSERVATION | {"expires_on": "2020-01-01"}
    )
    assert answer.status_code == 422
    assert "Välj ett alternativ." in text(answer)
    assert 'value="Räntan faller"' in answer.content.decode()


def test_one_changes_ones_own_observation_only(client):
    made = actions.add_observation(**WEIGHED, by=acting("officer"))
    typed = OBSERVATION | {"likelihood": "5", "impact": "5", "expires_on": "2027-06-30"}
    other = signed_in(client, "second_officer")
    assert "Sparad" not in text(other.get(f"/steering/observations/{made}/"))
    assert other.post(f"/steering/observations/{made}/", typed).status_code == 403
    signed_in(client, "officer").post(f"/steering/observations/{made}/", typed)
    assert queries.observation(make_agency().pk, made).weight == 25


def test_last_years_results_come_from_all_parts(client):
    said = text(signed_in(client, "reader").get("/steering/2026/results/"))
    for heading in ("Åtaganden som inte nåddes", "Öppna avvikelser", "Lärdomar från samtalen"):
        assert heading in said


def observed(count):
    rows = [{**WEIGHED, "title": f"Iakttagelse {n}"} for n in range(count)]
    return [actions.add_observation(**row, by=acting("officer")) for row in rows]


@pytest.mark.parametrize("count", [1, 9])
def test_points_of_one_cell_never_cover_each_other(count):
    observed(count)
    points = world_map.points(queries.observations(make_agency().pk))
    assert len({(point.x, point.y) for point in points}) == count
    left, top = world_map.LEFT + 3 * world_map.CELL, world_map.TOP + 2 * world_map.CELL
    for point in points:
        assert left < point.x < left + world_map.CELL
        assert top < point.y < top + world_map.CELL


@pytest.mark.parametrize("address", ["/steering/2026/", "/steering/2026/world/", "/steering/2026/results/"])
def test_pages_cost_the_same_however_much_there_is(client, address, document):
    def cost():
        client.get(address)  # the shell remembers a person's duties until something is done
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    signed_in(client)
    actions.add_requirement(document_id=document, **REQUIREMENT, by=acting("planner"))
    observed(1)
    before = cost()
    for n in range(12):
        actions.add_requirement(document_id=document, **REQUIREMENT | {"number": f"9.{n}"}, by=acting("planner"))
    observed(12)
    assert cost() == before
