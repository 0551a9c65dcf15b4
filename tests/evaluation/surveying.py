"""Surveys that tests meet: three index questions, a background question, and one asked on a condition."""

import uuid
from datetime import date
from decimal import Decimal

from tests.cast import acting, make_agency, unit

from tertial.evaluation.actions import surveys as actions
from tertial.evaluation.actions.answers import receive
from tertial.evaluation.queries import surveys as queries
from tertial.indicators import actions as indicators

INDEX = ("På det hela taget?", "Mot dina förväntningar?", "Mot det bästa du kan tänka dig?")


def texts(swedish, english=""):
    return {"sv": swedish, "en": english}


def write(**changed):
    facts = {
        "title": texts("Hur gick din ansökan?"),
        "sender": "Exempelmyndigheten",
        "unit_id": unit("STOD").pk,
        "opens_on": date(2026, 11, 1),
        "closes_on": date(2026, 11, 30),
        "intro": texts("Det tar tre minuter."),
        "privacy": texts("Vi sparar ingen uppgift om dig."),
    }
    return actions.write_survey(**{**facts, **changed}, by=acting("evaluator"))


def ask(survey_id, text, kind="scale", **more):
    return actions.put_question(survey_id=survey_id, kind=kind, text=texts(text), by=acting("evaluator"), **more)


def composed(**changed):
    """A draft with six questions; gives its id."""
    survey_id = write(**changed)
    county = ask(
        survey_id, "Var?", "single", options=[texts("Norr"), texts("Söder"), texts("Öst")], background=True
    )
    for text in INDEX:
        ask(survey_id, text, in_index=True, unsure=True, comment=texts("Vad kunde vara bättre?"))
    ask(survey_id, "Hur ofta åker du dit?", "number", only_if_id=county, only_if_value="1")
    ask(survey_id, "Vad vill du tillägga?", "text")
    return survey_id


def opened(invited=20, **changed):
    """An open survey; gives its id and its tokens."""
    survey_id = composed(**changed)
    actions.open_survey(survey_id=survey_id, by=acting("evaluator"))
    made = actions.invite(
        survey_id=survey_id,
        recipients=[f"sökande {number}" for number in range(invited)],
        by=acting("evaluator"),
    )
    return survey_id, [token for _recipient, token in made]


def page(survey_id):
    return queries.survey(make_agency().pk, survey_id)


def filled(survey_id, *scores, where="2", **more):
    """Answers by question: the background, then the three index questions, then texts by position."""
    questions = page(survey_id).questions
    answers = {str(questions[0].id): where} if where else {}
    answers |= {str(q.id): score for q, score in zip(questions[1:4], scores, strict=False)}
    return answers | {str(questions[int(place[1:])].id): said for place, said in more.items()}


def answer(token, survey_id, *scores, receipt=None, **more):
    receive(token=token, receipt=receipt or uuid.uuid4(), answers=filled(survey_id, *scores, **more))


def index_indicator():
    return indicators.define_indicator(
        code="I-16",
        name="Nöjda sökande",
        kind="activity",
        direction="up",
        frequency="year",
        unit_id=unit("STOD").pk,
        unit_label="index",
        baseline=Decimal(60),
        baseline_on=date(2024, 12, 31),
        fed_by="survey",
        by=acting("planner"),
    )
