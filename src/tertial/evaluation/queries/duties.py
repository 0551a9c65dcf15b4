"""What waits for somebody: plans to approve, results to record, surveys to close."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tertial.access.actor import Actor
from tertial.kernel.duties import Duty

from . import plans, surveys


def duties(actor: Actor, today: date) -> list[Duty]:
    """What evaluation asks of the person today. At most 7 queries."""
    found = plans.plans(actor.agency_id)
    return [*_to_approve(actor), *_to_change(actor, found), *_to_finish(actor, today, found), *_to_close(actor)]


def _to_approve(actor: Actor) -> Iterator[Duty]:
    if not actor.may("evaluation.approve"):
        return
    for row, who in plans.waiting(actor.agency_id):
        if actor.may("evaluation.approve", row.unit_id):
            yield Duty(
                due=None,
                title=_("Approve the evaluation plan %(title)s") % {"title": row.title},
                reason=_("Handed in by %(who)s on %(day)s.") % {"who": who, "day": _day(row.submitted_on)},
                url_name="evaluation:approve",
                url_args=(row.id,),
                action_word=_("Review"),
                sort="sign",
                who=who,
            )


def _to_change(actor: Actor, found: list[plans.PlanRow]) -> Iterator[Duty]:
    for row in found:
        if row.returned_on and actor.is_or_stands_in_for(row.responsible_id):
            told = {"who": row.returned_by, "reason": row.returned_because}
            yield Duty(
                due=None,
                title=_("Change the evaluation plan %(title)s") % {"title": row.title},
                reason=_("Given back by %(who)s: “%(reason)s”") % told,
                url_name="evaluation:plan",
                url_args=(row.id,),
                action_word=_("Change"),
                who=row.returned_by,
            )


def _to_finish(actor: Actor, today: date, found: list[plans.PlanRow]) -> Iterator[Duty]:
    for row in found:
        mine = actor.is_or_stands_in_for(row.responsible_id)
        if mine and row.version and not row.finished_on and row.due_on <= today:
            yield Duty(
                due=row.due_on,
                title=_("Record the result of %(title)s") % {"title": row.title},
                reason=_("The evaluation was to be ready on %(day)s.") % {"day": _day(row.due_on)},
                url_name="evaluation:result",
                url_args=(row.id,),
                action_word=_("Write"),
            )


def _to_close(actor: Actor) -> Iterator[Duty]:
    if not actor.may("survey.edit"):
        return
    for row in surveys.surveys(actor.agency_id):
        if row.state == "ended" and actor.may("survey.edit", row.unit_id):
            yield Duty(
                due=row.closes_on,
                title=_("Close the survey %(title)s") % {"title": row.title["sv"]},
                reason=_("Its last day was %(day)s. The results are shown when it is closed.")
                % {"day": _day(row.closes_on)},
                url_name="evaluation:survey",
                url_args=(row.id,),
                action_word=_("Close"),
            )


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
