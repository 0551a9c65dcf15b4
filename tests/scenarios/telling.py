"""Few words that let a story say what was refused, without tracebacks."""

from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, connection, transaction

from tertial.kernel.errors import DomainError


def refused(action: Callable[..., Any], **told: Any) -> None:
    """Do something that must be refused, and print the code of the refusal with the fields that are wrong."""
    try:
        action(**told)
    except DomainError as refusal:
        fields = refusal.facts.get("fields", {})
        print(refusal.code, *(f"{field}={why}" for field, why in sorted(fields.items())))
    else:
        raise AssertionError(f"{action.__name__} was not refused")


def raw(statement: str) -> str:
    """Go round the program, straight at the database; gives what the database answers."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as answer:
        return str(answer)
    return f"{cursor.rowcount} rows changed"
