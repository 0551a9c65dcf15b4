"""What can be asked about surveys. Results are plain rows; the query count never grows with them."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from tertial.calc.survey import response_rate
from tertial.evaluation.models import Invitation, Response, Survey
from tertial.kernel import clock
from tertial.kernel.errors import NotFound

TOKEN = re.compile(r"[A-Za-z0-9_-]{20,80}")  # what secrets.token_urlsafe makes


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One thing to choose."""

    key: str
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question of a survey. Texts are by language."""

    id: int
    position: int
    kind: str
    text: Mapping[str, str]
    help: Mapping[str, str]
    options: tuple[OptionRow, ...] = ()
    highest: int = 10
    low_label: Mapping[str, str] | None = None
    high_label: Mapping[str, str] | None = None
    comment: Mapping[str, str] | None = None
    required: bool = False
    unsure: bool = False
    background: bool = False
    in_index: bool = False
    only_if_id: int | None = None
    only_if_value: str = ""


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """One survey with how many were asked and have answered. `state` is `draft|planned|open|ended|closed`."""

    id: int
    agency_id: int
    title: Mapping[str, str]
    sender: str
    unit_id: int
    unit: str
    plan_id: int | None
    indicator_id: int | None
    indicator: str
    anonymous: bool
    min_group: int
    opens_on: date
    closes_on: date
    state: str
    invited: int
    overcoverage: int
    answered: int
    open_token: str

    @property
    def rate(self) -> Fraction | None:
        """Answered of those who were asked; None where nobody knows how many that is."""
        return None if self.open_token else response_rate(self.answered, self.invited, self.overcoverage)


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """A survey with its texts and questions."""

    row: SurveyRow
    intro: Mapping[str, str]
    privacy: Mapping[str, str]
    purpose: str
    sampling_frame: str
    questions: tuple[QuestionRow, ...]
    missing: tuple[str, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is asked in: English when its title has one."""
        return ("sv", "en") if self.row.title.get("en") else ("sv",)


@dataclass(frozen=True, slots=True)
class Door:
    """What a link leads to: the survey, and `open|answered|not_open|closed`."""

    page: SurveyPage
    state: str


def surveys(agency_id: int, *, plan_id: int | None = None) -> list[SurveyRow]:
    """Every survey, the latest first, or those of one evaluation plan. 1 query."""
    found = _found().filter(agency_id=agency_id).order_by("-opens_on", "-pk")
    if plan_id is not None:
        found = found.filter(plan_id=plan_id)
    return [_row(survey) for survey in found]


def survey(agency_id: int, survey_id: int) -> SurveyPage:
    """One survey with its questions. 2 queries. Raises NotFound."""
    found = _found().filter(agency_id=agency_id, pk=survey_id).first()
    if found is None:
        raise NotFound(survey=survey_id)
    return _page(found)


def door(token: str) -> Door:
    """What a link leads to. 3–4 queries. Raises NotFound for a link that nobody was given.

    The only query that asks for no agency: the token is the key.
    """
    survey_id, answered = _behind(token)
    page = _page(_found().get(pk=survey_id))
    if answered:
        return Door(page, "answered")
    states = {"open": "open", "ended": "closed", "closed": "closed"}
    return Door(page, states.get(page.row.state, "not_open"))


def sha256_of_token(token: str) -> str:
    """What is kept of a one-time link's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def missing(survey: Survey, questions: list[Any]) -> list[str]:
    """What a survey lacks to be opened, as codes."""
    lacking = [name for name in ("title", "intro", "privacy") if not getattr(survey, name).get("sv")]
    if not questions:
        lacking.append("questions")
    if survey.title.get("en") and not _all_in_english(survey, questions):
        lacking.append("english")
    if survey.indicator_id and not any(question.in_index for question in questions):
        lacking.append("index_questions")
    if survey.closes_on < clock.today():
        lacking.append("closes_on")
    return lacking


def _all_in_english(survey: Survey, questions: list[Any]) -> bool:
    texts = [survey.intro, survey.privacy]
    for q in questions:
        texts += [q.text, q.help, q.comment, q.low_label, q.high_label, *q.options]
    return all(text.get("en") for text in texts if text.get("sv"))


def state_of(survey: Survey, today: date) -> str:
    """`draft|planned|open|ended|closed`: ended has passed its last day and waits for somebody to close it."""
    if survey.closed_at:
        return "closed"
    if not survey.opened_at:
        return "draft"
    if today < survey.opens_on:
        return "planned"
    return "open" if today <= survey.closes_on else "ended"


def _behind(token: str) -> tuple[int, bool]:
    if not TOKEN.fullmatch(token):
        raise NotFound(link="unknown")
    invited = Invitation.objects.filter(token_sha256=sha256_of_token(token)).first()
    if invited:
        return invited.survey_id, invited.answered
    opened = Survey.objects.filter(open_token=token).exclude(open_token="").first()
    if opened is None:
        raise NotFound(link="unknown")
    return opened.pk, False


def _found():
    counts = {
        name: Coalesce(Subquery(counted.values("how_many")), 0)
        for name, counted in (("invited", _count(Invitation)), ("answered", _count(Response)))
    }
    return Survey.objects.select_related("unit", "indicator").annotate(**counts)


def _count(model: type[Invitation] | type[Response]):
    """How many rows of a table belong to each survey, for a subquery."""
    mine = model.objects.filter(survey=OuterRef("pk")).order_by()
    return mine.values("survey").annotate(how_many=Count("pk"))


def _row(survey: Survey) -> SurveyRow:
    return SurveyRow(
        id=survey.pk,
        agency_id=survey.agency_id,
        title=survey.title,
        sender=survey.sender,
        unit_id=survey.unit_id,
        unit=survey.unit.name,
        plan_id=survey.plan_id,
        indicator_id=survey.indicator_id,
        indicator=f"{survey.indicator.code} {survey.indicator.name}" if survey.indicator else "",
        anonymous=survey.anonymous,
        min_group=survey.min_group,
        opens_on=survey.opens_on,
        closes_on=survey.closes_on,
        state=state_of(survey, clock.today()),
        invited=survey.invited,
        overcoverage=survey.overcoverage,
        answered=survey.answered,
        open_token=survey.open_token,
    )


def _page(survey: Survey) -> SurveyPage:
    questions = list(survey.questions.order_by("position"))
    return SurveyPage(
        row=_row(survey),
        intro=survey.intro,
        privacy=survey.privacy,
        purpose=survey.purpose,
        sampling_frame=survey.sampling_frame,
        questions=tuple(_question_row(question) for question in questions),
        missing=tuple(missing(survey, questions)),
    )


def _question_row(q) -> QuestionRow:
    return QuestionRow(
        id=q.pk,
        position=q.position,
        kind=q.kind,
        text=q.text,
        help=q.help,
        options=tuple(OptionRow(option["key"], option) for option in q.options),
        highest=q.highest,
        low_label=q.low_label,
        high_label=q.high_label,
        comment=q.comment,
        required=q.required,
        unsure=q.unsure,
        background=q.background,
        in_index=q.in_index,
        only_if_id=q.only_if_id,
        only_if_value=q.only_if_value,
    )
