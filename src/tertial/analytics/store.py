"""The ledger on disk: one Parquet file of rows and one of sums per batch, under agency and year.

Whoever writes goes by a temporary name → fsync → rename; a file without its row in the relational database does
not count and is swept later.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from . import engine

ROWS, SUMS = "rows", "sums"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a batch lies. `key` is its name on disk, chosen before its row in the database exists."""

    root: Path
    agency: int
    year: int
    key: str

    @property
    def rows(self) -> Path:
        return self._file(ROWS)

    @property
    def sums(self) -> Path:
        return self._file(SUMS)

    def _file(self, kind: str) -> Path:
        return self.root / kind / f"agency={self.agency}" / f"year={self.year}" / f"{self.key}.parquet"


def write_rows(place: Place, rows: pa.Table) -> None:
    """Put a batch's rows on disk, whole or not at all."""
    with _renamed(place.rows) as temporary:
        pq.write_table(rows, temporary, compression="zstd", compression_level=1)


def write_sums(place: Place, dimensions: Iterable[int]) -> None:
    """Put a batch's sums beside its rows: per period, account, cost centre and each of the dimensions.

    Only rows of the batch's own year have a place in them.
    """
    known = columns(place.rows)
    kept = [f"dim_{d}" if f"dim_{d}" in known else f"NULL::VARCHAR AS dim_{d}" for d in sorted({1, *dimensions})]
    sql = f"""
        SELECT period, month, account, {", ".join(kept)},
               sum(amount)::BIGINT AS amount, count(*)::BIGINT AS rows
        FROM read_parquet({engine.text(str(place.rows))}) WHERE year = {place.year}
        GROUP BY ALL ORDER BY ALL
    """
    with _renamed(place.sums) as temporary:
        engine.run(f"COPY ({sql}) TO {engine.text(str(temporary))} (FORMAT parquet)")


def columns(path: Path) -> frozenset[str]:
    """The names of a Parquet file's columns."""
    return frozenset(pq.read_schema(path).names)


def keys_on_disk(root: Path) -> set[tuple[str, float]]:
    """Every batch's key on disk with when it was written, whether it counts or not."""
    return {(path.stem, path.stat().st_mtime) for path in root.glob("rows/*/*/*.parquet")}


def remove(root: Path, key: str) -> None:
    """Take away what a crash left behind."""
    for path in root.glob(f"*/*/*/{key}.parquet"):
        path.unlink(missing_ok=True)


@contextmanager
def _renamed(final: Path) -> Iterator[Path]:
    """A temporary name to write to; afterwards it is flushed to disk and renamed, or nothing is left."""
    final.parent.mkdir(parents=True, exist_ok=True)
    temporary = final.with_name(f".{final.name}.{os.getpid()}")
    try:
        yield temporary
        _flush(temporary)
        temporary.rename(final)
        _flush(final.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
