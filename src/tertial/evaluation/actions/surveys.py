"""What can be done to a survey. One function is one decision and one transaction."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tertial.access.actor import Actor
from tertial.calc.survey import rounded
from tertial.evaluation.errors import QuestionInUse, SurveyClosed, SurveyIncomplete, SurveyNotOpen, SurveyOpened
from tertial.evaluation.models import EvaluationPlan, Invitation, Survey, SurveyQuestion
from tertial.evaluation.queries import results, surveys
from tertial.evaluation.texts import clean
from tertial.indicators import actions as indicators
from tertial.indicators.models import Indicator
from tertial.kernel import clock, events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.organisation.models import Unit

TOKEN_BYTES = 24
LEAST_GROUP = 3
MOST_INVITED = 20_000

Texts = Mapping[str, str]


@transaction.atomic
def write_survey(
    *,
    title: Texts,
    sender: str,
    unit_id: int,
    opens_on: date,
    closes_on: date,
    intro: Texts,
    privacy: Texts,
    purpose: str = "",
    sampling_frame: str = "",
    anonymous: bool = True,
    min_group: int = 5,
    plan_id: int | None = None,
    indicator_id: int | None = None,
    survey_id: int | None = None,
    by: Actor,
) -> int:
    """Begin a survey, or with `survey_id` write its draft anew; gives its id."""
    if not Unit.objects.filter(agency_id=by.agency_id, pk=unit_id).exists():
        raise NotFound(unit=unit_id)
    _may("survey.edit", unit_id, by)
    found = _draft(survey_id, by) if survey_id else Survey(agency_id=by.agency_id)
    _check_linked(plan_id, indicator_id, by)
    _check_facts(title=title, sender=sender, opens_on=opens_on, closes_on=closes_on, min_group=min_group)
    found.title, found.intro, found.privacy = clean(title), clean(intro), clean(privacy)
    found.sender, found.purpose, found.sampling_frame = sender.strip(), purpose.strip(), sampling_frame.strip()
    found.unit_id, found.plan_id, found.indicator_id = unit_id, plan_id, indicator_id
    found.anonymous, found.min_group = anonymous, min_group
    found.opens_on, found.closes_on = opens_on, closes_on
    found.save()
    events.record("evaluation.survey_written", by=by, subject=_subject(found), title=found.title["sv"])
    return found.pk


@transaction.atomic
def put_question(
    *,
    survey_id: int,
    kind: str,
    text: Texts,
    help: Texts | None = None,  # noqa: A002 - the word on the form
    options: Sequence[Texts] = (),
    highest: int = 10,
    low_label: Texts | None = None,
    high_label: Texts | None = None,
    comment: Texts | None = None,
    required: bool = False,
    unsure: bool = False,
    background: bool = False,
    in_index: bool = False,
    only_if_id: int | None = None,
    only_if_value: str = "",
    question_id: int | None = None,
    by: Actor,
) -> int:
    """Add a question last, or with `question_id` change it; gives its id."""
    survey = _draft(survey_id, by)
    question = _question(survey, question_id) if question_id else _new_question(survey)
    choices = [clean(option) for option in options]
    question.kind, question.text, question.help = kind, clean(text), clean(help or {})
    question.options = [{"key": str(number), **texts} for number, texts in enumerate(choices, start=1) if texts]
    question.highest, question.unsure = highest, unsure and kind == SurveyQuestion.Kind.SCALE
    question.low_label, question.high_label = clean(low_label or {}), clean(high_label or {})
    question.comment, question.required = clean(comment or {}), required
    question.background, question.in_index = background, in_index
    question.only_if_id, question.only_if_value = only_if_id, only_if_value if only_if_id else ""
    _check_question(survey, question)
    question.save()
    events.record("evaluation.survey_question_put", by=by, subject=_subject(survey), question=question.pk)
    return question.pk


@transaction.atomic
def remove_question(*, survey_id: int, question_id: int, by: Actor) -> None:
    """Take a question out of a draft."""
    survey = _draft(survey_id, by)
    question = _question(survey, question_id)
    if survey.questions.filter(only_if=question).exists():
        raise QuestionInUse(question=question.text["sv"])
    question.delete()
    events.record("evaluation.survey_question_removed", by=by, subject=_subject(survey), question=question_id)


@transaction.atomic
def move_question(*, survey_id: int, question_id: int, earlier: bool, by: Actor) -> None:
    """Let a question change places with the one before or after it. At either end nothing happens."""
    survey = _draft(survey_id, by)
    ordered = list(survey.questions.order_by("position"))
    here = next((place for place, q in enumerate(ordered) if q.pk == question_id), None)
    if here is None:
        raise NotFound(question=question_id)
    there = here - 1 if earlier else here + 1
    if not 0 <= there < len(ordered):
        return
    one, other = ordered[here], ordered[there]
    first, second = (one, other) if earlier else (other, one)
    if first.only_if_id == second.pk:
        raise QuestionInUse(question=second.text["sv"])
    one.position, other.position = other.position, one.position
    SurveyQuestion.objects.bulk_update([one, other], ["position"])
    events.record("evaluation.survey_question_moved", by=by, subject=_subject(survey), question=question_id)


@transaction.atomic
def open_survey(*, survey_id: int, open_link: bool = False, by: Actor) -> str:
    """Let it receive answers between its days; gives the open link's token, or nothing without one.

    From now on questions, texts, anonymity and least group stand still.
    """
    survey = _draft(survey_id, by)
    lacking = surveys.missing(survey, list(survey.questions.all()))
    if lacking:
        raise SurveyIncomplete(missing=lacking)
    survey.opened_at = clock.now()
    survey.open_token = secrets.token_urlsafe(TOKEN_BYTES) if open_link else ""
    survey.save(update_fields=["opened_at", "open_token"])
    events.record("evaluation.survey_opened", by=by, subject=_subject(survey), open_link=open_link)
    return survey.open_token


@transaction.atomic
def invite(*, survey_id: int, recipients: Sequence[str], by: Actor) -> list[tuple[str, str]]:
    """Make a one-time link for each recipient; gives (recipient, token). The tokens cannot be read again later."""
    survey = _running(survey_id, by)
    wanted = [recipient.strip() for recipient in recipients if recipient.strip()]
    if not wanted:
        raise Invalid(recipients="missing")
    if len(wanted) > MOST_INVITED:
        raise Invalid(recipients="too_many")
    if survey.open_token:
        raise Invalid(recipients="has_open_link")
    made = [(recipient, secrets.token_urlsafe(TOKEN_BYTES)) for recipient in wanted]
    Invitation.objects.bulk_create(
        Invitation(
            agency_id=by.agency_id,
            survey=survey,
            token_sha256=surveys.sha256_of_token(token),
            recipient=recipient[:200],
        )
        for recipient, token in made
    )
    events.record("evaluation.survey_invited", by=by, subject=_subject(survey), invited=len(made))
    return made


@transaction.atomic
def prolong_survey(*, survey_id: int, closes_on: date, by: Actor) -> None:
    """Move the last day of a survey that has not been closed."""
    survey = _running(survey_id, by)
    if closes_on < max(survey.opens_on, clock.today()):
        raise Invalid(closes_on="ends_before_start")
    survey.closes_on = closes_on
    survey.save(update_fields=["closes_on"])
    events.record("evaluation.survey_prolonged", by=by, subject=_subject(survey), closes_on=closes_on.isoformat())


@transaction.atomic
def set_overcoverage(*, survey_id: int, overcoverage: int, by: Actor) -> None:
    """Say how many of the invited should not have been asked (övertäckning); they leave the response rate."""
    survey = _survey(survey_id, by)
    _may("survey.edit", survey.unit_id, by)
    unanswered = survey.invitations.filter(answered=False).count()
    if not 0 <= overcoverage <= unanswered:
        raise Invalid(overcoverage="more_than_unanswered")
    survey.overcoverage = overcoverage
    survey.save(update_fields=["overcoverage"])
    events.record("evaluation.overcoverage_set", by=by, subject=_subject(survey), overcoverage=overcoverage)


@transaction.atomic
def close_survey(*, survey_id: int, by: Actor) -> Decimal | None:
    """Receive no more answers and record the index as a value of its indicator; gives the index, if any."""
    survey = _running(survey_id, by)
    survey.closed_at = clock.now()
    survey.closes_on = min(survey.closes_on, max(clock.today(), survey.opens_on))
    survey.save(update_fields=["closed_at", "closes_on"])
    page = surveys.survey(by.agency_id, survey.pk)
    exact = results.index_of(page, results.filled_in(page))
    index = None if exact is None else rounded(exact, 4)
    if index is not None and survey.indicator_id:
        _record_index(page, index, by)
    events.record(
        "evaluation.survey_closed",
        by=by,
        subject=_subject(survey),
        answered=page.row.answered,
        index=None if index is None else str(index),
    )
    return index


def _record_index(page: surveys.SurveyPage, index: Decimal, by: Actor) -> None:
    row = page.row
    indicators.record_value(
        indicator_id=row.indicator_id,
        period_start=row.opens_on,
        period_end=min(row.closes_on, clock.today()),
        value=index,
        source=_("Survey: %(title)s") % {"title": row.title["sv"]},
        note=_note(row),
        by=by,
    )


def _note(row: surveys.SurveyRow) -> str:
    if row.rate is None:
        return _("%(answered)s answers through an open link.") % {"answered": row.answered}
    facts = {"answered": row.answered, "sample": row.invited - row.overcoverage, "rate": round(row.rate * 100)}
    return _("%(answered)s of %(sample)s answered, response rate %(rate)s per cent.") % facts


def _subject(survey: Survey) -> str:
    return f"survey:{survey.pk}"


def _survey(survey_id: int, by: Actor) -> Survey:
    found = Survey.objects.select_for_update().filter(agency_id=by.agency_id, pk=survey_id).first()
    if found is None:
        raise NotFound(survey=survey_id)
    return found


def _draft(survey_id: int, by: Actor) -> Survey:
    survey = _survey(survey_id, by)
    _may("survey.edit", survey.unit_id, by)
    if survey.opened_at:
        raise SurveyOpened(survey=survey.title["sv"])
    return survey


def _running(survey_id: int, by: Actor) -> Survey:
    survey = _survey(survey_id, by)
    _may("survey.edit", survey.unit_id, by)
    if survey.closed_at:
        raise SurveyClosed(survey=survey.title["sv"])
    if not survey.opened_at:
        raise SurveyNotOpen(survey=survey.title["sv"])
    return survey


def _question(survey: Survey, question_id: int) -> SurveyQuestion:
    found = survey.questions.filter(pk=question_id).first()
    if found is None:
        raise NotFound(question=question_id)
    return found


def _new_question(survey: Survey) -> SurveyQuestion:
    last = survey.questions.aggregate(last=Max("position"))["last"] or 0
    return SurveyQuestion(agency_id=survey.agency_id, survey=survey, position=last + 1)


def _check_linked(plan_id: int | None, indicator_id: int | None, by: Actor) -> None:
    if plan_id and not EvaluationPlan.objects.filter(agency_id=by.agency_id, pk=plan_id).exists():
        raise NotFound(evaluation_plan=plan_id)
    if not indicator_id:
        return
    indicator = Indicator.objects.filter(agency_id=by.agency_id, pk=indicator_id).first()
    if indicator is None:
        raise NotFound(indicator=indicator_id)
    if not by.may("indicator.report", indicator.unit_id):
        raise Invalid(indicator="not_yours")


def _check_facts(*, title: Texts, sender: str, opens_on: date, closes_on: date, min_group: int) -> None:
    wrong = {}
    if not title.get("sv", "").strip():
        wrong["title"] = "missing"
    if not sender.strip():
        wrong["sender"] = "missing"
    if closes_on < opens_on:
        wrong["closes_on"] = "ends_before_start"
    if min_group < LEAST_GROUP:
        wrong["min_group"] = "too_small"
    if wrong:
        raise Invalid(**wrong)


def _check_question(survey: Survey, question: SurveyQuestion) -> None:
    kind, wrong = SurveyQuestion.Kind, {}
    if question.kind not in kind:
        wrong["kind"] = "unknown"
    if not question.text.get("sv"):
        wrong["text"] = "missing"
    if question.kind in {kind.SINGLE, kind.MULTIPLE} and len(question.options) < 2:
        wrong["options"] = "two_at_least"
    if any("sv" not in option for option in question.options):
        wrong["options"] = "swedish_missing"
    if question.kind == kind.SCALE and question.highest not in {5, 10}:
        wrong["highest"] = "unknown"
    if question.background and (question.kind != kind.SINGLE or question.only_if_id):
        wrong["background"] = "single_only"
    if question.in_index and (question.kind != kind.SCALE or question.highest != 10):
        wrong["in_index"] = "scale_1_10_only"
    if question.only_if_id and not _can_depend(survey, question):
        wrong["only_if"] = "not_an_earlier_choice"
    if wrong:
        raise Invalid(**wrong)


def _can_depend(survey: Survey, question: SurveyQuestion) -> bool:
    earlier = survey.questions.filter(pk=question.only_if_id, position__lt=question.position).first()
    choices = {SurveyQuestion.Kind.SINGLE, SurveyQuestion.Kind.MULTIPLE}
    return bool(earlier and earlier.kind in choices) and question.only_if_value in {
        option["key"] for option in earlier.options
    }


def _may(right: str, unit_id: int, by: Actor) -> None:
    if not by.may(right, unit_id):
        raise NotAllowed(right=right)
