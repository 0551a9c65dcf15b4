import csv
import io
import json
from fractions import Fraction

import pytest
from tests.cast import acting, make_agency
from tests.evaluation.surveying import answer, opened

from tertial.evaluation.actions import surveys as actions
from tertial.evaluation.export import as_csv, as_json
from tertial.evaluation.queries import results as queries

pytestmark = pytest.mark.django_db


def closed(groups, invited=60, score=8, **changed):
    """A closed survey with so many answers from each place."""
    survey_id, tokens = opened(invited=invited, **changed)
    links = iter(tokens)
    for place, size in groups.items():
        for number in range(size):
            answer(next(links), survey_id, score, 1 + number % 10, 7, where=place)
    actions.close_survey(survey_id=survey_id, by=acting("evaluator"))
    return survey_id


def results(survey_id):
    return queries.results(make_agency().pk, survey_id)


def breakdown(survey_id):
    _whole, found = queries.results_with_breakdowns(make_agency().pk, survey_id)
    return found[0] if found else None


def test_nothing_is_shown_below_five_answers():
    survey_id = closed({"2": 4})
    assert results(survey_id).hidden == "few"
    assert not results(survey_id).questions
    assert breakdown(survey_id) is None


def test_five_answers_are_shown_when_the_survey_has_closed():
    shown = results(closed({"2": 5}))
    assert (shown.hidden, shown.answered) == ("", 5)
    assert shown.questions[1].mean == 8
    assert shown.questions[1].index == Fraction(700, 9)


def test_anonymous_results_wait_until_the_survey_has_closed():
    survey_id, tokens = opened()
    for token in tokens[:9]:
        answer(token, survey_id, 8, 8, 8)
    assert results(survey_id).hidden == "open"
    assert breakdown(survey_id) is None


def test_results_that_are_not_anonymous_are_shown_while_open():
    survey_id, tokens = opened(anonymous=False)
    for token in tokens[:5]:
        answer(token, survey_id, 8, 8, 8)
    assert results(survey_id).hidden == ""


def test_the_index_is_the_mean_of_the_three():
    shown = results(closed({"2": 10}))
    assert shown.index == (Fraction(700, 9) + Fraction(450, 9) + Fraction(600, 9)) / 3


def test_unsure_is_no_score():
    survey_id, tokens = opened()
    for token in tokens[:6]:
        answer(token, survey_id, 10, 10, 10)
    for token in tokens[6:8]:
        answer(token, survey_id, "unsure", 10, 10)
    actions.close_survey(survey_id=survey_id, by=acting("evaluator"))
    first = results(survey_id).questions[1]
    assert (first.mean, first.answered, first.unsure, first.unanswered) == (10, 6, 2, 0)


def test_a_question_with_few_answers_is_hidden_alone():
    survey_id, tokens = opened()
    for token in tokens[:4]:
        answer(token, survey_id, 8, 8, 8, q5="Bra.")
    for token in tokens[4:8]:
        answer(token, survey_id, 8, 8, 8)
    actions.close_survey(survey_id=survey_id, by=acting("evaluator"))
    shown = results(survey_id).questions
    assert (shown[5].hidden, shown[5].texts, shown[5].unanswered) == (True, (), 4)
    assert not shown[1].hidden


def test_texts_are_shown_from_five_and_in_no_order_of_arrival():
    survey_id, tokens = opened(invited=40)
    said = [f"Svar {number:02}" for number in range(40)]
    for token, text in zip(tokens, said, strict=True):
        answer(token, survey_id, 8, 8, 8, q5=text)
    actions.close_survey(survey_id=survey_id, by=acting("evaluator"))
    texts = results(survey_id).questions[5].texts
    assert sorted(texts) == said
    assert list(texts) != said


def test_a_small_group_is_hidden_and_the_next_smallest_with_it():
    shown = breakdown(closed({"1": 20, "2": 9, "3": 3}))
    cells = {group.text["sv"]: group.cells[0] for group in shown.groups}
    assert (cells["Norr"].mean, cells["Norr"].answered, cells["Norr"].hidden) == (8, 20, False)
    assert cells["Söder"].hidden
    assert cells["Öst"].hidden
    assert [group.size for group in shown.groups] == [20, None, None]
    assert shown.some_hidden


def test_the_sizes_of_hidden_groups_are_not_told_by_the_question_itself():
    place = results(closed({"1": 20, "2": 9, "3": 3})).questions[0]
    assert [count.count for count in place.counts] == [20, None, None]
    assert (place.answered, place.unanswered) == (None, None)


def test_those_who_did_not_say_are_a_group_too():
    """Otherwise the whole minus the shown groups would be what these three answered."""
    shown = breakdown(closed({"1": 20, "2": 9, "": 3}))
    by_key = {group.key: group.cells[0].hidden for group in shown.groups}
    assert by_key == {"1": False, "2": True, "3": False, "": True}


def test_large_groups_are_all_shown():
    shown = breakdown(closed({"1": 12, "2": 9, "3": 7}))
    assert not shown.some_hidden
    assert [group.size for group in shown.groups] == [12, 9, 7]


def test_only_background_questions_break_results_down():
    _whole, found = queries.results_with_breakdowns(make_agency().pk, closed({"2": 9}))
    assert [one.by.text["sv"] for one in found] == ["Var?"]


def test_a_larger_least_group_hides_more():
    survey_id = closed({"1": 20, "2": 9}, min_group=10)
    assert breakdown(survey_id).some_hidden


@pytest.mark.parametrize("size", [5, 30])
def test_results_cost_three_queries_however_many_answered(size, django_assert_num_queries):
    survey_id = closed({"2": size})
    agency = make_agency().pk
    with django_assert_num_queries(3):
        queries.results_with_breakdowns(agency, survey_id)


def exported(survey_id):
    return queries.results_with_breakdowns(make_agency().pk, survey_id)


def test_the_json_hides_what_the_page_hides():
    told = as_json(*exported(closed({"1": 20, "2": 9, "3": 3})))
    (broken_down,) = told["breakdowns"]
    assert [group["size"] for group in broken_down["groups"]] == [20, None, None]
    assert [group["means"][0] for group in broken_down["groups"]] == [8.0, None, None]
    assert [row["count"] for row in told["questions"][0]["counts"]] == [20, None, None]
    assert json.dumps(told)


def test_the_json_of_too_few_answers_holds_no_answers():
    told = as_json(*exported(closed({"2": 4})))
    assert (told["hidden"], told["questions"], told["breakdowns"], told["index"]) == ("few", [], [], None)


def test_the_csv_hides_the_same_and_holds_no_formula():
    survey_id, tokens = opened()
    for token in tokens[:6]:
        answer(token, survey_id, 8, 8, 8, q5='=HYPERLINK("http://elak.example")')
    actions.close_survey(survey_id=survey_id, by=acting("evaluator"))
    text = as_csv(*exported(survey_id)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert [row[4] for row in rows if row[2] == "index" and not row[0]] == ["77,7778"]
    assert all(not field.startswith("=") for row in rows for field in row)


def test_the_csv_of_a_small_group_has_empty_fields():
    text = as_csv(*exported(closed({"1": 20, "2": 9, "3": 3}))).decode("utf-8-sig")
    sizes = {row[1]: row[4] for row in csv.reader(io.StringIO(text), delimiter=";") if row[2] == "size"}
    assert sizes == {"Norr": "20", "Söder": "", "Öst": ""}
