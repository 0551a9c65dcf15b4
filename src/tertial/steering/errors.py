"""Refusals of what steers us."""

from tertial.kernel.errors import DomainError


class RegistryNumberTaken(DomainError):
    """Another document has the registry number."""

    code, status = "steering.registry_number_taken", 409


class NotYourObservation(DomainError):
    """Only who noted it, or who may edit what steers, changes an observation."""

    code, status = "steering.not_your_observation", 403
