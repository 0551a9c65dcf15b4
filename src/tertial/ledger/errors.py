"""Refusals of the ledger."""

from tertial.kernel.errors import DomainError


class AlreadyUndone(DomainError):
    """The batch no longer counts."""

    code, status = "ledger.already_undone", 409


class NothingLoaded(DomainError):
    """There are no rows in the period."""

    code, status = "ledger.nothing_loaded", 409
