"""Rounds, what units and officers report in them, deviations, decisions asked for, and the frozen reports."""

from django.db import models
from django.db.models import Q

from tertial.kernel.decisions import DecidedVersion
from tertial.organisation.models import Agency, Person, Unit

from . import scales


def _choices(values: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(value, value) for value in values]


class Round(models.Model):
    """One round of follow-up (uppföljningsomgång) for the whole tree, with a due day per level."""

    class State(models.TextChoices):
        OPEN = "open"
        CLOSED = "closed"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    period = models.CharField(max_length=3)
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    opens_on = models.DateField()
    units_due = models.DateField()
    departments_due = models.DateField()
    compiled_due = models.DateField()
    management_on = models.DateField()
    money_opens_on = models.DateField(null=True, blank=True)
    event_id = models.BigIntegerField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year", "period"], name="round_once")]

    def __str__(self) -> str:
        return f"{self.period} {self.year}"


class UnitReport(models.Model):
    """What one unit reports in a round: its head's assessment, and where it is in the chain."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="reports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="children")
    depth = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=12, choices=_choices(scales.STATES), default=scales.NOT_REPORTED)
    assessment = models.TextField(blank=True, default="")
    expected_deviation = models.BigIntegerField(null=True, blank=True)
    money_comment = models.TextField(blank=True, default="")
    money = models.JSONField(default=list, blank=True)
    forecasts = models.JSONField(default=list, blank=True)  # [{"code", "account_group", "amount", "comment"}]
    saved_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.CharField(max_length=200, blank=True, default="")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=200, blank=True, default="")
    went_on_without = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="unit_report_once")]

    def __str__(self) -> str:
        return f"{self.unit} {self.round}"


class CommitmentReport(models.Model):
    """What is reported on one commitment in a round.

    The first fields are the plan's words as they stood when the round opened; later revisions belong to later
    rounds. `on_plan` empty means nothing said yet; without `reported_at` it is a draft.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(UnitReport, on_delete=models.CASCADE, related_name="parts")
    commitment = models.ForeignKey("planning.Node", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    expected_result = models.TextField(blank=True, default="")
    area_key = models.CharField(max_length=20, blank=True, default="")
    objective_id = models.BigIntegerField(null=True, blank=True)
    objective = models.CharField(max_length=300, blank=True, default="")
    start = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    responsible = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answers_requirement = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    on_plan = models.CharField(max_length=12, choices=_choices(scales.LIGHTS), blank=True, default="")
    attainment = models.CharField(max_length=14, choices=_choices(scales.ATTAINMENTS), blank=True, default="")
    proposed = models.CharField(max_length=12, choices=_choices(scales.LIGHTS), blank=True, default="")
    proposed_reasons = models.JSONField(default=list, blank=True)
    reason = models.TextField(blank=True, default="")
    comment = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.CharField(max_length=200, blank=True, default="")
    reported_at = models.DateTimeField(null=True, blank=True)
    reported_by = models.CharField(max_length=200, blank=True, default="")
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "commitment"], name="commitment_report_once")]
        indexes = [models.Index(fields=["agency", "commitment"], name="commitment_over_time")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Return(models.Model):
    """Something was sent back with a reason (återlämnad); answered when it is handed in again."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(UnitReport, on_delete=models.CASCADE, related_name="returns")
    part = models.ForeignKey(CommitmentReport, null=True, on_delete=models.CASCADE, related_name="returns")
    reason = models.TextField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)
    by_person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.by_name}: {self.reason}"


class Deviation(models.Model):
    """A difference from the decided plan (avvikelse), carried from round to round until it is closed."""

    class State(models.TextChoices):
        OPEN = "open"
        CLOSED = "closed"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    commitment = models.ForeignKey("planning.Node", on_delete=models.PROTECT, related_name="+")
    commitment_number = models.CharField(max_length=20)
    commitment_title = models.CharField(max_length=300)
    answers_requirement = models.BooleanField(default=False)
    light = models.CharField(max_length=12, choices=_choices((scales.DEVIATION, scales.LATE)))
    what = models.TextField(blank=True, default="")
    cause = models.TextField(blank=True, default="")
    consequence = models.TextField(blank=True, default="")
    effect = models.BigIntegerField(null=True, blank=True)
    action = models.TextField(blank=True, default="")
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True, blank=True)
    decision_wanted = models.CharField(max_length=300, blank=True, default="")
    decision_background = models.TextField(blank=True, default="")
    opened_on = models.DateField()
    opened_in = models.CharField(max_length=3)
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    result = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "serial"], name="deviation_number"),
            models.UniqueConstraint(
                fields=["agency", "commitment"], condition=Q(state="open"), name="deviation_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None) | Q(state="closed", closed_on__isnull=False),
                name="deviation_closed_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """As people call it: A-2026-047."""
        return f"A-{self.year}-{self.serial:03}"


class Decision(DecidedVersion):
    """What a deviation asks management to decide (begärt beslut), and what was decided."""

    class Outcome(models.TextChoices):
        ASKED = "asked"
        DECIDED = "decided"
        ACTION = "action"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="decisions")
    deviation = models.ForeignKey(Deviation, on_delete=models.PROTECT, related_name="decisions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    background = models.TextField(blank=True, default="")
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=200)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.ASKED)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "round", "number"], name="decision_number"),
            models.UniqueConstraint(fields=["deviation"], condition=Q(recorded_at=None), name="decision_one_asked"),
        ]

    def __str__(self) -> str:
        return self.title


class TertialReport(DecidedVersion):
    """The report of a unit, a department or the agency, frozen when it was approved or decided."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(UnitReport, on_delete=models.PROTECT, related_name="frozen")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="tertial_report_number")]

    def __str__(self) -> str:
        return f"{self.report} {self.number}"


class Reminder(models.Model):
    """Somebody was reminded of a report or of one commitment in it."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(UnitReport, on_delete=models.CASCADE, related_name="reminders")
    part = models.ForeignKey(CommitmentReport, null=True, on_delete=models.CASCADE, related_name="reminders")
    on = models.DateField()
    by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "on"], name="part_reminded_once_a_day"),
            models.UniqueConstraint(
                fields=["report", "on"], condition=Q(part=None), name="report_reminded_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.on}"


class Ways(models.Model):
    """The agency's own weights and thresholds for follow-up; without a row the ordinary ones hold."""

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, related_name="+")
    weights = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "ways"

    def __str__(self) -> str:
        return str(self.agency)
