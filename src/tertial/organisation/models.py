"""Agencies, units and people. Dates are inclusive at both ends; an empty end means until further notice."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Agency(models.Model):
    """One agency (myndighet). Everything else belongs to one."""

    class Governance(models.TextChoices):
        """Myndighetsförordningen (2007:515) 2 §: who the management (ledning) is."""

        BOARD = "board"
        DIRECTOR = "director"
        COMMITTEE = "committee"

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    registry_number_prefix = models.CharField(max_length=40, blank=True, default="")
    governance = models.CharField(max_length=10, choices=Governance.choices, default=Governance.BOARD)
    followup_kind = models.CharField(max_length=1, default="T")  # T, Q, H or M: see calc.periods
    report_months = models.JSONField(default=list)  # empty: February to December
    registry_number_required = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A part of the agency, at any depth. The agency itself is the root unit and has the agency's code."""

    class Kind(models.TextChoices):
        AGENCY = "agency"
        DEPARTMENT = "department"
        UNIT = "unit"
        GROUP = "group"
        OFFICE = "office"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="units")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.UNIT)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "code"], name="unit_code"),
            models.UniqueConstraint(fields=["agency"], condition=Q(parent=None), name="unit_one_root"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="unit_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CostCentres(models.Model):
    """A range of cost centres (kostnadsställen) that belongs to a unit; a single one is a range of one."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="cost_centres")
    first = models.CharField(max_length=20)
    last = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "first"], name="cost_centres_first")]

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first}..{self.last}"


class Person(models.Model):
    """Who one is at an agency. A person may lack a user, and a user a person."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="people")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="people"
    )
    email = models.EmailField()
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=120, blank=True, default="")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="people")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "email"], name="person_email"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="person_dates_in_order"
            ),
        ]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name
