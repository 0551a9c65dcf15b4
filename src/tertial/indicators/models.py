"""What is measured: indicators, their targets and their values with every revision kept."""

from django.db import models
from django.db.models import F, Q

from tertial.organisation.models import Agency, Person, Unit


class Indicator(models.Model):
    """Something measured over time (indikator). `cumulative` values run from 1 January to the period's end."""

    class Kind(models.TextChoices):
        """Where in the chain from resources to effects it measures; `context` is the outside world."""

        RESOURCE = "resource"
        ACTIVITY = "activity"
        OUTPUT = "output"
        OUTCOME_SHORT = "outcome_short"
        OUTCOME_LONG = "outcome_long"
        CONTEXT = "context"

    class Direction(models.TextChoices):
        """What counts as better."""

        UP = "up"
        DOWN = "down"
        NEITHER = "neither"

    class Frequency(models.TextChoices):
        MONTH = "month"
        QUARTER = "quarter"
        TERTIAL = "tertial"
        HALF_YEAR = "half_year"
        YEAR = "year"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    definition = models.TextField(blank=True, default="")
    unit_label = models.CharField(max_length=40, blank=True, default="")
    decimals = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    direction = models.CharField(max_length=8, choices=Direction.choices)
    baseline = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True, default="")
    frequency = models.CharField(max_length=10, choices=Frequency.choices)
    cumulative = models.BooleanField(default=False)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    split_by_sex = models.BooleanField(default=False)
    fed_by = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="indicator_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Target(models.Model):
    """What the indicator shall reach by a day, and who decided so. A changed target is a later row."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    due_on = models.DateField()
    value = models.DecimalField(max_digits=18, decimal_places=4)
    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.due_on}: {self.value}"


class Value(models.Model):
    """One revision of the value of one period. The highest revision counts; the database keeps them all."""

    class Status(models.TextChoices):
        PRELIMINARY = "preliminary"
        VERIFIED = "verified"
        LOCKED = "locked"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="values")
    period_start = models.DateField()
    period_end = models.DateField()
    revision = models.PositiveIntegerField()
    value = models.DecimalField(max_digits=18, decimal_places=4)
    women = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    men = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices)
    source = models.CharField(max_length=200, blank=True, default="")
    note = models.TextField(blank=True, default="")
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "period_start", "period_end", "revision"], name="value_revision"
            ),
            models.CheckConstraint(condition=Q(period_end__gte=F("period_start")), name="value_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.period_start}–{self.period_end} r{self.revision}: {self.value}"
