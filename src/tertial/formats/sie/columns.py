"""Lines of one label to columns: one pattern takes nearly all, the few odd ones are read field by field."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tertial.formats.amounts import AmountError, parse_amount
from tertial.formats.problems import Problem, error

from .fields import Field, Unreadable, fields
from .lines import Numbers

FIELD = r'"[^"\\]*"|[^\s"{}\\]+'
TAIL = rf"(?:[ \t]+(?:{FIELD}))*[ \t\r\n]*$"

AMOUNT_WORDS = {
    "empty": "An amount is missing.",
    "not_an_amount": "This is not an amount.",
    "too_many_decimals": "An amount has at most two decimals.",
    "too_large": "The amount is larger than we can keep.",
    "ambiguous": "The amount can be read in two ways.",
}


@dataclass(slots=True)
class Columns:
    """Columns read from lines at `positions` (from 0 in the file); rows that could not be read are left out."""

    positions: Numbers
    values: dict[str, pa.Array]
    problems: list[Problem]


def read(
    texts: pa.Array,
    positions: Numbers,
    pattern: str,
    names: Sequence[str],
    odd: Callable[[list[Field]], Sequence[str]],
) -> Columns:
    """Match each line with the pattern's groups; give the lines that do not match to `odd`, field by field.

    `odd` gives the values for `names`, or raises Unreadable.
    """
    found = pc.extract_regex(texts.take(pa.array(positions)), pattern)
    missed = np.flatnonzero(pc.is_null(found).to_numpy(zero_copy_only=False))
    values = {name: _bare(pc.fill_null(pc.struct_field(found, name), ""), name) for name in names}
    if not len(missed):
        return Columns(positions, values, [])
    return _with_odd(texts, positions, values, missed, odd)


def _bare(column: pa.Array, name: str) -> pa.Array:
    """A column of fields without their quotes; an object list keeps those of its members."""
    return column if name == "objects" else pc.utf8_trim(column, '"')


def _with_odd(
    texts: pa.Array,
    positions: Numbers,
    values: dict[str, pa.Array],
    missed: Numbers,
    odd: Callable[[list[Field]], Sequence[str]],
) -> Columns:
    problems: list[Problem] = []
    replacement: list[Sequence[str]] = []
    kept = np.ones(len(positions), dtype=bool)
    filled = np.zeros(len(positions), dtype=bool)
    for n in missed:
        line = str(texts[int(positions[n])].as_py())
        try:
            replacement.append(odd(fields(line)))
            filled[n] = True
        except Unreadable as wrong:
            kept[n] = False
            problems.append(unreadable(int(positions[n]) + 1, wrong.column, line))
    mask = pa.array(filled)
    mended = {
        name: pc.replace_with_mask(column, mask, pa.array([row[k] for row in replacement], type=column.type))
        for k, (name, column) in enumerate(values.items())
    }
    return Columns(positions[kept], {n: c.filter(pa.array(kept)) for n, c in mended.items()}, problems)


def unreadable(line: int, column: int, text: str) -> Problem:
    """The problem of a line whose fields cannot be told apart."""
    start = max(0, column - 1)
    return error(
        "sie.unreadable",
        "The line cannot be read.",
        line=line,
        column=column,
        value=text[start : start + 40].strip(),
    )


def at(line: list[Field], position: int) -> str:
    """The field at a position, or nothing when the line is shorter."""
    return line[position].value if position < len(line) else ""


def days(column: pa.Array, positions: Numbers) -> tuple[pa.Array, list[Problem]]:
    """YYYYMMDD to dates; empty stays empty. Each distinct text is read once."""
    coded = column.dictionary_encode()
    texts = coded.dictionary.to_pylist()
    read_days = [_day(text) for text in texts]
    problems: list[Problem] = []
    for n, text in enumerate(texts):
        if text and read_days[n] is None:
            where = first_of(coded.indices, n)
            problems.extend(
                error("sie.invalid_date", "This is not a day.", line=int(positions[k]) + 1, value=text)
                for k in where
            )
    return pa.array(read_days, type=pa.date32()).take(coded.indices), problems


def first_of(indices: pa.Array, code: int) -> Numbers:
    """Where in a dictionary-encoded column one of its values stands."""
    return np.flatnonzero(indices.to_numpy(zero_copy_only=False) == code)


def _day(text: str) -> date | None:
    if len(text) != 8 or not (text.isascii() and text.isdecimal()):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


_WHOLE = r"^(?P<sign>-?)(?P<kronor>[0-9]{1,12})(?:\.(?P<ore>[0-9]{1,2}))?$"


def amounts(column: pa.Array, positions: Numbers) -> tuple[pa.Array, list[Problem]]:
    """Amounts to öre; unreadable ones become null. The decimal point is the format's own."""
    found = pc.extract_regex(column, _WHOLE)
    kronor = pc.cast(pc.struct_field(found, "kronor"), pa.int64())
    part = pc.struct_field(found, "ore")
    ore = pc.cast(pc.utf8_rpad(part, 2, "0"), pa.int64())
    whole = pc.add(pc.multiply(kronor, 100), ore)
    amount = pc.if_else(pc.equal(pc.struct_field(found, "sign"), "-"), pc.negate(whole), whole)
    missed = np.flatnonzero(pc.is_null(found).to_numpy(zero_copy_only=False))
    return (amount, []) if not len(missed) else _odd_amounts(column, amount, missed, positions)


def _odd_amounts(
    column: pa.Array, amount: pa.Array, missed: Numbers, positions: Numbers
) -> tuple[pa.Array, list[Problem]]:
    problems: list[Problem] = []
    values: list[int | None] = []
    for n in missed:
        text = str(column[int(n)].as_py())
        try:
            values.append(parse_amount(text, point_is_decimal=True))
        except AmountError as wrong:
            values.append(None)
            problems.append(amount_problem(wrong, int(positions[n]) + 1))
    mask = np.zeros(len(column), dtype=bool)
    mask[missed] = True
    return pc.replace_with_mask(amount, pa.array(mask), pa.array(values, type=pa.int64())), problems


def amount_problem(wrong: AmountError, line: int, column: int | None = None) -> Problem:
    """An unreadable amount as a problem."""
    return error(f"amount.{wrong.code}", AMOUNT_WORDS[wrong.code], line=line, column=column, value=wrong.text)


def mask_of(column: pa.Array) -> NDArray[np.bool_]:
    """Where a column holds something."""
    return np.asarray(pc.is_valid(column).to_numpy(zero_copy_only=False), dtype=bool)
