"""Answering a survey by link, as somebody without script does it."""

import re
import uuid
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tertial.evaluation.actions import surveys as actions
from tertial.evaluation.models import Invitation, Response
from tertial.kernel import clock
from tertial.kernel.models import Event
from tests.cast import acting
from tests.evaluation.surveying import answer, ask, opened, page, texts, write

pytestmark = pytest.mark.django_db


def said(response):
    return unescape(response.content.decode())


def state(response):
    return re.search(r'name="state" value="([^"]*)"', response.content.decode()).group(1)


class Respondent:
    """Somebody with a link and a browser."""

    def __init__(self, token):
        self.client, self.address = Client(), reverse("survey:answer", args=[token])
        self.now = self.client.get(self.address)

    def press(self, do="next", **fields):
        self.now = self.client.post(self.address, {"state": state(self.now), "do": do, **fields})
        return said(self.now)


def test_one_answers_question_by_question_and_is_thanked():
    survey_id, tokens = opened()
    someone = Respondent(tokens[0])
    assert "6 frågor" not in said(someone.now)  # the conditional one is not asked yet
    assert "Fråga 1 av 5" in someone.press()
    assert "Fråga 2 av 6" in someone.press(answer="1")
    someone.press(answer="8", comment="Tydligt besked.")
    someone.press(answer="7")
    someone.press(answer="unsure")
    someone.press(answer="12,5")
    assert "Skicka svaren" in said(someone.now)
    someone.press(answer="Inget mer.")
    assert someone.now.status_code == 302
    assert "har kommit in" in said(someone.client.get(someone.now["Location"]))
    kept = Response.objects.get().answers
    questions = page(survey_id).questions
    assert [kept[str(q.id)] for q in questions] == ["1", 8, 7, "unsure", "12.5", "Inget mer."]
    assert kept[f"{questions[1].id}.comment"] == "Tydligt besked."


def test_nothing_is_kept_before_it_is_sent():
    _survey_id, tokens = opened()
    before = Event.objects.count()
    someone = Respondent(tokens[0])
    someone.press()
    someone.press(answer="1")
    assert not Response.objects.exists()
    assert not Invitation.objects.filter(answered=True).exists()
    assert Event.objects.count() == before
    assert set(someone.client.cookies) <= {"csrftoken"}


def test_going_back_keeps_what_was_answered():
    _survey_id, tokens = opened()
    someone = Respondent(tokens[0])
    someone.press()
    someone.press(answer="1")
    back = someone.press("back", answer="9")
    assert re.search(r'value="1" checked', back)
    assert re.search(r'value="9" checked', someone.press(answer="1"))
    someone.press("back")
    assert "Hur gick din ansökan?" in someone.press("back")


def test_a_changed_condition_takes_the_hidden_answer_away():
    survey_id, tokens = opened()
    someone = Respondent(tokens[0])
    someone.press()
    for given in ("1", "8", "8", "8", "12"):
        someone.press(answer=given)
    for _step in range(5):
        someone.press("back")
    someone.press(answer="2")
    for _step in range(4):
        someone.press(answer="8")
    assert str(page(survey_id).questions[4].id) not in Response.objects.get().answers


def test_a_required_question_asks_again_and_keeps_the_comment():
    survey_id = write()
    ask(survey_id, "Hur gick det?", required=True, comment=texts("Varför?"))
    token = actions.open_survey(survey_id=survey_id, open_link=True, by=acting("evaluator"))
    someone = Respondent(token)
    someone.press()
    again = someone.press(comment="Jag hann inte välja.")
    assert someone.now.status_code == 422
    assert "Välj eller skriv ett svar" in again
    assert "Jag hann inte välja." in again


@pytest.mark.parametrize("given", ["11", "0", "-1", "åtta", "unsure "])
def test_an_answer_that_was_not_offered_is_asked_again(given):
    survey_id = write()
    ask(survey_id, "Hur gick det?")
    someone = Respondent(actions.open_survey(survey_id=survey_id, open_link=True, by=acting("evaluator")))
    someone.press()
    someone.press(answer=given)
    assert someone.now.status_code == 422
    assert not Response.objects.exists()


def test_a_forged_state_begins_again():
    _survey_id, tokens = opened()
    client, address = Client(), reverse("survey:answer", args=[tokens[0]])
    for forged in ("", "x", "eyJhIjp7fX0:1abc:def"):
        answered = client.post(address, {"state": forged, "do": "next", "answer": "1"})
        assert "Fråga 1 av" in said(answered)


def test_the_state_of_one_survey_does_not_fit_another():
    _one, tokens = opened()
    _other, others = opened()
    someone = Respondent(tokens[0])
    someone.press()
    someone.press(answer="1")
    crossed = Client().post(reverse("survey:answer", args=[others[0]]), {"state": state(someone.now), "do": "next"})
    assert "Fråga 1 av" in said(crossed)


def in_english():
    survey_id = write(
        title=texts("Hur gick det?", "How did it go?"),
        intro=texts("Kort.", "Short."),
        privacy=texts("Inget.", "Nothing."),
    )
    question = {"kind": "scale", "low_label": texts("Inte alls", "Not at all"), "highest": 5}
    for swedish, english in (("Nöjd?", "Satisfied?"), ("Snabbt?", "Quick?")):
        actions.put_question(survey_id=survey_id, text=texts(swedish, english), **question, by=acting("evaluator"))
    return actions.open_survey(survey_id=survey_id, open_link=True, by=acting("evaluator"))


def test_one_changes_language_midway_and_loses_nothing():
    someone = Respondent(in_english())
    someone.press()
    someone.press(answer="4")
    english = someone.press("language-en", answer="5")
    assert "Quick?" in english
    assert "Question 2 of 2" in english
    assert 'lang="en"' in english
    assert someone.now["Content-Language"] == "en"
    assert re.search(r'value="5" checked', english)
    assert re.search(r'value="4" checked', someone.press("back"))


def test_a_language_that_is_not_offered_is_not_spoken():
    _survey_id, tokens = opened()
    shown = said(Client().get(reverse("survey:answer", args=[tokens[0]]) + "?language=en"))
    assert "Börja" in shown
    assert "English" not in shown


def test_a_used_link_says_so():
    survey_id, tokens = opened()
    answer(tokens[0], survey_id, 8, 8, 8)
    assert "Länken har redan använts" in said(Client().get(reverse("survey:answer", args=[tokens[0]])))


def test_a_closed_survey_says_so_and_takes_nothing():
    survey_id, tokens = opened()
    someone = Respondent(tokens[0])
    someone.press()
    actions.close_survey(survey_id=survey_id, by=acting("evaluator"))
    assert "Enkäten har stängt" in someone.press(answer="1")
    assert someone.now.status_code == 410


def test_a_survey_that_has_not_opened_says_when():
    _survey_id, tokens = opened()
    with clock.at(date(2026, 10, 30)):
        shown = said(Client().get(reverse("survey:answer", args=[tokens[0]])))
    assert "har inte öppnat än" in shown
    assert "1\u00a0november\u00a02026" in shown


@pytest.mark.parametrize("name", ["answer", "privacy", "thanks"])
def test_a_wrong_link_is_told_kindly(name):
    opened()
    shown = Client().get(reverse(f"survey:{name}", args=[str(uuid.uuid4())]))
    assert shown.status_code == 404
    assert "Länken leder inte till någon enkät" in said(shown)


def test_the_same_last_page_sent_twice_is_kept_once():
    survey_id = write()
    ask(survey_id, "Hur gick det?")
    someone = Respondent(actions.open_survey(survey_id=survey_id, open_link=True, by=acting("evaluator")))
    someone.press()
    last = {"state": state(someone.now), "do": "next", "answer": "8"}
    for _time in range(2):
        assert someone.client.post(someone.address, last).status_code == 302
    assert Response.objects.count() == 1


def test_the_privacy_page_promises_only_what_is_true():
    _one, tokens = opened()
    _other, others = opened(anonymous=False)
    anonymous = said(Client().get(reverse("survey:privacy", args=[tokens[0]])))
    assert "utan namn, adress, länk, dag, klockslag och språk" in anonymous
    assert "att din länk har använts" in anonymous
    open_about_it = said(Client().get(reverse("survey:privacy", args=[others[0]])))
    assert "inte anonyma" in open_about_it
    assert "anonymt" not in open_about_it


def test_every_page_says_whether_it_is_anonymous():
    _one, tokens = opened()
    _other, others = opened(anonymous=False)
    for token, words in ((tokens[0], "Du svarar anonymt"), (others[0], "Dina svar är inte anonyma")):
        someone = Respondent(token)
        assert words in said(someone.now)
        assert words in someone.press()


def test_the_pages_stay_out_of_search_and_of_other_sites_logs():
    _survey_id, tokens = opened()
    shown = Client().get(reverse("survey:answer", args=[tokens[0]]))
    assert (shown["X-Robots-Tag"], shown["Referrer-Policy"]) == ("noindex", "same-origin")


def test_hostile_text_is_shown_as_text():
    survey_id = write(title=texts("<script>alert(1)</script>"))
    ask(survey_id, "<b>Hur?</b>", "text")
    someone = Respondent(actions.open_survey(survey_id=survey_id, open_link=True, by=acting("evaluator")))
    assert "<script>alert" not in someone.now.content.decode()
    someone.press()
    assert "<b>Hur" not in someone.now.content.decode()


def test_the_pages_cost_few_queries_however_many_have_answered(django_assert_max_num_queries):
    survey_id, tokens = opened(invited=30)
    for token in tokens[1:]:
        answer(token, survey_id, 8, 8, 8)
    with django_assert_max_num_queries(6):
        Client().get(reverse("survey:answer", args=[tokens[0]]))


def test_no_link_ends_up_in_the_log(caplog):
    survey_id, tokens = opened()
    someone = Respondent(tokens[0])
    someone.press()
    someone.press(answer="no such option")
    actions.close_survey(survey_id=survey_id, by=acting("evaluator"))
    someone.press(answer="1")
    Client().get(reverse("survey:answer", args=["nobody-was-given-this"]))
    assert not [line for line in caplog.messages if tokens[0] in line or "nobody-was-given-this" in line]
