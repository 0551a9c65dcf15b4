"""Refusals of the organisation."""

from tertial.kernel.errors import DomainError


class AlreadyThere(DomainError):
    """The person is at the agency already."""

    code, status = "organisation.already_there", 409
