"""What is decided: the facts of a decision, its frozen wording, and the trigger that keeps both.

A package that decides something subclasses `DecidedVersion` and adds `KeepDecided("app_model")` to its
migrations: from then on the database refuses every change of a decided row, by whatever path it comes.
"""

import hashlib
import json
from typing import Any

from django.db import models
from django.db.migrations.operations.base import Operation

KEPT = "a decided version is frozen"


def canonical(wording: Any) -> str:
    """The canonical JSON of a wording: keys sorted, no blanks, nothing escaped that need not be."""
    return json.dumps(wording, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sha256_of(wording: Any) -> str:
    """SHA-256 over the canonical JSON in UTF-8."""
    return hashlib.sha256(canonical(wording).encode()).hexdigest()


class DecidedVersion(models.Model):
    """One wording of something: a draft until decided, then frozen.

    Holds the five facts that Myndighetsförordningen (2007:515) 21 § asks of a decision document (day, content,
    who decided, reporting officer, who took part without deciding), the registry number, dissent, who recorded
    it and why. People and bodies are kept as they were called that day: names do not change afterwards.
    """

    number = models.PositiveIntegerField()
    wording = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    pdf_sha256 = models.CharField(max_length=64, blank=True, default="")
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.CharField(max_length=200, blank=True, default="")
    reporting_officer = models.CharField(max_length=200, blank=True, default="")
    participants = models.JSONField(default=list, blank=True)
    dissent = models.TextField(blank=True, default="")
    registry_number = models.CharField(max_length=60, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    recorded_by = models.CharField(max_length=200, blank=True, default="")
    recorded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_decided(self) -> bool:
        return self.recorded_at is not None


class KeepDecided(Operation):
    """Migration operation: no row of the table may be changed or deleted once `recorded_at` is set."""

    reversible = True

    def __init__(self, table: str, column: str = "recorded_at") -> None:
        self.table, self.column = table, column

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.table, self.column], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Triggers are no part of Django's picture of the tables."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table, column = self.table, self.column
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE OR REPLACE FUNCTION {table}_keep_decided() RETURNS trigger LANGUAGE plpgsql AS $$ "
                f"BEGIN RAISE EXCEPTION '{KEPT}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {table}_is_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW "
                f"WHEN (OLD.{column} IS NOT NULL) EXECUTE FUNCTION {table}_keep_decided()"
            )
            return
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {table}_kept_on_{verb.lower()} BEFORE {verb} ON {table} "
                f"WHEN OLD.{column} IS NOT NULL BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
            )

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {self.table}_is_kept ON {self.table}")
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {self.table}_keep_decided()")
            return
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {self.table}_kept_on_{verb}")

    def describe(self) -> str:
        return f"Keep decided rows of {self.table} as they are"
