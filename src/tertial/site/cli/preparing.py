"""The tables of the database: made, brought up to date, or found missing."""

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext


def is_prepared() -> bool:
    """Whether every table is there, as this version of the program wants it."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def prepare() -> None:
    """Make the data folder and the tables, or bring them up to date; where they are, do nothing."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    if not is_prepared():
        call_command("migrate", verbosity=0, interactive=False)


def why_unprepared(wrong: DatabaseError) -> str | None:
    """Why the database could not answer: it is out of reach, or has not been prepared. None: something else."""
    try:
        prepared = is_prepared()
    except DatabaseError:
        return gettext("The database cannot be reached: %(why)s") % {"why": str(wrong).strip().splitlines()[0]}
    return None if prepared else gettext("The database is not prepared. Run first: tertial init")
