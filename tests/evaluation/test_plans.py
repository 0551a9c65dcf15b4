from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.cast import acting, make_agency, person, unit

from tertial.evaluation.actions import plans as actions
from tertial.evaluation.errors import (
    DesignTooWeak,
    NotApproved,
    NotSubmitted,
    PlanIncomplete,
    SurveyCannotShowEffect,
)
from tertial.evaluation.models import PlanVersion
from tertial.evaluation.queries import plans as queries
from tertial.kernel import events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound

pytestmark = pytest.mark.django_db


def write(by="head", **changed):
    facts = {
        "title": "Investeringsstödet 2021–2025",
        "unit_id": unit("STOD").pk,
        "responsible_id": person("evaluator").pk,
        "starts_on": date(2026, 1, 1),
        "due_on": date(2026, 12, 31),
        "design": "comparison_group",
        "causal_claim": "contribution",
        "purpose": "Veta om stödet leder till investeringar.",
        "target_group": "Företag i stödområdena.",
        "problem": "Företag avstår från investeringar.",
    }
    return actions.write_plan(**{**facts, **changed}, by=acting(by))


def ask(plan_id, method="register", **changed):
    facts = {
        "text": "Har företagen investerat mer?",
        "source": "Företagsregistret",
        "when": "våren 2026",
        "who": "Sofia Wallin",
        "use": "Ledningen avgör om villkoren ska ändras.",
    }
    return actions.put_question(plan_id=plan_id, method=method, **{**facts, **changed}, by=acting("head"))


def ready(**changed):
    plan_id = write(**changed)
    for step in ("resource", "activity", "output", "outcome_short"):
        actions.put_node(plan_id=plan_id, step=step, text=f"Något i {step}", by=acting("head"))
    ask(plan_id)
    return plan_id


def approved(**changed):
    plan_id = ready(**changed)
    actions.submit_plan(plan_id=plan_id, by=acting("head"))
    actions.approve_plan(plan_id=plan_id, registry_number="2026/12", by=acting("evaluator"))
    return plan_id


def page(plan_id):
    return queries.plan(make_agency().pk, plan_id)


def test_a_plan_handed_in_is_approved_and_frozen():
    plan_id = approved()
    (version,) = page(plan_id).versions
    assert (version.number, version.decided_by, version.reporting_officer) == (1, "Sofia Wallin", "Karin Lindqvist")
    assert version.wording["questions"][0]["method"] == "register"
    with pytest.raises(DatabaseError), transaction.atomic():
        PlanVersion.objects.update(reason="annan")
    assert events.broken_at() is None


def test_a_change_after_approval_is_seen_and_needs_a_new_approval():
    plan_id = approved()
    assert not page(plan_id).changed
    write(plan_id=plan_id, problem="Ett annat problem.")
    assert page(plan_id).changed
    actions.submit_plan(plan_id=plan_id, by=acting("head"))
    assert actions.approve_plan(plan_id=plan_id, registry_number="2026/13", by=acting("evaluator")) == 2
    assert [v.wording["problem"] for v in page(plan_id).versions] == [
        "Ett annat problem.",
        "Företag avstår från investeringar.",
    ]


def test_a_change_takes_back_what_was_handed_in():
    plan_id = ready()
    actions.submit_plan(plan_id=plan_id, by=acting("head"))
    ask(plan_id, text="En fråga till?")
    with pytest.raises(NotSubmitted):
        actions.approve_plan(plan_id=plan_id, registry_number="1", by=acting("evaluator"))


def test_only_who_holds_the_right_approves():
    plan_id = ready()
    actions.submit_plan(plan_id=plan_id, by=acting("head"))
    with pytest.raises(NotAllowed):
        actions.approve_plan(plan_id=plan_id, registry_number="1", by=acting("head"))


def test_approval_needs_a_registry_number():
    plan_id = ready()
    actions.submit_plan(plan_id=plan_id, by=acting("head"))
    with pytest.raises(Invalid) as refused:
        actions.approve_plan(plan_id=plan_id, by=acting("evaluator"))
    assert refused.value.fields == {"registry_number": "missing"}


def test_an_incomplete_plan_says_all_that_is_missing():
    plan_id = write(problem=" ")
    with pytest.raises(PlanIncomplete) as refused:
        actions.submit_plan(plan_id=plan_id, by=acting("head"))
    expected = ["problem", "step_activity", "step_output", "step_outcome_short", "questions"]
    assert refused.value.facts["missing"] == expected
    assert list(page(plan_id).missing) == expected


@pytest.mark.parametrize("claim", ["contribution", "attribution"])
def test_a_survey_alone_can_never_claim_effect(claim):
    plan_id = write(causal_claim=claim)
    for step in ("activity", "output", "outcome_short"):
        actions.put_node(plan_id=plan_id, step=step, text="Något", by=acting("head"))
    ask(plan_id, method="survey")
    with pytest.raises(SurveyCannotShowEffect):
        actions.submit_plan(plan_id=plan_id, by=acting("head"))
    with pytest.raises(SurveyCannotShowEffect):
        write(plan_id=plan_id, causal_claim=claim)


def test_a_survey_alone_may_tell_what_people_think():
    plan_id = write(causal_claim="none", design="qualitative")
    for step in ("activity", "output", "outcome_short"):
        actions.put_node(plan_id=plan_id, step=step, text="Något", by=acting("head"))
    ask(plan_id, method="survey")
    actions.submit_plan(plan_id=plan_id, by=acting("head"))


@pytest.mark.parametrize("design", ["before_after", "qualitative"])
def test_that_it_was_us_needs_something_to_compare_with(design):
    with pytest.raises(DesignTooWeak):
        write(design=design, causal_claim="attribution")


def test_a_returned_plan_tells_why_until_it_is_handed_in_again():
    plan_id = ready()
    actions.submit_plan(plan_id=plan_id, by=acting("head"))
    actions.return_plan(plan_id=plan_id, reason="Vem ska använda svaret?", by=acting("evaluator"))
    told = events.history(f"evaluation_plan:{plan_id}", tenant=make_agency().pk, limit=1)
    assert told[0].facts["reason"] == "Vem ska använda svaret?"
    row = page(plan_id).row
    assert (row.state, row.returned_by, row.returned_because) == (
        "draft",
        "Sofia Wallin",
        "Vem ska använda svaret?",
    )
    actions.submit_plan(plan_id=plan_id, by=acting("head"))
    assert page(plan_id).row.returned_on is None


def test_a_result_needs_an_approved_plan():
    facts = {"result": "Mer investerat.", "lesson": "Mät tidigare.", "finished_on": date(2026, 11, 1)}
    with pytest.raises(NotApproved):
        actions.record_result(plan_id=ready(), **facts, by=acting("evaluator"))
    plan_id = approved()
    actions.record_result(plan_id=plan_id, **facts, by=acting("evaluator"))
    assert (page(plan_id).row.state, page(plan_id).row.lesson) == ("finished", "Mät tidigare.")


def test_use_is_told_when_there_is_a_result():
    plan_id = approved()
    use = {"used_in": "Budgetunderlaget", "used_on": date(2026, 11, 20)}
    with pytest.raises(Invalid):
        actions.record_use(plan_id=plan_id, **use, by=acting("evaluator"))
    actions.record_result(
        plan_id=plan_id, result="R", lesson="L", finished_on=date(2026, 11, 1), by=acting("evaluator")
    )
    actions.record_use(plan_id=plan_id, **use, by=acting("evaluator"))
    assert [u.used_in for u in page(plan_id).used] == ["Budgetunderlaget"]
    assert queries.plans(make_agency().pk)[0].uses == 1


def test_another_unit_may_read_but_not_write():
    plan_id = ready()
    with pytest.raises(NotAllowed):
        actions.remove_question(plan_id=plan_id, question_id=page(plan_id).questions[0].id, by=acting("other_head"))


def test_another_agency_does_not_know_of_it():
    plan_id = ready()
    stranger = acting("evaluator", make_agency("XM", "Annan"))
    with pytest.raises(NotFound):
        queries.plan(stranger.agency_id, plan_id)
    with pytest.raises(NotFound):
        actions.submit_plan(plan_id=plan_id, by=stranger)


def test_parts_are_changed_and_taken_away():
    plan_id = ready()
    node, question = page(plan_id).nodes[0], page(plan_id).questions[0]
    actions.put_node(plan_id=plan_id, node_id=node.id, step="resource", text="Pengar", by=acting("head"))
    ask(plan_id, text="Annan fråga?", question_id=question.id)
    assert (page(plan_id).nodes[0].text, page(plan_id).questions[0].text) == ("Pengar", "Annan fråga?")
    actions.remove_node(plan_id=plan_id, node_id=node.id, by=acting("head"))
    actions.remove_question(plan_id=plan_id, question_id=question.id, by=acting("head"))
    assert len(page(plan_id).nodes) == 3
    assert not page(plan_id).questions


def test_a_part_of_another_plan_is_not_found():
    one, other = ready(), ready(title="En annan")
    with pytest.raises(NotFound):
        actions.remove_node(plan_id=one, node_id=page(other).nodes[0].id, by=acting("head"))


@pytest.mark.parametrize("size", [1, 12])
def test_the_list_costs_one_query_however_long(size, django_assert_num_queries):
    for number in range(size):
        approved(title=f"Plan {number}")
    agency = make_agency().pk
    with django_assert_num_queries(1):
        assert len(queries.plans(agency)) == size
