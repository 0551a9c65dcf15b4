"""Every table that a migration promised to keep still has its trigger after all migrations.

SQLite remakes a table when a later migration alters it, and drops its triggers without a word.
"""

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tertial.kernel.decisions import DecidedVersion, KeepDecided

pytestmark = pytest.mark.django_db

TRIGGERS = {
    "sqlite": "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal",
}


def promised():
    """The tables named by KeepDecided in any migration."""
    loader = MigrationLoader(connection)
    return {
        operation.table
        for migration in loader.disk_migrations.values()
        for operation in migration.operations
        if isinstance(operation, KeepDecided)
    }


def test_every_promised_table_is_kept():
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        kept = {name for (name,) in cursor.fetchall()}
    assert promised() <= kept


def test_every_kind_of_decided_version_is_promised_to_be_kept():
    kinds = {model._meta.db_table for model in apps.get_models() if issubclass(model, DecidedVersion)}
    assert kinds
    assert kinds <= promised()
