"""DuckDB in process: one database in memory, a cursor per question. It fetches nothing from the network."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

Broken = duckdb.Error


@cache
def _database() -> Any:
    database = duckdb.connect(":memory:")
    for setting in ("autoinstall_known_extensions", "autoload_known_extensions", "enable_progress_bar"):
        database.execute(f"SET {setting} = false")
    return database


def run(sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows that a statement gives."""
    cursor = _database().cursor()
    try:
        return list(cursor.execute(sql, list(parameters)).fetchall())
    finally:
        cursor.close()


def arrow(sql: str, **tables: pa.Table) -> pa.Table:
    """The table that a statement gives; `tables` may be named in it."""
    cursor = _database().cursor()
    try:
        for name, table in tables.items():
            cursor.register(name, table)
        return cursor.execute(sql).fetch_arrow_table()
    finally:
        cursor.close()


def text(value: str) -> str:
    """A value as an SQL text. NUL cannot stand in one, and in no account, object or path either."""
    return "'" + value.replace("\0", "").replace("'", "''") + "'"
