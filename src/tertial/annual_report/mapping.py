"""Which accounts make up which row: shipped as a table, kept per year, editable."""

import csv
from importlib.resources import files

from tertial.calc.accounts import Range, overlapping

from . import layout

HEAD = ["row", "first", "last"]


def shipped() -> list[Range]:
    """The mapping that follows the state's common chart of accounts (statlig baskontoplan)."""
    return read(files(__package__).joinpath("shipped/mapping.csv").read_text(encoding="utf-8"))[0]


def read(text: str) -> tuple[list[Range], list[tuple[int, str, str]]]:
    """Ranges out of lines `row;first;last`, with every problem as (line, code, value)."""
    ranges: list[Range] = []
    problems: list[tuple[int, str, str]] = []
    for number, cells in enumerate(csv.reader(text.splitlines(), delimiter=";"), start=1):
        told = [cell.strip() for cell in cells]
        if not any(told) or told == HEAD:
            continue
        problem = _problem(told)
        if problem:
            problems.append((number, problem, ";".join(told)))
        else:
            ranges.append(Range(*told))
    problems += [(0, "overlap", f"{a.first}–{a.last}, {b.first}–{b.last}") for a, b in overlapping(ranges)]
    return ranges, problems


def _problem(told: list[str]) -> str:
    if len(told) != 3:
        return "columns"
    row, first, last = told
    if row not in layout.ROWS:
        return "unknown_row"
    if not (first.isascii() and first.isdigit() and last.isascii() and last.isdigit() and len(first) <= 10):
        return "account"
    return "order" if len(first) != len(last) or first > last else ""


def written(ranges: list[Range]) -> str:
    """The mapping as lines to edit."""
    return "\n".join([";".join(HEAD), *(f"{r.row};{r.first};{r.last}" for r in ranges)]) + "\n"
