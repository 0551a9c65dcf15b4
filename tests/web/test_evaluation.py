"""The pages of evaluation plans and surveys."""

import csv
import io
import json
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tertial.evaluation.actions import plans, surveys
from tertial.evaluation.queries import surveys as survey_queries
from tertial.kernel.models import User
from tests.cast import acting, make_agency, person, unit
from tests.evaluation.surveying import answer, composed, opened
from tests.evaluation.surveying import page as survey_page
from tests.evaluation.test_plans import approved, page, ready

pytestmark = pytest.mark.django_db


def signed_in(key):
    make_agency()
    client = Client()
    client.force_login(User.objects.get(email=person(key).email))
    return client


def said(response):
    return unescape(response.content.decode())


def at(name, *args):
    return reverse(f"evaluation:{name}", args=args)


PLAN = {
    "title": "E-tjänsten",
    "design": "before_after",
    "causal_claim": "none",
    "starts_on": "2026-01-01",
    "due_on": "2026-12-31",
    "purpose": "Veta om det går fortare.",
    "target_group": "Företag.",
    "problem": "Det tar tid.",
}


def plan_facts(**changed):
    return {**PLAN, "unit_id": unit("STOD").pk, "responsible_id": person("evaluator").pk, **changed}


def test_a_plan_is_written_handed_in_and_approved_in_pages():
    head, evaluator = signed_in("head"), signed_in("evaluator")
    made = head.post(at("new_plan"), plan_facts())
    plan_id = int(made["Location"].strip("/").split("/")[-1])
    assert "Innan den kan lämnas behövs" in said(head.get(made["Location"]))
    for step in ("activity", "output", "outcome_short"):
        head.post(at("add_node", plan_id), {"step": step, "text": f"Något, {step}"})
    asked = {
        "text": "Gick det fortare?",
        "method": "case_system",
        "source": "S",
        "when": "N",
        "who": "V",
        "use": "A",
    }
    head.post(at("add_question", plan_id), asked)
    head.post(at("submit", plan_id))
    assert "Godkänn utvärderingsplanen E-tjänsten" in said(evaluator.get(reverse("inbox:home")))
    missing = evaluator.post(at("approve", plan_id), {"do": "approve", "registry_number": ""})
    assert missing.status_code == 422
    assert "Ange diarienumret" in said(missing)
    done = evaluator.post(at("approve", plan_id), {"do": "approve", "registry_number": "2026/99"})
    assert done.status_code == 302
    shown = said(evaluator.get(done["Location"]))
    assert "2026/99" in shown
    assert page(plan_id).versions[0].number == 1


def test_a_survey_that_claims_effect_is_refused_with_words():
    head = signed_in("head")
    plan_id = ready(causal_claim="none")
    only = page(plan_id).questions[0]
    asked = {"text": "Nöjda?", "method": "survey", "source": "S", "when": "N", "who": "V", "use": "A"}
    head.post(at("edit_question", plan_id, only.id), asked)
    refused = head.post(at("edit_plan", plan_id), plan_facts(causal_claim="contribution"))
    assert refused.status_code == 422
    assert "En enkät ensam kan inte visa effekt" in said(refused)
    assert page(plan_id).row.causal_claim == "none"


def test_a_weak_design_that_claims_attribution_is_refused_beside_the_field():
    refused = signed_in("head").post(at("new_plan"), plan_facts(causal_claim="attribution"))
    assert refused.status_code == 422
    assert "går bara att säga mot en jämförelsegrupp" in said(refused)
    assert 'value="E-tjänsten"' in said(refused)


def test_an_incomplete_plan_is_not_handed_in():
    head = signed_in("head")
    made = head.post(at("new_plan"), plan_facts(problem=""))
    plan_id = int(made["Location"].strip("/").split("/")[-1])
    back = head.post(at("submit", plan_id), follow=True)
    assert "Planen saknar något" in said(back)
    assert page(plan_id).row.submitted_on is None


def test_a_plan_is_given_back_with_a_reason():
    evaluator, plan_id = signed_in("evaluator"), ready()
    plans.submit_plan(plan_id=plan_id, by=acting("head"))
    assert evaluator.post(at("approve", plan_id), {"do": "return", "return-reason": ""}).status_code == 422
    evaluator.post(at("approve", plan_id), {"do": "return", "return-reason": "Vem ska använda svaret?"})
    assert page(plan_id).row.state == "draft"
    shown = said(signed_in("head").get(at("plan", plan_id)))
    assert "Återlämnad av Sofia Wallin" in shown
    assert "Vem ska använda svaret?" in shown


def test_a_result_and_its_use_are_told():
    evaluator, plan_id = signed_in("evaluator"), approved()
    found = {"result": "Mer investerat.", "lesson": "Mät tidigare.", "finished_on": "2026-11-01"}
    evaluator.post(at("result", plan_id), found)
    evaluator.post(at("use", plan_id), {"used_in": "Budgetunderlaget", "used_on": "2026-11-20"})
    shown = said(evaluator.get(at("plan", plan_id)))
    assert "Mät tidigare." in shown
    assert "Budgetunderlaget" in shown
    assert "Mät tidigare." in said(evaluator.get(at("index")))


def test_steps_and_questions_are_changed_and_taken_out():
    head, plan_id = signed_in("head"), ready()
    node, question = page(plan_id).nodes[0], page(plan_id).questions[0]
    head.post(at("edit_node", plan_id, node.id), {"step": "resource", "text": "Pengar"})
    assert page(plan_id).nodes[0].text == "Pengar"
    head.post(at("remove", plan_id, "chain", node.id))
    head.post(at("remove", plan_id, "questions", question.id))
    assert (len(page(plan_id).nodes), len(page(plan_id).questions)) == (3, 0)


def test_a_reader_reads_and_changes_nothing():
    reader, plan_id = signed_in("reader"), approved()
    assert reader.get(at("plan", plan_id)).status_code == 200
    assert "Ta bort" not in said(reader.get(at("plan", plan_id)))
    for name in ("edit_plan", "add_node", "add_question", "result"):
        assert reader.get(at(name, plan_id)).status_code == 403
    assert reader.post(at("submit", plan_id)).status_code == 403
    assert signed_in("other_head").get(at("edit_plan", plan_id)).status_code == 403
    assert reader.get(at("plan", plan_id + 999)).status_code == 404


SURVEY = {
    "title_sv": "Hur gick det?",
    "sender": "Exempelmyndigheten",
    "intro_sv": "Kort.",
    "privacy_sv": "Inget sparas.",
    "anonymous": "on",
    "min_group": "5",
    "opens_on": "2026-11-01",
    "closes_on": "2026-12-01",
}


def test_a_survey_is_built_opened_and_sent_out_in_pages():
    evaluator = signed_in("evaluator")
    made = evaluator.post(at("new_survey"), {**SURVEY, "unit_id": unit("STOD").pk})
    survey_id = int(made["Location"].strip("/").split("/")[-1])
    choice = {
        "kind": "single",
        "text_sv": "Var?",
        "options_sv": "Norr\n\nSöder",
        "highest": "10",
        "background": "on",
    }
    evaluator.post(at("add_survey_question", survey_id), choice)
    first = survey_page(survey_id).questions[0]
    scale = {"kind": "scale", "text_sv": "Hur?", "highest": "10", "in_index": "on", "only_if": f"{first.id}·1"}
    evaluator.post(at("add_survey_question", survey_id), scale)
    evaluator.post(at("arrange", survey_id, first.id), {"do": "down"})
    assert [q.only_if_id for q in survey_page(survey_id).questions] == [None, first.id]
    opened_now = evaluator.post(at("open", survey_id), {"open_link": "no"})
    assert opened_now.status_code == 302
    file = evaluator.post(at("invite", survey_id), {"recipients": "a@example.se\n\n=cmd|x\n"})
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in rows] == ["recipient", "a@example.se", "'=cmd|x"]
    token = rows[1][1].rstrip("/").rsplit("/", 1)[-1]
    assert survey_queries.door(token).state == "open"


def test_a_survey_that_lacks_something_is_not_opened():
    evaluator = signed_in("evaluator")
    made = evaluator.post(at("new_survey"), {**SURVEY, "unit_id": unit("STOD").pk, "privacy_sv": ""})
    survey_id = int(made["Location"].strip("/").split("/")[-1])
    refused = evaluator.post(at("open", survey_id), {"open_link": "yes"})
    assert refused.status_code == 422
    assert "Enkäten saknar något" in said(refused)
    assert "hur svaren hanteras" in said(refused)


def test_a_question_that_cannot_be_keeps_what_was_typed():
    evaluator, survey_id = signed_in("evaluator"), composed()
    refused = evaluator.post(
        at("add_survey_question", survey_id),
        {"kind": "single", "text_sv": "Vilken väg?", "options_sv": "Bara en", "highest": "10"},
    )
    assert refused.status_code == 422
    assert "Skriv minst två svar" in said(refused)
    assert "Vilken väg?" in said(refused)


def test_a_question_is_edited_with_everything_it_has():
    evaluator, survey_id = signed_in("evaluator"), composed()
    conditional = survey_page(survey_id).questions[4]
    shown = said(evaluator.get(at("edit_survey_question", survey_id, conditional.id)))
    assert f'value="{conditional.only_if_id}·1" selected' in shown


def test_an_opened_survey_is_not_edited():
    survey_id, _tokens = opened()
    evaluator = signed_in("evaluator")
    again = evaluator.post(at("edit_survey", survey_id), {**SURVEY, "unit_id": unit("STOD").pk})
    assert again.status_code == 422
    assert "ligger fast" in said(again)


def test_the_last_day_and_overcoverage_are_adjusted():
    survey_id, _tokens = opened()
    evaluator = signed_in("evaluator")
    evaluator.post(at("adjust", survey_id), {"do": "prolong", "closes_on": "2026-12-15"})
    evaluator.post(at("adjust", survey_id), {"do": "overcoverage", "overcoverage": "3"})
    row = survey_page(survey_id).row
    assert (row.closes_on.isoformat(), row.overcoverage) == ("2026-12-15", 3)
    refused = evaluator.post(at("adjust", survey_id), {"do": "overcoverage", "overcoverage": "400"})
    assert refused.status_code == 422


def closed(groups):
    survey_id, tokens = opened(invited=60)
    links = iter(tokens)
    for place, size in groups.items():
        for _number in range(size):
            answer(next(links), survey_id, 8, 7, 7, where=place, q5="Hemligt svar.")
    surveys.close_survey(survey_id=survey_id, by=acting("evaluator"))
    return survey_id


def test_the_results_hide_a_small_group_on_the_page_and_in_the_files():
    survey_id = closed({"1": 20, "2": 9, "3": 3})
    evaluator = signed_in("evaluator")
    shown = said(evaluator.get(at("results", survey_id)))
    assert "Nöjdhetsindex 70" in shown
    assert shown.count("dolt") >= 8
    told = json.loads(evaluator.get(at("results_file", survey_id, "json")).content)
    assert [group["size"] for group in told["breakdowns"][0]["groups"]] == [20, None, None]
    assert "Söder;" in evaluator.get(at("results_file", survey_id, "csv")).content.decode("utf-8-sig")


def test_below_five_answers_nothing_is_shown_anywhere():
    survey_id = closed({"2": 4})
    evaluator = signed_in("evaluator")
    shown = said(evaluator.get(at("results", survey_id)))
    assert "Resultatet visas inte" in shown
    assert "Hemligt" not in shown
    for kind in ("json", "csv"):
        assert "Hemligt" not in evaluator.get(at("results_file", survey_id, kind)).content.decode("utf-8-sig")


def test_an_open_anonymous_survey_shows_no_results_yet():
    survey_id, tokens = opened()
    for token in tokens[:9]:
        answer(token, survey_id, 8, 7, 7)
    shown = said(signed_in("evaluator").get(at("results", survey_id)))
    assert "Resultatet visas när enkäten har stängt" in shown
    assert "Medelvärde" not in shown


def test_closing_in_the_page_leads_to_the_results():
    survey_id, tokens = opened()
    for token in tokens[:5]:
        answer(token, survey_id, 8, 7, 7)
    done = signed_in("evaluator").post(at("close", survey_id), follow=True)
    assert "Index är 70" in said(done)


def test_results_need_their_right():
    survey_id = closed({"2": 9})
    assert signed_in("officer").get(at("results", survey_id)).status_code == 403
    assert signed_in("other_head").get(at("results", survey_id)).status_code == 403
    assert signed_in("head").get(at("results", survey_id)).status_code == 200
    assert signed_in("officer").get(at("results_file", survey_id, "json")).status_code == 403


@pytest.mark.parametrize("size", [1, 8])
def test_the_pages_cost_few_queries_however_much_there_is(size, django_assert_max_num_queries):
    for number in range(size):
        approved(title=f"Plan {number}")
        survey_id = closed({"1": 6, "2": 9})
    evaluator = signed_in("evaluator")
    evaluator.get(at("index"))  # what is owed is then known to the shell
    for address in (at("index"), at("plan", page_id()), at("survey", survey_id), at("results", survey_id)):
        with django_assert_max_num_queries(15):
            assert evaluator.get(address).status_code == 200


def page_id():
    from tertial.evaluation.queries.plans import plans as all_plans

    return all_plans(make_agency().pk)[0].id
