"""What a reader found wrong. Readers never stop at the first problem and never raise: they tell all of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

Severity = Literal["error", "warning"]

LONGEST_VALUE = 120


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, or many alike: `count` says how many, `line` and `column` where the first one stands (from 1).

    `message` is a plain English sentence; faces have their own words for each code.
    """

    severity: Severity
    code: str
    line: int | None = None
    column: int | None = None
    value: str = ""
    count: int = 1
    message: str = ""

    def as_json(self) -> dict[str, Any]:
        """The problem as the contract writes it."""
        return {name: getattr(self, name) for name in _CONTRACT}


_CONTRACT = ("severity", "line", "column", "code", "value", "count", "message")


def error(
    code: str, message: str, *, line: int | None = None, column: int | None = None, value: str = ""
) -> Problem:
    """Something that must be mended before the file can be registered."""
    return Problem("error", code, line, column, shown(value), 1, message)


def warning(
    code: str, message: str, *, line: int | None = None, column: int | None = None, value: str = ""
) -> Problem:
    """Something to know; it does not stop the file."""
    return Problem("warning", code, line, column, shown(value), 1, message)


def shown(value: str) -> str:
    """A value as it may be shown: one line, nothing unprintable, not longer than LONGEST_VALUE."""
    plain = "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in value[: LONGEST_VALUE + 1]
    )
    return plain if len(plain) <= LONGEST_VALUE else plain[: LONGEST_VALUE - 1] + "…"


def grouped(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems with the same code and value as one, at its first line; errors first, then by line."""
    groups: dict[tuple[str, str, str], Problem] = {}
    for problem in problems:
        key = (problem.severity, problem.code, problem.value)
        known = groups.get(key)
        if known is None:
            groups[key] = problem
            continue
        first = min(known, problem, key=_place)
        groups[key] = replace(first, count=known.count + problem.count)
    return tuple(sorted(groups.values(), key=lambda p: (p.severity != "error", _place(p), p.code)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops the file."""
    return any(problem.severity == "error" for problem in problems)


def _place(problem: Problem) -> tuple[int, int]:
    return (problem.line or 0, problem.column or 0)
