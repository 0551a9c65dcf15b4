"""A file as lines: what each line is, and whether vouchers and their rows stand where they must.

All by columns: numpy holds one number per line, so that millions of lines cost little.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tertial.formats.problems import Problem, error, warning

OTHER, BLANK, VOUCHER, OPEN, CLOSE, ROW, SUPPLEMENTARY, HEAD, NO_ITEM = range(9)

LONGEST_LINE = 65_536

_KINDS = {"#VER": VOUCHER, "{": OPEN, "}": CLOSE, "#TRANS": ROW, "#RTRANS": SUPPLEMENTARY, "#BTRANS": SUPPLEMENTARY}
_LABEL = r"^[ \t]*(?P<label>#[^\s{}\"]+|[{}][ \t\r\n]*$|[ \t\r\n\x1a]*$)"

HEADS = frozenset(
    {"#FLAGGA", "#FORMAT", "#SIETYP", "#FNAMN", "#RAR", "#KONTO", "#DIM", "#UNDERDIM", "#OBJEKT"}
    | {"#IB", "#UB", "#RES", "#OIB", "#OUB", "#PSALDO", "#PBUDGET"}
)
"""Labels that are read besides vouchers. All others are skipped, as the format says."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file (with their line ends), the kind of each, and the label of those that are heads."""

    texts: pa.Array
    kinds: NDArray[np.int8]
    labels: pa.Array

    def of(self, kind: int) -> Numbers:
        """The positions, from 0, of the lines of a kind."""
        return np.flatnonzero(self.kinds == kind)


def split(text: bytes) -> Lines:
    """The text as lines, each with its kind."""
    texts = _lines(text)
    found = pc.struct_field(pc.extract_regex(texts, _LABEL), "label")
    labels = pc.utf8_upper(pc.utf8_trim_whitespace(pc.replace_substring(found, "\x1a", ""))).dictionary_encode()
    kinds = np.array([_kind(label) for label in labels.dictionary.to_pylist()] or [BLANK], dtype=np.int8)
    codes = pc.fill_null(labels.indices, -1).to_numpy(zero_copy_only=False)
    return Lines(texts, np.where(codes < 0, np.int8(NO_ITEM), kinds[codes]), labels)


def _lines(text: bytes) -> pa.Array:
    ends = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == 10) + 1
    offsets = np.concatenate(([0], ends, [len(text)] if not text.endswith(b"\n") else [])).astype(np.int64)
    buffers = [None, pa.py_buffer(offsets.tobytes()), pa.py_buffer(text)]
    return pa.Array.from_buffers(pa.large_string(), len(offsets) - 1, buffers)


def _kind(label: str) -> int:
    return BLANK if not label else _KINDS.get(label, HEAD if label in HEADS else OTHER)


def unreadable_lines(lines: Lines) -> list[Problem]:
    """Lines that are no items, and lines too long to be one."""
    lengths = pc.binary_length(lines.texts).to_numpy(zero_copy_only=False)
    long = [
        error("sie.line_too_long", "The line is too long to be an item.", line=int(n) + 1, value=f"{lengths[n]}")
        for n in np.flatnonzero(lengths > LONGEST_LINE)
    ]
    strange = [
        error(
            "sie.not_an_item", "The line does not begin with a label.", line=int(n) + 1, value=_start(lines, int(n))
        )
        for n in lines.of(NO_ITEM)
    ]
    return long + strange


def _start(lines: Lines, position: int) -> str:
    return str(lines.texts[position].as_py()).strip()[:40]


def owners(lines: Lines) -> Numbers:
    """For every line, which voucher (from 0) is open there, or -1. A voucher is open until its closing brace."""
    voucher = np.cumsum(lines.kinds == VOUCHER) - 1
    return np.where(_latest(lines.kinds == VOUCHER) > _latest(lines.kinds == CLOSE), voucher, -1)


def _latest(marks: NDArray[np.bool_]) -> Numbers:
    """For every line, the position of the latest marked line up to it, or -1."""
    return (
        np.maximum.accumulate(np.where(marks, np.arange(len(marks)), -1)) if len(marks) else np.zeros(0, np.int64)
    )


def misplaced(lines: Lines) -> list[Problem]:
    """Braces and rows that stand where they must not, and vouchers that never end."""
    told = np.flatnonzero((lines.kinds != BLANK) & (lines.kinds != NO_ITEM))
    kinds = lines.kinds[told]
    before, after = np.concatenate(([BLANK], kinds))[:-1], np.concatenate((kinds, [BLANK]))[1:]
    opened, closed = _latest(np.isin(kinds, (VOUCHER, OPEN))), _latest(kinds == CLOSE)
    is_open = np.concatenate(([False], (opened > closed)))[:-1]
    in_voucher = np.concatenate(([False], (_latest(kinds == VOUCHER) > closed)))[:-1]
    stray = (kinds == OPEN) & ~np.isin(before, (VOUCHER, OTHER))
    return [
        *_each(
            told,
            (kinds == ROW) & ~in_voucher,
            "sie.row_outside_voucher",
            "A row stands outside a voucher.",
            "#TRANS",
        ),
        *_each(told, stray, "sie.unexpected_brace", "A block opens where none may.", "{"),
        *_each(told, (kinds == CLOSE) & ~is_open, "sie.unexpected_brace", "A block closes that never opened.", "}"),
        *_each(
            told, (kinds == VOUCHER) & in_voucher, "sie.unclosed_voucher", "The voucher before never ends.", "#VER"
        ),
        *_unopened(told, (kinds == VOUCHER) & (after != OPEN)),
        *_truncated(told, bool(len(kinds)) and bool(opened[-1] > closed[-1])),
    ]


def _each(told: Numbers, wrong: NDArray[np.bool_], code: str, message: str, value: str) -> list[Problem]:
    return [error(code, message, line=int(n) + 1, value=value) for n in told[wrong]]


def _unopened(told: Numbers, without: NDArray[np.bool_]) -> list[Problem]:
    """Harmless: where the voucher ends is told by its closing brace."""
    return [
        warning("sie.missing_brace", "The voucher's opening brace is missing.", line=int(n) + 1, value="{")
        for n in told[without]
    ]


def _truncated(told: Numbers, is_open: bool) -> list[Problem]:
    if not is_open:
        return []
    return [error("sie.truncated", "The file ends inside a voucher: it is truncated.", line=int(told[-1]) + 1)]


def empty_vouchers(lines: Lines, inside: Numbers) -> list[Problem]:
    """Vouchers without a single row."""
    vouchers = lines.of(VOUCHER)
    counts = np.bincount(inside[(lines.kinds == ROW) & (inside >= 0)], minlength=len(vouchers))
    return [
        warning("sie.empty_voucher", "The voucher has no rows.", line=int(vouchers[n]) + 1)
        for n in np.flatnonzero(counts == 0)
    ]
