import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from tests.cast import acting, make_agency, unit
from tests.evaluation.surveying import answer, ask, composed, filled, index_indicator, opened, page, texts, write

from tertial.evaluation.actions import surveys as actions
from tertial.evaluation.actions.answers import receive
from tertial.evaluation.errors import (
    AlreadyAnswered,
    QuestionInUse,
    SurveyClosed,
    SurveyIncomplete,
    SurveyNotOpen,
    SurveyOpened,
)
from tertial.evaluation.models import Invitation, Response
from tertial.evaluation.queries import surveys as queries
from tertial.indicators import queries as indicators
from tertial.kernel import clock
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.kernel.models import Event

pytestmark = pytest.mark.django_db


def test_an_anonymous_answer_carries_no_key_no_day_and_no_language():
    survey_id, tokens = opened()
    answer(tokens[0], survey_id, 8, 7, 9)
    kept = Response.objects.get()
    assert (kept.invitation, kept.answered_on) == (None, None)
    assert {field.name for field in Response._meta.get_fields()} == {
        "id", "agency", "survey", "answers", "answered_on", "invitation"
    }  # fmt: skip


def test_no_audit_event_tells_when_an_answer_came():
    survey_id, tokens = opened()
    before = Event.objects.count()
    answer(tokens[0], survey_id, 8, 7, 9)
    assert Event.objects.count() == before


def test_of_an_anonymous_invitation_only_the_use_is_kept():
    survey_id, tokens = opened()
    answer(tokens[3], survey_id, 8, 7, 9)
    used = Invitation.objects.filter(answered=True).get()
    assert used.recipient == "sökande 3"
    assert not any(
        "time" in type(f).__name__.lower() or "date" in type(f).__name__.lower() for f in used._meta.fields
    )


def test_an_answer_that_is_not_anonymous_keeps_day_and_invitation():
    survey_id, tokens = opened(anonymous=False)
    answer(tokens[0], survey_id, 8, 7, 9)
    kept = Response.objects.get()
    assert (kept.invitation.recipient, kept.answered_on) == ("sökande 0", date(2026, 11, 23))


def test_the_database_holds_no_token_that_opens_a_survey():
    _survey_id, tokens = opened()
    stored = set(Invitation.objects.values_list("token_sha256", flat=True))
    assert not stored & set(tokens)
    for kept in stored:
        with pytest.raises(NotFound):
            queries.door(kept)


def test_tokens_are_long_and_never_the_same():
    _survey_id, tokens = opened(invited=200)
    assert len(set(tokens)) == 200
    assert min(map(len, tokens)) >= 32


def test_a_link_answers_once():
    survey_id, tokens = opened()
    answer(tokens[0], survey_id, 8, 7, 9)
    assert queries.door(tokens[0]).state == "answered"
    with pytest.raises(AlreadyAnswered):
        answer(tokens[0], survey_id, 1, 1, 1)
    assert Response.objects.count() == 1


def test_the_same_form_sent_twice_is_kept_once():
    survey_id, tokens = opened()
    receipt = uuid.uuid4()
    answer(tokens[0], survey_id, 8, 7, 9, receipt=receipt)
    answer(tokens[0], survey_id, 8, 7, 9, receipt=receipt)
    assert Response.objects.count() == 1


def test_an_open_link_takes_many_answers():
    survey_id = composed()
    token = actions.open_survey(survey_id=survey_id, open_link=True, by=acting("evaluator"))
    for _time in range(3):
        answer(token, survey_id, 8, 7, 9)
    assert Response.objects.count() == 3
    assert page(survey_id).row.rate is None


def test_a_received_answer_cannot_be_changed_in_the_database():
    survey_id, tokens = opened()
    answer(tokens[0], survey_id, 8, 7, 9)
    with pytest.raises(DatabaseError), transaction.atomic():
        Response.objects.update(answers={})


@pytest.mark.parametrize("link", ["", "x", "..", "a" * 500, "\x00"])
def test_a_wrong_link_is_not_found(link):
    opened()
    with pytest.raises(NotFound):
        queries.door(link)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 10, 31), "not_open"),
        (date(2026, 11, 1), "open"),
        (date(2026, 11, 30), "open"),
        (date(2026, 12, 1), "closed"),
    ],
)
def test_it_is_open_between_its_days(day, state):
    survey_id, tokens = opened()
    with clock.at(day):
        assert queries.door(tokens[0]).state == state
        if state != "open":
            with pytest.raises(SurveyNotOpen):
                answer(tokens[0], survey_id, 8)


def test_a_closed_survey_receives_nothing():
    survey_id, tokens = opened()
    actions.close_survey(survey_id=survey_id, by=acting("evaluator"))
    with pytest.raises(SurveyNotOpen):
        answer(tokens[0], survey_id, 8)
    with pytest.raises(SurveyClosed):
        actions.close_survey(survey_id=survey_id, by=acting("evaluator"))


def test_only_answers_to_asked_questions_are_kept():
    survey_id, tokens = opened()
    answer(tokens[0], survey_id, 8, 7, 9, where="2", q4="12")
    answer(tokens[1], survey_id, 8, 7, 9, where="1", q4="12,5")
    number = str(page(survey_id).questions[4].id)
    assert sorted(str(r.answers.get(number)) for r in Response.objects.all()) == ["12.5", "None"]


def test_a_forged_answer_is_refused_and_nothing_kept():
    survey_id, tokens = opened()
    for forged in (11, 0, "åtta", "²"):
        with pytest.raises(Invalid):
            receive(token=tokens[0], receipt=uuid.uuid4(), answers=filled(survey_id, forged))
    assert not Response.objects.exists()
    assert queries.door(tokens[0]).state == "open"


def test_a_required_question_must_be_answered():
    survey_id = write()
    ask(survey_id, "Hur gick det?", required=True)
    token = actions.open_survey(survey_id=survey_id, open_link=True, by=acting("evaluator"))
    with pytest.raises(Invalid) as refused:
        receive(token=token, receipt=uuid.uuid4(), answers={})
    assert refused.value.fields == {"answers": "missing"}


def test_questions_stand_still_once_opened():
    survey_id, _tokens = opened()
    with pytest.raises(SurveyOpened):
        ask(survey_id, "En till?")
    with pytest.raises(SurveyOpened):
        write(survey_id=survey_id, anonymous=False)


def test_an_incomplete_survey_says_all_that_is_missing():
    survey_id = write(
        title=texts("Hur gick det?", "How did it go?"),
        privacy=texts(""),
        indicator_id=index_indicator(),
    )
    with pytest.raises(SurveyIncomplete) as refused:
        actions.open_survey(survey_id=survey_id, by=acting("evaluator"))
    assert refused.value.facts["missing"] == ["privacy", "questions", "english", "index_questions"]


def test_closing_records_the_index_as_a_value_of_the_indicator():
    i16 = index_indicator()
    survey_id, tokens = opened(indicator_id=i16)
    for token in tokens[:6]:
        answer(token, survey_id, 8, 7, 7)
    assert actions.close_survey(survey_id=survey_id, by=acting("evaluator")) == Decimal("70.3704")
    latest = indicators.indicator(make_agency().pk, i16).latest
    assert (latest.value, latest.status) == (Decimal("70.3704"), "preliminary")
    assert (latest.period_start, latest.period_end) == (date(2026, 11, 1), date(2026, 11, 23))
    assert "Hur gick din ansökan?" in latest.source
    assert "6 av 20 svarade" in latest.note
    assert "30 procent" in latest.note


def test_too_few_answers_give_no_index():
    i16 = index_indicator()
    survey_id, tokens = opened(indicator_id=i16)
    for token in tokens[:4]:
        answer(token, survey_id, 8, 7, 7)
    assert actions.close_survey(survey_id=survey_id, by=acting("evaluator")) is None
    assert indicators.indicator(make_agency().pk, i16).latest is None


def test_the_response_rate_leaves_out_those_who_should_not_have_been_asked():
    survey_id, tokens = opened(invited=12)
    for token in tokens[:5]:
        answer(token, survey_id, 8)
    actions.set_overcoverage(survey_id=survey_id, overcoverage=2, by=acting("evaluator"))
    assert page(survey_id).row.rate == Decimal("0.5")
    with pytest.raises(Invalid):
        actions.set_overcoverage(survey_id=survey_id, overcoverage=8, by=acting("evaluator"))


def test_a_survey_can_be_prolonged_but_not_into_the_past():
    survey_id, _tokens = opened()
    actions.prolong_survey(survey_id=survey_id, closes_on=date(2026, 12, 15), by=acting("evaluator"))
    assert page(survey_id).row.closes_on == date(2026, 12, 15)
    with pytest.raises(Invalid):
        actions.prolong_survey(survey_id=survey_id, closes_on=date(2026, 11, 22), by=acting("evaluator"))


def test_only_who_holds_the_right_edits():
    survey_id = composed()
    with pytest.raises(NotAllowed):
        actions.open_survey(survey_id=survey_id, by=acting("head"))
    stranger = acting("evaluator", make_agency("XM", "Annan"))
    with pytest.raises(NotFound):
        actions.open_survey(survey_id=survey_id, by=stranger)
    with pytest.raises(NotFound):
        queries.survey(stranger.agency_id, survey_id)


def test_questions_move_and_go_but_a_condition_stays_after_its_question():
    survey_id = composed()
    first, second = page(survey_id).questions[:2]
    actions.move_question(survey_id=survey_id, question_id=second.id, earlier=True, by=acting("evaluator"))
    assert [q.id for q in page(survey_id).questions[:2]] == [second.id, first.id]
    conditional = page(survey_id).questions[4]
    for _step in range(2):
        actions.move_question(survey_id=survey_id, question_id=conditional.id, earlier=True, by=acting("evaluator"))
    with pytest.raises(QuestionInUse):
        actions.move_question(survey_id=survey_id, question_id=conditional.id, earlier=True, by=acting("evaluator"))
    with pytest.raises(QuestionInUse):
        actions.remove_question(survey_id=survey_id, question_id=first.id, by=acting("evaluator"))
    actions.remove_question(survey_id=survey_id, question_id=conditional.id, by=acting("evaluator"))
    actions.remove_question(survey_id=survey_id, question_id=first.id, by=acting("evaluator"))
    assert len(page(survey_id).questions) == 4


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"kind": "single", "options": [texts("Ja")]}, "options"),
        ({"kind": "scale", "highest": 7}, "highest"),
        ({"kind": "multiple", "options": [texts("A"), texts("B")], "background": True}, "background"),
        ({"kind": "scale", "highest": 5, "in_index": True}, "in_index"),
        ({"kind": "text", "text": texts("")}, "text"),
        ({"kind": "matrix"}, "kind"),
    ],
)
def test_what_cannot_be_a_question_is_refused_at_its_field(facts, field):
    survey_id = write()
    with pytest.raises(Invalid) as refused:
        actions.put_question(**{"survey_id": survey_id, "text": texts("Hur?"), **facts}, by=acting("evaluator"))
    assert field in refused.value.fields


def test_a_condition_is_on_an_earlier_choice():
    survey_id = composed()
    scale = page(survey_id).questions[1]
    with pytest.raises(Invalid):
        ask(survey_id, "Varför?", "text", only_if_id=scale.id, only_if_value="8")
    with pytest.raises(Invalid):
        ask(survey_id, "Varför?", "text", only_if_id=page(survey_id).questions[0].id, only_if_value="9")


def test_the_indicator_must_be_one_that_one_may_report():
    by_department = {"unit_id": unit("STOD").pk, "indicator_id": index_indicator()}
    assert write(**by_department)
    stranger = acting("evaluator", make_agency("XM", "Annan"))
    with pytest.raises(NotFound):
        actions.write_survey(
            title=texts("T"),
            sender="S",
            unit_id=unit("STOD", make_agency("XM", "Annan")).pk,
            opens_on=date(2026, 11, 1),
            closes_on=date(2026, 11, 2),
            intro={},
            privacy={},
            indicator_id=by_department["indicator_id"],
            by=stranger,
        )


@pytest.mark.parametrize("size", [1, 8])
def test_the_list_costs_one_query_however_long(size, django_assert_num_queries):
    for _number in range(size):
        opened(invited=3)
    agency = make_agency().pk
    with django_assert_num_queries(1):
        rows = queries.surveys(agency)
    assert [row.invited for row in rows] == [3] * size
