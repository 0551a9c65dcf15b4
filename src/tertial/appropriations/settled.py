"""What was booked in a year, counted against its items by the settlement rules."""

from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass, replace

from tertial.analytics.settlement import Rule
from tertial.ledger import queries as ledger

from . import queries

INCOME_CLASS = "3"
WHOLE_YEAR = range(1, 13)


@dataclass(frozen=True, slots=True)
class Settled:
    """A year's settled sums. Expenditure is positive, income negative, as the ledger gives them."""

    sums: tuple[ledger.SettledSum, ...]

    def amount(self, code: str, months: Container[int] = WHOLE_YEAR) -> int:
        """Net expenditure of an item in some months."""
        return sum(one.amount for one in self.sums if one.code == code and one.month in months)

    def last_month(self) -> int:
        """The last month that has rows on the accounts of the rules; 0 when none has."""
        return max((one.month for one in self.sums), default=0)

    def income(self, code: str, months: Container[int] = WHOLE_YEAR) -> int:
        """Income booked on accounts of class 3, as a positive amount."""
        return -sum(
            one.amount
            for one in self.sums
            if one.code == code and one.month in months and one.account.startswith(INCOME_CLASS)
        )

    def rows(self, code: str, months: Container[int] = WHOLE_YEAR) -> int:
        """How many ledger rows stand behind."""
        return sum(one.rows for one in self.sums if one.code == code and one.month in months)

    def by_month(self, code: str) -> tuple[int, ...]:
        """Net expenditure of the twelve months."""
        totals: dict[int, int] = defaultdict(int)
        for one in self.sums:
            if one.code == code:
                totals[one.month] += one.amount
        return tuple(totals[month] for month in WHOLE_YEAR)

    def unsettled(self, months: Container[int] = WHOLE_YEAR) -> tuple[int, int]:
        """Rows that no rule takes, on accounts that some rule names: how many, and their sum."""
        left = [one for one in self.sums if one.code is None and one.month in months]
        return sum(one.rows for one in left), sum(one.amount for one in left)


def settled(agency_id: int, year: int) -> Settled:
    """Everything settled in a year. 1 query and those of the ledger."""
    return settled_by(agency_id, year, queries.rules(agency_id, year))


def settled_by(agency_id: int, year: int, rules: list[Rule]) -> Settled:
    """Everything settled by some rules; nothing where there are none."""
    return Settled(tuple(ledger.settled(agency_id, year, rules)) if rules else ())


@dataclass(frozen=True, slots=True)
class RuleUse:
    """A settlement rule and what it takes."""

    rule: Rule
    rows: int
    amount: int


def rule_use(agency_id: int, year: int) -> list[RuleUse]:
    """Every rule with the rows it takes; one that takes nothing has none. 1 query and those of the ledger."""
    rules = queries.rules(agency_id, year)
    taken = settled_by(agency_id, year, [replace(rule, code=str(rule.order)) for rule in rules])
    return [RuleUse(rule, taken.rows(str(rule.order)), taken.amount(str(rule.order))) for rule in rules]
