"""Accounts gathered into the rows of an income statement and a balance sheet. Pure: amounts in öre in, öre out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """Accounts from one to another, both included, belong to a row. Accounts compare by their leading digits."""

    row: str
    first: str
    last: str

    def holds(self, account: str) -> bool:
        """Whether the account lies within the range: 4011 and 40115 lie within 4000–4099."""
        return self.first <= account[: len(self.first)] and account[: len(self.last)] <= self.last


@dataclass(frozen=True, slots=True)
class Gathered:
    """Öre per row, and the accounts that no range takes."""

    rows: dict[str, int]
    unmapped: tuple[tuple[str, int], ...]

    def sum_of(self, *rows: str) -> int:
        """The sum of some rows."""
        return sum(self.rows.get(row, 0) for row in rows)


def row_of(account: str, ranges: Iterable[Range]) -> str | None:
    """The row of the first range that holds the account."""
    return next((found.row for found in ranges if found.holds(account)), None)


def gather(amounts: Iterable[tuple[str, int]], ranges: Iterable[Range]) -> Gathered:
    """Every amount lands in exactly one row or among the unmapped: nothing disappears."""
    listed = list(ranges)
    rows: dict[str, int] = defaultdict(int)
    unmapped: list[tuple[str, int]] = []
    for account, amount in amounts:
        row = row_of(account, listed)
        if row is None:
            unmapped += [(account, amount)] if amount else []
        else:
            rows[row] += amount
    return Gathered(dict(rows), tuple(unmapped))


def overlapping(ranges: Iterable[Range]) -> list[tuple[Range, Range]]:
    """Pairs of ranges that both hold some account."""
    listed = sorted(ranges, key=lambda found: (found.first, found.last))
    return [(a, b) for i, a in enumerate(listed) for b in listed[i + 1 :] if b.first <= a.last]
