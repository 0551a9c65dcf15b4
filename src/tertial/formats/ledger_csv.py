"""Ledgers as CSV: a profile says which column is what. Semicolon, comma or tab; UTF-8, BOM or ISO 8859-15."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyarrow import csv as arrow_csv

from .amounts import AmountError, amount_text, parse_amount
from .encodings import Text, decode, lone_return, not_text
from .ledger_file import LedgerFile, unread
from .problems import Problem, error, grouped, warning

DELIMITERS = (";", "\t", ",")
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Profile:
    """Which column holds what; names are compared without regard to case. `dimensions` maps number to column.

    `balanced` says that every voucher is whole in the file and must come to zero.
    """

    name: str
    period: str
    account: str
    amount: str
    dimensions: Mapping[int, str] = field(default_factory=dict)
    date: str = ""
    series: str = ""
    number: str = ""
    text: str = ""
    account_name: str = ""
    balanced: bool = False

    def required(self) -> list[str]:
        """The columns without which nothing can be read."""
        return [self.period, self.account, self.amount]


UNIT4 = Profile(
    name="unit4",
    period="period",
    account="konto",
    amount="belopp",
    dimensions={1: "dim1", 6: "dim2", 21: "dim3", 20: "dim4", 22: "dim5", 23: "dim6", 24: "dim7"},
    date="ver.datum",
    series="vertyp",
    number="vernr",
    text="text",
    account_name="konto(T)",
)
EXAMPLE = Profile(
    name="exempel",
    period="period",
    account="konto",
    amount="belopp",
    dimensions={1: "kostnadsställe", 6: "projekt", 20: "finansiering"},
    date="datum",
    series="serie",
    number="verifikation",
    text="text",
    balanced=True,
)
PROFILES = (UNIT4, EXAMPLE)
"""The shipped profiles: a Unit4 (Agresso) browser export, and the example agency's."""


def read(content: bytes, profiles: Sequence[Profile], *, encoding: str | None = None) -> LedgerFile:
    """Read a CSV ledger by the one profile whose columns it has. Never raises."""
    refused = not_text(content)
    text = refused or decode(content, chosen=encoding, single_byte="iso8859-15")
    if isinstance(text, Problem):
        return unread("CSV", "", text)
    names, delimiter = _header(text.utf8)
    fitting = [profile for profile in profiles if not _missing(profile, names)]
    problem = lone_return(text.utf8) or _unfit(fitting, profiles, names)
    if problem:
        return unread("CSV", text.encoding, problem)
    return _read(text, max(fitting, key=lambda profile: _known(profile, names)), names, delimiter)


def _header(utf8: bytes) -> tuple[list[str], str]:
    """The names of the columns, and what parts them."""
    header = utf8.split(b"\n", 1)[0].decode().replace("\r", "")
    delimiter = max(DELIMITERS, key=header.count)
    try:
        return [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])], delimiter
    except csv.Error:
        return [], delimiter


def _columns(profile: Profile) -> list[str]:
    named = [profile.date, profile.series, profile.number, profile.text, profile.account_name]
    return [name for name in (*profile.required(), *profile.dimensions.values(), *named) if name]


def _missing(profile: Profile, names: Sequence[str]) -> list[str]:
    known = {name.casefold() for name in names}
    return [name for name in profile.required() if name.casefold() not in known]


def _known(profile: Profile, names: Sequence[str]) -> int:
    known = {name.casefold() for name in names}
    return sum(name.casefold() in known for name in _columns(profile))


def _unfit(fitting: Sequence[Profile], profiles: Sequence[Profile], names: Sequence[str]) -> Problem | None:
    if len(names) > MOST_COLUMNS:
        return error("csv.too_many_columns", "There are too many columns.", line=1, value=str(len(names)))
    if len({name.casefold() for name in names}) < len(names):
        return error("csv.column_twice", "Two columns have the same name.", line=1)
    if fitting:
        counts = sorted((_known(profile, names) for profile in fitting), reverse=True)
        unclear = len(counts) > 1 and counts[0] == counts[1]
        return error("csv.unclear_profile", "Say which profile the file follows.", line=1) if unclear else None
    if len(profiles) == 1:
        value = ", ".join(_missing(profiles[0], names))
        return error("csv.missing_column", "A column that the profile needs is missing.", line=1, value=value)
    return error("csv.no_profile", "The columns are those of no known profile.", line=1, value=", ".join(names[:8]))


def _read(text: Text, profile: Profile, names: list[str], delimiter: str) -> LedgerFile:
    problems = list(text.problems)
    table, lines = _table(text, names, delimiter, problems)
    get = {name.casefold(): table.column(n).combine_chunks() for n, name in enumerate(names)}
    empty = pa.array([""] * len(table), type=pa.string())

    def column(name: str) -> pa.Array:
        return get.get(name.casefold(), empty) if name else empty

    period = _each(column(profile.period), _period, lines, _place(names, profile.period), problems)
    amount = _each(column(profile.amount), _amount, lines, _place(names, profile.amount), problems)
    day = _each(column(profile.date), _day, lines, _place(names, profile.date), problems)
    rows = _rows(profile, column, lines, (period, amount, day))
    problems += _without_account(rows, _place(names, profile.account))
    rows = rows.filter(pc.and_(pc.is_valid(rows["amount"]), pc.is_valid(rows["period"])))
    sums, balance = _balance(rows, profile)
    return replace(
        _file(text, rows, sums),
        format=f"CSV {profile.name}",
        accounts=_account_names(profile, column),
        problems=grouped(problems + balance),
    )


def _place(names: Sequence[str], name: str) -> int:
    folded = [known.casefold() for known in names]
    return folded.index(name.casefold()) + 1 if name.casefold() in folded else 0


def _table(text: Text, names: list[str], delimiter: str, problems: list[Problem]) -> tuple[pa.Table, Any]:
    """All columns as texts, and each row's line. Rows with too many or too few fields are told and left out."""
    bad: list[int] = []

    def skip(row: Any) -> str:
        bad.append(row.number)
        told = "The row has too many or too few fields."
        problems.append(error("csv.wrong_number_of_fields", told, line=row.number, value=str(row.text or "")))
        return "skip"

    try:
        table = arrow_csv.read_csv(
            io.BytesIO(text.utf8),
            read_options=arrow_csv.ReadOptions(
                use_threads=False, column_names=names, skip_rows=1, block_size=2**24
            ),
            parse_options=arrow_csv.ParseOptions(
                delimiter=delimiter, invalid_row_handler=skip, ignore_empty_lines=False
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=False,
                quoted_strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid as wrong:
        problems.append(error("csv.unreadable", "The file cannot be read as a table.", line=1, value=str(wrong)))
        table = pa.table({name: pa.array([], type=pa.string()) for name in names})
    lines = np.arange(2, 2 + len(table) + len(bad))
    return _without_blank(table, lines[~np.isin(lines, bad)])


def _without_blank(table: pa.Table, lines: NDArray[np.int64]) -> tuple[pa.Table, NDArray[np.int64]]:
    """Blank lines say nothing."""
    blank = np.ones(len(table), dtype=bool)
    for column in table.columns:
        blank &= pc.equal(column, "").to_numpy()
    return table.filter(pa.array(~blank)), lines[~blank]


def _each(column: pa.Array, read_one: Any, lines: Any, place: int, problems: list[Problem]) -> pa.Array:
    """Each distinct text of a column read once; what cannot be read becomes null and is told."""
    coded = column.dictionary_encode()
    values: list[Any] = []
    for n, text in enumerate(coded.dictionary.to_pylist()):
        value = read_one(text)
        if isinstance(value, Problem):
            where = np.flatnonzero(coded.indices.to_numpy() == n)
            problems += [replace(value, line=int(lines[k]), column=place or None) for k in where]
            value = None
        values.append(value)
    return pa.array(values, type=_TYPES[read_one]).take(coded.indices)


_PERIOD = re.compile(r"(\d{4})-?(\d{2}[a-e]?)", re.ASCII)


def _period(text: str) -> str | Problem:
    found = _PERIOD.fullmatch(text.strip())
    if found is None or not 1 <= int(found[2][:2]) <= 13 or (len(found[2]) == 3 and found[2][:2] != "12"):
        return error("csv.invalid_period", "A period is written 202601.", value=text)
    return found[1] + found[2]


def _amount(text: str) -> int | Problem:
    try:
        return parse_amount(text)
    except AmountError as wrong:
        return error(f"amount.{wrong.code}", "The amount cannot be read.", value=text)


def _day(text: str) -> date | Problem | None:
    plain = text.strip()
    if not plain:
        return None
    try:
        return date.fromisoformat(plain)
    except ValueError:
        return error("csv.invalid_date", "This is not a day.", value=text)


_TYPES = {_period: pa.string(), _amount: pa.int64(), _day: pa.date32()}


def _rows(profile: Profile, column: Any, lines: Any, read_columns: tuple[pa.Array, pa.Array, pa.Array]) -> pa.Table:
    period, amount, day = read_columns
    year = pc.cast(pc.utf8_slice_codeunits(period, 0, 4), pa.int16())
    code = pc.utf8_slice_codeunits(period, 4)
    month = pc.min_element_wise(pc.cast(pc.utf8_slice_codeunits(code, 0, 2), pa.int8()), pa.scalar(12, pa.int8()))
    first = pc.cast(_first_days(year, month), pa.date32())
    keys = pc.binary_join_element_wise(column(profile.series), column(profile.number), "\t").dictionary_encode()
    return pa.table(
        {
            "line": pa.array(lines, type=pa.int32()),
            "voucher": keys.indices,
            "series": column(profile.series).dictionary_encode(),
            "number": column(profile.number),
            "date": pc.coalesce(day, first),
            "year": year,
            "month": month,
            "period": code.dictionary_encode(),
            "account": pc.utf8_trim_whitespace(column(profile.account)).dictionary_encode(),
            "amount": amount,
            "text": column(profile.text),
            **{f"dim_{d}": _object(column(name)) for d, name in sorted(profile.dimensions.items())},
        }
    )


def _first_days(year: pa.Array, month: pa.Array) -> pa.Array:
    texts = pc.binary_join_element_wise(
        pc.utf8_lpad(pc.cast(year, pa.string()), 4, "0"),
        pc.utf8_lpad(pc.cast(month, pa.string()), 2, "0"),
        "01",
        "-",
    )
    return pc.strptime(texts, format="%Y-%m-%d", unit="s")


def _object(column: pa.Array) -> pa.Array:
    plain = pc.utf8_trim_whitespace(column)
    return pc.if_else(pc.equal(plain, ""), pa.scalar(None, pa.string()), plain).dictionary_encode()


def _without_account(rows: pa.Table, place: int) -> list[Problem]:
    empty = pc.equal(rows["account"].cast(pa.string()), "").to_numpy()
    return [
        error("csv.missing_account", "The row has no account.", line=int(line), column=place)
        for line in rows["line"].to_numpy()[empty]
    ]


def _balance(rows: pa.Table, profile: Profile) -> tuple[tuple[int, int, int], list[Problem]]:
    """Vouchers, debit and credit. A voucher that does not come to zero stops the file if the profile says so."""
    amounts = rows["amount"].to_numpy()
    if np.abs(amounts.astype(np.float64)).sum() > 9e18:
        return (0, 0, 0), [error("amount.sum_too_large", "The amounts are together larger than we can keep.")]
    summed = rows.group_by("voucher").aggregate([("amount", "sum"), ("line", "min"), ("number", "min")])
    wrong = summed.filter(pc.not_equal(summed["amount_sum"], 0)).to_pylist()
    tell = error if profile.balanced else warning
    problems = [
        tell(
            "csv.unbalanced",
            "The voucher's rows do not come to zero.",
            line=row["line_min"],
            value=f"{row['number_min']}: {amount_text(row['amount_sum'])}" if profile.balanced else "",
        )
        for row in wrong
    ]
    return (len(summed), int(amounts[amounts > 0].sum()), -int(amounts[amounts < 0].sum())), problems


def _file(text: Text, rows: pa.Table, sums: tuple[int, int, int]) -> LedgerFile:
    periods = pc.binary_join_element_wise(rows["year"].cast(pa.string()), rows["period"].cast(pa.string()), "")
    ends = pc.min_max(periods).as_py() if len(rows) else {"min": None, "max": None}
    vouchers, debit, credit = sums
    return LedgerFile(
        format="CSV",
        encoding=text.encoding,
        rows=rows,
        vouchers=vouchers,
        debit=debit,
        credit=credit,
        period_from=ends["min"],
        period_to=ends["max"],
        year=int(ends["max"][:4]) if ends["max"] else None,
    )


def _account_names(profile: Profile, column: Any) -> dict[str, str]:
    if not profile.account_name:
        return {}
    pairs = pa.table(
        {"account": pc.utf8_trim_whitespace(column(profile.account)), "name": column(profile.account_name)}
    )
    return {row["account"]: row["name"] for row in pairs.group_by(["account", "name"]).aggregate([]).to_pylist()}
