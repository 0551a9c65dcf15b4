"""Surveys, their questions, who was asked, and what was answered.

In an anonymous survey an answer carries no key, no time and no language: what is kept of the invited is only
whether their link has been used. docs/explanation/anonymous-surveys.md tells how, and what that does not cover.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from tertial.indicators.models import Indicator
from tertial.organisation.models import Agency, Unit

from .plans import EvaluationPlan


class Survey(models.Model):
    """A survey (enkät). Texts are kept by language: {"sv": …, "en": …}; Swedish is always there.

    A draft until opened; then its questions stand still. Open between its two days, until it is closed.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(
        EvaluationPlan, null=True, blank=True, on_delete=models.PROTECT, related_name="surveys"
    )
    indicator = models.ForeignKey(Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.JSONField(default=dict)
    sender = models.CharField(max_length=120)
    intro = models.JSONField(default=dict)
    privacy = models.JSONField(default=dict)
    purpose = models.TextField(blank=True, default="")
    sampling_frame = models.TextField(blank=True, default="")
    anonymous = models.BooleanField(default=True)
    min_group = models.PositiveSmallIntegerField(default=5)
    opens_on = models.DateField()
    closes_on = models.DateField()
    overcoverage = models.PositiveIntegerField(default=0)
    open_token = models.CharField(max_length=60, blank=True, default="")
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="survey_dates_in_order"),
            models.CheckConstraint(condition=Q(min_group__gte=3), name="survey_group_of_three_at_least"),
            models.UniqueConstraint(
                fields=["open_token"], condition=~Q(open_token=""), name="survey_open_token_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title.get("sv", "")


class SurveyQuestion(models.Model):
    """One question. `comment` is the wording of a free-text field beneath it.

    `background` questions say who answers and break results down; `in_index` ones make the satisfaction index.
    `only_if` asks the question only when an earlier one was answered with `only_if_value`.
    """

    class Kind(models.TextChoices):
        SINGLE = "single"
        MULTIPLE = "multiple"
        SCALE = "scale"
        NUMBER = "number"
        TEXT = "text"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.JSONField(default=dict)
    help = models.JSONField(default=dict)
    options = models.JSONField(default=list)
    highest = models.PositiveSmallIntegerField(default=10)
    low_label = models.JSONField(default=dict)
    high_label = models.JSONField(default=dict)
    comment = models.JSONField(default=dict)
    required = models.BooleanField(default=False)
    unsure = models.BooleanField(default=False)
    background = models.BooleanField(default=False)
    in_index = models.BooleanField(default=False)
    only_if = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    only_if_value = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "position"],
                name="survey_question_position",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self) -> str:
        return self.text.get("sv", "")


class Invitation(models.Model):
    """A one-time link. Only the hash of its token is kept, so that nobody can answer by reading the database."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="invitations")
    token_sha256 = models.CharField(max_length=64, unique=True)
    recipient = models.CharField(max_length=200, blank=True, default="")
    answered = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.survey_id}: {self.recipient}"


class Response(models.Model):
    """One filled-in survey. The key is random; the day and the invitation are kept only when not anonymous."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="responses")
    answers = models.JSONField(default=dict)
    answered_on = models.DateField(null=True, blank=True)
    invitation = models.OneToOneField(
        Invitation, null=True, blank=True, on_delete=models.PROTECT, related_name="response"
    )

    def __str__(self) -> str:
        return str(self.id)
