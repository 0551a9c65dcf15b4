"""Answering a survey by link, without sign-in: one question a page, with or without script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tertial.evaluation.actions.answers import receive
from tertial.evaluation.answering import Unreadable
from tertial.evaluation.errors import AlreadyAnswered, SurveyNotOpen
from tertial.evaluation.queries import surveys
from tertial.evaluation.queries.surveys import Door
from tertial.evaluation.texts import said
from tertial.kernel.errors import Invalid, NotFound
from tertial.web.needs import PUBLIC, needs

from . import pages, steps
from .draft import Draft, unsealed
from .words import ANSWERS


@needs(PUBLIC)
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The first page, then one question after the other; every page sends the sealed draft along."""
    door = _door(token)
    if door is None or door.state != "open":
        return _shut(request, door, token)
    if request.method != "POST":
        return pages.start(request, door, Draft(_language(request, door)), token)
    draft = unsealed(request.POST.get("state", ""), door.page.row.id) or Draft(_language(request, door))
    return _step(request, door, draft, token)


@needs(PUBLIC)
def privacy(request: HttpRequest, token: str) -> HttpResponse:
    """How the answers are handled: what is kept, what is not, and what that does not protect against."""
    door = _door(token)
    if door is None:
        return _shut(request, None, token)
    language = _language(request, door)
    context = pages.frame(door.page, language, token) | {
        "statement": said(door.page.privacy, language),
        "min_group": door.page.row.min_group,
        "invited": not door.page.row.open_token,
    }
    return pages.show(request, "survey/privacy.html", language, context)


@needs(PUBLIC)
def thanks(request: HttpRequest, token: str) -> HttpResponse:
    """The answers are received."""
    door = _door(token)
    if door is None:
        return _shut(request, None, token)
    language = _language(request, door)
    return pages.show(request, "survey/thanks.html", language, pages.frame(door.page, language, token))


def _door(token: str) -> Door | None:
    try:
        return surveys.door(token)
    except NotFound:
        return None


def _language(request: HttpRequest, door: Door) -> str:
    wished = request.GET.get("language") or request.POST.get("language") or request.LANGUAGE_CODE
    return wished if wished in door.page.languages else "sv"


def _shut(request: HttpRequest, door: Door | None, token: str) -> HttpResponse:
    """Closed, not open yet, already answered, or a link that leads nowhere."""
    if door is None:
        return pages.show(request, "survey/shut.html", request.LANGUAGE_CODE, {"state": "wrong"}, status=404)
    language = _language(request, door)
    facts = {"state": door.state, "opens_on": door.page.row.opens_on, "closes_on": door.page.row.closes_on}
    status = 200 if door.state == "answered" else 410 if door.state == "closed" else 404
    return pages.show(
        request, "survey/shut.html", language, pages.frame(door.page, language, token) | facts, status
    )


def _step(request: HttpRequest, door: Door, draft: Draft, token: str) -> HttpResponse:
    questions, here = door.page.questions, steps.current(draft, door.page.questions)
    wish = request.POST.get("do", "next")
    if wish.startswith("language-"):
        return _other_language(request, door, draft, token, wish.removeprefix("language-"))
    if here is None:
        return _show(request, door, draft.moved(questions[0].id), token)
    if wish == "back":
        draft = steps.taken_if_readable(draft, here, request.POST)
        before = steps.neighbour(draft, questions, -1)
        return _show(request, door, draft.moved(before.id if before else None), token)
    try:
        draft = steps.taken(draft, here, request.POST)
    except Unreadable as wrong:
        fields = steps.typed(request.POST)
        return pages.question(
            request, door, draft, here, token=token, fields=fields, error=str(ANSWERS[wrong.code])
        )
    after = steps.neighbour(draft, questions, +1)
    return _show(request, door, draft.moved(after.id), token) if after else _send(request, door, draft, token)


def _other_language(request: HttpRequest, door: Door, draft: Draft, token: str, language: str) -> HttpResponse:
    here = steps.current(draft, door.page.questions)
    if here:
        draft = steps.taken_if_readable(draft, here, request.POST)
    chosen = language if language in door.page.languages else draft.language
    return _show(request, door, Draft(chosen, draft.receipt, draft.at, draft.answers), token)


def _show(request: HttpRequest, door: Door, draft: Draft, token: str) -> HttpResponse:
    here = steps.current(draft, door.page.questions)
    if here is None:
        return pages.start(request, door, draft, token)
    return pages.question(request, door, draft, here, token=token, fields=steps.kept(draft, here))


def _send(request: HttpRequest, door: Door, draft: Draft, token: str) -> HttpResponse:
    try:
        receive(token=token, receipt=draft.receipt, answers=draft.answers)
    except (AlreadyAnswered, SurveyNotOpen):
        return redirect("survey:answer", token)
    except Invalid:
        return _show(request, door, draft.moved(door.page.questions[0].id), token)
    thanked = redirect("survey:thanks", token)
    thanked["Location"] += f"?language={draft.language}"
    return thanked
