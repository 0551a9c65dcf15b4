"""The annual report: its outline, what is written, figures that stand in the text, what is answered, decided."""

from django.db import models
from django.db.models import Q

from tertial.kernel.decisions import DecidedVersion
from tertial.organisation.models import Agency, Person
from tertial.steering.models import Requirement


class AnnualReport(models.Model):
    """The annual report of one agency for one year. `is_open` is whether its texts may change."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    is_open = models.BooleanField(default=True)
    reopened_reason = models.TextField(blank=True, default="")
    started_by = models.CharField(max_length=200)
    started_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="annual_report_of_year")]

    def __str__(self) -> str:
        return f"{self.agency} {self.year}"


class ReportVersion(DecidedVersion):
    """A decided version: the whole document frozen, with its hash and PDF. The row exists from the decision."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="annual_version_number"),
            models.CheckConstraint(
                condition=Q(recorded_at__isnull=False, decided_on__isnull=False) & ~Q(decided_by=""),
                name="annual_decided_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} version {self.number}"


class Section(models.Model):
    """A section of the outline with its text as it stands. `saved` counts the savings of the text."""

    class State(models.TextChoices):
        WRITING = "writing"
        IN_REVIEW = "in_review"
        APPROVED = "approved"

    class Kind(models.TextChoices):
        TEXT = "text"
        RESULTS = "results"
        KEY_FIGURES = "key_figures"
        INCOME = "income"
        BALANCE = "balance"
        STATEMENT = "statement"
        SIGNATURE = "signature"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(AnnualReport, on_delete=models.CASCADE, related_name="sections")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.TEXT)
    area_key = models.CharField(max_length=20, blank=True, default="")
    text = models.TextField(blank=True, default="")
    saved = models.PositiveIntegerField(default=0)
    saved_by = models.CharField(max_length=200, blank=True, default="")
    saved_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WRITING)
    state_note = models.TextField(blank=True, default="")
    state_by = models.CharField(max_length=200, blank=True, default="")
    state_on = models.DateField(null=True, blank=True)
    responsible = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="annual_section_number")]
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class SectionText(models.Model):
    """Every wording somebody saved. `set_aside` is one that met another's saving: kept, but not what counts."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True, default="")
    set_aside = models.BooleanField(default=False)
    settled = models.BooleanField(default=False)
    saved_by = models.CharField(max_length=200)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["section", "number"], condition=Q(set_aside=False), name="annual_text_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.section} ({self.number})"


class LinkedFigure(models.Model):
    """A figure that stands in a text and keeps its link to the source.

    `value` is what was accepted, exactly as the source said it; the text shows it moved by `scale` powers of ten
    and rounded to `decimals`. A kept figure stays although its source said `kept_against`.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(AnnualReport, on_delete=models.CASCADE, related_name="figures")
    source = models.CharField(max_length=30)
    reference = models.CharField(max_length=120)
    label = models.CharField(max_length=200)
    period = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=28, decimal_places=6)
    unit = models.CharField(max_length=40, blank=True, default="")
    scale = models.SmallIntegerField(default=0)
    decimals = models.PositiveSmallIntegerField(default=0)
    accepted_by = models.CharField(max_length=200)
    accepted_at = models.DateTimeField()
    kept_against = models.DecimalField(max_digits=28, decimal_places=6, null=True, blank=True)
    kept_reason = models.TextField(blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["report", "source"], name="annual_figure_source")]

    def __str__(self) -> str:
        return f"{self.label} {self.period}"


class Answer(models.Model):
    """A requirement that a section answers."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(AnnualReport, on_delete=models.CASCADE, related_name="answers")
    requirement = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="+")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="answers")
    answered_by = models.CharField(max_length=200)
    answered_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "requirement"], name="annual_answer_once")]

    def __str__(self) -> str:
        return f"{self.requirement} in {self.section}"


class AccountRange(models.Model):
    """Which row of the income statement or the balance sheet a range of accounts belongs to, for one year."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    row = models.CharField(max_length=40)
    first = models.CharField(max_length=10)
    last = models.CharField(max_length=10)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year", "first"], name="account_range_first")]
        ordering = ["first"]

    def __str__(self) -> str:
        return f"{self.first}–{self.last} {self.row}"


class KeyFigure(models.Model):
    """A key figure that the ledger cannot give, typed in for one year: öre, or hundredths of a person."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    row = models.CharField(max_length=40)
    value = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year", "row"], name="annual_key_figure_once")]

    def __str__(self) -> str:
        return f"{self.row} {self.year}"
