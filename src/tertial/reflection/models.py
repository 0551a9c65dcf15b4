"""Talks at the units (samtal) and what they concluded."""

from django.db import models

from tertial.organisation.models import Agency, Unit


class Talk(models.Model):
    """A unit's talk about a period: do we do the right things, do we do them in the right, the best way?

    `figures` are those of the moment the talk was held: from then on they stay as they were.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    period = models.CharField(max_length=3)
    held_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True, default="")
    questions = models.JSONField(default=list)
    notes = models.JSONField(default=dict)
    present = models.JSONField(default=list)
    figures = models.JSONField(default=list)
    was_held_at = models.DateTimeField(null=True, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year", "period"], name="talk_once_a_period")]

    def __str__(self) -> str:
        return f"{self.unit} {self.period} {self.year}"


class Conclusion(models.Model):
    """Something the talk concluded, and who may read it."""

    class Visibility(models.TextChoices):
        UNIT = "unit"
        AGENCY = "agency"
        QUOTABLE = "quotable"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="conclusions")
    text = models.TextField()
    visibility = models.CharField(max_length=8, choices=Visibility.choices, default=Visibility.UNIT)
    is_lesson = models.BooleanField(default=False)
    improvement = models.ForeignKey(
        "improvement.Improvement", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_on = models.DateField()
    written_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.text
