"""Improvements: from idea to effect."""

from django.db import models
from django.db.models import Q

from tertial.organisation.models import Agency, Person, Unit


class Improvement(models.Model):
    """One improvement (förbättring), where it came from and how far it has come."""

    class State(models.TextChoices):
        IDEA = "idea"
        ASSESSED = "assessed"
        DECIDED = "decided"
        DONE = "done"
        EFFECT = "effect"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True, default="")
    source_kind = models.CharField(max_length=20, blank=True, default="")
    source_id = models.BigIntegerField(null=True, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.IDEA)
    effect = models.TextField(blank=True, default="")
    started_on = models.DateField()
    moved_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(state="effect") | ~Q(effect=""), name="improvement_effect_is_told")
        ]
        indexes = [models.Index(fields=["agency", "state"], name="improvement_state")]

    def __str__(self) -> str:
        return self.title


class Step(models.Model):
    """One move of an improvement: when, by whom, why."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    improvement = models.ForeignKey(Improvement, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=8, choices=Improvement.State.choices)
    on = models.DateField()
    by_name = models.CharField(max_length=200)
    note = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return f"{self.improvement}: {self.state}"
