"""From bytes to a LedgerFile. Never raises, never stops at the first problem, never guesses."""

from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from tertial.formats.encodings import Text, decode, lone_return, not_text
from tertial.formats.ledger_file import LedgerFile, unread
from tertial.formats.problems import Problem, error, grouped, warning

from . import checksum, controls, head, lines, vouchers
from .head import Head
from .lines import Lines
from .vouchers import Vouchers

FORMAT = "SIE"


def looks_like_sie(content: bytes, name: str = "") -> bool:
    """Whether the bytes, or else the name, say that this is a SIE file of any kind."""
    start = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"#") or is_xml(content) or name.lower().endswith((".se", ".si", ".sie"))


def is_xml(content: bytes) -> bool:
    """Whether this is XML, which SIE 5 is written in."""
    return content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def read(content: bytes, *, name: str = "", encoding: str | None = None) -> LedgerFile:
    """Read a SIE file of type 1, 2, 3, 4E or 4I. `name` tells 4E from 4I where the file itself does not."""
    refused = not_text(content) or _is_sie_5(content)
    if refused:
        return unread("SIE 5" if refused.code == "sie.sie_5" else FORMAT, "", refused)
    text = decode(content, chosen=encoding)
    if isinstance(text, Problem):
        return unread(FORMAT, "", text)
    returned = lone_return(text.utf8)
    if returned:
        return unread(FORMAT, text.encoding, returned)
    return _read_text(text, name)


def _is_sie_5(content: bytes) -> Problem | None:
    if not is_xml(content):
        return None
    return error(
        "sie.sie_5", "This is SIE 5 (XML). Types 1 to 4 are read: export as SIE 4E.", line=1, value="SIE 5"
    )


def _read_text(text: Text, name: str) -> LedgerFile:
    found = lines.split(text.utf8)
    told, booked = head.read(found), vouchers.read(found)
    problems = [
        *text.problems,
        *checksum.check(text.utf8),
        *lines.unreadable_lines(found),
        *lines.misplaced(found),
        *told.problems,
        *booked.problems,
    ]
    kind = _format(told, booked, name)
    problems += _kind_problems(kind, found, booked)
    problems += controls.undeclared(booked.rows, told)
    if kind == "SIE 4E":
        problems += controls.control_totals(booked.rows, told)
    file = _file(kind, text, told, booked)
    return replace(
        file,
        supplementary=len(found.of(lines.SUPPLEMENTARY)),
        problems=grouped(_located(problem, found) for problem in problems),
    )


def _format(told: Head, booked: Vouchers, name: str) -> str:
    kind = told.type or (4 if booked.count else 1)
    if kind < 4:
        return f"SIE {kind}"
    if name.lower().endswith(".si"):
        return "SIE 4I"
    return "SIE 4E" if told.balances or name.lower().endswith(".se") else "SIE 4I"


def _kind_problems(kind: str, found: Lines, booked: Vouchers) -> list[Problem]:
    if not len(found.of(lines.HEAD)) and not booked.count:
        return [error("sie.nothing_read", "There is no SIE item in this file.", line=1)]
    if booked.count == 0:
        return [warning("sie.balances_only", "The file holds balances only, no vouchers.", line=1, value=kind)]
    return []


def _file(kind: str, text: Text, told: Head, booked: Vouchers) -> LedgerFile:
    first, last = _periods(booked.rows)
    return LedgerFile(
        format=kind,
        encoding=text.encoding,
        rows=booked.rows,
        vouchers=booked.count,
        debit=booked.debit,
        credit=booked.credit,
        period_from=first,
        period_to=last,
        year=_year(told, booked.rows),
        company=told.company,
        accounts=told.accounts,
        dimensions=told.dimensions,
        objects=told.objects,
        balances=tuple(told.balances),
        years=told.years,
    )


def _periods(rows: pa.Table) -> tuple[str | None, str | None]:
    if not len(rows):
        return None, None
    ends = pc.min_max(rows["date"]).as_py()
    return f"{ends['min']:%Y%m}", f"{ends['max']:%Y%m}"


def _year(told: Head, rows: pa.Table) -> int | None:
    """The year of `#RAR 0`, else the one that most rows are dated in."""
    if 0 in told.years:
        return told.years[0][0].year
    if not len(rows):
        return None
    counted = pc.value_counts(rows["year"].combine_chunks())
    return int(max(counted.to_pylist(), key=lambda row: (row["counts"], row["values"]))["values"])


def _located(problem: Problem, found: Lines) -> Problem:
    """Fill in the column of a value that stands as it is in its line."""
    if problem.column or not problem.line or not problem.value or problem.line > len(found.texts):
        return problem
    column = str(found.texts[problem.line - 1].as_py()).find(problem.value) + 1
    return replace(problem, column=column) if column else problem
