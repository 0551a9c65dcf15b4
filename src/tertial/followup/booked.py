"""What a commitment costs: what is booked on its own objects in the ledger, beside what is set aside for them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from tertial.budget import queries as budget
from tertial.calc.codes import covers
from tertial.calc.periods import Period
from tertial.kernel.keeping import kept
from tertial.ledger import queries as ledger

BALANCE = ("1", "2")
Sums = defaultdict[str, int]


@dataclass(frozen=True, slots=True)
class BookedLine:
    """An account group of the budget, or an account that no budget names, with what is booked on it."""

    accounts: str
    name: str
    actual: int
    budget: int


@dataclass(frozen=True, slots=True)
class Booked:
    """The money of a commitment's own objects from January through a month; no budget when none is set aside."""

    keys: tuple[str, ...]
    through: int
    lines: tuple[BookedLine, ...]
    actual: int
    budget: int | None
    budget_year: int | None

    @property
    def objects(self) -> str:
        """The objects as people call them: "4120"."""
        return ", ".join(key.partition(":")[2] for key in self.keys)


@kept
def last_month(agency_id: int, year: int, period: str) -> int:
    """The last month of the period that the ledger holds; 0 when it holds none of the year. 1 query."""
    loaded = [int(code[:2]) for code in ledger.closed_periods(agency_id, year)]
    return min(max(loaded, default=0), Period(period).months()[-1])


def booked(agency_id: int, year: int, period: str, keys: Collection[str]) -> Booked | None:
    """Actual and budget of the ledger objects of a commitment ("6:4120"). 6 queries, and none without objects."""
    through = last_month(agency_id, year, period) if keys else 0
    if not through:
        return None
    planned = [row for row in budget.budget_by_key(agency_id, year) if any(covers(k, row.ledger_key) for k in keys)]
    so_far = [row for row in planned if row.month <= through]
    groups = sorted({row.account_group for row in planned}, key=len, reverse=True)
    actual, set_aside = _actual(agency_id, year, through, keys, groups), _sums(so_far)
    if not (actual or planned):
        return None
    names = ledger.account_names(agency_id, year)
    lines = [
        BookedLine(accounts, names.get(accounts, accounts), actual[accounts], set_aside[accounts])
        for accounts in sorted(actual.keys() | set_aside.keys(), key=lambda a: (-actual[a], -set_aside[a], a))
    ]
    return Booked(
        keys=tuple(keys),
        through=through,
        lines=tuple(lines),
        actual=sum(actual.values()),
        budget=sum(row.amount for row in so_far) if planned else None,
        budget_year=sum(row.amount for row in planned) if planned else None,
    )


def _actual(agency_id: int, year: int, through: int, keys: Collection[str], groups: list[str]) -> Sums:
    """What is booked on the objects, by account group of the budget, and by account where it has none."""
    sums: Sums = defaultdict(int)
    for dimension in sorted({key.partition(":")[0] for key in keys}):
        for code, account, month, amount in ledger.dimension_sums(agency_id, year, int(dimension)):
            wanted = any(covers(key, f"{dimension}:{code}") for key in keys)
            if wanted and month <= through and not account.startswith(BALANCE):
                sums[next((group for group in groups if account.startswith(group)), account)] += amount
    return sums


def _sums(rows: list[budget.KeyBudget]) -> Sums:
    sums: Sums = defaultdict(int)
    for row in rows:
        sums[row.account_group] += row.amount
    return sums
