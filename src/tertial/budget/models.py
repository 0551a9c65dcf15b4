"""The internal budget and the forecasts. Amounts are öre."""

from django.db import models
from django.db.models import Q

from tertial.appropriations.models import Item
from tertial.organisation.models import Agency, Person, Unit


class BudgetLine(models.Model):
    """What a unit may use of an item in a month, on accounts that begin with the group's digits.

    With a ledger key, such as "6:4120", it is set aside for that object in the ledger; without, it is the rest.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    account_group = models.CharField(max_length=20)
    ledger_key = models.CharField(max_length=40, blank=True, default="")
    month = models.PositiveSmallIntegerField()
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "unit", "account_group", "ledger_key", "month"], name="budget_line"
            ),
            models.CheckConstraint(condition=Q(month__range=(1, 12)), name="budget_month_in_year"),
        ]
        indexes = [models.Index(fields=["agency", "year"], name="budget_year")]

    def __str__(self) -> str:
        return f"{self.year} {self.unit} {self.account_group} {self.month}"


class BudgetNote(models.Model):
    """Who answers for a unit's part of an item, and why it is what it is."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    explanation = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "unit"], name="budget_note")]

    def __str__(self) -> str:
        return f"{self.item} {self.unit}"


class ForecastRound(models.Model):
    """One occasion when forecasts for a year are made (prognostillfälle)."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    date = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year", "number"], name="forecast_round")]

    def __str__(self) -> str:
        return f"{self.year} {self.number}"


class Forecast(models.Model):
    """What an item is thought to end the year at, as of one round."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    round = models.ForeignKey(ForecastRound, on_delete=models.CASCADE, related_name="forecasts")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    amount = models.BigIntegerField()
    comment = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "item"], name="forecast_once")]

    def __str__(self) -> str:
        return f"{self.round} {self.item}"
