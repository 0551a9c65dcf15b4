"""One report per month; its comments; and its fixed wordings, which nobody changes."""

from django.db import models
from django.db.models import Q

from tertial.appropriations.models import Item
from tertial.kernel.decisions import DecidedVersion
from tertial.organisation.models import Agency, Person


class MonthReport(models.Model):
    """The report of one month, from draft to published."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    drafted_at = models.DateTimeField()
    awaited = models.JSONField(default=list)  # ids of items that waited for a comment when last looked at
    reminded_on = models.DateField(null=True, blank=True)  # the day the economist asked once more for comments
    answer_by = models.DateField(null=True, blank=True)  # and by when they are wanted
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=200, blank=True, default="")
    published_version = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "month"], name="month_report_once"),
            models.CheckConstraint(condition=Q(month__range=(1, 12)), name="month_report_in_year"),
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}"


class ItemComment(models.Model):
    """What was written about an item: the responsible person's comment or the economist's assessment."""

    class Kind(models.TextChoices):
        COMMENT = "comment"
        ASSESSMENT = "assessment"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(MonthReport, on_delete=models.CASCADE, related_name="comments")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField()
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=200)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "item", "kind"], name="item_comment_once")]

    def __str__(self) -> str:
        return f"{self.report} {self.item} {self.kind}"


class ReportVersion(DecidedVersion):
    """The report as it was fixed: figures, texts and the document, with its hash."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(MonthReport, on_delete=models.CASCADE, related_name="versions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="report_version_number")]

    def __str__(self) -> str:
        return f"{self.report} ({self.number})"
