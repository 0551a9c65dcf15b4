"""What became of a ledger file: the answer of an import, the same for the command line, the page and the API."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from tertial.formats.ledger_file import LedgerFile
from tertial.formats.problems import Problem, grouped

Status = Literal["registered", "dry_run", "duplicate", "refused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer. `batch` is the id of the registered batch, or of the one that the file duplicates."""

    status: Status
    batch: int | None
    file_sha256: str
    format: str
    encoding: str
    rows: int
    vouchers: int
    debit: int
    credit: int
    period_from: str | None
    period_to: str | None
    problems: tuple[Problem, ...]
    year: int | None = None
    company: str = ""
    periods: tuple[str, ...] = ()
    overlapping: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The shape of docs/reference/schemas/ledger-import.schema.json."""
        told = asdict(self)
        for extra in ("year", "company", "periods", "overlapping"):
            del told[extra]
        return told | {"problems": [problem.as_json() for problem in self.problems]}


def nothing_read(problem: Problem) -> Outcome:
    """The answer where there was no file, or nobody, to read it for."""
    return Outcome("refused", None, "", "", "", 0, 0, 0, 0, None, None, (problem,))


def outcome_of(
    status: Status, file: LedgerFile, *, sha256: str, year: int | None, extra: Iterable[Problem] = ()
) -> Outcome:
    """The answer about a file that was read."""
    return Outcome(
        status=status,
        batch=None,
        file_sha256=sha256,
        format=file.format,
        encoding=file.encoding,
        rows=len(file.rows),
        vouchers=file.vouchers,
        debit=file.debit,
        credit=file.credit,
        period_from=file.period_from,
        period_to=file.period_to,
        problems=grouped([*file.problems, *extra]),
        year=year,
        company=file.company,
        periods=periods_of(file.rows, year),
    )


def periods_of(rows: pa.Table, year: int | None) -> tuple[str, ...]:
    """The codes of the year's periods that rows stand in, in order."""
    own = rows.filter(pc.equal(rows["year"], pa.scalar(year, pa.int16())))
    return tuple(sorted(pc.unique(own["period"].cast(pa.string())).to_pylist()))
