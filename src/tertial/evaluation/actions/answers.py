"""Receiving an answer to a survey. Nobody acts here whom the program knows, and nobody is written down.

No audit event is recorded: it would carry the moment, and moment and invitation together could point to a person.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from tertial.evaluation.answering import Unreadable, whole
from tertial.evaluation.errors import AlreadyAnswered, SurveyNotOpen
from tertial.evaluation.models import Invitation, Response
from tertial.evaluation.queries import surveys
from tertial.kernel import clock
from tertial.kernel.errors import Invalid


@transaction.atomic
def receive(*, token: str, receipt: UUID, answers: Mapping[str, Any]) -> None:
    """Keep a filled-in survey. `receipt` is random and comes from the form: the same form sent twice is kept once.

    In an anonymous survey the answer is kept without key, day and language; of the invitation only its use.
    """
    door = surveys.door(token)
    row = door.page.row
    if Response.objects.filter(pk=receipt, survey_id=row.id).exists():
        return
    if door.state == "answered":
        raise AlreadyAnswered(survey=row.title["sv"])
    if door.state != "open":
        raise SurveyNotOpen(survey=row.title["sv"])
    try:
        kept = whole(door.page.questions, answers)
    except Unreadable as unreadable:
        raise Invalid(answers=unreadable.code) from None
    invitation_id = None if row.open_token else _use(token, row)
    Response.objects.create(
        pk=receipt,
        agency_id=row.agency_id,
        survey_id=row.id,
        answers=kept,
        answered_on=None if row.anonymous else clock.today(),
        invitation_id=None if row.anonymous else invitation_id,
    )


def _use(token: str, row: surveys.SurveyRow) -> int:
    """Mark the one-time link as used; of two at the same moment one is refused."""
    link = Invitation.objects.filter(token_sha256=surveys.sha256_of_token(token), survey_id=row.id)
    if not link.filter(answered=False).update(answered=True):
        raise AlreadyAnswered(survey=row.title["sv"])
    return link.values_list("pk", flat=True)[0]
