"""The vouchers of a file: their heads, their rows, and whether each comes to zero."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tertial.formats.amounts import amount_text
from tertial.formats.problems import Problem, error, warning

from . import columns, lines
from .columns import FIELD, TAIL, Columns, at
from .fields import Field, Unreadable, objects
from .lines import Lines, Numbers

_HEAD = (
    rf"^[ \t]*#(?i:VER)[ \t]+(?P<series>{FIELD})(?:[ \t]+(?P<number>{FIELD}))?"
    rf"(?:[ \t]+(?P<date>{FIELD}))?(?:[ \t]+(?P<text>{FIELD}))?{TAIL}"
)
_ROW = (
    rf"^[ \t]*#(?i:TRANS)[ \t]+(?P<account>{FIELD})[ \t]+"
    r'\{(?P<objects>(?:[^"{}\\]|"[^"\\]*")*)\}'
    rf"[ \t]+(?P<amount>[^\s\"{{}}\\]+)(?:[ \t]+(?P<date>{FIELD}))?(?:[ \t]+(?P<text>{FIELD}))?{TAIL}"
)
_HEAD_NAMES = ("series", "number", "date", "text")
_ROW_NAMES = ("account", "objects", "amount", "date", "text")

MOST_DIMENSIONS = 60


@dataclass(slots=True)
class Vouchers:
    """All vouchers and rows of a file, and what was wrong with them."""

    rows: pa.Table
    count: int
    debit: int
    credit: int
    problems: list[Problem]


def read(found: Lines) -> Vouchers:
    """Vouchers and rows of a file."""
    positions = found.of(lines.VOUCHER)
    heads = columns.read(found.texts, positions, _HEAD, _HEAD_NAMES, _odd_head)
    head_days, problems = columns.days(heads.values["date"], heads.positions)
    missing = [
        error("sie.missing_date", "The voucher has no date.", line=int(n) + 1)
        for n in heads.positions[~columns.mask_of(head_days) & _empty(heads.values["date"])]
    ]
    inside = lines.owners(found)
    row_lines = np.flatnonzero((found.kinds == lines.ROW) & (inside >= 0))
    rows = columns.read(found.texts, row_lines, _ROW, _ROW_NAMES, _odd_row)
    table, row_problems = _table(rows, heads, head_days, inside, positions)
    sums, sum_problems = _sums(table, row_lines, inside, positions, heads)
    return Vouchers(
        table,
        len(positions),
        *sums,
        [
            *heads.problems,
            *problems,
            *missing,
            *rows.problems,
            *row_problems,
            *sum_problems,
            *repeated(heads),
            *lines.empty_vouchers(found, inside),
        ],
    )


def _odd_head(line: list[Field]) -> tuple[str, ...]:
    return tuple(at(line, n) for n in range(1, 5))


def _odd_row(line: list[Field]) -> tuple[str, ...]:
    if len(line) < 4 or line[1].is_list or not line[2].is_list or any(f.is_list for f in line[3:]):
        raise Unreadable(line[1].column if len(line) > 1 else 1)
    return tuple(at(line, n) for n in range(1, 6))


def _empty(column: pa.Array) -> NDArray[np.bool_]:
    return np.asarray(pc.equal(column, "").to_numpy(zero_copy_only=False), dtype=bool)


def _table(
    rows: Columns, heads: Columns, head_days: pa.Array, inside: Numbers, voucher_lines: Numbers
) -> tuple[pa.Table, list[Problem]]:
    amounts, problems = columns.amounts(rows.values["amount"], rows.positions)
    own_days, day_problems = columns.days(rows.values["date"], rows.positions)
    voucher = inside[rows.positions]
    head = pa.array(_head_of(voucher, heads, voucher_lines), mask=None, from_pandas=True).cast(pa.int64())
    head_day = head_days.take(head)
    day = pc.coalesce(own_days, head_day)
    dimensions, dimension_problems = _dimensions(rows)
    text = pc.if_else(pc.equal(rows.values["text"], ""), heads.values["text"].take(head), rows.values["text"])
    month = pc.month(day)
    table = pa.table(
        {
            "line": pa.array(rows.positions + 1, type=pa.int32()),
            "voucher": pa.array(voucher, type=pa.int32()),
            "series": _coded(heads.values["series"].take(head)),
            "number": heads.values["number"].take(head).cast(pa.string()),
            "date": day,
            "year": pc.year(day).cast(pa.int16()),
            "month": month.cast(pa.int8()),
            "period": _coded(pc.utf8_lpad(month.cast(pa.string()), 2, "0")),
            "account": _coded(rows.values["account"]),
            "amount": amounts,
            "text": text.cast(pa.string()),
            **dimensions,
        }
    )
    whole = pc.and_(pc.is_valid(amounts), pc.is_valid(day))
    moved = _moved(own_days, head_day, rows.positions)
    return table.filter(whole), [*problems, *day_problems, *dimension_problems, *moved]


def _head_of(voucher: Numbers, heads: Columns, voucher_lines: Numbers) -> NDArray[np.float64]:
    """Which of the heads read each row belongs to; NaN where its head could not be read."""
    order = np.full(len(voucher_lines), np.nan)
    order[np.searchsorted(voucher_lines, heads.positions)] = np.arange(len(heads.positions))
    return order[voucher]


def _coded(column: pa.Array) -> pa.Array:
    return column.cast(pa.string()).dictionary_encode()


def _dimensions(rows: Columns) -> tuple[dict[str, pa.Array], list[Problem]]:
    """One column per dimension. Each distinct object list is read once."""
    coded = rows.values["objects"].dictionary_encode()
    read_lists: list[dict[int, str]] = []
    problems: list[Problem] = []
    for n, inside in enumerate(coded.dictionary.to_pylist()):
        pairs: tuple[tuple[int, str], ...] = ()
        try:
            pairs = objects(inside)
        except Unreadable:
            problems.extend(
                error("sie.unreadable_objects", "The object list cannot be read.", line=line, value=f"{{{inside}}}")
                for line in _lines_of(rows, coded.indices, n)
            )
        read_lists.append(dict(reversed(pairs)))
        if len({dimension for dimension, _ in pairs}) < len(pairs):
            problems.extend(
                warning(
                    "sie.dimension_twice",
                    "A row names two objects in one dimension; the first counts.",
                    line=line,
                    value=f"{{{inside}}}",
                )
                for line in _lines_of(rows, coded.indices, n)
            )
    used = sorted({dimension for pairs in read_lists for dimension in pairs})
    if len(used) > MOST_DIMENSIONS:
        problems.append(error("sie.too_many_dimensions", "There are too many dimensions.", value=str(len(used))))
    return {
        f"dim_{d}": pa.array([pairs.get(d) for pairs in read_lists], type=pa.string())
        .take(coded.indices)
        .dictionary_encode()
        for d in used[:MOST_DIMENSIONS]
    }, problems


def _lines_of(rows: Columns, indices: pa.Array, code: int) -> list[int]:
    return [int(n) + 1 for n in rows.positions[columns.first_of(indices, code)]]


def _moved(own: pa.Array, head: pa.Array, positions: Numbers) -> list[Problem]:
    """Rows dated in another month than their voucher (decisions.md 21)."""
    other = pc.or_(pc.not_equal(pc.month(own), pc.month(head)), pc.not_equal(pc.year(own), pc.year(head)))
    where = np.flatnonzero(pc.fill_null(other, fill_value=False).to_numpy(zero_copy_only=False))
    return [
        warning(
            "sie.other_month",
            "The row is dated in another month than its voucher; the row's own month counts.",
            line=int(positions[n]) + 1,
            value=f"{own[int(n)].as_py():%Y-%m}",
        )
        for n in where
    ]


def _sums(
    table: pa.Table, row_lines: Numbers, inside: Numbers, voucher_lines: Numbers, heads: Columns
) -> tuple[tuple[int, int], list[Problem]]:
    """Debit and credit, and the vouchers that do not come to zero. Vouchers with unread rows are not judged."""
    amounts = table["amount"].to_numpy()
    if np.abs(amounts.astype(np.float64)).sum() > 9e18:
        return (0, 0), [error("amount.sum_too_large", "The amounts are together larger than we can keep.")]
    voucher = table["voucher"].to_numpy()
    sums = np.zeros(len(voucher_lines), dtype=np.int64)
    np.add.at(sums, voucher, amounts)
    whole = np.bincount(inside[row_lines], minlength=len(sums)) == np.bincount(voucher, minlength=len(sums))
    wrong = np.flatnonzero((sums != 0) & whole)
    problems = [_unbalanced(int(voucher_lines[n]), int(sums[n]), heads) for n in wrong]
    return (int(amounts[amounts > 0].sum()), -int(amounts[amounts < 0].sum())), problems


def _unbalanced(position: int, difference: int, heads: Columns) -> Problem:
    key = _key(position, heads)
    return error(
        "sie.unbalanced",
        f"The voucher's rows do not come to zero: {amount_text(difference)} is left over.",
        line=position + 1,
        value=f"{key}: {amount_text(difference)}",
    )


def _key(position: int, heads: Columns) -> str:
    """Series and number of the voucher on a line; nothing when its head could not be read."""
    n = int(np.searchsorted(heads.positions, position))
    if n == len(heads.positions) or heads.positions[n] != position:
        return ""
    return f"{heads.values['series'][n].as_py()} {heads.values['number'][n].as_py()}".strip()


def repeated(heads: Columns) -> list[Problem]:
    """Voucher keys that stand twice (decisions.md 21)."""
    series, numbers = heads.values["series"], heads.values["number"]
    keys = pc.binary_join_element_wise(series, numbers, pa.scalar(" ", series.type)).dictionary_encode()
    counts = np.bincount(keys.indices.to_numpy(), minlength=len(keys.dictionary))
    problems: list[Problem] = []
    for code in np.flatnonzero(counts > 1):
        key = str(keys.dictionary[int(code)].as_py())
        again = columns.first_of(keys.indices, int(code))[1:]
        if numbers[int(again[0])].as_py():
            problems.extend(
                warning("sie.repeated_voucher", "The voucher's key stands already.", line=int(n) + 1, value=key)
                for n in heads.positions[again]
            )
    return problems
