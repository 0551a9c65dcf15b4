"""What a ledger file holds, whatever its format: rows as columns, names, balances, problems and facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa

from .problems import Problem, has_errors

DICTIONARY = pa.dictionary(pa.int32(), pa.string())

ROW_FIELDS: tuple[tuple[str, pa.DataType], ...] = (
    ("line", pa.int32()),  # in the file, from 1
    ("voucher", pa.int32()),  # which voucher of the file, from 0
    ("series", DICTIONARY),
    ("number", pa.string()),
    ("date", pa.date32()),  # of the row where it has its own, else of the voucher
    ("year", pa.int16()),
    ("month", pa.int8()),
    ("period", DICTIONARY),  # within the year: 01 … 12, 12a … 12e, 13
    ("account", DICTIONARY),
    ("amount", pa.int64()),  # öre, debit positive
    ("text", pa.string()),
)
"""The columns every row has. Dimensions follow as `dim_1`, `dim_6` … in number order."""


@dataclass(frozen=True, slots=True)
class Balance:
    """One balance that the file states: kind is IB, UB, RES, OIB, OUB, PSALDO or PBUDGET; year 0 is this year."""

    kind: str
    year: int
    account: str
    amount: int
    period: str = ""
    objects: tuple[tuple[int, str], ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """A ledger file as read. `rows` is whole even when there are problems: what cannot be read is left out of it
    and told."""

    format: str
    encoding: str
    rows: pa.Table
    vouchers: int = 0
    debit: int = 0
    credit: int = 0
    period_from: str | None = None
    period_to: str | None = None
    year: int | None = None
    company: str = ""
    supplementary: int = 0
    accounts: Mapping[str, str] = field(default_factory=dict)
    dimensions: Mapping[int, str] = field(default_factory=dict)
    objects: Mapping[tuple[int, str], str] = field(default_factory=dict)
    balances: tuple[Balance, ...] = ()
    years: Mapping[int, tuple[date, date]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether nothing stops the file."""
        return not has_errors(self.problems)


def no_rows() -> pa.Table:
    """A table of rows without any."""
    return pa.schema(ROW_FIELDS).empty_table()


def dimensions_of(rows: pa.Table) -> list[int]:
    """The dimensions that the rows carry, in number order."""
    return sorted(int(name[4:]) for name in rows.column_names if name.startswith("dim_"))


def unread(format_name: str, encoding: str, *problems: Problem) -> LedgerFile:
    """A file of which nothing could be read."""
    return LedgerFile(format=format_name, encoding=encoding, rows=no_rows(), problems=problems)
