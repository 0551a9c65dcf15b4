"""Batches as received, which of their periods count, and what accounts and objects are called.

Rows lie in Parquet (analytics.store); a batch exists when its row here is committed, not before. Nothing is ever
deleted: a batch is undone or replaced, and says by whom and why.
"""

from django.db import models
from django.db.models import Q

from tertial.organisation.models import Agency


class Batch(models.Model):
    """One ledger file as registered."""

    class State(models.TextChoices):
        ACTIVE = "active"
        REPLACED = "replaced"
        UNDONE = "undone"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=32, unique=True)
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    stored_sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    format = models.CharField(max_length=20)
    encoding = models.CharField(max_length=20)
    profile = models.CharField(max_length=60, blank=True, default="")
    company = models.CharField(max_length=200, blank=True, default="")
    vouchers = models.IntegerField()
    rows = models.IntegerField()
    debit = models.BigIntegerField()
    credit = models.BigIntegerField()
    period_from = models.CharField(max_length=8, blank=True, default="")
    period_to = models.CharField(max_length=8, blank=True, default="")
    problems = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=State.choices, default=State.ACTIVE)
    registered_at = models.DateTimeField()
    registered_by = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=200, blank=True, default="")
    undo_reason = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "batches"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "file_sha256"], condition=Q(state="active"), name="batch_file_once"
            ),
        ]
        indexes = [models.Index(fields=["agency", "year"], name="batch_year")]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.year})"


class BatchPeriod(models.Model):
    """One period of a batch. It counts while its batch is active and no later batch has replaced it."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="periods")
    code = models.CharField(max_length=4)
    rows = models.IntegerField()
    debit = models.BigIntegerField()
    replaced_by = models.ForeignKey(
        Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="periods_taken_over"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "code"], name="batch_period_once")]

    def __str__(self) -> str:
        return f"{self.batch}: {self.code}"


class LedgerPeriod(models.Model):
    """Whether a period of a year is closed in the ledger. Reports stand on closed periods."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=4)
    is_closed = models.BooleanField(default=False)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year", "code"], name="ledger_period_once")]

    def __str__(self) -> str:
        return f"{self.year} {self.code}"


class OpeningBalance(models.Model):
    """What a batch says that an account opened the year with."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="openings")
    account = models.CharField(max_length=30)
    amount = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "account"], name="opening_balance_once")]

    def __str__(self) -> str:
        return f"{self.account}: {self.amount}"


class AccountName(models.Model):
    """What an account is called in a year."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    account = models.CharField(max_length=30)
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year", "account"], name="account_name_once")]

    def __str__(self) -> str:
        return f"{self.account} {self.name}"


class ObjectName(models.Model):
    """What an object of a dimension is called in a year; the empty object is the dimension itself."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    dimension = models.PositiveIntegerField()
    object = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "dimension", "object"], name="object_name_once")
        ]

    def __str__(self) -> str:
        return f"{self.dimension} {self.object} {self.name}"


class OutturnFile(models.Model):
    """A file of the state budget's monthly outturn, kept as received; its series are shown for reference."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    stored_sha256 = models.CharField(max_length=64)
    year = models.PositiveSmallIntegerField()
    last_month = models.PositiveSmallIntegerField()
    rows = models.IntegerField()
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "file_sha256"], name="outturn_file_once")]

    def __str__(self) -> str:
        return self.file_name


class ImportProfile(models.Model):
    """Which column of an agency's own CSV export holds what."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    columns = models.JSONField()  # field of formats.ledger_csv.Profile → column
    dimensions = models.JSONField()  # dimension number as text → column
    balanced = models.BooleanField(default=False)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="import_profile_once")]

    def __str__(self) -> str:
        return self.name
