"""Appropriation items per year, what was decided about them, and which ledger rows count against them."""

from django.db import models
from django.db.models import F, Q

from tertial.calc import appropriation
from tertial.organisation.models import Agency, Person


class Item(models.Model):
    """One appropriation item (anslagspost) that the agency disposes in one year. Amounts are öre."""

    class Kind(models.TextChoices):
        """Running costs (förvaltningsanslag), or grants and programmes (sakanslag)."""

        ADMINISTRATIVE = "administrative"
        PROGRAMME = "programme"

    class Basis(models.TextChoices):
        """When it is settled: anslagsförordning (2011:223) 12 §."""

        COST = "cost"
        CASH = "cash"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=14, choices=Kind.choices)
    basis = models.CharField(max_length=4, choices=Basis.choices)
    credit = models.BigIntegerField(default=0)
    carry = models.CharField(max_length=6, choices=[(c, c) for c in appropriation.CARRIES])
    carry_amount = models.BigIntegerField(default=0)
    gross = models.BooleanField(default=False)  # income shown apart, only where the government says so
    loaded = models.BooleanField(default=False)  # from a list; a later list of that year may take it away
    predecessor = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    responsible = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "code"], name="item_code"),
            models.CheckConstraint(condition=Q(credit__gte=0), name="item_credit_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.code}"


class Decision(models.Model):
    """One dated amount decided about an item. Opening carry-over and withdrawals come from nowhere else."""

    class Kind(models.TextChoices):
        OPENING = "opening"
        ALLOCATION = "allocation"
        AMENDING_BUDGET = "amending_budget"
        REALLOCATION = "reallocation"
        WITHDRAWAL = "withdrawal"
        PERMITTED_OVERRUN = "permitted_overrun"

    class OverrunOrder(models.TextChoices):
        """Whether a permitted overrun is used before the credit or after it."""

        BEFORE_CREDIT = "before_credit"
        AFTER_CREDIT = "after_credit"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="decisions")
    date = models.DateField()
    kind = models.CharField(max_length=18, choices=Kind.choices)
    amount = models.BigIntegerField()
    reference = models.CharField(max_length=200, blank=True, default="")
    overrun_order = models.CharField(
        max_length=14, choices=OverrunOrder.choices, default=OverrunOrder.BEFORE_CREDIT
    )
    loaded = models.BooleanField(default=False)  # from a list; the next list of that year takes its place

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="withdrawal") | Q(amount__lte=0), name="decision_withdrawal_takes_away"
            ),
            models.CheckConstraint(
                condition=~Q(kind="permitted_overrun") | Q(amount__gte=0), name="decision_overrun_gives"
            ),
        ]
        indexes = [models.Index(fields=["agency", "item", "date"], name="decision_date")]

    def __str__(self) -> str:
        return f"{self.date} {self.kind} {self.amount}"


class SettlementRule(models.Model):
    """Ledger rows on these accounts (with that object in a dimension) count against the item. First match wins."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    order = models.PositiveIntegerField()
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="rules")
    account_from = models.CharField(max_length=20)
    account_to = models.CharField(max_length=20)
    dimension = models.PositiveSmallIntegerField(null=True, blank=True)
    object = models.CharField(max_length=100, null=True, blank=True)
    valid_from = models.PositiveSmallIntegerField(null=True, blank=True)
    valid_to = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "order"], name="rule_order"),
            models.CheckConstraint(
                condition=Q(dimension=None, object=None) | Q(dimension__isnull=False, object__isnull=False),
                name="rule_dimension_with_object",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="rule_months_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.order} {self.account_from}-{self.account_to}"


class ItemMonth(models.Model):
    """What is planned to be paid in a month, and what stood decided but unpaid at its end."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="months")
    month = models.PositiveSmallIntegerField()
    planned = models.BigIntegerField(null=True, blank=True)
    decided_unpaid = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "month"], name="item_month"),
            models.CheckConstraint(condition=Q(month__range=(1, 12)), name="item_month_in_year"),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.month}"
