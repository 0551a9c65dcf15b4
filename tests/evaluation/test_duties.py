"""What evaluation asks of people."""

from datetime import date

import pytest
from tests.cast import acting, person
from tests.evaluation.surveying import opened
from tests.evaluation.test_plans import approved, ready

from tertial.evaluation.actions import plans, surveys
from tertial.evaluation.queries import duties
from tertial.kernel import clock

pytestmark = pytest.mark.django_db


def titles(key, day=date(2026, 11, 23)):
    with clock.at(day):
        return [(duty.sort, duty.title) for duty in duties(acting(key), day)]


def test_a_plan_handed_in_waits_for_who_may_approve_it():
    plan_id = ready()
    plans.submit_plan(plan_id=plan_id, by=acting("head"))
    assert titles("evaluator") == [("sign", "Godkänn utvärderingsplanen Investeringsstödet 2021–2025")]
    assert not titles("head")
    plans.approve_plan(plan_id=plan_id, registry_number="1", by=acting("evaluator"))
    assert not titles("evaluator")


def test_a_plan_given_back_waits_for_the_responsible():
    plan_id = ready(responsible_id=person("officer").pk)
    plans.submit_plan(plan_id=plan_id, by=acting("head"))
    plans.return_plan(plan_id=plan_id, reason="Vem ska använda svaret?", by=acting("evaluator"))
    assert titles("officer") == [("todo", "Ändra utvärderingsplanen Investeringsstödet 2021–2025")]
    plans.submit_plan(plan_id=plan_id, by=acting("head"))
    assert not titles("officer")


def test_the_responsible_owes_the_result_when_the_day_has_come():
    approved(due_on=date(2026, 11, 24))
    assert not titles("evaluator")
    assert titles("evaluator", date(2026, 11, 24)) == [("todo", "Skriv resultatet av Investeringsstödet 2021–2025")]


def test_a_survey_past_its_last_day_waits_to_be_closed():
    survey_id, _tokens = opened()
    after = date(2026, 12, 1)
    assert not titles("evaluator")
    assert titles("planner", after) == [("todo", "Stäng enkäten Hur gick din ansökan?")]
    assert not titles("officer", after)
    with clock.at(after):
        surveys.close_survey(survey_id=survey_id, by=acting("evaluator"))
    assert not titles("planner", after)
