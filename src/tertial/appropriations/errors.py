"""Refusals about appropriations."""

from tertial.kernel.errors import DomainError


class CodeTaken(DomainError):
    """The year already has an item with the code."""

    code, status = "appropriations.code_taken", 409


class OrderTaken(DomainError):
    """The year already has a settlement rule with the order."""

    code, status = "appropriations.order_taken", 409
