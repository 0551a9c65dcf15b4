"""What steers the agency: documents with their requirements, and observations of the outside world."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from tertial.organisation.models import Agency, Person, Unit


class SteeringDocument(models.Model):
    """A document that steers (styrdokument). An amending decision is a document of its own that `amends` another.

    It holds from `year` through `last_year`; an appropriation directive for its year only, an ordinance until
    further notice.
    """

    class Kind(models.TextChoices):
        DIRECTIVE = "directive"
        ORDINANCE = "ordinance"
        ASSIGNMENT = "assignment"
        OWN_DECISION = "own_decision"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    title = models.CharField(max_length=200)
    registry_number = models.CharField(max_length=60, blank=True, default="")
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=120, blank=True, default="")
    year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField(null=True, blank=True)
    amends = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="amendments")
    version = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_year=None) | Q(last_year__gte=F("year")), name="steering_years_in_order"
            ),
            models.UniqueConstraint(
                fields=["agency", "registry_number"],
                condition=~Q(registry_number=""),
                name="steering_registry_number_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Requirement(models.Model):
    """One thing that a document asks for (krav): a goal, something to report, a task, a condition, a limit."""

    class Kind(models.TextChoices):
        GOAL = "goal"
        REPORTING_REQUIREMENT = "reporting_requirement"
        ASSIGNMENT = "assignment"
        CONDITION = "condition"
        LIMIT = "limit"

    class Status(models.TextChoices):
        OPEN = "open"
        ANSWERED = "answered"
        WITHDRAWN = "withdrawn"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey(SteeringDocument, on_delete=models.CASCADE, related_name="requirements")
    number = models.CharField(max_length=20)
    heading = models.CharField(max_length=200)
    kind = models.CharField(max_length=24, choices=Kind.choices)
    text = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    recipient = models.CharField(max_length=120, blank=True, default="")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    answer = models.CharField(max_length=200, blank=True, default="")
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="requirement_number")]

    def __str__(self) -> str:
        return f"{self.number} {self.heading}"


class Observation(models.Model):
    """Something seen in the outside world (omvärldsbevakning) that may matter to the agency, until it expires."""

    class Pestel(models.TextChoices):
        POLITICAL = "political"
        ECONOMIC = "economic"
        SOCIAL = "social"
        TECHNOLOGICAL = "technological"
        ENVIRONMENTAL = "environmental"
        LEGAL = "legal"

    class Horizon(models.TextChoices):
        """Within two years, two to five, more than five."""

        NEAR = "near"
        MIDDLE = "middle"
        FAR = "far"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=160)
    text = models.TextField(blank=True, default="")
    source = models.CharField(max_length=300)
    pestel = models.CharField(max_length=14, choices=Pestel.choices)
    horizon = models.CharField(max_length=8, choices=Horizon.choices)
    likelihood = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    impact = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    noted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    noted_by_name = models.CharField(max_length=200)
    noted_on = models.DateField()
    expires_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(likelihood__range=(1, 5)), name="observation_likelihood"),
            models.CheckConstraint(condition=Q(impact__range=(1, 5)), name="observation_impact"),
            models.CheckConstraint(condition=Q(expires_on__gte=F("noted_on")), name="observation_dates_in_order"),
        ]

    def __str__(self) -> str:
        return self.title
