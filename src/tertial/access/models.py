"""Roles held in units, and substitutes. Dates are inclusive; an empty end means until further notice."""

from django.db import models
from django.db.models import F, Q

from tertial.organisation.models import Agency, Person, Unit

from .rights import ROLES


class RoleHolding(models.Model):
    """A role that a person holds in a unit and in everything below it."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=16, choices=[(role, role) for role in ROLES])
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "unit", "role", "valid_from"], name="role_once"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="role_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.role} {self.unit}"


class Substitution(models.Model):
    """Somebody stands in for somebody else between two days."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="substitutes")
    substitute = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="stands_in_for")
    valid_from = models.DateField()
    valid_to = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="substitution_dates_in_order"),
            models.CheckConstraint(condition=~Q(person=F("substitute")), name="substitution_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.substitute} for {self.person}"
