"""Small CSV tables that people keep in spreadsheets: rows with line numbers, and every problem at once.

Semicolon or comma (the heading line tells), UTF-8 with or without byte order mark. A reader never stops at the
first problem and never guesses: what cannot be read is told with file, line and column.
"""

import csv
import io
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from .amounts import AmountError, parse_amount, ungrouped
from .problems import Problem, error, warning

LARGEST = 32 * 1024 * 1024
LONGEST_CELL = 10_000
csv.field_size_limit(LONGEST_CELL)
_LONE_RETURN = re.compile(r"\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Found:
    """A problem and the file it stands in. The column is the number of the cell, from 1."""

    file: str
    problem: Problem
    heading: str = ""


@dataclass(slots=True)
class Table:
    """One file as rows, with what was wrong in it. `read` says whether there was a file at all, `has_gaps` whether
    something of it became no row: then nobody knows what the file names."""

    file: str
    headings: tuple[str, ...] = ()
    rows: list["Row"] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    read: bool = False
    has_gaps: bool = False

    def refuse(
        self, code: str, message: str, *, line: int | None = None, heading: str = "", value: str = ""
    ) -> None:
        """Add a problem that stops the file."""
        told = error(code, message, line=line, column=self._column(heading), value=value)
        self.found.append(Found(self.file, told, heading))

    def warn(self, code: str, message: str, *, line: int | None = None, heading: str = "", value: str = "") -> None:
        """Add something to know."""
        told = warning(code, message, line=line, column=self._column(heading), value=value)
        self.found.append(Found(self.file, told, heading))

    def _column(self, heading: str) -> int | None:
        return self.headings.index(heading) + 1 if heading in self.headings else None


@dataclass(slots=True)
class Row:
    """One line as text by heading. The readers give None after having told what is wrong."""

    table: Table
    line: int
    cells: dict[str, str]
    sound: bool = True

    def refuse(self, heading: str, code: str, message: str) -> None:
        """Tell that a cell is wrong."""
        self.sound = False
        self.table.refuse(code, message, line=self.line, heading=heading, value=self.cells.get(heading, ""))

    def warn(self, heading: str, code: str, message: str) -> None:
        """Tell something to know about a cell."""
        self.table.warn(code, message, line=self.line, heading=heading, value=self.cells.get(heading, ""))

    def optional(self, heading: str) -> str:
        """A text, perhaps empty."""
        return self.cells.get(heading, "")

    def text(self, heading: str, *, longest: int = 200) -> str:
        """A text that must be there."""
        said = self.cells.get(heading, "")
        if not said:
            self.refuse(heading, "missing", "something must stand here")
        elif len(said) > longest:
            self.refuse(heading, "too_long", f"at most {longest} signs")
        return said

    def one_of(self, heading: str, choices: Collection[str]) -> str:
        """One of a few words."""
        said = self.text(heading).lower()
        if said and said not in choices:
            self.refuse(heading, "unknown_choice", ", ".join(choices))
        return said

    def whole(self, heading: str, low: int, high: int) -> int | None:
        """A whole number between two, or None when the cell is empty."""
        said = self.cells.get(heading, "")
        if not said:
            return None
        if not re.fullmatch(r"\d{1,9}", said, re.ASCII) or not low <= int(said) <= high:
            self.refuse(heading, "not_a_number", f"{low}–{high}")
            return None
        return int(said)

    def number(self, heading: str, low: int, high: int) -> int:
        """A whole number between two that must be there."""
        self.text(heading)
        return self.whole(heading, low, high) or low

    def day(self, heading: str) -> date | None:
        """A day written 2026-11-23, or None when the cell is empty."""
        said = self.cells.get(heading, "")
        if not said:
            return None
        if re.fullmatch(r"\d{4}-\d\d-\d\d", said, re.ASCII):
            with suppress(ValueError):
                return date.fromisoformat(said)
        self.refuse(heading, "not_a_date", "a day written like 2026-11-23")
        return None

    def thousands(self, heading: str) -> int:
        """An amount in thousands of kronor, as öre. It must be there."""
        if not self.text(heading):
            return 0
        try:
            return parse_thousands(self.cells[heading])
        except AmountError as wrong:
            self.refuse(heading, f"amount_{wrong.code}", "an amount in thousands of kronor, like 1 234,5")
            return 0


def parse_thousands(text: str) -> int:
    """An amount in thousands of kronor (tkr) as whole öre, by the rules of `parse_amount`; up to five decimals."""
    plain = ungrouped(text)
    found = re.fullmatch(r"([^.,]*)([.,])(\d{3,})", plain, re.ASCII)
    if found is None or (found[2] == "." and len(found[3]) == 3):
        return parse_amount(plain) * 1000
    whole, mark, decimals = found.groups()
    return parse_amount(f"{whole}{decimals[:3]}{mark}{decimals[3:] or '0'}")


def read_table(file: str, content: bytes, required: Sequence[str], optional: Sequence[str] = ()) -> Table:
    """Read one file. Headings may stand in any order and in any case."""
    table = Table(file, read=True)
    text = _decoded(table, content)
    if text is not None:
        _read_lines(table, text, required, optional)
    table.has_gaps = any(found.problem.severity == "error" for found in table.found)
    return table


def _read_lines(table: Table, text: str, required: Sequence[str], optional: Sequence[str]) -> None:
    lines = _lines(table, text)
    first = next(lines, None)
    if first is None:
        table.refuse("empty_file", "the file is empty")
        return
    table.headings = tuple(cell.strip().lower() for cell in first[1])
    if _headings_hold(table, required, optional):
        for line, cells in lines:
            _add_row(table, line, cells)


def _decoded(table: Table, content: bytes) -> str | None:
    if len(content) > LARGEST:
        table.refuse("too_large", f"at most {LARGEST} bytes")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        table.refuse("not_utf8", "save the file as UTF-8", line=content.count(b"\n", 0, wrong.start) + 1)
        return None
    if "\0" in text:
        table.refuse("not_text", "the file holds NUL bytes", line=text.count("\n", 0, text.index("\0")) + 1)
        return None
    alone = _LONE_RETURN.search(text)
    if alone:
        line = text.count("\n", 0, alone.start()) + 1
        table.refuse("lone_return", "a carriage return stands without a line feed", line=line)
        return None
    return text


def _lines(table: Table, text: str) -> Iterator[tuple[int, list[str]]]:
    heading = text.lstrip("\r\n").partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in heading else ",", strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as wrong:
            table.refuse("unreadable", str(wrong), line=line)
            continue
        if any(cell.strip() for cell in cells):
            yield line, cells


def _headings_hold(table: Table, required: Sequence[str], optional: Sequence[str]) -> bool:
    missing = [name for name in required if name not in table.headings]
    for name in missing:
        table.refuse("missing_column", f"the heading {name} is missing", line=1, value=name)
    twice = {name for name in table.headings if name and table.headings.count(name) > 1}
    for name in sorted(twice):
        table.refuse("column_twice", f"the heading {name} stands twice", line=1, value=name)
    for name in table.headings:
        if name and name not in required and name not in optional:
            table.warn("unknown_column", f"the column {name} is not read", line=1, value=name)
    return not missing and not twice


def _add_row(table: Table, line: int, cells: list[str]) -> None:
    said = [" ".join(cell.split()) for cell in cells]
    if any(said[len(table.headings) :]):
        value = said[len(table.headings)]
        table.refuse(
            "too_many_cells", f"{len(cells)} cells under {len(table.headings)} headings", line=line, value=value
        )
        return
    table.rows.append(Row(table, line, dict(zip(table.headings, said, strict=False))))
