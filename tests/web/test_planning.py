"""Plans on the web: who reads what, what the forms say, and that nobody loses a word."""

import re
from datetime import date

import pytest
from django.test import Client

from tertial.planning import queries
from tertial.planning.actions import add_node, change_node, revise_plan, submit_plan
from tertial.planning.inputs import ContributorInput
from tertial.planning.models import Contribution, Plan
from tests.cast import acting, make_agency, person, unit
from tests.planning.cast import YEAR, commitment, decide, unit_plan

pytestmark = pytest.mark.django_db

DRAFT = f"/plan/{YEAR}/STOD/draft/"


def signed_in(key, agency=None):
    client = Client()
    client.force_login(person(key, agency).user)
    return client


def text_of(answer):
    """The page's words without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def form(**said):
    """A filled-in form of a commitment, as a browser sends it."""
    empty = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 40}
    management = {f"{name}-{key}": value for name in ("milestones", "contributors") for key, value in empty.items()}
    given = {"title": "Nytt åtagande", "text": "Vi gör något.", "start": "2026-01-01", "due": "2026-12-31"}
    return {**management, **given, **said}


def node_address(node):
    return f"{DRAFT}{node}/"


def test_a_decided_plan_is_read_by_everybody_at_the_agency():
    plan, _objective, _ids = unit_plan()
    decide(plan)
    for view in ("document", "tree", "table"):
        page = signed_in("reader").get(f"/plan/{YEAR}/STOD/?view={view}")
        assert page.status_code == 200
        assert "Kortare väg till beslut" in text_of(page)
    assert "2025/1847-12" in text_of(page)


def test_a_draft_is_not_found_by_those_beside_and_below():
    unit_plan()
    assert signed_in("officer").get(DRAFT).status_code == 403
    assert signed_in("other_head").get(DRAFT).status_code == 404
    assert signed_in("head").get(DRAFT).status_code == 200
    assert signed_in("department_head").get(DRAFT).status_code == 200


def test_a_plan_of_another_agency_is_not_found():
    plan, _objective, (node,) = unit_plan()
    decide(plan)
    other = make_agency("AN", "Annan myndighet")
    stranger = signed_in("planner", other)
    page = stranger.get(f"/plan/{YEAR}/STOD/")
    assert "Kortare väg till beslut" not in text_of(page)
    assert stranger.get(f"/plan/nodes/{node}/").status_code == 404
    assert stranger.get(f"/plan/{YEAR}/STOD/versions/1/").status_code == 404
    assert stranger.get(f"/plan/{YEAR}/STOD/versions/1/file.json").status_code == 404


def test_a_unit_without_a_plan_says_what_comes_and_gives_the_first_step():
    make_agency()
    page = signed_in("head").get(f"/plan/{YEAR}/STOD/")
    assert "har ingen beslutad plan" in text_of(page)
    begun = signed_in("head").post(f"/plan/{YEAR}/STOD/start/")
    assert begun.url == DRAFT


def test_a_commitment_is_added_and_shown_in_the_draft():
    _plan, objective, _ids = unit_plan()
    client = signed_in("head")
    answer = client.post(
        f"{DRAFT}add/commitment/",
        form(
            answers=[objective],
            responsible_id=person("officer").pk,
            **{"milestones-0-title": "Klart", "milestones-0-due": "2026-05-01"},
        ),
    )
    assert answer.status_code == 302
    node = queries.draft(YEAR, unit("STOD").pk, by=acting("head")).nodes[-1]
    assert (node.number, node.milestones[0].due) == ("2.2", date(2026, 5, 1))
    assert "Nytt åtagande" in text_of(client.get(DRAFT))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": ""}, "Skriv vad det heter"),
        ({"due": "2027-01-01"}, "Datumet ska ligga inom planens år"),
        ({"due": "2025-13-99"}, "Ange ett datum, till exempel 2027-02-15"),
        ({"start": "2026-06-01", "due": "2026-05-01"}, "Slutdatum ligger före start"),
        ({"text": "x" * 2_000_000}, "Skriv högst 20\u00a0000 tecken"),
        ({"number": "2.1"}, "Numret är taget"),
        ({"ledger_keys": "projekt"}, "Skriv dimension och objekt med kolon emellan"),
        ({"milestones-0-title": "Utan datum"}, "Ge varje milstolpe både namn och datum"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(said, words):
    unit_plan()
    answer = signed_in("head").post(f"{DRAFT}add/commitment/", form(why="Därför att.", **said))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Därför att." in answer.content.decode()


def test_a_script_in_a_text_is_shown_as_text():
    plan, objective, _ids = unit_plan()
    hostile = "<script>alert(1)</script> <img src=x onerror=alert(1)>"
    add_node(plan_id=plan, node=commitment(objective, title=hostile[:60], text=hostile), by=acting("head"))
    decide(plan)
    for address in (f"/plan/{YEAR}/STOD/", f"/plan/{YEAR}/STOD/?view=table", f"/plan/{YEAR}/STOD/?view=tree"):
        page = signed_in("reader").get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;" in page


def test_two_who_save_at_once_both_see_both_texts():
    _plan, objective, (node,) = unit_plan()
    client = signed_in("head")
    assert 'name="saved" value="1"' in client.get(node_address(node)).content.decode()
    theirs = commitment(objective, text="Anders skrev det här.")
    change_node(node_id=node, node=theirs, saved=1, by=acting("department_head"))
    mine = form(saved=1, number="2.1", answers=[objective], text="Karin skrev det här.")
    met = client.post(node_address(node), mine)
    assert met.status_code == 422
    assert "Anders Holm sparade samma text" in text_of(met)
    assert "Anders skrev det här." in text_of(met)
    assert "Karin skrev det här." in met.content.decode()
    assert 'name="saved" value="2"' in met.content.decode()
    assert client.post(node_address(node), {**mine, "saved": 2}).status_code == 302
    assert queries.draft(YEAR, unit("STOD").pk, by=acting("head")).nodes[1].text == "Karin skrev det här."


def test_a_section_saved_by_two_is_shown_in_both_wordings():
    unit_plan()
    head, chief = signed_in("head"), signed_in("department_head")
    address = f"{DRAFT}sections/mission/"
    assert chief.post(address, {"title": "", "text": "Anders ord.", "saved": 1}).status_code == 302
    met = head.post(address, {"title": "", "text": "Karins ord.", "saved": 1})
    assert met.status_code == 422
    assert "Anders ord." in text_of(met)
    assert "Karins ord." in met.content.decode()


def test_nodes_change_place_by_buttons_alone():
    _plan, _objective, ids = unit_plan("Ett", "Två")
    signed_in("head").post(f"{DRAFT}{ids[1]}/move/", {"where": "up"})
    nodes = queries.draft(YEAR, unit("STOD").pk, by=acting("head")).nodes
    assert [node.title for node in nodes[1:]] == ["Två", "Ett"]


def test_the_road_from_draft_to_decision_and_back():
    unit_plan()
    head, director = signed_in("head"), signed_in("director")
    assert "se över innan du lämnar" in text_of(head.get(f"/plan/{YEAR}/STOD/submit/"))
    assert head.post(f"/plan/{YEAR}/STOD/submit/").status_code == 302
    nothing_said = director.post(f"/plan/{YEAR}/STOD/return/", {"reason": ""})
    assert "Skriv varför" in text_of(nothing_said)
    director.post(f"/plan/{YEAR}/STOD/return/", {"reason": "Saknar mått."})
    assert "Åter från Lena Forsgren" in text_of(head.get(DRAFT))
    head.post(f"/plan/{YEAR}/STOD/submit/")
    missing = director.post(f"/plan/{YEAR}/STOD/decide/", {"decided_on": "2026-11-23", "registry_number": "2026/"})
    assert missing.status_code == 422
    for name in ("decided_by", "reporting_officer", "registry_number"):
        assert f'id="id_{name}_error"' in missing.content.decode()
    facts = {
        "decided_on": "2026-11-20",
        "decided_by": "Lena Forsgren, generaldirektör",
        "reporting_officer": "Johan Ekström",
        "participants": "Anders Holm\nMaria Nyberg",
        "registry_number": "2026/17",
    }
    assert director.post(f"/plan/{YEAR}/STOD/decide/", facts).status_code == 302
    page = text_of(signed_in("reader").get(f"/plan/{YEAR}/STOD/"))
    assert "Anders Holm, Maria Nyberg" in page


def test_a_head_may_not_decide():
    plan, _objective, _ids = unit_plan()
    submit_plan(plan_id=plan, by=acting("head"))
    assert signed_in("head").get(f"/plan/{YEAR}/STOD/decide/").status_code == 403


def test_versions_keep_their_address_and_are_compared():
    plan, objective, (node,) = unit_plan()
    decide(plan)
    revise_plan(plan_id=plan, reason="Målet sänks.", by=acting("head"))
    lower = commitment(objective, text="Från komplett ansökan till beslut tar det högst 45 dagar i snitt.")
    change_node(node_id=node, node=lower, saved=1, by=acting("head"))
    decide(plan)
    client = signed_in("reader")
    old = client.get(f"/plan/{YEAR}/STOD/versions/1/")
    assert "högst 60 dagar" in text_of(old)
    assert "En senare version gäller" in text_of(old)
    compared = client.get(f"/plan/{YEAR}/STOD/compare/?from=1&to=2").content.decode()
    assert re.search(r"<del>.*?60</del><ins>.*?45</ins>", compared, re.DOTALL)
    assert "Ändrat i version 2" in text_of(client.get(f"/plan/{YEAR}/STOD/"))
    assert "2 versioner beslutade" in text_of(client.get(f"/plan/{YEAR}/STOD/versions/"))
    for kind in ("pdf", "docx", "xlsx", "json"):
        assert client.get(f"/plan/{YEAR}/STOD/versions/1/file.{kind}").status_code == 200
    assert client.get(f"/plan/{YEAR}/STOD/versions/1/file.exe").status_code == 404


def test_a_unit_answers_on_its_own_page():
    plan, objective, _ids = unit_plan()
    asked = commitment(objective, title="Med EU", contributors=(ContributorInput(unit("EU").pk, "en halv tjänst"),))
    add_node(plan_id=plan, node=asked, by=acting("head"))
    address = f"/plan/contributions/{Contribution.objects.get().pk}/"
    assert signed_in("officer").get(address).status_code == 404
    client = signed_in("other_head")
    assert "Regionala stöd ber om en halv tjänst." in text_of(client.get(address))
    assert "Skriv varför" in text_of(client.post(address, {"accept": "no", "reason": ""}))
    assert client.post(address, {"accept": "yes", "reason": ""}).status_code == 302
    assert Contribution.objects.get().reply == "accepted"


def test_a_status_is_set_by_the_responsible_and_not_by_readers():
    plan, _objective, (node,) = unit_plan()
    decide(plan)
    client = signed_in("officer")
    told = client.post(f"/plan/nodes/{node}/status/", {"status": "late", "note": ""})
    assert "Skriv vad som har hänt" in text_of(told)
    client.post(f"/plan/nodes/{node}/status/", {"status": "late", "note": "till mars"})
    assert "till mars" in text_of(signed_in("reader").get(f"/plan/{YEAR}/STOD/"))
    refused = signed_in("reader").post(f"/plan/nodes/{node}/status/", {"status": "done", "note": ""})
    assert refused.status_code == 403


def test_the_red_thread_goes_from_the_area_to_the_commitment():
    plan, _objective, (node,) = unit_plan()
    decide(Plan.objects.get(unit=unit("EM")).pk)
    decide(plan)
    page = text_of(signed_in("reader").get(f"/plan/nodes/{node}/"))
    area, objective, own = (page.index(t) for t in ("Kraft i alla", "Utvecklingskraft", "Fler investeringar"))
    assert area < objective < own
    assert signed_in("reader").get(f"/plan/{YEAR}/thread/").status_code == 200


@pytest.mark.parametrize("size", [1, 30])
def test_the_pages_ask_the_database_as_often_whatever_the_size(size, django_assert_max_num_queries):
    plan, _objective, _ids = unit_plan(*[f"Åtagande {n}" for n in range(size)])
    client = signed_in("head")
    client.get("/")
    with django_assert_max_num_queries(22):
        client.get(DRAFT)
    decide(plan)
    client.get("/")
    with django_assert_max_num_queries(22):
        client.get(f"/plan/{YEAR}/STOD/")
