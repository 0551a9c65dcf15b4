"""Plans: what a unit promises for a year, why, who does it and when.

A `Node` is the thing itself, the same from the first draft to the last revision: follow-up hangs on it. What is
said about it stands in one `NodeText` per version of the plan. Deciding freezes the texts of the version together
with its wording: from then on the database refuses every change of either.
"""

from django.db import models
from django.db.models import F, Q

from tertial.indicators.models import Indicator
from tertial.kernel.decisions import DecidedVersion
from tertial.organisation.models import Agency, Person, Unit
from tertial.steering.models import Requirement

from .scales import SORTS, STATUSES


class NodeKind(models.Model):
    """A kind of node as an agency has it one year: what it is called, what it may answer, what is said of it.

    `sort` is what the program takes it for. An empty name means the program's own word for the sort.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=30)
    sort = models.CharField(max_length=16, choices=[(sort, sort) for sort in SORTS])
    name = models.CharField(max_length=60, blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0)
    answers_to = models.JSONField(default=list)  # codes of the kinds it may answer
    fields = models.JSONField(default=list)  # names of the standard fields it has

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year", "code"], name="node_kind_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.year}"


class Plan(models.Model):
    """The plan of one unit for one year; the agency's own plan is that of the root unit."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField()
    in_force = models.ForeignKey(
        "planning.PlanVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="plan_of_unit_and_year")]
        indexes = [models.Index(fields=["agency", "year"], name="plan_agency_year")]

    def __str__(self) -> str:
        return f"{self.unit} {self.year}"


class PlanVersion(DecidedVersion):
    """One version of a plan: a draft until decided, then frozen by the database."""

    class State(models.TextChoices):
        DRAFT = "draft"
        SUBMITTED = "submitted"
        RETURNED = "returned"
        DECIDED = "decided"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    sections = models.JSONField(default=list)  # [{"key", "title", "text"}]
    sections_saved = models.PositiveIntegerField(default=1)
    sections_saved_by = models.CharField(max_length=200, blank=True, default="")
    started_by = models.CharField(max_length=200, blank=True, default="")
    started_at = models.DateTimeField()
    submitted_by = models.CharField(max_length=200, blank=True, default="")
    submitted_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_number"),
            models.UniqueConstraint(fields=["plan"], condition=Q(recorded_at=None), name="plan_one_draft"),
            models.CheckConstraint(
                condition=(~Q(state="decided") & Q(recorded_at=None))
                | (Q(state="decided", recorded_at__isnull=False, decided_on__isnull=False) & ~Q(decided_by="")),
                name="plan_decided_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} version {self.number}"


class Node(models.Model):
    """Something in a plan, through all its versions: a result area, an objective, a commitment, an activity."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="nodes")
    status = models.CharField(max_length=12, choices=[(s, s) for s in STATUSES], default="not_started")
    status_note = models.CharField(max_length=300, blank=True, default="")
    status_on = models.DateField(null=True, blank=True)
    status_by = models.CharField(max_length=200, blank=True, default="")
    added_in = models.PositiveIntegerField()
    ended_in = models.PositiveIntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return f"node {self.pk}"


class NodeText(models.Model):
    """What one version of the plan says about a node."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="texts")
    node = models.ForeignKey(Node, on_delete=models.CASCADE, related_name="texts")
    kind = models.ForeignKey(NodeKind, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True, default="")
    why = models.TextField(blank=True, default="")
    expected_result = models.TextField(blank=True, default="")
    responsible = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    start = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    ledger_keys = models.JSONField(default=list)  # "6:4120": SIE dimension and object
    milestones = models.JSONField(default=list)  # [{"key", "title", "due"}]
    position = models.PositiveIntegerField(default=0)
    saved = models.PositiveIntegerField(default=1)  # counts the savings, so that two at once are noticed
    saved_by = models.CharField(max_length=200, blank=True, default="")
    saved_at = models.DateTimeField(null=True)
    frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "node"], name="node_once_in_version"),
            models.UniqueConstraint(fields=["version", "kind", "number"], name="node_number"),
            models.CheckConstraint(
                condition=Q(start=None) | Q(due=None) | Q(due__gte=F("start")), name="node_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Answer(models.Model):
    """The red thread: this text answers to that node above, in the same plan or in a plan above."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    text = models.ForeignKey(NodeText, on_delete=models.CASCADE, related_name="answers")
    above = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="answered_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "above"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.text_id} → {self.above_id}"


class TextRequirement(models.Model):
    """A requirement of a steering document that the text answers."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    text = models.ForeignKey(NodeText, on_delete=models.CASCADE, related_name="required_by")
    requirement = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "requirement"], name="text_requirement_once")]

    def __str__(self) -> str:
        return f"{self.text_id} answers {self.requirement_id}"


class TextIndicator(models.Model):
    """An indicator that shows whether what the text promises comes true."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    text = models.ForeignKey(NodeText, on_delete=models.CASCADE, related_name="measured_by")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "indicator"], name="text_indicator_once")]

    def __str__(self) -> str:
        return f"{self.text_id} measured by {self.indicator_id}"


class Contribution(models.Model):
    """Another unit is asked to take part in a node, and says yes or no."""

    class Reply(models.TextChoices):
        ASKED = "asked"
        ACCEPTED = "accepted"
        DECLINED = "declined"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    text = models.ForeignKey(NodeText, on_delete=models.CASCADE, related_name="contributions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    request = models.CharField(max_length=300, blank=True, default="")
    answer_by = models.DateField(null=True, blank=True)
    reply = models.CharField(max_length=10, choices=Reply.choices, default=Reply.ASKED)
    reason = models.CharField(max_length=500, blank=True, default="")
    replied_by = models.CharField(max_length=200, blank=True, default="")
    replied_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "unit"], name="contribution_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} in {self.text_id}: {self.reply}"


class MilestonePassed(models.Model):
    """A milestone of a node was passed on a day. Its title and date stand in the text."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    node = models.ForeignKey(Node, on_delete=models.CASCADE, related_name="milestones_passed")
    key = models.CharField(max_length=12)
    done_on = models.DateField()
    recorded_by = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["node", "key"], name="milestone_passed_once")]

    def __str__(self) -> str:
        return f"{self.node_id} {self.key}"


class PlanReturn(models.Model):
    """A submitted plan was given back with a reason, perhaps about one of its nodes."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="returns")
    node = models.ForeignKey(Node, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField()
    answer_by = models.DateField(null=True, blank=True)
    returned_by = models.CharField(max_length=200)
    returned_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.version_id} {self.returned_on}"
