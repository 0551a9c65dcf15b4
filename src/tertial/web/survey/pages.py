"""The pages of a survey, in the language of whoever answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from tertial.evaluation.answering import UNSURE, asked
from tertial.evaluation.queries.surveys import Door, QuestionRow, SurveyPage
from tertial.evaluation.texts import said
from tertial.web.page import page

from .draft import Draft

OTHER = {"sv": "en", "en": "sv"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose, and whether it is chosen."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """Which question of how many; one state per bar: `past|now|left`."""

    number: int
    total: int
    bars: tuple[str, ...]


def show(
    request: HttpRequest, template: str, language: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """Render a page in a language. It is kept out of search engines, and its address, a key, out of our log.

    The referrer policy stays same-origin, which keeps the address from other sites; no-referrer would make the
    browser send `Origin: null`, and the form would be refused as forged.
    """
    request.LANGUAGE_CODE = language
    with translation.override(language):
        response = page(request, template, dict(context), status=status)
    response.headers["Content-Language"] = language
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "private"
    response._has_been_logged = True  # noqa: SLF001 - Django would write the address of every 4xx to its log
    return response


def frame(survey: SurveyPage, language: str, token: str) -> dict[str, Any]:
    """What stands on every page of a survey."""
    return {
        "token": token,
        "sender": survey.row.sender,
        "title": said(survey.row.title, language),
        "anonymous": survey.row.anonymous,
        "other": OTHER[language] if len(survey.languages) > 1 else "",
        "language": language,
    }


def start(request: HttpRequest, door: Door, draft: Draft, token: str) -> HttpResponse:
    """The first page: who asks, why, how long it takes, and what becomes of the answers."""
    survey = door.page
    context = frame(survey, draft.language, token) | {
        "intro": said(survey.intro, draft.language),
        "total": len(asked(survey.questions, draft.answers)),
        "closes_on": survey.row.closes_on,
        "state": draft.sealed(survey.row.id),
    }
    return show(request, "survey/start.html", draft.language, context)


def question(
    request: HttpRequest,
    door: Door,
    draft: Draft,
    asked_now: QuestionRow,
    *,
    token: str,
    fields: Mapping[str, Any],
    error: str = "",
) -> HttpResponse:
    """One question."""
    survey, language = door.page, draft.language
    context = frame(survey, language, token) | {
        "question": asked_now,
        "text": said(asked_now.text, language),
        "help": said(asked_now.help, language),
        "low": said(asked_now.low_label or {}, language),
        "high": said(asked_now.high_label or {}, language),
        "comment_label": said(asked_now.comment or {}, language),
        "choices": _choices(asked_now, language, fields["given"]),
        "unsure": UNSURE,
        "unsure_chosen": UNSURE in fields["given"],
        "typed": fields["given"][0] if fields["given"] else "",
        "comment": fields["comment"],
        "progress": _progress(survey, draft),
        "state": draft.sealed(survey.row.id),
        "error": error,
    }
    return show(request, "survey/question.html", language, context, status=422 if error else 200)


def _choices(asked_now: QuestionRow, language: str, given: list[str]) -> list[Choice]:
    if asked_now.kind == "scale":
        scores = [str(score) for score in range(1, asked_now.highest + 1)]
        return [Choice(score, score, score in given) for score in scores]
    return [Choice(o.key, said(o.text, language), o.key in given) for o in asked_now.options]


def _progress(survey: SurveyPage, draft: Draft) -> Progress:
    chosen = asked(survey.questions, draft.answers)
    here = next(place for place, q in enumerate(chosen) if q.id == draft.at)
    bars = tuple("past" if place < here else "now" if place == here else "left" for place in range(len(chosen)))
    return Progress(here + 1, len(chosen), bars)
