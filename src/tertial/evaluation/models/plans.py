"""What is to be evaluated, how, and what came of it."""

from django.db import models

from tertial.indicators.models import Indicator
from tertial.kernel.decisions import DecidedVersion
from tertial.organisation.models import Agency, Person, Unit


class EvaluationPlan(models.Model):
    """A plan for following up and evaluating something the agency does (uppföljnings- och utvärderingsplan).

    These fields are the draft; what has been approved is frozen as a PlanVersion.
    """

    class Design(models.TextChoices):
        """How a difference is told from what would have happened anyway."""

        BEFORE_AFTER = "before_after"
        COMPARISON_GROUP = "comparison_group"
        REGISTER = "register"
        QUALITATIVE = "qualitative"

    class CausalClaim(models.TextChoices):
        """How much the result may say about cause: nothing, that we contributed, or that it was us."""

        NONE = "none"
        CONTRIBUTION = "contribution"
        ATTRIBUTION = "attribution"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    responsible = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    intervention = models.CharField(max_length=200, blank=True, default="")
    purpose = models.TextField(blank=True, default="")
    target_group = models.TextField(blank=True, default="")
    problem = models.TextField(blank=True, default="")
    design = models.CharField(max_length=20, choices=Design.choices)
    causal_claim = models.CharField(max_length=14, choices=CausalClaim.choices, default=CausalClaim.NONE)
    quality = models.TextField(blank=True, default="")
    personal_data = models.TextField(blank=True, default="")
    starts_on = models.DateField()
    due_on = models.DateField()
    submitted_on = models.DateField(null=True, blank=True)
    submitted_by = models.CharField(max_length=200, blank=True, default="")
    returned_on = models.DateField(null=True, blank=True)
    returned_by = models.CharField(max_length=200, blank=True, default="")
    returned_because = models.TextField(blank=True, default="")
    result = models.TextField(blank=True, default="")
    lesson = models.TextField(blank=True, default="")
    finished_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("starts_on")), name="evaluation_dates_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.title


class ChainNode(models.Model):
    """One step in the theory of change (förändringsteori), and what must hold for the step before to lead to it."""

    class Step(models.TextChoices):
        RESOURCE = "resource"
        ACTIVITY = "activity"
        OUTPUT = "output"
        OUTCOME_SHORT = "outcome_short"
        OUTCOME_LONG = "outcome_long"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(EvaluationPlan, on_delete=models.CASCADE, related_name="nodes")
    step = models.CharField(max_length=16, choices=Step.choices)
    text = models.CharField(max_length=300)
    assumption = models.CharField(max_length=300, blank=True, default="")
    indicator = models.ForeignKey(Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.step}: {self.text}"


class EvaluationQuestion(models.Model):
    """One question with its method, source, time, who does it, and who will use the answer for what."""

    class Method(models.TextChoices):
        SURVEY = "survey"
        INTERVIEWS = "interviews"
        REGISTER = "register"
        CASE_SYSTEM = "case_system"
        DOCUMENTS = "documents"
        OBSERVATION = "observation"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(EvaluationPlan, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(max_length=400)
    method = models.CharField(max_length=12, choices=Method.choices)
    source = models.CharField(max_length=200)
    when = models.CharField(max_length=120)
    who = models.CharField(max_length=120)
    use = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.text


class PlanVersion(DecidedVersion):
    """An evaluation plan as it was approved. The database keeps it."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(EvaluationPlan, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="evaluation_plan_version")]

    def __str__(self) -> str:
        return f"{self.plan_id} v{self.number}"


class Use(models.Model):
    """Where the result of an evaluation was used."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(EvaluationPlan, on_delete=models.PROTECT, related_name="uses")
    used_in = models.CharField(max_length=300)
    used_on = models.DateField()
    recorded_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.used_in
